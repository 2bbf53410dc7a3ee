/** Error rates of two versions, set against each other. */
import { differenceInterval, wilsonInterval } from '../intervals.ts';
import type { MeasuredVersion, RateComparison, RateSide } from '../version-answers.ts';
import type { Dispersion } from './dispersion.ts';
import { normalTail } from './distributions.ts';

/** Fewer requests than these on either side tell nothing of rates. */
export const FEWEST_REQUESTS = 100;

export function compareRates(
  base: MeasuredVersion | null,
  head: MeasuredVersion | null,
  dispersion: Dispersion,
): RateComparison {
  const sides = { base: rateSide(base), head: rateSide(head) };
  const nothing = {
    ...sides,
    difference: null,
    interval: null,
    ratio: null,
    pValue: null,
    dispersion: null,
    verdict: null,
  };
  if (sides.base === null || sides.head === null) return { ...nothing, reason: 'not-measured' };
  const difference = sides.head.rate - sides.base.rate;
  const ratio = sides.base.rate > 0 ? sides.head.rate / sides.base.rate : null;
  const [m, n] = [sides.base.requests, sides.head.requests];
  if (m === null || n === null) return { ...nothing, difference, ratio, reason: 'no-counts' };
  if (Math.min(m, n) < FEWEST_REQUESTS) return { ...nothing, difference, ratio, reason: 'too-few' };
  const { factor } = dispersion;
  const estimate = (rate: number, requests: number) => ({
    value: rate,
    interval: wilsonInterval((rate * requests) / factor, requests / factor) ?? ([0, 1] as const),
  });
  const interval = differenceInterval(estimate(sides.head.rate, n), estimate(sides.base.rate, m));
  const pooled = (sides.base.rate * m + sides.head.rate * n) / (m + n);
  const spread = Math.sqrt(pooled * (1 - pooled) * (1 / m + 1 / n) * factor);
  const pValue = spread > 0 ? 2 * normalTail(Math.abs(difference) / spread) : 1;
  const verdict = interval[0] > 0 ? 'worse' : interval[1] < 0 ? 'better' : 'undecided';
  return { ...sides, difference, interval, ratio, pValue, dispersion: factor, verdict, reason: null };
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
