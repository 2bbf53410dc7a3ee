/**
 * MurmurHash3 x86_128 (Austin Appleby, public domain) of numbers and texts that are put together first: words, then the
 * UTF-8 of the texts, whose lengths are among the words. It tells rows apart, nothing else, so that it needs no secret
 * and no resistance.
 */
import { copyBytes } from '../bytes/copy-bytes.ts';

const [C1, C2, C3, C4] = [0x239b961b, 0xab0e9789, 0x38b34ae5, 0xa1e38b93];
const DIGITS = Buffer.from('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_', 'latin1');
const KEY_BYTES = 16;
const NO_TEXT = -1;

export class RowHash {
  /** The hash, after `finish`. */
  readonly out = new Int32Array(4);
  #bytes = Buffer.alloc(4096);
  #words = new Int32Array(this.#bytes.buffer, this.#bytes.byteOffset, this.#bytes.length / 4);
  #length = 0;

  /** `words`: how many numbers there are, each to be set. */
  start(words: number): void {
    this.#length = words * 4;
  }

  set(word: number, value: number): void {
    this.#words[word] = value;
  }

  /** Whole milliseconds take two words; null is told from each of them. */
  setTime(word: number, value: number | null): void {
    this.#words[word] = value === null ? -1 : value % 0x1_0000_0000;
    this.#words[word + 1] = value === null ? -1 : Math.floor(value / 0x1_0000_0000);
  }

  /** The length goes into `word`. */
  addBytes(word: number, from: Uint8Array, start: number, end: number): void {
    this.#reserve(end - start);
    this.#words[word] = end - start;
    copyBytes(from, start, end, this.#bytes, this.#length);
    this.#length += end - start;
  }

  addText(word: number, text: string | null): void {
    if (text === null) {
      this.#words[word] = NO_TEXT;
      return;
    }
    this.#reserve(text.length * 3);
    const length = this.#bytes.write(text, this.#length, 'utf8');
    this.#words[word] = length;
    this.#length += length;
  }

  finish(): void {
    const length = this.#length;
    // A part of a block is filled up with zeros; the length, mixed in below, tells how much of it counts.
    for (let at = length; (at & 15) !== 0; at++) this.#bytes[at] = 0;
    const words = this.#words;
    let h1 = 0;
    let h2 = 0;
    let h3 = 0;
    let h4 = 0;
    for (let at = 0; at * 4 < length; at += 4) {
      h1 ^= Math.imul(rotate(Math.imul(words[at] as number, C1), 15), C2);
      h1 = (Math.imul(rotate(h1, 19) + h2, 5) + 0x561ccd1b) | 0;
      h2 ^= Math.imul(rotate(Math.imul(words[at + 1] as number, C2), 16), C3);
      h2 = (Math.imul(rotate(h2, 17) + h3, 5) + 0x0bcaa747) | 0;
      h3 ^= Math.imul(rotate(Math.imul(words[at + 2] as number, C3), 17), C4);
      h3 = (Math.imul(rotate(h3, 15) + h4, 5) + 0x96cd1c35) | 0;
      h4 ^= Math.imul(rotate(Math.imul(words[at + 3] as number, C4), 18), C1);
      h4 = (Math.imul(rotate(h4, 13) + h1, 5) + 0x32ac3b17) | 0;
    }
    this.#finalize(h1 ^ length, h2 ^ length, h3 ^ length, h4 ^ length);
  }

  #finalize(a: number, b: number, c: number, d: number): void {
    const sum = (a + b + c + d) | 0;
    const m1 = avalanche(sum);
    const m2 = avalanche((b + sum) | 0);
    const m3 = avalanche((c + sum) | 0);
    const m4 = avalanche((d + sum) | 0);
    const total = (m1 + m2 + m3 + m4) | 0;
    const out = this.out;
    out[0] = total;
    out[1] = m2 + total;
    out[2] = m3 + total;
    out[3] = m4 + total;
  }

  #reserve(bytes: number): void {
    // A block more, for what `finish` fills up with.
    if (this.#length + bytes + 16 <= this.#bytes.length) return;
    const larger = Buffer.alloc(2 * (this.#length + bytes + 16));
    this.#bytes.copy(larger, 0, 0, this.#length);
    this.#bytes = larger;
    this.#words = new Int32Array(larger.buffer, larger.byteOffset, larger.length >> 2);
  }
}

/** Ninety-six bits of a hash as sixteen letters and digits (base64url): text that SQLite sorts and keeps cheaply. */
export function keyInto(key: Buffer, hash: Int32Array): void {
  for (let word = 0, at = 0; word < 3; word++) {
    // 32 bits are five digits and two bits, which the next two words' make a sixteenth of: 6 × 16 = 96.
    const bits = hash[word] as number;
    for (let shift = 0; shift < 30; shift += 6) key[at++] = DIGITS[(bits >>> shift) & 63] as number;
  }
  const left = ((hash[0] as number) >>> 30) | (((hash[1] as number) >>> 30) << 2) | (((hash[2] as number) >>> 30) << 4);
  key[KEY_BYTES - 1] = DIGITS[left] as number;
}

export function newKey(): Buffer {
  return Buffer.alloc(KEY_BYTES);
}

function rotate(value: number, bits: number): number {
  return (value << bits) | (value >>> (32 - bits));
}

function avalanche(value: number): number {
  let mixed = value ^ (value >>> 16);
  mixed = Math.imul(mixed, 0x85ebca6b);
  mixed ^= mixed >>> 13;
  mixed = Math.imul(mixed, 0xc2b2ae35);
  return mixed ^ (mixed >>> 16);
}
