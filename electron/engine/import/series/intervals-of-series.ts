/** The intervals that values belong to. Times are epoch milliseconds. */

export const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
/** Zones differ by this at the least: days that begin at midnight somewhere keep their beginning. */
const QUARTER_MS = 15 * MINUTE_MS;
/** Clocks that ask regularly do so a little early or late. */
const SLACK_MS = 1000;

/** Length of the intervals of a series whose values are `step` apart: finer ones are put together by the minute. */
export function intervalOf(step: number | null): number {
  return Math.max(MINUTE_MS, step ?? 0);
}

/** Start of the interval that begins at a time: series of one step have the same intervals. */
export function startOf(time: number, step: number | null): number {
  const interval = intervalOf(step);
  const unit = interval > HOUR_MS ? QUARTER_MS : interval;
  return Math.floor(time / unit) * unit;
}

/** What a counter grew by across more than two steps may have been at any time of them. */
export function isGap(from: number, to: number, step: number | null): boolean {
  return step !== null && to - from > 2 * step + SLACK_MS;
}
