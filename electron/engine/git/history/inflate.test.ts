/** Against zlib: the same of what is sound, and nothing of what is not. */
import { constants, deflateSync, inflateSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Inflater } from './inflate.ts';

const START = 5;
const inflater = new Inflater();

function inflated(stream: Uint8Array, size: number): Buffer | null {
  const output = Buffer.alloc(START + size + 3, 0xee);
  const isSound = inflater.inflate(stream, 0, stream.length, output, START, size);
  expect([...output.subarray(0, START), ...output.subarray(START + size)]).toEqual(Array(START + 3).fill(0xee));
  return isSound ? output.subarray(START, START + size) : null;
}

const texts = fc
  .array(fc.constantFrom('fix', 'cart', ' ', '\n', '2024', 'aaaaaaaaaaaa', '한국어', 'x', ':', 'tree 00ff'), {
    maxLength: 300,
  })
  .map((words) => Buffer.from(words.join('')));
const bytes = fc.uint8Array({ maxLength: 2000 }).map((array) => Buffer.from(array));
const repeated = fc
  .tuple(fc.uint8Array({ minLength: 1, maxLength: 9 }), fc.integer({ min: 1, max: 9000 }))
  .map(([part, times]) => Buffer.alloc(times, part));
const options = fc.record({
  level: fc.integer({ min: 0, max: 9 }),
  memLevel: fc.integer({ min: 1, max: 9 }),
  windowBits: fc.integer({ min: 9, max: 15 }),
  strategy: fc.constantFrom(
    constants.Z_DEFAULT_STRATEGY,
    constants.Z_HUFFMAN_ONLY,
    constants.Z_RLE,
    constants.Z_FIXED,
    constants.Z_FILTERED,
  ),
});

describe('Inflater', () => {
  it('gives back what zlib deflated, whatever follows it', () => {
    fc.assert(
      fc.property(fc.oneof(texts, bytes, repeated), options, fc.uint8Array({ maxLength: 40 }), (content, how, rest) => {
        const stream = Buffer.concat([deflateSync(content, how), rest]);
        expect(inflated(stream, content.length)?.equals(content)).toBe(true);
      }),
      { numRuns: 1500 },
    );
  });

  it('gives nothing of a stream that is longer or shorter than said, or cut', () => {
    fc.assert(
      fc.property(fc.oneof(texts, bytes), fc.nat(), (content, cut) => {
        const stream = deflateSync(content);
        expect(inflated(stream, content.length + 1)).toBeNull();
        if (content.length > 0) expect(inflated(stream, content.length - 1)).toBeNull();
        // Four bytes of checksum end the stream, and the last bits of the code may need none of the byte before.
        if (content.length > 0)
          expect(inflated(stream.subarray(0, cut % (stream.length - 5)), content.length)).toBeNull();
      }),
      { numRuns: 500 },
    );
  });

  it('makes of wrong bytes what zlib makes of them, or nothing', () => {
    let sound = 0;
    fc.assert(
      fc.property(texts, fc.nat(), fc.nat({ max: 255 }), (content, place, byte) => {
        const stream = deflateSync(content);
        stream[place % (stream.length - 4)] = byte;
        const own = inflated(stream, content.length);
        const expected = zlibOf(stream, content.length);
        // zlib also looks at the checksum: what is changed and decodes is nothing to it.
        if (expected !== null) expect(own?.equals(expected)).toBe(true);
        if (own !== null) sound++;
      }),
      { numRuns: 3000 },
    );
    expect(sound).toBeLessThan(3000);
  });

  it('takes any bytes without harm', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), fc.nat({ max: 3000 }), (stream, size) => {
        inflated(Buffer.concat([Buffer.from([0x78, 0x9c]), stream]), size);
      }),
      { numRuns: 5000 },
    );
  });
});

function zlibOf(stream: Buffer, size: number): Buffer | null {
  try {
    const content = inflateSync(stream);
    return content.length === size ? content : null;
  } catch {
    return null;
  }
}
