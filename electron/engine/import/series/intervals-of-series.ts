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

/** The commonest difference of times that follow one another, the shortest of several; null = there are none. */
export class StepCensus {
  readonly #counts = new Map<number, number>();

  /** Ascending times of one series. */
  add(times: ArrayLike<number>): void {
    for (let i = 1; i < times.length; i++) {
      const step = (times[i] as number) - (times[i - 1] as number);
      if (step > 0) this.#counts.set(step, (this.#counts.get(step) ?? 0) + 1);
    }
  }

  get step(): number | null {
    let step: number | null = null;
    let most = 0;
    for (const [difference, count] of this.#counts) {
      if (count < most || (count === most && step !== null && difference > step)) continue;
      step = difference;
      most = count;
    }
    return step;
  }
}

export function stepOf(times: ArrayLike<number>): number | null {
  const census = new StepCensus();
  census.add(times);
  return census.step;
}
