import Database from 'better-sqlite3';
import fc from 'fast-check';
import { quantileSorted } from 'simple-statistics';
import { afterAll, describe, expect, test } from 'vitest';
import { createRandom, lowerMedian, mean, median, quantiles } from './stats.ts';

const database = new Database(':memory:');
const bySqlite = database.prepare<[number, string], { value: number | null }>(
  'SELECT percentile(value, ?) AS value FROM json_each(?)',
);
const medianBySqlite = database.prepare<[string], { value: number | null }>(
  'SELECT median(value) AS value FROM json_each(?)',
);
afterAll(() => {
  database.close();
});

const numbers = fc.array(
  fc.oneof(fc.integer({ min: -50, max: 50 }), fc.double({ min: -1e9, max: 1e9, noNaN: true, noDefaultInfinity: true })),
  { maxLength: 200 },
);

function relativeDifference(a: number | null, b: number | null): number {
  if (a === null || b === null) return a === b ? 0 : Number.POSITIVE_INFINITY;
  return Math.abs(a - b) / Math.max(1, Math.abs(a), Math.abs(b));
}

describe('quantiles', () => {
  test('are those of SQLite', () => {
    fc.assert(
      fc.property(numbers, fc.integer({ min: 0, max: 100 }), fc.integer({ min: 0, max: 100 }), (values, a, b) => {
        const percents = [Math.min(a, b), Math.max(a, b)];
        const json = JSON.stringify(values);
        const ours = quantiles(
          Float64Array.from(values),
          percents.map((percent) => percent / 100),
        );
        for (const [i, percent] of percents.entries()) {
          expect(relativeDifference(ours[i] ?? null, bySqlite.get(percent, json)?.value ?? null)).toBeLessThan(1e-12);
        }
        const ourMedian = median(Float64Array.from(values));
        expect(relativeDifference(ourMedian, medianBySqlite.get(json)?.value ?? null)).toBeLessThan(1e-12);
      }),
    );
  });

  test('the median is that of simple-statistics', () => {
    fc.assert(
      fc.property(numbers, (values) => {
        fc.pre(values.length > 0);
        const sorted = values.toSorted((x, y) => x - y);
        expect(relativeDifference(median(Float64Array.from(values)), quantileSorted(sorted, 0.5))).toBeLessThan(1e-12);
      }),
    );
  });

  test('by hand', () => {
    const values = () => Float64Array.of(4, 1, 3, 2);
    expect(median(values())).toBe(2.5);
    expect(quantiles(values(), [0, 0.25, 0.75, 1])).toEqual([1, 1.75, 3.25, 4]);
    expect(lowerMedian(values())).toBe(2);
    expect(mean(values())).toBe(2.5);
  });

  test('of nothing there is none', () => {
    expect(median(new Float64Array())).toBeNull();
    expect(lowerMedian(new Float64Array())).toBeNull();
    expect(mean(new Float64Array())).toBeNull();
    expect(quantiles(new Float64Array(), [0.5, 0.9])).toEqual([null, null]);
  });

  test('the lower median is the largest value whose percent rank is at most a half', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: 30 }), (values) => {
        const rank = (value: number) =>
          values.length === 1 ? 0 : values.filter((other) => other < value).length / (values.length - 1);
        const expected = Math.max(...values.filter((value) => rank(value) <= 0.5));
        expect(lowerMedian(Float64Array.from(values))).toBe(expected);
      }),
    );
  });
});

test('random numbers are the same for the same seed, uniform, and different for another', () => {
  const draw = (seed: number) => {
    const random = createRandom(seed);
    return Float64Array.from({ length: 20_000 }, () => random());
  };
  expect(draw(1)).toEqual(draw(1));
  expect(draw(1)).not.toEqual(draw(2));
  const [low, middle, high] = quantiles(draw(3), [0.1, 0.5, 0.9]);
  expect(low).toBeCloseTo(0.1, 1);
  expect(middle).toBeCloseTo(0.5, 1);
  expect(high).toBeCloseTo(0.9, 1);
});
