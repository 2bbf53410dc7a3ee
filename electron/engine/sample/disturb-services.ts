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
const FAILING_TOGETHER = { service: 'cart-tracking', errors: 1.9 } as const;
/** The release of this service that runs longest in the last span is a little worse than the one before it. */
const SUSPECT = { service: 'promocode-checker', errors: 1.25 } as const;
/** While an incident lasts. */
const OUTAGE = 2;

/** `runs` of all services in the order they begin; `outages` of every release. */
export function disturbServices(runs: readonly Run[], outages: readonly Outage[], lastSpan: number): Disturbance[] {
  const bad = runs.filter(({ release }) => release.failure?.kind === 'bad-release');
  const suspect = longest(
    runs.filter(
      ({ release: { service, span, failure, kind } }) =>
        service.name === SUSPECT.service && span === lastSpan && failure === null && kind === 'planned',
    ),
  );
  return [...new Set(bad.map(({ release }) => release))]
    .map((release): Disturbance => ({ service: release.service.name, release, ...ALWAYS, ...BAD }))
    .concat(
      bad.map(({ from, to, share }) => ({
        ...{ service: FAILING_TOGETHER.service, release: null, from, to, ...NOTHING },
        errors: 1 + (FAILING_TOGETHER.errors - 1) * share,
      })),
      suspect === null
        ? []
        : [{ service: SUSPECT.service, release: suspect.release, ...ALWAYS, ...NOTHING, errors: SUSPECT.errors }],
      outages
        .filter(({ release }) => release.failure?.kind !== 'bad-release')
        .map(({ release, startedAt, resolvedAt }) => ({
          ...{ service: release.service.name, release: null, from: startedAt, to: resolvedAt, ...NOTHING },
          errors: OUTAGE,
        })),
    );
}

function longest(runs: readonly Run[]): Run | null {
  let found: Run | null = null;
  for (const run of runs) if (found === null || run.to - run.from > found.to - found.from) found = run;
  return found;
}
