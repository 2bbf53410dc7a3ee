/** Longest code that deflate has. */
const LONGEST = 15;
const MOST_TABLE_BITS = 9;
/** Nine bits in reverse: codes are read lowest bit first, and written highest first. */
const REVERSED = Uint16Array.from({ length: 1 << MOST_TABLE_BITS }, (_, code) => reverse(code, MOST_TABLE_BITS));

/**
 * A canonical prefix code (RFC 1951, 3.2.2), for reading bits lowest first. Codes of up to nine bits are looked up;
 * longer ones, which are rare, are found bit by bit. One object serves code after code: `clear`, `add` …, `build`.
 */
export class PrefixCode {
  /** By the next bits: symbol << 4 | length of its code; 0 = the code is longer, or there is none. */
  readonly table = new Uint16Array(1 << MOST_TABLE_BITS);
  /** Of the bits that the table is looked up by: as many as the longest code has, or nine. */
  mask = 0;
  #tableBits = 0;
  /** Symbols that have a code, by number, and the lengths of those codes. */
  readonly #added: Uint16Array;
  #count = 0;
  /** The same by length and number: the order of the codes themselves. */
  readonly #symbols: Uint16Array;
  /** By length of code: how many there are, the first of them, and where their symbols begin and end so far. */
  readonly #counts = new Uint16Array(LONGEST + 1);
  readonly #firsts = new Uint16Array(LONGEST + 1);
  readonly #starts = new Uint16Array(LONGEST + 1);
  readonly #ends = new Uint16Array(LONGEST + 1);

  constructor(symbols: number) {
    this.#added = new Uint16Array(symbols);
    this.#symbols = new Uint16Array(symbols);
  }

  clear(): void {
    this.#counts.fill(0);
    this.#count = 0;
  }

  /** Gives `symbol`, which is greater than those before, a code of `length` bits. */
  add(symbol: number, length: number): void {
    this.#added[this.#count++] = (symbol << 4) | length;
    (this.#counts[length] as number)++;
  }

  /** False: there is no code with these lengths. */
  build(): boolean {
    const counts = this.#counts;
    // Codes left of each length, doubled from one length to the next.
    let left = 1;
    let first = 0;
    let start = 0;
    let longest = 1;
    for (let length = 1; length <= LONGEST; length++) {
      const count = counts[length] as number;
      left = left * 2 - count;
      this.#firsts[length] = first;
      this.#starts[length] = start;
      this.#ends[length] = start;
      first = (first + count) * 2;
      start += count;
      if (count > 0) longest = length;
    }
    // More than there are is nonsense; fewer are allowed where there is one code or none.
    if (left < 0 || (left > 0 && this.#count > 1)) return false;
    this.#tableBits = Math.min(longest, MOST_TABLE_BITS);
    this.mask = (1 << this.#tableBits) - 1;
    this.#sort();
    this.#fill();
    return true;
  }

  #sort(): void {
    const added = this.#added;
    const symbols = this.#symbols;
    const ends = this.#ends;
    for (let at = 0; at < this.#count; at++) {
      const entry = added[at] as number;
      const length = entry & 15;
      const end = ends[length] as number;
      symbols[end] = entry;
      ends[length] = end + 1;
    }
  }

  /** A table for codes up to one length is that for one bit less, twice, and the codes of that length. */
  #fill(): void {
    const { table } = this;
    const symbols = this.#symbols;
    const tableBits = this.#tableBits;
    table[0] = 0;
    let at = 0;
    for (let length = 1; length <= tableBits; length++) {
      const half = 1 << (length - 1);
      for (let slot = 0; slot < half; slot++) table[half + slot] = table[slot] as number;
      const shift = MOST_TABLE_BITS - length;
      let code = this.#firsts[length] as number;
      for (const end = this.#ends[length] as number; at < end; at++, code++) {
        table[(REVERSED[code] as number) >> shift] = symbols[at] as number;
      }
    }
  }

  /** As the table's entries are, for what isn't in it: the code that `bits` begin with; -1 = there is none. */
  long(bits: number): number {
    let code = 0;
    for (let length = 1; length <= LONGEST; length++) {
      code = code * 2 + ((bits >>> (length - 1)) & 1);
      const index = code - (this.#firsts[length] as number);
      if (length <= this.#tableBits || index < 0 || index >= (this.#counts[length] as number)) continue;
      return this.#symbols[(this.#starts[length] as number) + index] as number;
    }
    return -1;
  }
}

function reverse(code: number, length: number): number {
  let result = 0;
  for (let i = 0; i < length; i++) result |= ((code >>> i) & 1) << (length - 1 - i);
  return result;
}
