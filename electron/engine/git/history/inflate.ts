/**
 * Inflates zlib streams (RFC 1950, RFC 1951) into a buffer that is there already. A history is hundreds of thousands of
 * objects of a few hundred bytes: making a zlib object and a buffer for each costs more than inflating it. The stream's
 * checksum is not looked at, since the name of the object that comes out is a stronger one.
 */
import { PrefixCode } from './prefix-code.ts';

const END_OF_BLOCK = 256;
const LAST_LENGTH = 285;
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

export class Inflater {
  readonly #literals = new PrefixCode(LITERALS);
  readonly #distances = new PrefixCode(DISTANCES);
  readonly #codeLengths = new PrefixCode(19);
  readonly #givenLengths = new Uint8Array(19);
  #input: Uint8Array = new Uint8Array(0);
  #at = 0;
  #bits = 0;
  #bitCount = 0;

  /**
   * Whether a stream of exactly `size` bytes begins at `from` in `input` and ends before `until`; `output` then has
   * them from `start` on.
   */
  inflate(input: Uint8Array, from: number, until: number, output: Uint8Array, start: number, size: number): boolean {
    const method = input[from] ?? 0;
    const flags = input[from + 1] ?? 0;
    // Deflate, and no dictionary that both sides would have to know.
    if ((method & 15) !== 8 || (method * 256 + flags) % 31 !== 0 || (flags & 32) !== 0) return false;
    this.#input = input;
    this.#at = from + 2;
    this.#bits = 0;
    this.#bitCount = 0;
    const end = start + size;
    let to = start;
    for (let isLast = false; !isLast; ) {
      isLast = this.#take(1) === 1;
      const kind = this.#take(2);
      if (kind === 0) to = this.#stored(output, to, end, until);
      else if (kind === 3 || !(kind === 1 ? this.#fixedCodes() : this.#dynamicCodes())) return false;
      else to = this.#block(output, start, to, end);
      // What lies behind the end of the input may be read, and makes nothing of it sound.
      if (to < 0 || this.#at - (this.#bitCount >> 3) > until) return false;
    }
    return to === end;
  }

  /** Where in its input the stream that was inflated last ends, with its checksum. */
  get streamEnd(): number {
    return this.#at - (this.#bitCount >> 3) + 4;
  }

  /** The next bits, at most 16. */
  #take(count: number): number {
    if (this.#bitCount < count) this.#refill();
    const value = this.#bits & ((1 << count) - 1);
    this.#bits >>>= count;
    this.#bitCount -= count;
    return value;
  }

  /** Two bytes more, where at most 15 bits are left. What isn't there reads as zeros. */
  #refill(): void {
    const input = this.#input;
    const at = this.#at;
    this.#bits |= ((input[at] as number) | ((input[at + 1] as number) << 8)) << this.#bitCount;
    this.#at = at + 2;
    this.#bitCount += 16;
  }

  /** Bytes as they are; where the output goes on, -1 = there is no room or no input. */
  #stored(output: Uint8Array, to: number, end: number, until: number): number {
    // Whole bytes that were taken for bits go back.
    this.#at -= this.#bitCount >> 3;
    this.#bits = 0;
    this.#bitCount = 0;
    const length = this.#take(16);
    const check = this.#take(16);
    if ((length ^ check) !== 0xffff || to + length > end || this.#at + length > until) return -1;
    output.set(this.#input.subarray(this.#at, this.#at + length), to);
    this.#at += length;
    return to + length;
  }

  #fixedCodes(): boolean {
    const literals = this.#literals;
    const distances = this.#distances;
    literals.clear();
    for (let symbol = 0; symbol < LITERALS; symbol++) {
      literals.add(symbol, symbol < 144 ? 8 : symbol < 256 ? 9 : symbol < 280 ? 7 : 8);
    }
    distances.clear();
    for (let symbol = 0; symbol < DISTANCES; symbol++) distances.add(symbol, 5);
    return literals.build() && distances.build();
  }

  #dynamicCodes(): boolean {
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
      this.#literals.build() &&
      this.#distances.build()
    );
  }

  /** Lengths of the codes of `literals` symbols, and of distances up to `count` lengths in all. */
  #readLengths(literals: number, count: number): boolean {
    const { table, mask } = this.#codeLengths;
    this.#literals.clear();
    this.#distances.clear();
    let hasEnd = false;
    let length = 0;
    for (let at = 0; at < count; ) {
      if (this.#bitCount < 14) this.#refill();
      const entry = table[this.#bits & mask] as number;
      if (entry === 0) return false;
      this.#bits >>>= entry & 15;
      this.#bitCount -= entry & 15;
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
        if (at < literals) this.#literals.add(at, length);
        else this.#distances.add(at - literals, length);
      }
    }
    // A block without an end would have none.
    return hasEnd;
  }

  /**
   * Literals and copies up to the block's end; where the output goes on, -1 = they make no sense. What `#refill` and
   * `#take` do stands here once more, on variables instead of fields: half of all time would go into those.
   */
  #block(output: Uint8Array, start: number, from: number, end: number): number {
    const input = this.#input;
    const { table: literals, mask: literalMask } = this.#literals;
    const { table: distances, mask: distanceMask } = this.#distances;
    let at = this.#at;
    let bits = this.#bits;
    let bitCount = this.#bitCount;
    let to = from;
    let isSound = false;
    for (;;) {
      if (bitCount < 15) {
        bits |= ((input[at] as number) | ((input[at + 1] as number) << 8)) << bitCount;
        at += 2;
        bitCount += 16;
      }
      const entry = (literals[bits & literalMask] as number) || this.#literals.long(bits);
      bits >>>= entry & 15;
      bitCount -= entry & 15;
      const symbol = entry >> 4;
      if (symbol < END_OF_BLOCK) {
        // At the end of the input zeros go on for ever, and the output doesn't.
        if (entry < 0 || to >= end) break;
        output[to++] = symbol;
        continue;
      }
      isSound = symbol === END_OF_BLOCK;
      if (isSound || symbol > LAST_LENGTH) break;
      if (bitCount < 15) {
        bits |= ((input[at] as number) | ((input[at + 1] as number) << 8)) << bitCount;
        at += 2;
        bitCount += 16;
      }
      const range = symbol - END_OF_BLOCK - 1;
      const lengthBits = LENGTHS.bits[range] as number;
      const length = (LENGTHS.start[range] as number) + (bits & ((1 << lengthBits) - 1));
      bits >>>= lengthBits;
      bitCount -= lengthBits;
      if (bitCount < 15) {
        bits |= ((input[at] as number) | ((input[at + 1] as number) << 8)) << bitCount;
        at += 2;
        bitCount += 16;
      }
      const place = (distances[bits & distanceMask] as number) || this.#distances.long(bits);
      if (place < 0 || place >> 4 >= 30) break;
      bits >>>= place & 15;
      bitCount -= place & 15;
      if (bitCount < 15) {
        bits |= ((input[at] as number) | ((input[at + 1] as number) << 8)) << bitCount;
        at += 2;
        bitCount += 16;
      }
      const distanceBits = DISTANCE_RANGES.bits[place >> 4] as number;
      const distance = (DISTANCE_RANGES.start[place >> 4] as number) + (bits & ((1 << distanceBits) - 1));
      bits >>>= distanceBits;
      bitCount -= distanceBits;
      if (to - distance < start || to + length > end) break;
      for (const stop = to + length; to < stop; to++) output[to] = output[to - distance] as number;
    }
    this.#at = at;
    this.#bits = bits;
    this.#bitCount = bitCount;
    return isSound ? to : -1;
  }
}
