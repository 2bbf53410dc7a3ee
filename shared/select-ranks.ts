/**
 * The values of some ranks (0 = smallest) of a column of numbers without NaN, without sorting it.
 *
 * Long columns are counted first by the leading bits of their numbers, which order them: two passes without a comparison
 * leave the few numbers that can be of a wanted rank. Comparing is what costs, since nobody can guess how it ends. Numbers
 * outside of 2⁻¹⁰ … 2³⁰ (seconds: a millisecond to thirty years) fall in with the first or last of those, which only leaves
 * more of them.
 */

/** Below, counting costs more than it saves, and the values change places; longer columns stay as they are. */
export const COUNTED_FROM = 400;
/** Of 20 bits of a number's fraction that stand beside its exponent, so many are not looked at: 32 classes an octave. */
const IGNORED_BITS = 15;
const CLASSES_PER_OCTAVE = 2 ** (20 - IGNORED_BITS);
const EXPONENT_BIAS = 1023;
const LOWEST_CLASS = (EXPONENT_BIAS - 10) * CLASSES_PER_OCTAVE;
const CLASSES = 40 * CLASSES_PER_OCTAVE;
/** Machines that Electron runs on put the upper half of a number second. */
const UPPER_HALF = 1;

/** Used by every call: none of them calls another. */
const classCounts = new Int32Array(CLASSES);
let classOf = new Uint16Array(0);

/** Gives the value of each of the ranks; reorders `values` of fewer than COUNTED_FROM. */
export function selectRanks(values: Float64Array, ranks: readonly number[]): (rank: number) => number {
  const wanted = [...new Set(ranks)].sort((one, other) => one - other);
  const found = values.length < COUNTED_FROM ? selectAmongAll(values, wanted) : selectAmongClasses(values, wanted);
  return (rank) => found[wanted.indexOf(rank)] as number;
}

function selectAmongAll(values: Float64Array, ranks: readonly number[]): readonly number[] {
  settle(values, ranks, 0, values.length - 1);
  return ranks.map((rank) => values[rank] as number);
}

function selectAmongClasses(values: Float64Array, ranks: readonly number[]): readonly number[] {
  countClasses(values);
  const runs = findRuns(ranks);
  const { candidates, ends } = gather(values, runs);
  return runs.flatMap(({ offset, own }, i) => {
    const places = own.map((place) => offset + place);
    settle(candidates, places, offset, (ends[i] as number) - 1);
    return places.map((place) => candidates[place] as number);
  });
}

function countClasses(values: Float64Array): void {
  const halves = new Int32Array(values.buffer, values.byteOffset, 2 * values.length);
  if (classOf.length < values.length) classOf = new Uint16Array(2 * values.length);
  const [classes, counts] = [classOf, classCounts.fill(0)];
  for (let i = 0; i < values.length; i++) {
    const bits = (halves[2 * i + UPPER_HALF] as number) >> IGNORED_BITS;
    const one = Math.min(Math.max(bits - LOWEST_CLASS, 0), CLASSES - 1);
    classes[i] = one;
    (counts[one] as number)++;
  }
}

/** The values of one class that ranks are wanted of. */
interface Run {
  readonly class: number;
  readonly size: number;
  /** Where they begin among those of all such classes. */
  readonly offset: number;
  /** The wanted ranks, counted within the class. */
  readonly own: number[];
}

function findRuns(ranks: readonly number[]): readonly Run[] {
  const runs: Run[] = [];
  let current = 0;
  let before = 0;
  let offset = 0;
  for (const rank of ranks) {
    while (before + (classCounts[current] as number) <= rank) before += classCounts[current++] as number;
    const last = runs.at(-1);
    if (last?.class === current) last.own.push(rank - before);
    else {
      const size = classCounts[current] as number;
      runs.push({ class: current, size, offset, own: [rank - before] });
      offset += size;
    }
  }
  return runs;
}

/** The values of the runs, one run after another, and where each ends. */
function gather(values: Float64Array, runs: readonly Run[]) {
  const nextOf = classCounts.fill(-1);
  let total = 0;
  for (const run of runs) {
    nextOf[run.class] = run.offset;
    total += run.size;
  }
  const candidates = new Float64Array(total);
  const classes = classOf;
  for (let i = 0; i < values.length; i++) {
    const one = classes[i] as number;
    const next = nextOf[one] as number;
    if (next < 0) continue;
    candidates[next] = values[i] as number;
    nextOf[one] = next + 1;
  }
  return { candidates, ends: runs.map(({ offset, size }) => offset + size) };
}

/** Puts the values of those ranks (ascending) in their places: the one in the middle first, as the others then lie in one
 * part or the other. */
function settle(values: Float64Array, ranks: readonly number[], from: number, to: number): void {
  const middle = ranks.length >> 1;
  const rank = ranks[middle];
  if (rank === undefined) return;
  selectInPlace(values, rank, from, to);
  settle(values, ranks.slice(0, middle), from, rank - 1);
  settle(values, ranks.slice(middle + 1), rank + 1, to);
}

/**
 * Puts the value of that rank in its place, none larger before it, none smaller after, within `from` … `to`. C. A. R. Hoare,
 * "Algorithm 65: FIND" (1961), with the middle of three as pivot; inputs made to defeat that are sorted instead, so that it
 * costs n log n at worst.
 */
function selectInPlace(values: Float64Array, rank: number, from: number, to: number): void {
  let left = from;
  let right = to;
  let rounds = 4 * Math.ceil(Math.log2(right - left + 2));
  while (left < right) {
    if (rounds-- === 0) {
      values.subarray(left, right + 1).sort();
      return;
    }
    const pivot = middleOfThree(values[left] as number, values[(left + right) >> 1] as number, values[right] as number);
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

function middleOfThree(a: number, b: number, c: number): number {
  return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
}
