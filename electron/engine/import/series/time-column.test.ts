import fc from 'fast-check';
import { expect, test } from 'vitest';
import { TimeColumn } from './time-column.ts';

const additions = fc.array(fc.tuple(fc.integer({ min: -50, max: 3000 }), fc.integer({ min: 0, max: 9 })), {
  maxLength: 4000,
});

test('adds values up by their times, in whatever order they come', () => {
  fc.assert(
    fc.property(additions, fc.nat(4000), (all, looksAfter) => {
      const column = new TimeColumn();
      const expected = new Map<number, number>();
      for (const [index, [time, value]] of all.entries()) {
        expect(column.add(time, value)).toBe(!expected.has(time));
        expected.set(time, (expected.get(time) ?? 0) + value);
        if (index === looksAfter) expect(column.at(time)).toBe(expected.get(time));
      }
      const times = [...expected.keys()].sort((a, b) => a - b);
      expect([...column.times()]).toEqual(times);
      expect(times.map((time) => column.at(time))).toEqual(times.map((time) => expected.get(time)));
      expect(column.at(-51)).toBeNaN();
      expect(column.total()).toBe([...expected.values()].reduce((sum, value) => sum + value, 0));
    }),
    { numRuns: 50 },
  );
});

test('joins as it is told to', () => {
  const column = new TimeColumn(Math.max);
  for (const [time, value] of [
    [2, 5],
    [1, 3],
    [2, 4],
    [1, 9],
  ] as const)
    column.add(time, value);
  expect([...column.times()].map((time) => column.at(time))).toEqual([9, 5]);
});
