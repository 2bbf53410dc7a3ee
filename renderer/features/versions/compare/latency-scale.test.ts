import fc from 'fast-check';
import { expect, test } from 'vitest';
import { latencyScale } from './latency-scale.ts';

test('from zero where the figures are near each other', () => {
  const { isLog, ticks, at } = latencyScale([120, 180, 210, 480]);
  expect({ isLog, ticks, places: [at(0), at(250), at(600)] }).toEqual({
    isLog: false,
    ticks: [0, 200, 400, 600],
    places: [0, 250 / 600, 1],
  });
});

test('by powers of ten where the largest is many times the least', () => {
  const { isLog, ticks, at } = latencyScale([3, 8.7, 480, 12_000]);
  expect({ isLog, ticks }).toEqual({ isLog: true, ticks: [1, 10, 100, 1000, 10_000, 100_000] });
  expect(at(0)).toBe(0);
  expect(at(10)).toBeCloseTo(0.2);
});

test('whatever is drawn has a place on the plot, in its order', () => {
  const latency = fc.double({ min: 0, max: 1e9, noNaN: true });
  fc.assert(
    fc.property(fc.array(latency, { minLength: 1 }), (values) => {
      const { at, ticks } = latencyScale(values);
      const places = [...values].sort((a, b) => a - b).map(at);
      expect(places.every((place, index) => place >= (places[index - 1] ?? 0) && place <= 1)).toBe(true);
      expect(ticks.length).toBeGreaterThan(1);
      expect(ticks.length).toBeLessThan(10);
    }),
  );
});

test('nothing, and figures that are none', () => {
  expect(latencyScale([]).ticks).toContain(0);
  expect(latencyScale([0, 0]).at(0)).toBe(0);
  expect(latencyScale([Number.NaN, Number.POSITIVE_INFINITY, 100]).isLog).toBe(false);
});
