import { firstAtOrAfter } from '../search-sorted.ts';

/**
 * Values as the scores that a normal distribution would have at their ranks (van der Waerden 1952): what outliers and the
 * skew of durations can't move. Equal values have equal scores.
 */
export function normalScores(values: Float64Array): Float64Array {
  const sorted = values.toSorted();
  const n = sorted.length;
  return values.map((value) => {
    const first = firstAtOrAfter(n, (k) => sorted[k] as number, value);
    let end = first + 1;
    while (end < n && sorted[end] === value) end++;
    return normalQuantile((first + end) / 2 / n);
  });
}

const CENTRAL_NUMERATOR = [
  -3.969683028665376e1, 2.209460984245205e2, -2.759285104469687e2, 1.38357751867269e2, -3.066479806614716e1,
  2.506628277459239,
];
const CENTRAL_DENOMINATOR = [
  -5.447609879822406e1, 1.615858368580409e2, -1.556989798598866e2, 6.680131188771972e1, -1.328068155288572e1, 1,
];
const TAIL_NUMERATOR = [
  -7.784894002430293e-3, -3.223964580411365e-1, -2.400758277161838, -2.549732539343734, 4.374664141464968,
  2.938163982698783,
];
const TAIL_DENOMINATOR = [7.784695709041462e-3, 3.224671290700398e-1, 2.445134137142996, 3.754408661907416, 1];
const TAIL = 0.02425;

/** P. J. Acklam's rational approximation (2003), relative error below 1.2e-9. */
function normalQuantile(probability: number): number {
  if (probability > 1 - TAIL) return -normalQuantile(1 - probability);
  if (probability < TAIL) {
    const q = Math.sqrt(-2 * Math.log(probability));
    return polynomial(TAIL_NUMERATOR, q) / polynomial(TAIL_DENOMINATOR, q);
  }
  const q = probability - 0.5;
  const square = q * q;
  return (q * polynomial(CENTRAL_NUMERATOR, square)) / polynomial(CENTRAL_DENOMINATOR, square);
}

/** Coefficients from the highest power on. */
function polynomial(coefficients: readonly number[], x: number): number {
  return coefficients.reduce((sum, coefficient) => sum * x + coefficient, 0);
}
