import type { VersionPoints } from './version-data.ts';
import type { VersionLife } from './version-life.ts';

/** Intervals with requests and errors alone. */
export function pointsOf(
  intervals: readonly (readonly [at: number, requests: number, errors?: number])[],
  step: number,
): VersionPoints {
  const nothing = () => new Float64Array(intervals.length).fill(Number.NaN);
  return {
    count: intervals.length,
    at: Float64Array.from(intervals, ([at]) => at),
    step,
    requests: Float64Array.from(intervals, ([, requests]) => requests),
    errors: Float64Array.from(intervals, ([, , errors = Number.NaN]) => errors),
    ...{ p50: nothing(), p75: nothing(), p90: nothing(), p95: nothing(), p99: nothing(), max: nothing() },
    mean: nothing(),
    histograms: null,
  };
}

export function lifeOf(version: string, known: Partial<VersionLife> = {}): VersionLife {
  return {
    version,
    firstSeenAt: null,
    lastSeenAt: null,
    active: false,
    verdict: null,
    deployed: [],
    points: null,
    ...known,
  };
}
