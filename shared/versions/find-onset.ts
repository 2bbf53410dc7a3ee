/** When a rise began: the run of intervals that is likelier at the higher rate by the most (E. S. Page 1954: CUSUM). */
import type { WeightedSums } from './weight-points.ts';

/** Likelihood a longer run may lose (natural logarithm): what two errors by chance make. */
const SLACK = 2;

/** Index of the first interval of the run; null = there is none. `rate`, `raised`: errors per weighted request. */
export function findOnset({ errors, exposure }: WeightedSums, rate: number, raised: number): number | null {
  const total = exposure.at(-1) ?? 0;
  if (total <= 0) return null;
  const from = Math.max(rate, 0.5 / total);
  const to = Math.max(raised, 1.5 * from);
  const perError = Math.log(to / from);
  // Of everything before each interval; a run is as likely as what its ends differ by.
  const likelihoodAt = (index: number) =>
    (errors[index] as number) * perError - (exposure[index] as number) * (to - from);
  let [least, best, start, end] = [0, 0, -1, -1];
  for (let index = 1; index < errors.length; index++) {
    const gained = likelihoodAt(index) - likelihoodAt(least);
    if (gained > best) [best, start, end] = [gained, least, index];
    if (likelihoodAt(index) < likelihoodAt(least)) least = index;
  }
  if (start < 0) return null;
  const ending = likelihoodAt(end);
  let first = start;
  for (let index = 0; index < start; index++) {
    if (ending - likelihoodAt(index) < best - SLACK) continue;
    first = index;
    break;
  }
  // Intervals without requests can't show it.
  while (first < end - 1 && exposure[first + 1] === exposure[first]) first++;
  return first;
}
