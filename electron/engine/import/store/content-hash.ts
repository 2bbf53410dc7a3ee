/**
 * MurmurHash3 x86_128 (Austin Appleby, public domain) of a text's UTF-16 code units. It tells rows with the same key
 * apart, nothing else, so that it needs no secret and no resistance: a SHA of each of a million rows takes longer than
 * reading them.
 */

const [C1, C2, C3, C4] = [0x239b961b, 0xab0e9789, 0x38b34ae5, 0xa1e38b93];
/** Code units of a block of sixteen bytes. */
const BLOCK = 8;
const HASH_BYTES = 16;

export function contentHash(text: string): Uint8Array {
  let h1 = 0;
  let h2 = 0;
  let h3 = 0;
  let h4 = 0;
  for (let at = 0; at < text.length; at += BLOCK) {
    // A part of a block is filled up with zeros; the length, mixed in below, tells how much of it is text.
    h1 ^= Math.imul(rotate(Math.imul(word(text, at), C1), 15), C2);
    h1 = Math.imul(rotate(h1, 19) + h2, 5) + 0x561ccd1b;
    h2 ^= Math.imul(rotate(Math.imul(word(text, at + 2), C2), 16), C3);
    h2 = Math.imul(rotate(h2, 17) + h3, 5) + 0x0bcaa747;
    h3 ^= Math.imul(rotate(Math.imul(word(text, at + 4), C3), 17), C4);
    h3 = Math.imul(rotate(h3, 15) + h4, 5) + 0x96cd1c35;
    h4 ^= Math.imul(rotate(Math.imul(word(text, at + 6), C4), 18), C1);
    h4 = Math.imul(rotate(h4, 13) + h1, 5) + 0x32ac3b17;
  }
  return finish(h1 ^ text.length, h2 ^ text.length, h3 ^ text.length, h4 ^ text.length);
}

/** Two code units as 32 bits, zeros behind the end. */
function word(text: string, at: number): number {
  return at + 1 < text.length
    ? text.charCodeAt(at) | (text.charCodeAt(at + 1) << 16)
    : at < text.length
      ? text.charCodeAt(at)
      : 0;
}

function rotate(value: number, bits: number): number {
  return (value << bits) | (value >>> (32 - bits));
}

function finish(a: number, b: number, c: number, d: number): Uint8Array {
  const sum = a + b + c + d;
  const m1 = avalanche(sum | 0);
  const m2 = avalanche((b + sum) | 0);
  const m3 = avalanche((c + sum) | 0);
  const m4 = avalanche((d + sum) | 0);
  const total = m1 + m2 + m3 + m4;
  const hash = Buffer.allocUnsafe(HASH_BYTES);
  hash.writeInt32LE(total | 0, 0);
  hash.writeInt32LE((m2 + total) | 0, 4);
  hash.writeInt32LE((m3 + total) | 0, 8);
  hash.writeInt32LE((m4 + total) | 0, 12);
  return hash;
}

function avalanche(value: number): number {
  let mixed = value ^ (value >>> 16);
  mixed = Math.imul(mixed, 0x85ebca6b);
  mixed ^= mixed >>> 13;
  mixed = Math.imul(mixed, 0xc2b2ae35);
  return mixed ^ (mixed >>> 16);
}
