/** What each weekday leads to expect: counts compared with it, quiet weekends are no shift. */

/** Weight of the pattern of all in that of one service, in days' worth of its own mean. */
const SHARED_DAYS = 14;
/** Days on which next to nothing is expected still leave room for something. */
const LEAST = 0.01;

/** Share of the week's counts that falls on each weekday, drawn towards `shared` (sums to 1) where there are few. */
export function weekPattern(counts: Int32Array, weekdays: Uint8Array, shared: Float64Array | null): Float64Array {
  const sums = new Float64Array(7);
  const days = new Float64Array(7);
  let total = 0;
  for (let day = 0; day < counts.length; day++) {
    const count = counts[day] as number;
    const weekday = weekdays[day] as number;
    sums[weekday] = (sums[weekday] as number) + count;
    days[weekday] = (days[weekday] as number) + 1;
    total += count;
  }
  const mean = total / Math.max(1, counts.length);
  const pattern = sums.map((sum, weekday) => {
    const expected = shared === null ? 1 : 7 * (shared[weekday] as number);
    const weight = shared === null ? 1 : SHARED_DAYS / 7;
    return (sum + mean * expected * weight) / ((days[weekday] as number) + weight);
  });
  const whole = pattern.reduce((sum, value) => sum + value, 0);
  return pattern.map((value) => Math.max(LEAST / 7, whole === 0 ? 1 / 7 : value / whole));
}

export function exposureOf(weekdays: Uint8Array, pattern: Float64Array): Float64Array {
  const exposure = new Float64Array(weekdays.length);
  for (let day = 0; day < exposure.length; day++) exposure[day] = pattern[weekdays[day] as number] as number;
  return exposure;
}
