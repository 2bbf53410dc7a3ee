/**
 * Order statistics of plain number columns. Quantiles are type 7 of Hyndman & Fan, "Sample quantiles in statistical
 * packages" (1996), as SQLite's median() and percentile() compute them. They select in place instead of sorting: the
 * caller hands over a column it can spare. Values must not be NaN.
 */

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
  selectInPlace(values, middle, 0);
  return values[middle] as number;
}

/** Type 7, one result a probability (0–1, ascending); reorders `values`; null when empty. */
export function quantiles(values: Float64Array, probabilities: readonly number[]): readonly (number | null)[] {
  if (values.length === 0) return probabilities.map(() => null);
  let settled = 0;
  return probabilities.map((probability) => {
    const position = probability * (values.length - 1);
    const rank = Math.floor(position);
    selectInPlace(values, rank, settled);
    settled = rank;
    const low = values[rank] as number;
    if (rank === position) return low;
    return low + (smallestFrom(values, rank + 1) - low) * (position - rank);
  });
}

/** The value of each rank (0 = smallest, ascending); reorders `values`. */
export function orderStatistics(values: Float64Array, ranks: readonly number[]): readonly number[] {
  let settled = 0;
  return ranks.map((rank) => {
    selectInPlace(values, rank, settled);
    settled = rank;
    return values[rank] as number;
  });
}

function smallestFrom(values: Float64Array, start: number): number {
  let smallest = values[start] as number;
  for (let i = start + 1; i < values.length; i++) if ((values[i] as number) < smallest) smallest = values[i] as number;
  return smallest;
}

/** Above this, the range is narrowed by a sample first. */
const SAMPLED_ABOVE = 600;

/**
 * Puts the value of that rank in its place, none larger before it, none smaller after. Everything before `from` must be in
 * order relative to the rest. R. W. Floyd & R. L. Rivest, "Algorithm 489: SELECT" (1975), with the middle of three as pivot
 * in short ranges; inputs made to defeat the choice of pivot are sorted instead, so that it costs n log n at worst.
 */
function selectInPlace(values: Float64Array, rank: number, from: number, to: number = values.length - 1): void {
  let left = from;
  let right = to;
  let rounds = 4 * Math.ceil(Math.log2(right - left + 2));
  while (left < right) {
    if (rounds-- === 0) {
      values.subarray(left, right + 1).sort();
      return;
    }
    if (right - left > SAMPLED_ABOVE) selectSample(values, rank, left, right);
    const pivot =
      right - left > SAMPLED_ABOVE
        ? (values[rank] as number)
        : middleOfThree(values[left] as number, values[(left + right) >> 1] as number, values[right] as number);
    let low = left;
    let high = right;
    while (low <= high) {
      while ((values[low] as number) < pivot) low++;
      while ((values[high] as number) > pivot) high--;
      if (low > high) break;
      const swapped = values[low] as number;
      values[low++] = values[high] as number;
      values[high--] = swapped;
    }
    if (rank <= high) right = high;
    else if (rank >= low) left = low;
    else return;
  }
}

/** Leaves at `rank` a value that is nearly of that rank: selected among the n^(2/3) around it. */
function selectSample(values: Float64Array, rank: number, left: number, right: number): void {
  const n = right - left + 1;
  const place = rank - left + 1;
  const z = Math.log(n);
  const size = 0.5 * Math.exp((2 * z) / 3);
  const margin = 0.5 * Math.sqrt((z * size * (n - size)) / n) * Math.sign(place - n / 2);
  const low = Math.max(left, Math.floor(rank - (place * size) / n + margin));
  const high = Math.min(right, Math.floor(rank + ((n - place) * size) / n + margin));
  selectInPlace(values, rank, low, high);
}

function middleOfThree(a: number, b: number, c: number): number {
  return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
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
