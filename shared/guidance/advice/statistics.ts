/** What excludes chance: intervals of medians and shares, and tests of two groups. */
import { quantilesAndInterval, wilsonInterval } from '../../intervals.ts';
import { fisherMidP } from '../../versions/rate-test.ts';

/** The same rows have the same interval. */
const SEED = 1;

export interface Middle {
  readonly n: number;
  readonly median: number;
  /** 95 %. */
  readonly low: number;
  readonly high: number;
}

/** null below five values. */
export function middleOf(values: ArrayLike<number>): Middle | null {
  const { quantiles, interval } = quantilesAndInterval(new Float64Array(values), [0.5], SEED);
  const [middle = null] = quantiles;
  return interval === null || middle === null
    ? null
    : { n: values.length, median: middle, low: interval[0], high: interval[1] };
}

export interface Share {
  readonly n: number;
  readonly of: number;
  readonly rate: number;
  /** 95 %, Wilson. */
  readonly low: number;
  readonly high: number;
}

export function shareOf(n: number, of: number): Share {
  const [low, high] = wilsonInterval(n, of) ?? [0, 1];
  return { n, of, rate: of === 0 ? 0 : n / of, low, high };
}

/** How likely two shares would lie as far apart if they were one (Fisher's exact test, mid-p, two-sided). */
export function chanceOfShares(one: Share, other: Share): number {
  if (one.of === 0 || other.of === 0) return 1;
  return fisherMidP({ requests: one.of, errors: one.n }, { requests: other.of, errors: other.n });
}

/**
 * How likely two groups would lie as far apart if they were alike (H. B. Mann and D. R. Whitney 1947; normal approximation
 * with ties, two-sided). Of more values than are needed to tell, some are taken at even distances.
 */
export function chanceOfMedians(one: ArrayLike<number>, other: ArrayLike<number>): number {
  const [owns, others] = [evenly(one), evenly(other)];
  const [n, m] = [owns.length, others.length];
  if (n === 0 || m === 0) return 1;
  const all = [...owns.map((value) => ({ value, own: 1 })), ...others.map((value) => ({ value, own: 0 }))];
  all.sort((a, b) => a.value - b.value);
  let ranks = 0;
  let ties = 0;
  for (let from = 0; from < all.length; ) {
    let to = from;
    while (to < all.length && all[to]?.value === all[from]?.value) to++;
    for (let k = from; k < to; k++) ranks += (all[k]?.own ?? 0) * ((from + 1 + to) / 2);
    ties += (to - from) ** 3 - (to - from);
    from = to;
  }
  const total = n + m;
  const variance = ((n * m) / 12) * (total + 1 - ties / (total * (total - 1)));
  if (!(variance > 0)) return 1;
  return twoSided(Math.abs(ranks - (n * (n + 1)) / 2 - (n * m) / 2) / Math.sqrt(variance));
}

const ENOUGH = 2000;

function evenly(values: ArrayLike<number>): readonly number[] {
  if (values.length <= ENOUGH) return Array.from(values);
  return Array.from({ length: ENOUGH }, (_, i) => values[Math.floor((i * values.length) / ENOUGH)] as number);
}

/** Beyond z on either side of the normal distribution (M. Abramowitz and I. Stegun, 26.2.17; to 10⁻⁷). */
function twoSided(z: number): number {
  const t = 1 / (1 + 0.2316419 * z);
  const tail = t * (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
  return Math.min(1, (2 * tail * Math.exp((-z * z) / 2)) / Math.sqrt(2 * Math.PI));
}
