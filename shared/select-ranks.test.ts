import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { selectRanks } from './select-ranks.ts';
import { createRandom } from './stats.ts';

function expectRanks(values: Float64Array, ranks: readonly number[]): void {
  const sorted = values.toSorted();
  const column = values.slice();
  const valueAt = selectRanks(column, ranks);
  expect(ranks.map(valueAt)).toEqual(ranks.map((rank) => sorted[rank]));
  // None is lost, whatever the order.
  expect(column.sort()).toEqual(sorted);
}

describe('the values of some ranks', () => {
  test('are those of the sorted column, short or long', () => {
    const value = fc.oneof(
      fc.double({ noNaN: true }),
      fc.constantFrom(0, 1, 7, 0.001, 1e-9, 1e12, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY),
      fc.integer({ min: -50, max: 1_000_000 }).map((milliseconds) => milliseconds / 1000),
    );
    const column = fc.oneof(
      fc.array(value, { minLength: 1, maxLength: 60 }),
      fc.array(value, { minLength: 400, maxLength: 900 }),
    );
    fc.assert(
      fc.property(column, fc.array(fc.nat(), { minLength: 1, maxLength: 6 }), (values, numbers) => {
        expectRanks(
          // Sorting puts -0 before 0, which are the same here.
          Float64Array.from(values, (one) => one + 0),
          numbers.map((number) => number % values.length),
        );
      }),
    );
  });

  test('in whatever order the column is', () => {
    for (const n of [399, 1000, 100_000]) {
      const rising = Float64Array.from({ length: n }, (_, i) => i);
      const organPipe = Float64Array.from({ length: n }, (_, i) => Math.min(i, n - i));
      const equal = new Float64Array(n).fill(7);
      const random = createRandom(n);
      const skewed = Float64Array.from({ length: n }, () => Math.round(1e7 * random() ** 6) / 1000);
      for (const values of [rising, rising.toReversed(), organPipe, equal, skewed]) {
        expectRanks(values, [0, Math.floor(n / 10), n >> 1, (n >> 1) + 1, Math.floor((9 * n) / 10), n - 1]);
      }
    }
  });

  test('of part of a column', () => {
    const whole = Float64Array.from({ length: 2000 }, (_, i) => 2000 - i);
    expectRanks(whole.subarray(500, 1500), [0, 500, 999]);
  });
});
