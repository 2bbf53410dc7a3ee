import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createDictionary } from './dictionary.ts';
import { createTextCodes } from './text-codes.ts';

const text = fc.oneof(
  fc.string({ maxLength: 3 }),
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.integer({ min: 0, max: 300 }).map((number) => number.toString(16).padStart(40, '0')),
);

test('codes are those of a dictionary, and every text is found again', () => {
  fc.assert(
    fc.property(fc.array(fc.option(text), { maxLength: 400 }), fc.array(text), (texts, others) => {
      const dictionary = createDictionary();
      const codes = createTextCodes();
      for (const one of texts) expect(codes.code(one)).toBe(dictionary.code(one));
      expect(Array.from({ length: codes.size }, (_, code) => codes.text(code))).toEqual(dictionary.texts);
      expect(Array.from({ length: codes.size }, (_, code) => codes.lengthOf(code))).toEqual(
        dictionary.texts.map((one) => Buffer.byteLength(one)),
      );
      for (const one of [...dictionary.texts, ...others]) expect(codes.find(one)).toBe(dictionary.find(one));
    }),
  );
});

test('a hundred thousand texts of one length', () => {
  const codes = createTextCodes();
  const texts = Array.from({ length: 100_000 }, (_, i) => i.toString(16).padStart(40, '0'));
  for (const [i, one] of texts.entries()) expect(codes.code(one)).toBe(i + 1);
  expect([1, 50_000, 100_000].map((code) => codes.text(code))).toEqual([texts[0], texts[49_999], texts[99_999]]);
  expect(codes.find('b'.repeat(40))).toBe(-1);
});
