/** Lead times in bins whose bounds people speak of: an hour, a day, a week, a month. */
import type { LeadTimeBin } from '../lead-time-answers.ts';

const [HOUR, DAY] = [3600, 86_400];
/** A month of 30.44 days is 2,630,016 seconds: the mean Gregorian one, to the hundredth of a day. */
const MONTH = 30.44 * DAY;
const YEAR = 365.25 * DAY;

/** Where one bin ends and the next begins, seconds. */
export const LEAD_TIME_BOUNDS: readonly number[] = [
  HOUR,
  4 * HOUR,
  DAY,
  2 * DAY,
  3 * DAY,
  7 * DAY,
  14 * DAY,
  MONTH,
  3 * MONTH,
  6 * MONTH,
  YEAR,
];

/** Every value in one bin, [from, to); the last has no end. Bins without values are there too. Seconds, > 0. */
export function leadTimeBins(values: Float64Array, previous: Float64Array): readonly LeadTimeBin[] {
  const now = countByBin(values);
  const before = countByBin(previous);
  return Array.from(now, (n, bin) => ({
    fromSeconds: bin === 0 ? 0 : (LEAD_TIME_BOUNDS[bin - 1] as number),
    toSeconds: LEAD_TIME_BOUNDS[bin] ?? null,
    n,
    previous: before[bin] as number,
  }));
}

function countByBin(values: Float64Array): Int32Array {
  const counts = new Int32Array(LEAD_TIME_BOUNDS.length + 1);
  for (let i = 0; i < values.length; i++) {
    const value = values[i] as number;
    let bin = 0;
    while (bin < LEAD_TIME_BOUNDS.length && value >= (LEAD_TIME_BOUNDS[bin] as number)) bin++;
    (counts[bin] as number)++;
  }
  return counts;
}
