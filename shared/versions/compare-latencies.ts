/**
 * Latencies of two versions, percentile by percentile. Those from buckets have intervals, and head is slower or faster
 * where theirs don't meet; as each holds whatever the distribution, so does the difference's, also between unlike
 * bounds.
 */
import type { Confidence } from '../report.ts';
import {
  LATENCIES,
  type LatencyComparison,
  type LatencyFigure,
  type LatencyName,
  type MeasuredVersion,
} from '../version-answers.ts';
import { FEWEST_REQUESTS } from './compare-rates.ts';

/** One a latency that either has, in the order of LATENCIES. */
export function compareLatencies(
  base: MeasuredVersion | null,
  head: MeasuredVersion | null,
): readonly LatencyComparison[] {
  return LATENCIES.flatMap((name) => {
    const compared = compareLatency(name, base, head);
    return compared === null ? [] : [compared];
  });
}

/** null = neither has it. */
export function compareLatency(
  name: LatencyName,
  baseVersion: MeasuredVersion | null,
  headVersion: MeasuredVersion | null,
): LatencyComparison | null {
  const base = baseVersion?.latencies[name] ?? null;
  const head = headVersion?.latencies[name] ?? null;
  if (base === null && head === null) return null;
  const figures = { name, base, head };
  if (base === null || head === null) {
    return { ...figures, difference: null, interval: null, verdict: null, reason: 'not-measured' };
  }
  const difference = head.milliseconds - base.milliseconds;
  const interval = intervalBetween(base, head);
  if (interval === null) {
    const isCounted = base.from === 'buckets' && head.from === 'buckets';
    const reason = isCounted && (isSmall(baseVersion) || isSmall(headVersion)) ? 'too-few' : 'percentiles-only';
    return { ...figures, difference, interval, verdict: null, reason };
  }
  return { ...figures, difference, interval, verdict: verdictOf(interval), reason: null };
}

function isSmall(version: MeasuredVersion | null): boolean {
  return (version?.requests ?? 0) < FEWEST_REQUESTS;
}

function intervalBetween(base: LatencyFigure, head: LatencyFigure): Confidence | null {
  if (base.interval === null || head.interval === null) return null;
  return [head.interval[0] - base.interval[1], head.interval[1] - base.interval[0]];
}

/** A bucket holds what is above its lower bound: where one ends and the other begins they don't meet. */
function verdictOf([low, high]: Confidence): 'better' | 'worse' | 'undecided' {
  if (low >= 0 && high > 0) return 'worse';
  return high <= 0 && low < 0 ? 'better' : 'undecided';
}
