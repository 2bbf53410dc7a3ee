/** Lines of two files as numbers: equal lines, ends of line included, have equal ones. */
export interface LineClasses {
  readonly before: Int32Array;
  readonly after: Int32Array;
  /** How many different lines there are: numbers are below it. */
  readonly count: number;
  /** In lines. */
  readonly middle: Middle;
}

const NEWLINE = 0x0a;
const NOTHING = Buffer.alloc(0);
/** Bytes that are looked at between two rests. */
const STEP = 1 << 20;
/** Lines for which there is a table already: most pairs of files have fewer, and nobody rests while it is in use. */
const FEW = 1 << 13;

/** What of both is neither in their equal beginnings nor in their equal ends, half-open: bytes, or lines. */
export interface Middle {
  readonly start: number;
  readonly beforeEnd: number;
  readonly afterEnd: number;
}

/** `middle`: in bytes, between whole lines. Rests now and then, and gives the lines in the end. */
export function* classifyLines(before: Buffer, after: Buffer, middle: Middle): Generator<void, LineClasses> {
  const own = after.subarray(middle.start, middle.afterEnd);
  const [lines, ownLines] = [countLines(before), countLines(own)];
  yield;
  const isSmall = lines + ownLines <= FEW && before.length < STEP && own.length < STEP;
  const table = isSmall ? small : new LineTable(lines + ownLines);
  table.clear(before, own, lines + ownLines);
  const classes = yield* table.classify(before, lines);
  const ownClasses = yield* table.classify(own, ownLines);
  yield;
  const start = countLines(before.subarray(0, middle.start));
  const end = lines - countLines(before.subarray(middle.beforeEnd));
  const all = new Int32Array(lines - end + start + ownLines);
  all.set(classes.subarray(0, start));
  all.set(ownClasses, start);
  all.set(classes.subarray(end), start + ownLines);
  return {
    ...{ before: classes, after: all, count: table.count },
    middle: { start, beforeEnd: end, afterEnd: start + ownLines },
  };
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
  #before: Buffer = NOTHING;
  #after: Buffer = NOTHING;
  #mask = 0;
  /** Number of a line + 1 by slot; 0 = free. */
  readonly #slots: Int32Array;
  readonly #hashes: Int32Array;
  readonly #starts: Int32Array;
  readonly #ends: Int32Array;

  constructor(most: number) {
    this.#slots = new Int32Array(slotsFor(most));
    this.#hashes = new Int32Array(most);
    this.#starts = new Int32Array(most);
    this.#ends = new Int32Array(most);
  }

  /** For two files that have so many lines, and no more than it was made for. */
  clear(before: Buffer, after: Buffer, most: number): void {
    const size = slotsFor(most);
    this.count = 0;
    this.#before = before;
    this.#after = after;
    this.#mask = size - 1;
    this.#slots.fill(0, 0, size);
  }

  *classify(bytes: Buffer, lines: number): Generator<void, Int32Array> {
    const classes = new Int32Array(lines);
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

function slotsFor(lines: number): number {
  let size = 16;
  while (size < lines * 2) size *= 2;
  return size;
}

const small = new LineTable(FEW);
