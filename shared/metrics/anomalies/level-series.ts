/**
 * Shifts in durations, one value a day (its median), days without any left out. Values are taken as normal scores of their
 * ranks once what the weekday adds is taken off (what is committed on Friday and deployed on Monday waits a weekend). The
 * difference of two means of known variance, itself normal around 0 after a change: a Bayes factor in closed form.
 */
import { type ChangePoint, LOG_THRESHOLD, logMeanExp, type ShiftSeries } from './change-point.ts';
import { dispersionOf } from './dispersion.ts';
import { normalScores } from './normal-scores.ts';

/** Days with a value, on each side of a shift. */
const FEWEST_VALUES = 7;
/** Standard deviation of the shifts that are expected, in those of the scores. */
const EXPECTED_SHIFT = 1;
/** Scores vary by 1 in all; less than this within two levels is more precision than days can have. */
const LEAST_VARIANCE = 0.05;
/** What a weekday adds is believed as far as this many days of it bear it out. */
const WEEKDAY_WEIGHT = 2;
const HALF_WEEK = 3;

/** `values`: > 0, NaN = none that day. `weekdays`: 0–6 of each day. */
export function levelSeries(values: Float64Array, weekdays: Uint8Array): ShiftSeries {
  const days: number[] = [];
  for (let day = 0; day < values.length; day++) if ((values[day] as number) > 0) days.push(day);
  const logs = Float64Array.from(days, (day) => Math.log(values[day] as number));
  const scores = normalScores(withoutWeekdays(logs, days, weekdays));
  const sums = new Float64Array(days.length + 1);
  for (const [k, score] of scores.entries()) sums[k + 1] = (sums[k] as number) + score;
  const meanOf = (from: number, to: number) => ((sums[to] as number) - (sums[from] as number)) / (to - from);

  function residuals(start: number, end: number): Float64Array {
    const mean = meanOf(start, end);
    return scores.slice(start, end).map((score) => score - mean);
  }

  function scan(firstDay: number, endDay: number): ChangePoint | null {
    const from = firstAtOrAfter(days, firstDay);
    const to = firstAtOrAfter(days, endDay);
    let best = -1;
    let ratio = 0;
    const distance = (split: number) =>
      ((meanOf(from, split) - meanOf(split, to)) ** 2 * (split - from) * (to - split)) / (to - from);
    for (let split = from + FEWEST_VALUES; split <= to - FEWEST_VALUES; split++) {
      const found = distance(split) / 2;
      if (found > ratio) [best, ratio] = [split, found];
    }
    if (best < 0) return null;
    const runs = [residuals(from, best), residuals(best, to)];
    const variance = Math.max(LEAST_VARIANCE, dispersionOf(runs, 3));
    const day = days[best] as number;
    const bound = ratio / variance;
    if (bound < LOG_THRESHOLD) return { split: day, logEvidence: bound };
    const terms: number[] = [];
    for (let split = from + FEWEST_VALUES; split <= to - FEWEST_VALUES; split++) {
      const own = (variance * (to - from)) / ((split - from) * (to - split));
      const widened = own + EXPECTED_SHIFT ** 2;
      terms.push(Math.log(own / widened) / 2 + (distance(split) / variance / 2) * (1 - own / widened));
    }
    return { split: day, logEvidence: logMeanExp(terms) };
  }

  return { length: values.length, scan };
}

/** The values less what their weekday adds to the mean of the days around, which a shift moves as well. */
function withoutWeekdays(values: Float64Array, days: readonly number[], weekdays: Uint8Array): Float64Array {
  const sums = new Float64Array(7);
  const counts = new Float64Array(7);
  let [from, to, around] = [0, 0, 0];
  for (const [k, day] of days.entries()) {
    while (to < days.length && (days[to] as number) <= day + HALF_WEEK) around += values[to++] as number;
    while ((days[from] as number) < day - HALF_WEEK) around -= values[from++] as number;
    const weekday = weekdays[day] as number;
    sums[weekday] = (sums[weekday] as number) + (values[k] as number) - around / (to - from);
    counts[weekday] = (counts[weekday] as number) + 1;
  }
  return values.map((value, k) => {
    const weekday = weekdays[days[k] as number] as number;
    return value - (sums[weekday] as number) / ((counts[weekday] as number) + WEEKDAY_WEIGHT);
  });
}

function firstAtOrAfter(days: readonly number[], day: number): number {
  const found = days.findIndex((candidate) => candidate >= day);
  return found < 0 ? days.length : found;
}
