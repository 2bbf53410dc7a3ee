import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { differenceInterval, meanInterval, medianInterval, poissonInterval, wilsonInterval } from './intervals.ts';
import { createRandom, median } from './stats.ts';

function round(interval: readonly [number, number] | null, digits: number): readonly number[] | null {
  return interval?.map((bound) => Number(bound.toFixed(digits))) ?? null;
}

describe('rates', () => {
  test.each([
    [0, 10, [0, 0.27753]],
    [1, 10, [0.01788, 0.40415]],
    [15, 100, [0.09306, 0.23284]],
    [10, 10, [0.72247, 1]],
  ])('%i of %i', (successes, n, expected) => {
    expect(round(wilsonInterval(successes, n), 5)).toEqual(expected);
  });

  test('hold the rate and stay within 0 and 1', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e6 }), fc.double({ min: 0, max: 1, noNaN: true }), (n, share) => {
        const successes = Math.round(n * share);
        const [low, high] = wilsonInterval(successes, n) ?? [Number.NaN, Number.NaN];
        expect(low).toBeGreaterThanOrEqual(0);
        expect(low).toBeLessThanOrEqual(successes / n);
        expect(high).toBeGreaterThanOrEqual(successes / n);
        expect(high).toBeLessThanOrEqual(1);
      }),
    );
  });

  test('of nothing there is none', () => {
    expect(wilsonInterval(0, 0)).toBeNull();
  });
});

describe('counts', () => {
  test.each([
    // Solved from the tail sums with 60 digits.
    [0, [0, 3.6889]],
    [1, [0.0253, 5.5716]],
    [5, [1.6235, 11.6683]],
    [10, [4.7954, 18.3904]],
    [50, [37.111, 65.9188]],
    [100, [81.364, 121.6268]],
  ])('%i', (count, expected) => {
    expect(round(poissonInterval(count), 4)).toEqual(expected);
  });

  test('the approximation above 100 joins the exact interval', () => {
    // The same tail sums, in logarithms because e^-λ underflows for the large ones.
    const atMost = (count: number, lambda: number) => {
      let logTerm = -lambda;
      let total = Math.exp(logTerm);
      for (let k = 1; k <= count; k++) {
        logTerm += Math.log(lambda / k);
        total += Math.exp(logTerm);
      }
      return total;
    };
    for (const count of [101, 250, 600]) {
      const [low, high] = poissonInterval(count);
      expect(1 - atMost(count - 1, low)).toBeCloseTo(0.025, 4);
      expect(atMost(count, high)).toBeCloseTo(0.025, 4);
    }
  });
});

describe('medians', () => {
  const sample = (n: number, seed: number) => {
    const random = createRandom(seed);
    return Float64Array.from({ length: n }, () => -Math.log(1 - random()));
  };

  test('are the same for the same seed and don’t depend on the order of the values', () => {
    for (const n of [5, 6, 40, 99, 100, 101, 5000]) {
      const values = sample(n, n);
      const interval = medianInterval(values.slice(), 1);
      expect(medianInterval(values.toReversed(), 1)).toEqual(interval);
      const [low, high] = interval ?? [Number.NaN, Number.NaN];
      const middle = median(values) ?? Number.NaN;
      expect(low).toBeLessThanOrEqual(middle);
      expect(high).toBeGreaterThanOrEqual(middle);
    }
  });

  test('hold the true median about as often as they say', () => {
    for (const n of [20, 101]) {
      let held = 0;
      for (let i = 0; i < 1000; i++) {
        const [low, high] = medianInterval(sample(n, 1000 + i), 1) ?? [0, 0];
        if (low <= Math.LN2 && Math.LN2 <= high) held++;
      }
      expect(held).toBeGreaterThan(910);
      expect(held).toBeLessThan(985);
    }
  });

  test('of fewer than five values there is none', () => {
    expect(medianInterval(Float64Array.of(1, 2, 3, 4), 1)).toBeNull();
    expect(meanInterval(Float64Array.of(1, 2, 3, 4))).toBeNull();
  });
});

test('means', () => {
  // mean 3, standard deviation √2.5
  expect(round(meanInterval(Float64Array.of(1, 2, 3, 4, 5)), 4)).toEqual([1.6141, 4.3859]);
});

test('a difference is clear only when its interval leaves 0 out', () => {
  const estimate = (value: number, low: number, high: number) => ({ value, interval: [low, high] as const });
  expect(differenceInterval(estimate(10, 7, 14), estimate(6, 3, 10))).toEqual([-1, 9]);
  expect(differenceInterval(estimate(10, 7, 14), estimate(3, 3, 3))).toEqual([4, 11]);
});
