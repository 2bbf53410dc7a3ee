/** Whether two rates differ: the exact test where counts are few, the score test where they are many. */
import { logBeta } from '../metrics/anomalies/log-gamma.ts';
import { normalPoint, studentTail } from './distributions.ts';

/** Errors of so many requests; neither need be whole. */
export interface RateCounts {
  readonly errors: number;
  readonly requests: number;
}

/** Up to so many errors on both sides together the test is exact. */
const EXACT_LIMIT = 200;

/**
 * Two-sided. `factor` (at least 1) is how much the rates vary beyond chance: z is divided by its root, and with the
 * degrees of freedom that it was estimated with the tail is Student's (quasi-likelihood: McCullagh & Nelder 1989, 4.5;
 * of the exact test z is that of its p-value).
 */
export function rateTest(base: RateCounts, head: RateCounts, factor: number, freedom: number): number {
  const failed = base.errors + head.errors;
  const passed = base.requests + head.requests - failed;
  if (failed <= 0 || passed <= 0) return 1;
  const isExact = Math.min(failed, passed) <= EXACT_LIMIT;
  if (isExact && factor === 1) return fisherMidP(base, head);
  const z = isExact ? normalPoint(Math.max(1e-300, fisherMidP(base, head) / 2)) : Math.abs(scoreZ(base, head));
  return Math.min(1, 2 * studentTail(z / Math.sqrt(factor), freedom));
}

/** Pooled two-sample z with N − 1. I. Campbell, "Chi-squared and Fisher–Irwin tests of two-by-two tables" (2007). */
function scoreZ(base: RateCounts, head: RateCounts): number {
  const total = base.requests + head.requests;
  const pooled = (base.errors + head.errors) / total;
  const variance = pooled * (1 - pooled) * (1 / base.requests + 1 / head.requests) * (total / (total - 1));
  return (head.errors / head.requests - base.errors / base.requests) / Math.sqrt(variance);
}

/**
 * Fisher's exact test with half the probability of what was seen (H. O. Lancaster, "Significance tests in discrete
 * distributions", 1961), both tails: twice the smaller.
 */
export function fisherMidP(base: RateCounts, head: RateCounts): number {
  const [m, n] = [Math.round(base.requests), Math.round(head.requests)];
  const seen = Math.round(head.errors);
  const failed = Math.round(base.errors) + seen;
  const [first, last] = [Math.max(0, failed - m), Math.min(n, failed)];
  // ln of choose(n, k) · choose(m, failed − k) ÷ choose(n + m, failed)
  const start = logChoose(n, seen) + logChoose(m, failed - seen) - logChoose(n + m, failed);
  const probability = Math.exp(start);
  let [below, above] = [probability / 2, probability / 2];
  let term = probability;
  for (let k = seen; k > first && term > 0; k--) {
    term *= (k * (m - failed + k)) / ((n - k + 1) * (failed - k + 1));
    below += term;
  }
  term = probability;
  for (let k = seen; k < last && term > 0; k++) {
    term *= ((n - k) * (failed - k)) / ((k + 1) * (m - failed + k + 1));
    above += term;
  }
  return Math.min(1, 2 * Math.min(below, above));
}

function logChoose(n: number, k: number): number {
  return k === 0 || k === n ? 0 : -Math.log(n + 1) - logBeta(n - k + 1, k + 1);
}
