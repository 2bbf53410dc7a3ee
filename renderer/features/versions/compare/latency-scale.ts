/** Where milliseconds are on the axis of a latency chart. */

export interface LatencyScale {
  readonly isLog: boolean;
  readonly ticks: readonly number[];
  /** 0 at the left end of the plot, 1 at the right. */
  readonly at: (milliseconds: number) => number;
}

/** From this ratio of the largest to the smallest on, the small ones would all lie at the left end. */
const LOG_FROM = 20;
/** Nobody measures a latency finer than a nanosecond. */
const FINEST = 1e-6;
const STEPS = [1, 2, 2.5, 5, 10];

/** @param values all that is drawn, ends of intervals included; those that are no latency are left out */
export function latencyScale(values: readonly number[]): LatencyScale {
  const known = values.filter((value) => Number.isFinite(value) && value >= 0);
  const max = Math.max(FINEST, ...known);
  const least = Math.max(FINEST, Math.min(max, ...known.filter((value) => value > 0)));
  return max / least > LOG_FROM ? logScale(least, max) : linearScale(max);
}

function linearScale(max: number): LatencyScale {
  const power = 10 ** Math.floor(Math.log10(max / 4));
  const step = power * (STEPS.find((factor) => factor * power >= max / 4) ?? 10);
  const count = Math.ceil(max / step - 1e-9);
  const end = count * step;
  return {
    isLog: false,
    ticks: Array.from({ length: count + 1 }, (_, index) => Number((index * step).toPrecision(10))),
    at: (value) => Math.min(1, Math.max(0, value / end)),
  };
}

/** From the power of ten below the least to the round number above the largest; what is 0 is at the left end. */
function logScale(least: number, max: number): LatencyScale {
  const first = Math.floor(Math.log10(least));
  const last = Math.ceil(Math.log10(max) - 1e-9);
  const every = Math.max(1, Math.ceil((last - first) / 6));
  const ticks = Array.from(
    { length: Math.floor((last - first) / every) + 1 },
    (_, index) => 10 ** (first + index * every),
  );
  return {
    isLog: true,
    ticks,
    at: (value) => (value <= 0 ? 0 : Math.min(1, Math.max(0, (Math.log10(value) - first) / (last - first)))),
  };
}
