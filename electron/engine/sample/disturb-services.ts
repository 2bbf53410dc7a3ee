/** What raises the error rates and latencies of services, and when. */
import type { Release } from './release.ts';
import type { Run } from './run-versions.ts';
import type { Outage } from './schedule-releases.ts';

export interface Disturbance {
  readonly service: string;
  /** null = whichever version runs. */
  readonly release: Release | null;
  readonly from: number;
  readonly to: number;
  /** The error rate is so many times the usual one. */
  readonly errors: number;
  /** So is the median latency, and the spread of latencies is wider by so much. */
  readonly median: number;
  readonly spread: number;
}

const ALWAYS = { from: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY } as const;
const NOTHING = { errors: 1, median: 1, spread: 0 } as const;
/** The bad release fails so much more often than the one before it, and answers later. */
const BAD = { errors: 5.5, median: 1.08, spread: 0.26 } as const;
/** With all traffic on the bad release, the service that calls it fails so much more often too. */
const FAILING_TOGETHER = { service: 'cart-tracking', errors: 1.42 } as const;
/** The newest release of this service is a little worse than the one before it. */
const SUSPECT = { service: 'stock-search', errors: 1.55, median: 1.05, spread: 0 } as const;
/** While an incident lasts. */
const OUTAGE = 2;

/** `runs` of all services, each service's in the order they begin; `outages` of every release. */
export function disturbServices(runs: readonly Run[], outages: readonly Outage[]): Disturbance[] {
  const bad = runs.filter(({ release }) => isBad(release));
  const suspect = runs.findLast(({ release }) => release.service.name === SUSPECT.service);
  return [
    ...bad.slice(0, 1).map(({ release }) => ({ service: release.service.name, release, ...ALWAYS, ...BAD })),
    ...(suspect === undefined ? [] : [{ release: suspect.release, ...ALWAYS, ...SUSPECT }]),
    ...bad.map(({ from, to, share }) => ({
      ...{ service: FAILING_TOGETHER.service, release: null, from, to, ...NOTHING },
      errors: 1 + (FAILING_TOGETHER.errors - 1) * share,
    })),
    ...outages
      .filter(({ release }) => !isBad(release))
      .map(({ release, startedAt, resolvedAt }) => ({
        ...{ service: release.service.name, release: null, from: startedAt, to: resolvedAt, ...NOTHING },
        errors: OUTAGE,
      })),
  ];
}

function isBad({ failure }: Release): boolean {
  return failure?.kind === 'bad-release';
}
