/**
 * 95 % interval of the difference of two rates: the differences that the score test doesn't reject. O. Miettinen &
 * M. Nurminen, "Comparative analysis of two rates" (1985).
 */
import type { Confidence } from '../report.ts';
import type { RateCounts } from './rate-test.ts';

/** Of head − base. `point`: two-sided 95 % point of the distribution that the test statistic has. */
export function scoreInterval(base: RateCounts, head: RateCounts, point: number): Confidence {
  const difference = head.errors / head.requests - base.errors / base.requests;
  const rejects = (delta: number) => scoreDistance(base, head, delta) > point;
  const step = 2 * point * Math.sqrt(varianceOf(base) + varianceOf(head));
  return [solve(difference, [difference - step, -1], rejects), solve(difference, [difference + step, 1], rejects)];
}

function varianceOf({ errors, requests }: RateCounts): number {
  const rate = (errors + 1) / (requests + 2);
  return (rate * (1 - rate)) / requests;
}

/** Between a difference that isn't rejected and the first that is; the last of them is the farthest that there is. */
function solve(inside: number, outsides: readonly number[], rejects: (delta: number) => boolean): number {
  const outside = outsides.find((delta) => Math.abs(delta) <= 1 && rejects(delta));
  if (outside === undefined) return outsides.at(-1) as number;
  let [kept, rejected] = [inside, outside];
  for (let round = 0; round < 30; round++) {
    const middle = (kept + rejected) / 2;
    if (rejects(middle)) rejected = middle;
    else kept = middle;
  }
  return kept;
}

/** |z| of the observed rates if the true ones differ by `delta`. */
function scoreDistance(base: RateCounts, head: RateCounts, delta: number): number {
  const [x, m, y, n] = [base.errors, base.requests, head.errors, head.requests];
  const total = m + n;
  const low = likeliestBase(base, head, delta);
  const high = Math.min(1, Math.max(0, low + delta));
  const variance = ((high * (1 - high)) / n + (low * (1 - low)) / m) * (total / (total - 1));
  const distance = Math.abs(y / n - x / m - delta);
  if (distance === 0) return 0;
  return variance > 0 ? distance / Math.sqrt(variance) : Number.POSITIVE_INFINITY;
}

/** The base's rate that makes the counts likeliest if head's is that + delta: the cubic's root of Miettinen & Nurminen's
 * appendix 1. */
function likeliestBase(base: RateCounts, head: RateCounts, delta: number): number {
  const [x, m, y, n] = [base.errors, base.requests, head.errors, head.requests];
  const cubic = m + n;
  const square = (n + 2 * m) * delta - cubic - (x + y);
  const linear = (m * delta - cubic - 2 * x) * delta + x + y;
  const constant = x * delta * (1 - delta);
  const third = square / (3 * cubic);
  const q = third ** 3 - (square * linear) / (6 * cubic * cubic) + constant / (2 * cubic);
  const inner = third * third - linear / (3 * cubic);
  const root = Math.sign(q || 1) * Math.sqrt(Math.max(0, inner));
  const cosine = root === 0 ? 0 : Math.min(1, Math.max(-1, q / root ** 3));
  const angle = (Math.PI + Math.acos(cosine)) / 3;
  return Math.min(1, Math.max(0, Math.max(-delta, 2 * root * Math.cos(angle) - third)));
}
