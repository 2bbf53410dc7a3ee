import fc from 'fast-check';
import { expect, test } from 'vitest';
import { durationTicks, tickLabels, tickPositions, valueTicks } from './ticks.ts';

test('labels of days are whole weeks apart, and no more than fit', () => {
  expect(tickPositions(31, 'day', 9)).toEqual([0, 7, 14, 21, 28]);
  expect(tickPositions(92, 'day', 9)).toEqual([0, 14, 28, 42, 56, 70, 84]);
  expect(tickPositions(7, 'day', 9)).toEqual([0, 1, 2, 3, 4, 5, 6]);
  expect(tickPositions(24, 'week', 9)).toEqual([0, 3, 6, 9, 12, 15, 18, 21]);
  expect(tickPositions(0, 'day', 9)).toEqual([]);
  fc.assert(
    fc.property(fc.nat(5000), fc.constantFrom('day' as const, 'week' as const), (count, bucket) => {
      expect(tickPositions(count, bucket, 9).length).toBeLessThanOrEqual(9);
    }),
  );
});

test('the month is said where it changes', () => {
  const days = ['2024-10-13', '2024-10-20', '2024-10-27', '2024-11-03'];
  expect(tickLabels(days, 'day', 'en')).toEqual(['13 Oct', '20', '27', '3 Nov']);
  expect(tickLabels(days, 'day', 'ko')).toEqual(['10월 13일', '20일', '27일', '11월 3일']);
  expect(tickLabels(['2024-10-01', '2024-11-01'], 'month', 'en')).toEqual(['Oct 2024', 'Nov 2024']);
});

test('axes reach over their values in a few even steps', () => {
  expect(valueTicks(8, true)).toEqual([0, 5, 10]);
  expect(valueTicks(2, true)).toEqual([0, 1, 2]);
  expect(valueTicks(0, true)).toEqual([0, 1]);
  expect(valueTicks(1400, true)).toEqual([0, 500, 1000, 1500]);
  expect(durationTicks(20 * 3600)).toEqual([0, 21_600, 43_200, 64_800, 86_400]);
  fc.assert(
    fc.property(fc.double({ min: 0.001, max: 1e9, noNaN: true }), (max) => {
      for (const ticks of [valueTicks(max, false), valueTicks(max, true), durationTicks(max)]) {
        expect(ticks.at(-1)).toBeGreaterThanOrEqual(max * (1 - 1e-9));
        expect(ticks.length).toBeLessThanOrEqual(6);
        expect(ticks.length).toBeGreaterThanOrEqual(2);
      }
    }),
  );
});
