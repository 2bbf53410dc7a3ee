/** Lines of two files as numbers: equal lines, ends of line included, have equal ones. */
export interface LineClasses {
  readonly before: Int32Array;
  readonly after: Int32Array;
  /** How many different lines there are: numbers are below it. */
  readonly count: number;
}

const NEWLINE = 0x0a;
/** Bytes that are looked at between two rests. */
const STEP = 1 << 20;

/** Rests now and then, and gives the lines in the end. */
export function* classifyLines(before: Buffer, after: Buffer): Generator<void, LineClasses> {
  const table = new LineTable(before, after, countLines(before) + countLines(after));
  return { before: yield* table.classify(before), after: yield* table.classify(after), count: table.count };
}

/** A last line without its end is one too. */
export function countLines(bytes: Buffer): number {
  let count = 0;
  for (let at = bytes.indexOf(NEWLINE); at !== -1; at = bytes.indexOf(NEWLINE, at + 1)) count++;
  return bytes.length > 0 && bytes[bytes.length - 1] !== NEWLINE ? count + 1 : count;
}

/** Open addressing over the first of each sort of line. Places of `after` follow those of `before`. */
class LineTable {
  count = 0;
  readonly #before: Buffer;
  readonly #after: Buffer;
  readonly #mask: number;
  /** Number of a line + 1 by slot; 0 = free. */
  readonly #slots: Int32Array;
  readonly #hashes: Int32Array;
  readonly #starts: Int32Array;
  readonly #ends: Int32Array;

  constructor(before: Buffer, after: Buffer, most: number) {
    this.#before = before;
    this.#after = after;
    let size = 16;
    while (size < most * 2) size *= 2;
    this.#mask = size - 1;
    this.#slots = new Int32Array(size);
    this.#hashes = new Int32Array(most);
    this.#starts = new Int32Array(most);
    this.#ends = new Int32Array(most);
  }

  *classify(bytes: Buffer): Generator<void, Int32Array> {
    const classes = new Int32Array(countLines(bytes));
    let rest = STEP;
    for (let line = 0, at = 0; line < classes.length; line++) {
      const start = at;
      let hash = 0x811c9dc5;
      for (let byte = -1; byte !== NEWLINE && at < bytes.length; at++) {
        byte = bytes[at] as number;
        hash = Math.imul(hash ^ byte, 0x01000193);
      }
      classes[line] = this.#number(bytes, start, at, hash ^ (hash >>> 15));
      if (at < rest) continue;
      rest = at + STEP;
      yield;
    }
    return classes;
  }

  #number(bytes: Buffer, start: number, end: number, hash: number): number {
    let slot = hash & this.#mask;
    for (let known = this.#slots[slot] as number; known !== 0; known = this.#slots[slot] as number) {
      if (this.#hashes[known - 1] === hash && this.#isEqual(known - 1, bytes, start, end)) return known - 1;
      slot = (slot + 1) & this.#mask;
    }
    const shift = bytes === this.#after ? this.#before.length : 0;
    this.#hashes[this.count] = hash;
    this.#starts[this.count] = start + shift;
    this.#ends[this.count] = end + shift;
    this.#slots[slot] = ++this.count;
    return this.count - 1;
  }

  #isEqual(known: number, bytes: Buffer, start: number, end: number): boolean {
    let from = this.#starts[known] as number;
    if ((this.#ends[known] as number) - from !== end - start) return false;
    const isAfter = from >= this.#before.length;
    const other = isAfter ? this.#after : this.#before;
    if (isAfter) from -= this.#before.length;
    for (let at = start; at < end; at++, from++) if (bytes[at] !== other[from]) return false;
    return true;
  }
}
