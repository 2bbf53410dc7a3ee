/**
 * An object out of its base and a delta (gitformat-pack, "Deltified representation"): two sizes, then copies from the base
 * and bytes of its own. null where the delta does not fit its base or itself, or makes more than `limit` bytes.
 */
export function applyDelta(base: Buffer, delta: Buffer, limit = Number.POSITIVE_INFINITY): Buffer | null {
  const cursor = { at: 0 };
  const baseSize = readSize(delta, cursor);
  const size = readSize(delta, cursor);
  // A delta cannot make more than a copy of 2²⁴ bytes out of every one of its own.
  if (baseSize !== base.length || size > delta.length * 2 ** 24 || size > limit) return null;
  const result = Buffer.allocUnsafe(size);
  let done = 0;
  while (cursor.at < delta.length) {
    const code = delta[cursor.at++] ?? 0;
    let part: Buffer;
    if ((code & 0x80) !== 0) {
      const from = readBytes(delta, cursor, code, 4);
      const length = readBytes(delta, cursor, code >> 4, 3) || 0x10000;
      if (from + length > base.length) return null;
      part = base.subarray(from, from + length);
    } else {
      if (code === 0 || cursor.at + code > delta.length) return null;
      part = delta.subarray(cursor.at, cursor.at + code);
      cursor.at += code;
    }
    if (done + part.length > size) return null;
    part.copy(result, done);
    done += part.length;
  }
  return done === size ? result : null;
}

/** Of what a delta makes, in bytes, as it says itself. */
export function sizeAfter(delta: Buffer): number {
  const cursor = { at: 0 };
  readSize(delta, cursor);
  return readSize(delta, cursor);
}

interface Cursor {
  at: number;
}

function readSize(delta: Buffer, cursor: Cursor): number {
  let size = 0;
  let factor = 1;
  for (;;) {
    const byte = delta[cursor.at++] ?? 0;
    size += (byte & 0x7f) * factor;
    factor *= 128;
    if ((byte & 0x80) === 0) return size;
  }
}

/** A number whose bytes are there where the bits of `present` say so, the lowest first. */
function readBytes(delta: Buffer, cursor: Cursor, present: number, count: number): number {
  let value = 0;
  for (let index = 0; index < count; index++) {
    if (((present >> index) & 1) !== 0) value += (delta[cursor.at++] ?? 0) * 2 ** (8 * index);
  }
  return value;
}
