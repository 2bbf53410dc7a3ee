/** Counts that vary as measured ones do. */
import type { Random } from './random.ts';

/** How much more than chance alone the counts of errors vary between intervals: variance ÷ mean. */
const DISPERSION = 1.3;

const LARGE = 40;

export function drawNormal(random: Random): number {
  // Box and Muller; 1 - next() is never 0.
  return Math.sqrt(-2 * Math.log(1 - random.next())) * Math.cos(2 * Math.PI * random.next());
}

export function drawPoisson(mean: number, random: Random): number {
  if (mean > LARGE) return Math.max(0, Math.round(mean + Math.sqrt(mean) * drawNormal(random)));
  const limit = Math.exp(-mean);
  let count = -1;
  for (let product = 1; product > limit; product *= random.next()) count++;
  return Math.max(0, count);
}

/** A negative binomial count whose variance is DISPERSION times its mean: a Poisson count of a gamma distributed mean. */
export function drawOverdispersed(mean: number, random: Random): number {
  const scale = DISPERSION - 1;
  return mean <= 0 ? 0 : drawPoisson(drawGamma(mean / scale, random) * scale, random);
}

/** Marsaglia and Tsang, A simple method for generating gamma variables (2000); scale 1. */
function drawGamma(shape: number, random: Random): number {
  if (shape < 1) return drawGamma(shape + 1, random) * (1 - random.next()) ** (1 / shape);
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const x = drawNormal(random);
    const v = (1 + c * x) ** 3;
    if (v > 0 && Math.log(1 - random.next()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v;
  }
}
