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
  readonly #literals = new PrefixCode(9, LITERALS);
  readonly #distances = new PrefixCode(7, DISTANCES);
  readonly #codeLengths = new PrefixCode(7, 19);
  readonly #lengths = new Uint8Array(LITERALS + DISTANCES + 138);
  #input: Uint8Array = new Uint8Array(0);
  #at = 0;
  #bits = 0;
  #bitCount = 0;

  /** Whether `input` begins with a stream of exactly `size` bytes, which `output` then has from `start` on. */
  inflate(input: Uint8Array, output: Uint8Array, start: number, size: number): boolean {
    const [method = 0, flags = 0] = input;
    // Deflate, and no dictionary that both sides would have to know.
    if ((method & 15) !== 8 || (method * 256 + flags) % 31 !== 0 || (flags & 32) !== 0) return false;
    this.#input = input;
    this.#at = 2;
    this.#bits = 0;
    this.#bitCount = 0;
    const end = start + size;
    let to = start;
    for (let isLast = false; !isLast; ) {
      isLast = this.#take(1) === 1;
      const kind = this.#take(2);
      if (kind === 0) to = this.#stored(output, to, end);
      else if (kind === 3 || !(kind === 1 ? this.#fixedCodes() : this.#dynamicCodes())) return false;
      else to = this.#block(output, start, to, end);
      // What lies behind the end of the input reads as zeros.
      if (to < 0 || this.#at - (this.#bitCount >> 3) > input.length) return false;
    }
    return to === end;
  }

  /** The next bits, at most 16. */
  #take(count: number): number {
    while (this.#bitCount < count) {
      this.#bits |= (this.#input[this.#at++] ?? 0) << this.#bitCount;
      this.#bitCount += 8;
    }
    const value = this.#bits & ((1 << count) - 1);
    this.#bits >>>= count;
    this.#bitCount -= count;
    return value;
  }

  #symbol(code: PrefixCode): number {
    while (this.#bitCount < 15) {
      this.#bits |= (this.#input[this.#at++] ?? 0) << this.#bitCount;
      this.#bitCount += 8;
    }
    const entry = code.table[this.#bits & (code.table.length - 1)] || code.long(this.#bits);
    if (entry < 0) return -1;
    this.#bits >>>= entry & 15;
    this.#bitCount -= entry & 15;
    return entry >> 4;
  }

  /** Bytes as they are; where the output goes on, -1 = there is no room or no input. */
  #stored(output: Uint8Array, to: number, end: number): number {
    // Whole bytes that were taken for bits go back.
    this.#at -= this.#bitCount >> 3;
    this.#bits = 0;
    this.#bitCount = 0;
    const length = this.#take(16);
    const check = this.#take(16);
    if ((length ^ check) !== 0xffff || to + length > end || this.#at + length > this.#input.length) return -1;
    output.set(this.#input.subarray(this.#at, this.#at + length), to);
    this.#at += length;
    return to + length;
  }

  #fixedCodes(): boolean {
    const lengths = this.#lengths;
    lengths
      .fill(8, 0, 144)
      .fill(9, 144, 256)
      .fill(7, 256, 280)
      .fill(8, 280, LITERALS)
      .fill(5, LITERALS, LITERALS + DISTANCES);
    return this.#literals.set(lengths, 0, LITERALS) && this.#distances.set(lengths, LITERALS, DISTANCES);
  }

  #dynamicCodes(): boolean {
    const literals = this.#take(5) + 257;
    const distances = this.#take(5) + 1;
    const given = this.#take(4) + 4;
    if (literals > 286 || distances > 30) return false;
    const lengths = this.#lengths.fill(0, 0, 19);
    for (let i = 0; i < given; i++) lengths[ORDER[i] as number] = this.#take(3);
    if (!this.#codeLengths.set(lengths, 0, 19) || !this.#readLengths(literals + distances)) return false;
    // A block without an end would have none.
    if (lengths[END_OF_BLOCK] === 0) return false;
    return this.#literals.set(lengths, 0, literals) && this.#distances.set(lengths, literals, distances);
  }

  #readLengths(count: number): boolean {
    const lengths = this.#lengths;
    for (let at = 0; at < count; ) {
      const symbol = this.#symbol(this.#codeLengths);
      if (symbol < 0 || (symbol === 16 && at === 0)) return false;
      if (symbol < 16) {
        lengths[at++] = symbol;
        continue;
      }
      const value = symbol === 16 ? (lengths[at - 1] as number) : 0;
      const times = symbol === 16 ? 3 + this.#take(2) : symbol === 17 ? 3 + this.#take(3) : 11 + this.#take(7);
      if (at + times > count) return false;
      lengths.fill(value, at, at + times);
      at += times;
    }
    return true;
  }

  /**
   * Literals and copies up to the block's end; where the output goes on, -1 = they make no sense. What `#symbol` and
   * `#take` do stands here once more, on variables instead of fields: half of all time would go into those.
   */
  #block(output: Uint8Array, start: number, from: number, end: number): number {
    const input = this.#input;
    const literals = this.#literals.table;
    const distances = this.#distances.table;
    const literalMask = literals.length - 1;
    const distanceMask = distances.length - 1;
    let at = this.#at;
    let bits = this.#bits;
    let bitCount = this.#bitCount;
    let to = from;
    let isSound = false;
    for (;;) {
      while (bitCount < 15) {
        bits |= (input[at++] as number) << bitCount;
        bitCount += 8;
      }
      const entry = (literals[bits & literalMask] as number) || this.#literals.long(bits);
      if (entry < 0) break;
      bits >>>= entry & 15;
      bitCount -= entry & 15;
      const symbol = entry >> 4;
      if (symbol < END_OF_BLOCK) {
        // At the end of the input zeros go on for ever, and the output doesn't.
        if (to >= end) break;
        output[to++] = symbol;
        continue;
      }
      isSound = symbol === END_OF_BLOCK;
      if (isSound || symbol > LAST_LENGTH) break;
      while (bitCount < 20) {
        bits |= (input[at++] as number) << bitCount;
        bitCount += 8;
      }
      const range = symbol - END_OF_BLOCK - 1;
      const lengthBits = LENGTHS.bits[range] as number;
      const length = (LENGTHS.start[range] as number) + (bits & ((1 << lengthBits) - 1));
      bits >>>= lengthBits;
      bitCount -= lengthBits;
      const place = (distances[bits & distanceMask] as number) || this.#distances.long(bits);
      if (place < 0 || place >> 4 >= 30) break;
      bits >>>= place & 15;
      bitCount -= place & 15;
      while (bitCount < 13) {
        bits |= (input[at++] as number) << bitCount;
        bitCount += 8;
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
