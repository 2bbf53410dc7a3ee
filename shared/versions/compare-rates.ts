/**
 * Error rates of two versions, set against each other: the difference with its 95 % interval (score-interval.ts), a
 * test (rate-test.ts), both widened by how much the service's rate varies anyway (dispersion.ts).
 */
import type { MeasuredVersion, RateComparison, RateSide } from '../version-answers.ts';
import { type Dispersion, factorFor, factorFreedom } from './dispersion.ts';
import { student95 } from './distributions.ts';
import { isBound } from './measure-version.ts';
import { type RateCounts, rateTest } from './rate-test.ts';
import { scoreInterval } from './score-interval.ts';

/** Fewer requests than these on either side tell nothing of rates: one chance error would be one per cent. */
export const FEWEST_REQUESTS = 100;
/** A difference is told where chance would make one so large less often than this. */
const SIGNIFICANCE = 0.05;

export function compareRates(
  base: MeasuredVersion | null,
  head: MeasuredVersion | null,
  dispersion: Dispersion,
): RateComparison {
  const sides = { base: rateSide(base), head: rateSide(head) };
  const untold = { interval: null, pValue: null, dispersion: null, verdict: null };
  if (sides.base === null || sides.head === null) {
    return { ...sides, ...untold, difference: null, ratio: null, reason: 'not-measured' };
  }
  if (isBoundLarger(base, head)) return { ...sides, ...untold, difference: null, ratio: null, reason: 'bound-only' };
  const difference = sides.head.rate - sides.base.rate;
  const ratio = sides.base.rate > 0 ? sides.head.rate / sides.base.rate : null;
  const [from, to] = [rateCounts(base), rateCounts(head)];
  if (from === null || to === null) return { ...sides, ...untold, difference, ratio, reason: 'no-counts' };
  if (from.requests < FEWEST_REQUESTS || to.requests < FEWEST_REQUESTS) {
    return { ...sides, ...untold, difference, ratio, reason: 'too-few' };
  }
  const plain = { ...dispersion, factor: dispersion.plainFactor };
  const factor = joinFactors(
    { requests: from.requests, factor: factorFor(plain, from.requests, base?.points ?? 0) },
    { requests: to.requests, factor: factorFor(plain, to.requests, head?.points ?? 0) },
  );
  return { ...sides, difference, ratio, ...compareCounts(from, to, factor, factorFreedom(dispersion)), reason: null };
}

/** `factor`: variance ÷ binomial variance; `freedom`: that it was estimated with. */
export function compareCounts(from: RateCounts, to: RateCounts, factor: number, freedom: number) {
  // So many requests, all by chance, would tell as much.
  const shrink = ({ errors, requests }: RateCounts) => ({ errors: errors / factor, requests: requests / factor });
  const interval = scoreInterval(shrink(from), shrink(to), student95(freedom));
  const pValue = rateTest(from, to, factor, freedom);
  const isTold = pValue < SIGNIFICANCE;
  const verdict = isTold && interval[0] > 0 ? 'worse' : isTold && interval[1] < 0 ? 'better' : 'undecided';
  return { interval, pValue, dispersion: factor, verdict } as const;
}

/** Of a difference, from those of the two rates: each counts by what its side adds to the variance. */
export function joinFactors(
  base: { readonly requests: number; readonly factor: number },
  head: { readonly requests: number; readonly factor: number },
): number {
  const [one, other] = [1 / base.requests, 1 / head.requests];
  return (base.factor * one + head.factor * other) / (one + other);
}

/**
 * Errors and requests that the rate is of; null = they aren't known. A series may have intervals that tell one without
 * the other: errors ÷ rate is how many requests its rate is of, as far as there were so many.
 */
export function rateCounts(measured: MeasuredVersion | null): RateCounts | null {
  if (measured?.errorRate == null || !measured.requests) return null;
  const { source, requests: all, errors, errorRate } = measured;
  // A table's counts say more than its rate, which is rounded.
  if (source === 'table') return { errors: Math.min(all, errors ?? errorRate * all), requests: all };
  const requests = errors !== null && errors > 0 && errorRate > 0 ? Math.min(all, errors / errorRate) : all;
  return { errors: errorRate * requests, requests };
}

/** "< 0.1 %" against 0.05 % says nothing of which is larger, "< 0.1 %" against 3 % does. */
export function isBoundLarger(base: MeasuredVersion | null, head: MeasuredVersion | null): boolean {
  if (base?.errorRate == null || head?.errorRate == null || base.errorRate === head.errorRate) return false;
  return isBound(base.errorRate > head.errorRate ? base : head);
}

function rateSide(measured: MeasuredVersion | null): RateSide | null {
  if (measured?.errorRate == null) return null;
  return {
    requests: measured.requests,
    errors: measured.errors,
    rate: measured.errorRate,
    interval: measured.errorInterval,
  };
}
