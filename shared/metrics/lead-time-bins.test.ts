import fc from 'fast-check';
import { expect, test } from 'vitest';
import { LEAD_TIME_BOUNDS, leadTimeBins } from './lead-time-bins.ts';

const HOUR = 3600;
const DAY = 24 * HOUR;

test('a value on a bound is in the bin that begins there', () => {
  const bins = leadTimeBins(Float64Array.of(1, HOUR - 0.5, HOUR, DAY, 400 * DAY), Float64Array.of(2 * DAY));
  expect(bins.filter(({ n, previous }) => n + previous > 0)).toEqual([
    { fromSeconds: 0, toSeconds: HOUR, n: 2, previous: 0 },
    { fromSeconds: HOUR, toSeconds: 4 * HOUR, n: 1, previous: 0 },
    { fromSeconds: DAY, toSeconds: 2 * DAY, n: 1, previous: 0 },
    { fromSeconds: 2 * DAY, toSeconds: 3 * DAY, n: 0, previous: 1 },
    { fromSeconds: 365.25 * DAY, toSeconds: null, n: 1, previous: 0 },
  ]);
});

test('the bounds ascend, and a month is 30.44 days', () => {
  expect(LEAD_TIME_BOUNDS).toEqual([...LEAD_TIME_BOUNDS].sort((a, b) => a - b));
  expect(LEAD_TIME_BOUNDS).toContain(2_630_016);
});

test('every value is in the one bin whose bounds hold it', () => {
  const seconds = fc.array(
    fc.oneof(fc.double({ min: 0.001, max: 1e9, noNaN: true }), fc.constantFrom(...LEAD_TIME_BOUNDS)),
  );
  fc.assert(
    fc.property(seconds, (values) => {
      for (const { fromSeconds, toSeconds, n } of leadTimeBins(Float64Array.from(values), new Float64Array())) {
        expect(n).toBe(values.filter((value) => value >= fromSeconds && value < (toSeconds ?? Infinity)).length);
      }
    }),
  );
});
