/** Tails and quantiles of the distributions that tests and intervals need. */
import { logBeta } from '../metrics/anomalies/log-gamma.ts';

/** Two-sided 95 % point of the normal distribution. */
export const Z95 = 1.959963984540054;

/**
 * P(Z > z). W. H. Press et al., "Numerical recipes" (3rd ed.), 6.2.2: erfc by Chebyshev's method, relative error <
 * 1.2e-7.
 */
export function normalTail(z: number): number {
  const x = Math.abs(z) / Math.SQRT2;
  const t = 2 / (2 + x);
  let series = 0;
  for (const coefficient of ERFC) series = series * t + coefficient;
  const tail = Math.min(0.5, (t / 2) * Math.exp(-x * x + series));
  return z >= 0 ? tail : 1 - tail;
}

const ERFC = [
  0.17087277, -0.82215223, 1.48851587, -1.13520398, 0.27886807, -0.18628806, 0.09678418, 0.37409196, 1.00002368,
  -1.26551223,
];

/**
 * The z with P(Z > z) = tail, for tails between 1e-300 and 1 − 1e-16: bisection, since `normalTail` falls all the
 * way.
 */
export function normalPoint(tail: number): number {
  if (tail > 0.5) return -normalPoint(1 - tail);
  let low = 0;
  let high = 37;
  for (let round = 0; round < 50; round++) {
    const middle = (low + high) / 2;
    if (normalTail(middle) > tail) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** P(T > t) of Student's distribution; `freedom` Infinity = normal. Abramowitz & Stegun 26.7.1. */
export function studentTail(t: number, freedom: number): number {
  if (freedom > 1e6) return normalTail(t);
  const tail = incompleteBeta(freedom / 2, 0.5, freedom / (freedom + t * t)) / 2;
  return t >= 0 ? tail : 1 - tail;
}

/** Two-sided 95 % point of Student's distribution: the expansion of Abramowitz & Stegun 26.7.5. With 5 degrees of freedom it
 * errs by 0.002, with more by less. */
export function student95(freedom: number): number {
  const z = Z95;
  const g1 = (z ** 3 + z) / 4;
  const g2 = (5 * z ** 5 + 16 * z ** 3 + 3 * z) / 96;
  const g3 = (3 * z ** 7 + 19 * z ** 5 + 17 * z ** 3 - 15 * z) / 384;
  return z + g1 / freedom + g2 / freedom ** 2 + g3 / freedom ** 3;
}

/** Regularised I_x(a, b), by the continued fraction of Abramowitz & Stegun 26.5.8 in Lentz's form. */
export function incompleteBeta(a: number, b: number, x: number): number {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  const scale = Math.exp(a * Math.log(x) + b * Math.log1p(-x) - logBeta(a, b));
  return x < (a + 1) / (a + b + 2) ? (scale * betaFraction(a, b, x)) / a : 1 - (scale * betaFraction(b, a, 1 - x)) / b;
}

function betaFraction(a: number, b: number, x: number): number {
  let c = 1;
  let d = 1 / awayFromZero(1 - ((a + b) * x) / (a + 1));
  let fraction = d;
  for (let m = 1; m <= 10_000; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / awayFromZero(1 + even * d);
    c = awayFromZero(1 + even / c);
    fraction *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / awayFromZero(1 + odd * d);
    c = awayFromZero(1 + odd / c);
    const change = d * c;
    fraction *= change;
    if (Math.abs(change - 1) < 1e-13) break;
  }
  return fraction;
}

function awayFromZero(value: number): number {
  return Math.abs(value) < 1e-300 ? 1e-300 : value;
}
