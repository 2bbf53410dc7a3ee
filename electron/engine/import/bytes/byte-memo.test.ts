import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ByteMemo } from './byte-memo.ts';

test('values are known by their bytes, by the number of their first coming', () => {
  fc.assert(
    fc.property(fc.array(fc.uint8Array({ maxLength: 6 }), { maxLength: 3000 }), (values) => {
      const memo = new ByteMemo();
      const model = new Map<string, number>();
      for (const value of values) {
        // Somewhere in a larger buffer, as fields are.
        const buffer = Buffer.concat([Buffer.from('ab'), value, Buffer.from('c')]);
        const text = Buffer.from(value).toString('hex');
        expect(memo.find(buffer, 2, 2 + value.length)).toBe(model.get(text) ?? -1);
        if (model.has(text)) continue;
        expect(memo.add(buffer, 2, 2 + value.length)).toBe(model.size);
        model.set(text, model.size);
      }
    }),
    { numRuns: 30 },
  );
});

test('it stays small: long values and ever new ones are not kept', () => {
  const memo = new ByteMemo();
  const long = Buffer.alloc(129, 'x');
  memo.find(long, 0, long.length);
  expect(memo.add(long, 0, long.length)).toBe(-1);
  let kept = 0;
  for (let i = 0; i < 70_000; i++) {
    const value = Buffer.from(`value ${i}`);
    memo.find(value, 0, value.length);
    if (memo.add(value, 0, value.length) >= 0) kept++;
  }
  expect(kept).toBe(65_536);
  expect(memo.find(Buffer.from('value 65535'), 0, 11)).toBe(65_535);
});
