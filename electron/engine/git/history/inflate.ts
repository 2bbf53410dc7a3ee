/**
 * Inflates zlib streams (RFC 1950, RFC 1951) into a buffer that is there already. A history is hundreds of thousands of
 * objects of a few hundred bytes: making a zlib object and a buffer for each costs more than inflating it. The stream's
 * checksum is not looked at, since the name of the object that comes out is a stronger one.
 */
import { PrefixCode } from './prefix-code.ts';

/** Bits are counted in numbers of 31 bits. */
const MOST_INPUT = 1 << 27;
const END_OF_BLOCK = 256;
const LAST_LENGTH = 285;
/** In a code's table. */
const FIRST_LENGTH = 256 << 4;
const LITERALS = 288;
const DISTANCES = 32;
/** In which order the lengths of the codes for lengths come. */
const ORDER = Uint8Array.of(16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15);
const LENGTHS = ranges(8, 4, 3);
// The last symbol is the greatest length alone, not the rest of a range.
LENGTHS.start[LAST_LENGTH - END_OF_BLOCK - 1] = 258;
LENGTHS.bits[LAST_LENGTH - END_OF_BLOCK - 1] = 0;
const DISTANCE_RANGES = ranges(4, 2, 1);

/** Where each symbol's range of values begins, and how many extra bits choose in it. */
function ranges(plain: number, each: number, first: number) {
  const bits = Uint8Array.from({ length: 32 }, (_, symbol) =>
    symbol < plain ? 0 : Math.floor((symbol - plain) / each) + 1,
  );
  const start = new Uint16Array(32);
  let value = first;
  for (const [symbol, extra] of bits.entries()) {
    start[symbol] = value;
    value += 2 ** extra;
  }
  return { start, bits };
}

interface Codes {
  readonly literals: PrefixCode;
  readonly distances: PrefixCode;
}

/** Of blocks that bring none of their own: small ones. */
const FIXED = fixedCodes();

function fixedCodes(): Codes {
  const literals = new PrefixCode(LITERALS);
  for (let symbol = 0; symbol < LITERALS; symbol++) {
    literals.add(symbol, symbol < 144 ? 8 : symbol < 256 ? 9 : symbol < 280 ? 7 : 8);
  }
  literals.build();
  const distances = new PrefixCode(DISTANCES);
  for (let symbol = 0; symbol < DISTANCES; symbol++) distances.add(symbol, 5);
  distances.build();
  return { literals, distances };
}

export class Inflater {
  readonly #codes: Codes = { literals: new PrefixCode(LITERALS), distances: new PrefixCode(DISTANCES) };
  readonly #codeLengths = new PrefixCode(19);
  readonly #givenLengths = new Uint8Array(19);
  #input: Uint8Array = new Uint8Array(0);
  /** The next bit of it: its lowest three bits count within a byte, lowest first. */
  #place = 0;

  /**
   * Whether a stream of exactly `size` bytes begins at `from` in `input` and ends before `until` (128 MB at most);
   * `output` then has them from `start` on.
   */
  inflate(input: Uint8Array, from: number, until: number, output: Uint8Array, start: number, size: number): boolean {
    const method = input[from] ?? 0;
    const flags = input[from + 1] ?? 0;
    // Deflate, and no dictionary that both sides would have to know.
    if ((method & 15) !== 8 || (method * 256 + flags) % 31 !== 0 || (flags & 32) !== 0) return false;
    if (until > MOST_INPUT) return false;
    this.#input = input;
    this.#place = (from + 2) * 8;
    const end = start + size;
    let to = start;
    for (let isLast = false; !isLast; ) {
      isLast = this.#take(1) === 1;
      const kind = this.#take(2);
      if (kind === 0) to = this.#stored(output, to, end, until);
      else if (kind === 1) to = this.#block(FIXED, output, start, to, end);
      else if (kind === 2 && this.#readCodes()) to = this.#block(this.#codes, output, start, to, end);
      else return false;
      // What lies behind the end of the input may be read, and makes nothing of it sound.
      if (to < 0 || this.#place > until * 8) return false;
    }
    return to === end;
  }

  /** Where in its input the stream that was inflated last ends, with its checksum. */
  get streamEnd(): number {
    return ((this.#place + 7) >> 3) + 4;
  }

  /** The next bits, at most 16. */
  #take(count: number): number {
    const value = bitsAt(this.#input, this.#place) & ((1 << count) - 1);
    this.#place += count;
    return value;
  }

  /** Bytes as they are; where the output goes on, -1 = there is no room or no input. */
  #stored(output: Uint8Array, to: number, end: number, until: number): number {
    // They begin with a whole byte.
    this.#place = (this.#place + 7) & ~7;
    const length = this.#take(16);
    const check = this.#take(16);
    const at = this.#place >> 3;
    if ((length ^ check) !== 0xffff || to + length > end || at + length > until) return -1;
    output.set(this.#input.subarray(at, at + length), to);
    this.#place += length * 8;
    return to + length;
  }

  /** The block's own codes. */
  #readCodes(): boolean {
    const literals = this.#take(5) + 257;
    const distances = this.#take(5) + 1;
    const given = this.#take(4) + 4;
    if (literals > 286 || distances > 30) return false;
    const lengths = this.#givenLengths.fill(0);
    for (let i = 0; i < given; i++) lengths[ORDER[i] as number] = this.#take(3);
    const code = this.#codeLengths;
    code.clear();
    for (let symbol = 0; symbol < 19; symbol++) {
      const length = lengths[symbol] as number;
      if (length > 0) code.add(symbol, length);
    }
    return (
      code.build() &&
      this.#readLengths(literals, literals + distances) &&
      this.#codes.literals.build() &&
      this.#codes.distances.build()
    );
  }

  /** Lengths of the codes of `literalCount` symbols, and of distances up to `count` lengths in all. */
  #readLengths(literalCount: number, count: number): boolean {
    const { table, mask } = this.#codeLengths;
    const { literals, distances } = this.#codes;
    literals.clear();
    distances.clear();
    let hasEnd = false;
    let length = 0;
    for (let at = 0; at < count; ) {
      const entry = table[bitsAt(this.#input, this.#place) & mask] as number;
      if (entry === 0) return false;
      this.#place += entry & 15;
      const symbol = entry >> 4;
      let times = 1;
      if (symbol < 16) length = symbol;
      else if (symbol === 16) {
        if (at === 0) return false;
        times = 3 + this.#take(2);
      } else {
        length = 0;
        times = symbol === 17 ? 3 + this.#take(3) : 11 + this.#take(7);
      }
      const next = at + times;
      if (next > count) return false;
      if (length === 0) at = next;
      for (; at < next; at++) {
        if (at === END_OF_BLOCK) hasEnd = true;
        if (at < literalCount) literals.add(at, length);
        else distances.add(at - literalCount, length);
      }
    }
    // A block without an end would have none.
    return hasEnd;
  }

  /** Literals and copies up to the block's end; where the output goes on, -1 = they make no sense. */
  #block(codes: Codes, output: Uint8Array, start: number, from: number, end: number): number {
    const input = this.#input;
    const { table: literals, mask: literalMask } = codes.literals;
    const { table: distances, mask: distanceMask } = codes.distances;
    let place = this.#place;
    let to = from;
    let isSound = false;
    for (;;) {
      let bits = bitsAt(input, place);
      let entry = literals[bits & literalMask] as number;
      if (entry < FIRST_LENGTH && entry !== 0) {
        // A literal out of the table, and enough bits for whatever comes next.
        if (to >= end) break;
        output[to++] = entry >> 4;
        place += entry & 15;
        bits >>>= entry & 15;
        entry = literals[bits & literalMask] as number;
      }
      if (entry === 0) entry = codes.literals.long(bits);
      place += entry & 15;
      const symbol = entry >> 4;
      if (symbol < END_OF_BLOCK) {
        // At the end of the input zeros go on for ever, and the output doesn't.
        if (entry < 0 || to >= end) break;
        output[to++] = symbol;
        continue;
      }
      isSound = symbol === END_OF_BLOCK;
      if (isSound || symbol > LAST_LENGTH) break;
      bits = bitsAt(input, place);
      const range = symbol - END_OF_BLOCK - 1;
      const lengthBits = LENGTHS.bits[range] as number;
      const length = (LENGTHS.start[range] as number) + (bits & ((1 << lengthBits) - 1));
      bits >>>= lengthBits;
      entry = (distances[bits & distanceMask] as number) || codes.distances.long(bits);
      if (entry < 0 || entry >> 4 >= 30) break;
      place += lengthBits + (entry & 15);
      const distanceBits = DISTANCE_RANGES.bits[entry >> 4] as number;
      const distance =
        (DISTANCE_RANGES.start[entry >> 4] as number) + (bitsAt(input, place) & ((1 << distanceBits) - 1));
      place += distanceBits;
      if (to - distance < start || to + length > end) break;
      for (const stop = to + length; to < stop; to++) output[to] = output[to - distance] as number;
    }
    this.#place = place;
    return isSound ? to : -1;
  }
}

/** Bits from a place on, 25 at least. What isn't there reads as zeros. */
function bitsAt(input: Uint8Array, place: number): number {
  const at = place >> 3;
  const bytes =
    (input[at] as number) |
    ((input[at + 1] as number) << 8) |
    ((input[at + 2] as number) << 16) |
    ((input[at + 3] as number) << 24);
  return bytes >>> (place & 7);
}
