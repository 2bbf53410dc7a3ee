/** Daily series with a known truth, for tests: drawn from a seeded generator. */
import { median } from '../../stats.ts';

/** Of a service that rests at the weekend; they sum to 7. */
const WEEK = [1.2, 1.4, 1.55, 1.45, 1.1, 0.2, 0.1] as const;

export type Random = () => number;

export function weekdaysOf(days: number): Uint8Array {
  return Uint8Array.from({ length: days }, (_, day) => day % 7);
}

/** plain: Poisson. week: with a pattern of weekdays. bursts: varying more than Poisson, from day to day. busy-weeks: from week
 * to week. */
export type CountKind = 'plain' | 'week' | 'bursts' | 'busy-weeks';

/** @param level mean a day */
export function randomCounts(
  random: Random,
  kind: CountKind,
  days: number,
  level: (day: number) => number,
): Int32Array {
  let factor = 1;
  return Int32Array.from({ length: days }, (_, day) => {
    const pattern = kind === 'plain' ? 1 : (WEEK[day % 7] as number);
    if (kind === 'bursts') factor = gamma(random, 2) / 2;
    if (kind === 'busy-weeks' && day % 7 === 0) factor = gamma(random, 4) / 4;
    return poisson(random, level(day) * pattern * factor);
  });
}

/** How many of each day's trials succeed. */
export function randomEvents(random: Random, trials: Int32Array, rate: (day: number) => number): Int32Array {
  return trials.map((n, day) => {
    let events = 0;
    for (let k = 0; k < n; k++) if (random() < rate(day)) events++;
    return events;
  });
}

/** Medians of log-normal durations, as many a day as there are deployments; on the first weekday three times as long. */
export function randomMedians(
  random: Random,
  deployments: Int32Array,
  logDeviation: number,
  level: (day: number) => number,
): Float64Array {
  return Float64Array.from(deployments, (n, day) => {
    const centre = level(day) * (day % 7 === 0 ? 3 : 1);
    const values = Float64Array.from({ length: n }, () => centre * Math.exp(logDeviation * normal(random)));
    return median(values) ?? Number.NaN;
  });
}

/** Box & Muller. */
function normal(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

function poisson(random: Random, mean: number): number {
  if (mean > 50) return Math.max(0, Math.round(mean + Math.sqrt(mean) * normal(random)));
  const limit = Math.exp(-mean);
  let count = 0;
  for (let product = random(); product > limit; product *= random()) count++;
  return count;
}

/** G. Marsaglia & W. W. Tsang (2000), shape ≥ 1. */
function gamma(random: Random, shape: number): number {
  const d = shape - 1 / 3;
  for (;;) {
    const x = normal(random);
    const v = (1 + x / Math.sqrt(9 * d)) ** 3;
    if (v > 0 && Math.log(1 - random()) < x ** 2 / 2 + d - d * v + d * Math.log(v)) return d * v;
  }
}
