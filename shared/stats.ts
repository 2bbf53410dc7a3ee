/**
 * Order statistics of plain number columns. Quantiles are type 7 of Hyndman & Fan, "Sample quantiles in statistical
 * packages" (1996), as SQLite's median() and percentile() compute them. They select instead of sorting: the caller
 * hands over a column it can spare. Values must not be NaN.
 */
import { selectRanks } from './select-ranks.ts';

/** Arithmetic mean; null when empty. */
export function mean(values: Float64Array): number | null {
  if (values.length === 0) return null;
  return sum(values) / values.length;
}

export function sum(values: Float64Array): number {
  let total = 0;
  for (let i = 0; i < values.length; i++) total += values[i] as number;
  return total;
}

/** Type 7; reorders `values`; null when empty. */
export function median(values: Float64Array): number | null {
  return quantiles(values, [0.5])[0] ?? null;
}

/** The largest value whose percent rank is ≤ 0.5: of an even number the lower of the two in the middle. */
export function lowerMedian(values: Float64Array): number | null {
  if (values.length === 0) return null;
  const middle = (values.length - 1) >> 1;
  return selectRanks(values, [middle])(middle);
}

/** Type 7, one result a probability (0–1); reorders `values`; null when empty. */
export function quantiles(values: Float64Array, probabilities: readonly number[]): readonly (number | null)[] {
  const n = values.length;
  if (n === 0) return probabilities.map(() => null);
  const valueAt = selectRanks(values, quantileRanks(n, probabilities));
  return probabilities.map((probability) => quantileOf(n, valueAt, probability));
}

/** The ranks that quantiles of n values lie between. */
export function quantileRanks(n: number, probabilities: readonly number[]): readonly number[] {
  return probabilities.flatMap((probability) => {
    const position = probability * (n - 1);
    return [Math.floor(position), Math.ceil(position)];
  });
}

/** One of n values, at least one, of which these are told. */
export function quantileOf(n: number, valueAt: (rank: number) => number, probability: number): number {
  const position = probability * (n - 1);
  const rank = Math.floor(position);
  const low = valueAt(rank);
  return rank === position ? low : low + (valueAt(rank + 1) - low) * (position - rank);
}

/** Uniform numbers in [0, 1), the same for the same seed: mulberry32 (Tommy Ettinger, 2017, public domain). */
export function createRandom(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
