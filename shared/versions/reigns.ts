import type { Period } from '../time.ts';

/** A version came: by a deployment, or, of one that none brought, as it was first seen. */
export interface Arrival {
  readonly at: number;
  /** Index. */
  readonly version: number;
  /** Row of the deployment, -1 = none. */
  readonly deployment: number;
}

/** A version was the newest to come; `to` is Infinity as long as no other came. */
export interface Reign extends Period {
  /** The one that ended it, null = it goes on. */
  readonly endedBy: Arrival | null;
}

export interface Reigns {
  /** By version. */
  readonly of: readonly (readonly Reign[])[];
  /** By version: the one that it first took over from, -1 = it was the first. */
  readonly before: Int32Array;
}

/** `arrivals` in order of time; `count` versions. */
export function reignsOf(arrivals: readonly Arrival[], count: number): Reigns {
  const of: Reign[][] = Array.from({ length: count }, () => []);
  const before = new Int32Array(count).fill(-1);
  const hasCome = new Uint8Array(count);
  let first: Arrival | null = null;
  for (const arrival of arrivals) {
    const { version, at } = arrival;
    if (first?.version === version) continue;
    if (first !== null) {
      of[first.version]?.push({ from: first.at, to: at, endedBy: arrival });
      if (hasCome[version] === 0) before[version] = first.version;
    }
    hasCome[version] = 1;
    first = arrival;
  }
  if (first !== null) of[first.version]?.push({ from: first.at, to: Number.POSITIVE_INFINITY, endedBy: null });
  return { of, before };
}
