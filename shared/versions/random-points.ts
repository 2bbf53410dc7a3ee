/** Series of versions with a known truth, for tests: drawn from a seeded generator. */
import type { LatencyHistogram } from '../model.ts';
import { normalTail } from './distributions.ts';
import type { VersionPoints } from './version-data.ts';

export type Random = () => number;

const HOUR_MS = 3_600_000;

export interface RandomPoints {
  /** Index of the first hour; 0 = 1970-01-01T00Z. */
  readonly from?: number;
  readonly intervals: number;
  readonly step?: number;
  readonly requests: (index: number) => number;
  /** True error rate of an interval. */
  readonly rate: (index: number) => number;
  /** Of intervals' rates, as a beta distribution has it: 0 = none, else how alike requests of an interval are. */
  readonly correlation?: number;
  readonly histogram?: (random: Random, requests: number, index: number) => LatencyHistogram;
}

export function randomPoints(random: Random, given: RandomPoints): VersionPoints {
  const { from = 0, intervals, step = HOUR_MS, requests, rate, correlation = 0, histogram } = given;
  const counts = Float64Array.from({ length: intervals }, (_, index) => requests(index));
  const errors = counts.map((n, index) => {
    const p = rate(index);
    return binomial(random, n, correlation === 0 ? p : beta(random, p, correlation));
  });
  const unknown = () => new Float64Array(intervals).fill(Number.NaN);
  return {
    count: intervals,
    at: Float64Array.from({ length: intervals }, (_, index) => from * HOUR_MS + index * step),
    step,
    requests: counts,
    errors,
    p50: unknown(),
    p75: unknown(),
    p90: unknown(),
    p95: unknown(),
    p99: unknown(),
    max: unknown(),
    mean: unknown(),
    histograms: histogram === undefined ? null : [...counts].map((n, index) => histogram(random, n, index)),
  };
}

/**
 * Counted one by one where few, else by the gaps between successes (L. Devroye 1986, X.4.3), else by the normal
 * limit.
 */
export function binomial(random: Random, n: number, p: number): number {
  if (p <= 0 || n <= 0) return 0;
  if (p > 0.5) return n - binomial(random, n, 1 - p);
  if (n * p > 2000) {
    const drawn = Math.round(n * p + Math.sqrt(n * p * (1 - p)) * normal(random));
    return Math.min(n, Math.max(0, drawn));
  }
  let successes = 0;
  for (let trial = gap(random, p); trial <= n; trial += gap(random, p)) successes++;
  return successes;
}

function gap(random: Random, p: number): number {
  return 1 + Math.floor(Math.log(1 - random()) / Math.log1p(-p));
}

/** Mean `p`, intra-class correlation as given. */
function beta(random: Random, p: number, correlation: number): number {
  const weight = 1 / correlation - 1;
  const one = gamma(random, p * weight);
  const other = gamma(random, (1 - p) * weight);
  return one + other === 0 ? 0 : one / (one + other);
}

/** G. Marsaglia & W. W. Tsang, "A simple method for generating gamma variables" (2000). */
export function gamma(random: Random, shape: number): number {
  if (shape < 1) return gamma(random, shape + 1) * (1 - random()) ** (1 / shape);
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const z = normal(random);
    const v = (1 + c * z) ** 3;
    if (v > 0 && Math.log(1 - random()) < (z * z) / 2 + d - d * v + d * Math.log(v)) return d * v;
  }
}

/** Box & Muller. */
export function normal(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

/** Log-normal latencies of that median in the usual buckets. */
export function drawHistogram(random: Random, requests: number, center: number): LatencyHistogram {
  const bounds = [5, 10, 25, 50, 100, 250, 500, 1000, 2500, 5000];
  const counts = new Array<number>(bounds.length + 1).fill(0);
  let left = requests;
  let above = 1;
  for (const [bucket, bound] of bounds.entries()) {
    const beyond = normalTail(Math.log(bound / center) / 0.6);
    const inside = binomial(random, left, Math.max(0, 1 - beyond / above));
    counts[bucket] = inside;
    left -= inside;
    above = beyond;
  }
  counts[bounds.length] = left;
  return { bounds, counts };
}

/** So many requests in so many intervals. */
export function steady(total: number, intervals: number, rate: number, more: Partial<RandomPoints> = {}): RandomPoints {
  return { intervals, requests: () => Math.round(total / intervals), rate: () => rate, ...more };
}
