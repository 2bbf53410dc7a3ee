/** Latencies of two versions, percentile by percentile. */
import { LATENCIES, type LatencyComparison, type LatencyName, type MeasuredVersion } from '../version-answers.ts';

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
  const nothing = { name, base, head, difference: null, interval: null, verdict: null };
  if (base === null || head === null) return { ...nothing, reason: 'not-measured' };
  const difference = head.milliseconds - base.milliseconds;
  return { ...nothing, difference, reason: 'percentiles-only' };
}
