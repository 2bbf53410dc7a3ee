/** How several durations are spread: middle, mean, ends, and how many are about as long. */
import type { Spread } from '../metric-answers.ts';
import { lowerMedian, mean, quantiles } from '../stats.ts';
import { DAYS_PER_MONTH } from '../time.ts';
import type { Statistic } from './profiles.ts';

const [MINUTE, HOUR, DAY] = [60, 3600, 86_400];

/** Where one bin ends and the next begins, seconds: durations that people speak of. */
const SPREAD_BOUNDS: readonly number[] = [
  5 * MINUTE,
  15 * MINUTE,
  30 * MINUTE,
  HOUR,
  2 * HOUR,
  4 * HOUR,
  12 * HOUR,
  DAY,
  2 * DAY,
  7 * DAY,
  14 * DAY,
  DAYS_PER_MONTH * DAY,
];

/**
 * @param values seconds, not negative; they are reordered
 * @param rule whose median it is, where there are several kinds
 */
export function spreadOf(
  values: Float64Array,
  rule: { readonly statistic: Statistic } = { statistic: 'median' },
  bounds: readonly number[] = SPREAD_BOUNDS,
): Spread {
  const [minSeconds = null, median = null, p90Seconds = null, maxSeconds = null] = quantiles(values, [0, 0.5, 0.9, 1]);
  const counts = countByBin(values, bounds);
  return {
    n: values.length,
    medianSeconds: rule.statistic === 'lower-median' ? lowerMedian(values) : median,
    meanSeconds: mean(values),
    p90Seconds,
    minSeconds,
    maxSeconds,
    bins: Array.from(counts, (n, bin) => ({ from: bounds[bin - 1] ?? 0, to: bounds[bin] ?? null, n })),
  };
}

function countByBin(values: Float64Array, bounds: readonly number[]): Int32Array {
  const counts = new Int32Array(bounds.length + 1);
  for (let i = 0; i < values.length; i++) {
    const value = values[i] as number;
    let bin = 0;
    while (bin < bounds.length && value >= (bounds[bin] as number)) bin++;
    (counts[bin] as number)++;
  }
  return counts;
}
