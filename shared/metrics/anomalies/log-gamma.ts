/** ln Γ(x) for x > 0, to about 1e-10: the recurrence up to 8, from there Stirling's series (Abramowitz & Stegun 6.1.41). */
export function logGamma(x: number): number {
  let shifted = x;
  let product = 1;
  while (shifted < 8) product *= shifted++;
  const inverse = 1 / shifted;
  const square = inverse * inverse;
  const series = inverse * (1 / 12 - square * (1 / 360 - square * (1 / 1260 - square / 1680)));
  return (shifted - 0.5) * Math.log(shifted) - shifted + HALF_LOG_TAU + series - Math.log(product);
}

const HALF_LOG_TAU = Math.log(2 * Math.PI) / 2;

/** ln B(a, b). */
export function logBeta(a: number, b: number): number {
  return logGamma(a) + logGamma(b) - logGamma(a + b);
}
