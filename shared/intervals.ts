/**
 * How sure a figure is: 95 % intervals, and the one that a difference of two figures has. None of them needs the values
 * sorted, and none costs more than a few passes over them, whatever their number.
 */
import type { Confidence } from './report.ts';
import { selectRanks } from './select-ranks.ts';
import { createRandom, mean, quantileOf, quantileRanks, quantiles } from './stats.ts';

/** Two-sided 95 % point of the normal distribution. */
const Z = 1.959963984540054;
/** Up to here the Poisson interval is computed exactly; the approximation beyond errs by less than 0.002 of a count. */
const EXACT_COUNT_LIMIT = 100;
/** Up to here medians are resampled; beyond, the order statistics that the binomial distribution points at. */
const BOOTSTRAP_LIMIT = 100;
const RESAMPLES = 1000;
/** Fewer values than this have no interval of their median or mean. */
export const FEWEST_VALUES = 5;

/** Rate `successes` ÷ `n`. E. B. Wilson, "Probable inference, the law of succession, and statistical inference" (1927). */
export function wilsonInterval(successes: number, n: number): Confidence | null {
  if (n === 0) return null;
  const rate = successes / n;
  const spread = Z * Math.sqrt((rate * (1 - rate)) / n + (Z * Z) / (4 * n * n));
  const centre = rate + (Z * Z) / (2 * n);
  const scale = 1 + (Z * Z) / n;
  // Rounding may leave 1e-17 where the bound is 0 or 1.
  const low = successes === 0 ? 0 : Math.max(0, (centre - spread) / scale);
  const high = successes === n ? 1 : Math.min(1, (centre + spread) / scale);
  return [low, high];
}

/** Mean of a Poisson count, both tails 2.5 %. F. Garwood, "Fiducial limits for the Poisson distribution" (1936); above 100
 * its Wilson–Hilferty approximation (Breslow & Day 1987, p. 69). */
export function poissonInterval(count: number): Confidence {
  if (count > EXACT_COUNT_LIMIT) return [wilsonHilferty(count, -Z), wilsonHilferty(count + 1, Z)];
  // Low: as many or more would be seen in 2.5 % of cases. High: as few or fewer.
  const low = count === 0 ? 0 : solvePoisson(count - 1, 0.975, wilsonHilferty(count, -Z));
  return [low, solvePoisson(count, 0.025, wilsonHilferty(count + 1, Z))];
}

function wilsonHilferty(count: number, z: number): number {
  return count * (1 - 1 / (9 * count) + z / (3 * Math.sqrt(count))) ** 3;
}

/** The mean λ of which P(X ≤ count) = probability, by Newton's method from a guess that is nearly right. */
function solvePoisson(count: number, probability: number, guess: number): number {
  let lambda = Math.max(guess, 1e-6);
  for (let round = 0; round < 50; round++) {
    let term = Math.exp(-lambda);
    let atMost = term;
    for (let k = 1; k <= count; k++) {
      term *= lambda / k;
      atMost += term;
    }
    // d/dλ P(X ≤ k) = −P(X = k), and `term` has become P(X = count).
    const step = (atMost - probability) / term;
    lambda = Math.max(lambda + step, lambda / 2);
    if (Math.abs(step) < 1e-12 * lambda) break;
  }
  return lambda;
}

/**
 * Median of a sample; reorders `values`; null below five values. Up to 100 values the percentile bootstrap (B. Efron 1979;
 * 1,000 resamples, the same for the same seed), above that order statistics (W. J. Conover, "Practical nonparametric
 * statistics", 3.2), which the bootstrap approaches and which cost the same for two million values as for a hundred.
 */
export function medianInterval(values: Float64Array, seed: number): Confidence | null {
  const n = values.length;
  if (n < FEWEST_VALUES) return null;
  if (n <= BOOTSTRAP_LIMIT) return bootstrapMedian(values.sort(), seed);
  const [low, high] = ranksAroundMedian(n);
  const valueAt = selectRanks(values, [low, high]);
  return [valueAt(low), valueAt(high)];
}

function ranksAroundMedian(n: number): readonly [number, number] {
  const half = (Z * Math.sqrt(n)) / 2;
  return [Math.ceil(n / 2 - half) - 1, Math.ceil(n / 2 + half) - 1];
}

/** Quantiles (stats.ts) and the interval of the median, which large samples are gone through only once for. */
export function quantilesAndInterval(
  values: Float64Array,
  probabilities: readonly number[],
  seed: number,
): { readonly quantiles: readonly (number | null)[]; readonly interval: Confidence | null } {
  const n = values.length;
  if (n <= BOOTSTRAP_LIMIT) {
    const interval = medianInterval(values, seed);
    return { quantiles: quantiles(values, probabilities), interval };
  }
  const [low, high] = ranksAroundMedian(n);
  const valueAt = selectRanks(values, [...quantileRanks(n, probabilities), low, high]);
  return {
    quantiles: probabilities.map((probability) => quantileOf(n, valueAt, probability)),
    interval: [valueAt(low), valueAt(high)],
  };
}

/** Which two values are in the middle of a resample of n, and in how many of the 1,000 resamples. */
interface MiddlePair {
  readonly low: number;
  readonly high: number;
  readonly count: number;
}

const plans = new Map<string, readonly MiddlePair[]>();

/** Ranks don't depend on the values: one set of resamples serves every sample of the same size. */
function resamplePlan(n: number, seed: number): readonly MiddlePair[] {
  const key = `${n} ${seed}`;
  const known = plans.get(key);
  if (known !== undefined) return known;
  const random = createRandom(seed);
  const counts = new Map<number, number>();
  /** How often each rank is drawn. */
  const drawn = new Uint8Array(n);
  for (let resample = 0; resample < RESAMPLES; resample++) {
    drawn.fill(0);
    for (let i = 0; i < n; i++) (drawn[Math.floor(random() * n)] as number)++;
    const pair = rankDrawn(drawn, (n - 1) >> 1) * n + rankDrawn(drawn, n >> 1);
    counts.set(pair, (counts.get(pair) ?? 0) + 1);
  }
  const plan = [...counts].map(([pair, count]) => ({ low: Math.floor(pair / n), high: pair % n, count }));
  plans.set(key, plan);
  return plan;
}

/** The rank that is at this place when those drawn are put in order. */
function rankDrawn(drawn: Uint8Array, place: number): number {
  let rank = 0;
  for (let passed = drawn[0] as number; passed <= place; passed += drawn[rank] as number) rank++;
  return rank;
}

function bootstrapMedian(sorted: Float64Array, seed: number): Confidence {
  const medians = resamplePlan(sorted.length, seed).map((pair) => ({
    value: ((sorted[pair.low] as number) + (sorted[pair.high] as number)) / 2,
    count: pair.count,
  }));
  medians.sort((a, b) => a.value - b.value);
  let passed = 0;
  let low: number | null = null;
  for (const { value, count } of medians) {
    passed += count;
    if (low === null && passed >= 0.025 * RESAMPLES) low = value;
    if (passed >= 0.975 * RESAMPLES) return [low ?? value, value];
  }
  throw new RangeError('a resample plan counts every resample');
}

/** Mean of a sample of durations, by the normal distribution, never below 0; null below five values. */
export function meanInterval(values: Float64Array): Confidence | null {
  const n = values.length;
  const centre = mean(values);
  if (n < FEWEST_VALUES || centre === null) return null;
  let squares = 0;
  for (let i = 0; i < n; i++) squares += ((values[i] as number) - centre) ** 2;
  const half = Z * Math.sqrt(squares / (n - 1) / n);
  return [Math.max(0, centre - half), centre + half];
}

/** A figure and its interval. */
export interface Estimate {
  readonly value: number;
  readonly interval: Confidence;
}

/** Interval of current − previous, each with an interval of its own. G. Y. Zou & A. Donner, "Construction of confidence
 * limits about effect measures" (2008): the distances to the bounds that face each other, added as squares. */
export function differenceInterval(current: Estimate, previous: Estimate): Confidence {
  const difference = current.value - previous.value;
  const down = Math.hypot(current.value - current.interval[0], previous.interval[1] - previous.value);
  const up = Math.hypot(current.interval[1] - current.value, previous.value - previous.interval[0]);
  return [difference - down, difference + up];
}
