/**
 * How much likelier the counts of two versions are if head's rate rose by a lot than if it is the same: the natural
 * logarithm of a Bayes factor (R. E. Kass & A. E. Raftery, "Bayes factors", 1995).
 *
 * Given all errors together, head's share of them is binomial, whatever the rate is (J. Przyborowski & H. Wilenski
 * 1940): only the ratio of the rates counts. "Rose by a lot": anything between 1.3 and 13 times, each step of the
 * logarithm as likely as the next. "The same": as versions of this service differ anyway (drift of dispersion.ts). The
 * likelihood is flattened by how much rates vary beyond chance, and never taken to be sharper than 6 % of the ratio,
 * which no model of a service is (J. W. Miller & D. B. Dunson, "Robust Bayesian inference via coarsening", 2019).
 */
import type { RateCounts } from './rate-test.ts';

/** Logarithms of rises. */
export const RISES = Float64Array.from({ length: 24 }, (_, i) => Math.log(1.3) + (i / 23) * Math.log(10));
const RATIOS = RISES.map(Math.exp);
/** Points of the standard normal distribution, and how much of it each stands for. */
const STEPS = [-2, -1.5, -1, -0.5, 0, 0.5, 1, 1.5, 2] as const;
const STEP_SHARES = normalized(STEPS.map((z) => Math.exp((-z * z) / 2)));
const LEAST_VARIANCE = 0.06 ** 2;
/** What is weighed, one step after the other: each version is weighed eight times. */
const ROSE = new Float64Array(RISES.length);
const ALIKE = new Float64Array(STEPS.length);

/** `requests` may be weighted by hour; `factor`: variance ÷ binomial variance. Finite; 0 where there are no errors. */
export function weighRise(base: RateCounts, head: RateCounts, factor: number, drift: number): number {
  const [x, y] = [base.errors, head.errors];
  if (x + y === 0 || base.requests <= 0 || head.requests <= 0) return 0;
  const free = Math.max(0.05, 1 - (x + y) / (base.requests + head.requests));
  const least = LEAST_VARIANCE / (1 / (x + 0.5) + 1 / (y + 0.5));
  const sharpness = 1 / Math.max(factor * free, least);
  const odds = head.requests / base.requests;
  const same = likelihood(y, x + y, odds, 0, 1);
  for (let i = 0; i < ROSE.length; i++) {
    ROSE[i] = sharpness * (likelihood(y, x + y, odds, RISES[i] as number, RATIOS[i] as number) - same);
  }
  for (let i = 0; i < ALIKE.length; i++) {
    const step = drift * (STEPS[i] as number);
    ALIKE[i] = sharpness * (likelihood(y, x + y, odds, step, Math.exp(step)) - same) + (STEP_SHARES[i] as number);
  }
  return logSum(ROSE) - Math.log(RISES.length) - logSum(ALIKE);
}

/**
 * ln of the probability that so many of all errors are head's, but for what doesn't depend on the ratio of the rates.
 */
function likelihood(errors: number, all: number, odds: number, logRatio: number, ratio: number): number {
  return errors * logRatio - all * Math.log1p(odds * ratio);
}

/** ln Σ exp. */
export function logSum(values: Float64Array): number {
  let most = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < values.length; i++) most = Math.max(most, values[i] as number);
  if (most === Number.NEGATIVE_INFINITY) return most;
  let total = 0;
  for (let i = 0; i < values.length; i++) total += Math.exp((values[i] as number) - most);
  return most + Math.log(total);
}

function normalized(shares: readonly number[]): readonly number[] {
  const total = shares.reduce((one, other) => one + other, 0);
  return shares.map((share) => Math.log(share / total));
}
