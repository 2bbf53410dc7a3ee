import fc from 'fast-check';
import { expect, test } from 'vitest';
import { orderBySecond } from './order-by-second.ts';

/** Close together, far apart, some the same, and all of it. */
const seconds = fc.oneof(
  fc.array(fc.constantFrom(0, 3, 5, 6, 2 ** 31), { maxLength: 50 }),
  fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 50 }),
  fc.array(fc.integer({ min: 0, max: 2 ** 32 - 1 }), { maxLength: 50 }),
  fc.array(fc.integer({ min: 0, max: 99 }), { minLength: 120, maxLength: 300 }).map((some) => [...some, 2 ** 32 - 1]),
);

test('as sorting by comparison has it, whatever the size of the numbers', () => {
  fc.assert(
    fc.property(seconds, (some) => {
      const expected = [...some.keys()].sort((a, b) => (some[a] as number) - (some[b] as number));
      expect([...orderBySecond(Uint32Array.from(some))]).toEqual(expected);
    }),
  );
});
