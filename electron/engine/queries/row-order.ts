/** Rows of the facts in the order of one column, fast enough for millions of them. */

/** What a column is sorted by; NaN = the row has nothing there. */
export type NumberKey = (row: number) => number;

export interface RowOrder {
  /** Rows that have a key, smallest first (rows with the same key as they were), then those that have none. */
  readonly rows: Int32Array;
  /** How many have a key. */
  readonly known: number;
}

/** The row at a place of the list. What has no key comes last, whichever way; rows with the same key turn round with the others. */
export function rowAt({ rows, known }: RowOrder, descending: boolean, place: number): number {
  return rows[descending && place < known ? known - 1 - place : place] ?? -1;
}

export function orderBy(rows: Int32Array, keyOf: NumberKey): RowOrder {
  const keys = new Float64Array(rows.length);
  const ordered = new Int32Array(rows.length);
  const unknown = new Int32Array(rows.length);
  let known = 0;
  let isSorted = true;
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i] as number;
    // −0 would sort apart from 0.
    const key = keyOf(row) + 0;
    if (Number.isNaN(key)) unknown[i - known] = row;
    else {
      if (known > 0 && key < (keys[known - 1] as number)) isSorted = false;
      ordered[known] = row;
      keys[known++] = key;
    }
  }
  if (isSorted && known === rows.length) return { rows, known };
  if (!isSorted) sortTogether(keys.subarray(0, known), ordered.subarray(0, known));
  ordered.set(unknown.subarray(0, rows.length - known), known);
  return { rows: ordered, known };
}

const DIGIT_BITS = 16;
const DIGITS = 1 << DIGIT_BITS;
/** Of 64 bits. */
const PASSES = 4;

interface Digits {
  readonly digits: Uint16Array;
  readonly rows: Int32Array;
}

/**
 * Sorts rows by their keys, by digits from the last to the first (LSD radix sort, Knuth, TAOCP vol. 3, 5.2.5): stable, and
 * ten times as fast as comparing. A digit that all keys share, as most have, costs nothing.
 */
function sortTogether(keys: Float64Array, rows: Int32Array): void {
  const { length } = keys;
  const digits = new Uint16Array(keys.buffer, keys.byteOffset, length * PASSES);
  makeComparable(digits, length);
  let from: Digits = { digits, rows };
  let to: Digits = { digits: new Uint16Array(digits.length), rows: new Int32Array(length) };
  for (let pass = 0; pass < PASSES; pass++) {
    const place = startOfDigits(from.digits, pass, length);
    if (place === null) continue;
    for (let i = 0; i < length; i++) {
      const start = i * PASSES;
      const digit = from.digits[start + pass] as number;
      const target = place[digit] as number;
      place[digit] = target + 1;
      for (let k = 0; k < PASSES; k++) to.digits[target * PASSES + k] = from.digits[start + k] as number;
      to.rows[target] = from.rows[i] as number;
    }
    [from, to] = [to, from];
  }
  if (from.rows !== rows) rows.set(from.rows);
}

/** IEEE 754 doubles as whole numbers that have the same order: all bits of a negative one turned, else the sign alone. */
function makeComparable(digits: Uint16Array, length: number): void {
  for (let i = 0; i < length; i++) {
    const first = i * PASSES;
    const last = first + PASSES - 1;
    if ((digits[last] as number) < DIGITS / 2) digits[last] = (digits[last] as number) + DIGITS / 2;
    else for (let digit = first; digit <= last; digit++) digits[digit] = DIGITS - 1 - (digits[digit] as number);
  }
}

/** Where the rows of each digit begin; null where all have the same one. */
function startOfDigits(digits: Uint16Array, pass: number, length: number): Int32Array | null {
  const place = new Int32Array(DIGITS);
  for (let i = 0; i < length; i++) (place[digits[i * PASSES + pass] as number] as number)++;
  if (length > 0 && place[digits[pass] as number] === length) return null;
  let sum = 0;
  for (let digit = 0; digit < DIGITS; digit++) {
    const own = place[digit] as number;
    place[digit] = sum;
    sum += own;
  }
  return place;
}
