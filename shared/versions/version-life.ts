/** When a version ran, by the best that is known of it. */
import type { Instant } from '../model.ts';
import type { Period } from '../time.ts';
import type { VersionLane, VersionVerdictKind } from '../version-answers.ts';
import type { VersionPoints } from './version-data.ts';

export interface VersionLife {
  readonly version: string;
  readonly firstSeenAt: Instant | null;
  readonly lastSeenAt: Instant | null;
  readonly active: boolean;
  readonly verdict: VersionVerdictKind | null;
  /** From each of its deployments to the service's next one of another version; Infinity = none came after it. */
  readonly deployed: readonly Period[];
  readonly points: VersionPoints | null;
}

export interface VersionRuns {
  /** Half-open, ascending; `to` may be Infinity. */
  readonly runs: readonly Period[];
  readonly basis: VersionLane['basis'];
}

/** A version without traffic for so many intervals on end didn't run; a gap in the export is none. */
const INTERVALS_MISSED = 2;

/** Stretches of traffic closer than `gap` milliseconds are one. */
export function runsOf(life: VersionLife, gap = 0): VersionRuns {
  const { points, deployed, firstSeenAt, lastSeenAt, active } = life;
  const traffic = points === null ? [] : stretchesOf(points, gap);
  if (traffic.length > 0) return { runs: traffic, basis: 'traffic' };
  if (deployed.length > 0) return { runs: deployed, basis: 'deployments' };
  const to = active ? Number.POSITIVE_INFINITY : (lastSeenAt ?? firstSeenAt ?? 0);
  return { runs: firstSeenAt === null ? [] : [{ from: firstSeenAt, to }], basis: 'seen' };
}

function stretchesOf(points: VersionPoints, gap: number): Period[] {
  const { at, step, count } = points;
  const joined = Math.max(gap, step * INTERVALS_MISSED);
  const stretches: { from: number; to: number }[] = [];
  for (let i = 0; i < count; i++) {
    if (!hasTraffic(points, i)) continue;
    const from = at[i] as number;
    const last = stretches.at(-1);
    if (last !== undefined && from - last.to <= joined) last.to = Math.max(last.to, from + step);
    else stretches.push({ from, to: from + step });
  }
  return stretches;
}

/** An interval that says nothing of requests but something else was measured in. */
export function hasTraffic({ requests, errors }: VersionPoints, i: number): boolean {
  const asked = requests[i] as number;
  return Number.isNaN(asked) ? !((errors[i] as number) <= 0) : asked > 0;
}

/** Whether it was seen in the period at all. */
export function isSeenIn(
  { firstSeenAt, lastSeenAt, active }: Pick<VersionLife, 'firstSeenAt' | 'lastSeenAt' | 'active'>,
  { from, to }: Period,
): boolean {
  if (firstSeenAt === null && lastSeenAt === null) return true;
  const first = firstSeenAt ?? lastSeenAt ?? 0;
  return first < to && (active || (lastSeenAt ?? first) >= from);
}
