/** Longest code that deflate has. */
const LONGEST = 15;
const MOST_TABLE_BITS = 9;
/** Nine bits in reverse: codes are read lowest bit first, and written highest first. */
const REVERSED = Uint16Array.from({ length: 1 << MOST_TABLE_BITS }, (_, code) => reverse(code, MOST_TABLE_BITS));

/**
 * A canonical prefix code (RFC 1951, 3.2.2), for reading bits lowest first. Codes up to `tableBits` long are looked up;
 * longer ones, which are rare, are found bit by bit. One object serves code after code.
 */
export class PrefixCode {
  /** By the next bits: symbol << 4 | length of its code; 0 = the code is longer, or there is none. */
  readonly table: Uint16Array;
  readonly #tableBits: number;
  /** By length of code: how many there are, the first of them, and the one that comes next. */
  readonly #counts = new Uint16Array(LONGEST + 1);
  readonly #firsts = new Uint16Array(LONGEST + 1);
  readonly #next = new Uint16Array(LONGEST + 1);
  /** By length of codes that aren't in the table: where their symbols begin in `#symbols`. */
  readonly #starts = new Uint16Array(LONGEST + 1);
  readonly #symbols: Uint16Array;

  constructor(tableBits: number, symbols: number) {
    this.#tableBits = tableBits;
    this.table = new Uint16Array(1 << tableBits);
    this.#symbols = new Uint16Array(symbols);
  }

  /** The code in which symbol i of `count` has a code of `lengths[from + i]` bits (0 = none). False: there is no such code. */
  set(lengths: Uint8Array, from: number, count: number): boolean {
    const counts = this.#counts.fill(0);
    for (let at = from; at < from + count; at++) (counts[lengths[at] as number] as number)++;
    const used = count - (counts[0] as number);
    counts[0] = 0;
    // Codes left of each length, doubled from one length to the next.
    let left = 1;
    let next = 0;
    let start = 0;
    for (let length = 1; length <= LONGEST; length++) {
      left = left * 2 - (counts[length] as number);
      next = (next + (counts[length - 1] as number)) * 2;
      this.#firsts[length] = next;
      this.#next[length] = next;
      this.#starts[length] = start;
      if (length > this.#tableBits) start += counts[length] as number;
    }
    // More than there are is nonsense; fewer are allowed where there is one code or none.
    if (left < 0 || (left > 0 && used > 1)) return false;
    if (left > 0 || start > 0) this.table.fill(0);
    this.#place(lengths, from, count);
    return true;
  }

  #place(lengths: Uint8Array, from: number, count: number): void {
    const { table } = this;
    const next = this.#next;
    const tableBits = this.#tableBits;
    for (let symbol = 0; symbol < count; symbol++) {
      const length = lengths[from + symbol] as number;
      if (length === 0) continue;
      const code = next[length] as number;
      next[length] = code + 1;
      if (length > tableBits) {
        this.#symbols[(this.#starts[length] as number) + code - (this.#firsts[length] as number)] = symbol;
        continue;
      }
      const step = 1 << length;
      const entry = (symbol << 4) | length;
      const first = (REVERSED[code] as number) >> (MOST_TABLE_BITS - length);
      for (let slot = first; slot < table.length; slot += step) table[slot] = entry;
    }
  }

  /** As the table's entries are, for what isn't in it: the code that `bits` begin with; -1 = there is none. */
  long(bits: number): number {
    let code = 0;
    for (let length = 1; length <= LONGEST; length++) {
      code = code * 2 + ((bits >>> (length - 1)) & 1);
      const index = code - (this.#firsts[length] as number);
      if (length <= this.#tableBits || index < 0 || index >= (this.#counts[length] as number)) continue;
      return ((this.#symbols[(this.#starts[length] as number) + index] as number) << 4) | length;
    }
    return -1;
  }
}

function reverse(code: number, length: number): number {
  let result = 0;
  for (let i = 0; i < length; i++) result |= ((code >>> i) & 1) << (length - 1 - i);
  return result;
}
