import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Locale } from './catalog.ts';
import {
  countPerPeriodParts,
  fitPeriod,
  formatBytes,
  formatChange,
  formatCount,
  formatCountPerPeriod,
  formatDuration,
  formatDurationShort,
  formatNumber,
  formatPercent,
  formatShare,
} from './format.ts';

const HOUR = 3600;
const DAY = 86_400;

test.each([
  [0, '0 s', '0초'],
  [3.22, '3.2 s', '3.2초'],
  [9.96, '10 s', '10초'],
  [45, '45 s', '45초'],
  [59.6, '1 min', '1분'],
  [252, '4 min 12 s', '4분 12초'],
  [599.7, '10 min', '10분'],
  [36 * 60, '36 min', '36분'],
  [59.6 * 60, '1 h', '1시간'],
  [10 * HOUR + 28 * 60, '10 h 28 min', '10시간 28분'],
  [5 * HOUR, '5 h', '5시간'],
  [23.999 * HOUR, '1 d', '1일'],
  [1.4 * DAY, '1.4 d', '1.4일'],
  [3.4 * DAY, '3.4 d', '3.4일'],
  [34.6 * DAY, '35 d', '35일'],
  [900 * DAY, '2.5 y', '2.5년'],
  [-5 * HOUR, '−5 h', '−5시간'],
])('%d s is "%s" and "%s"', (seconds, english, korean) => {
  expect([formatDuration(seconds, 'en'), formatDuration(seconds, 'ko')]).toEqual([english, korean]);
});

/** "10 h 28 min" → seconds */
function readBack(text: string): number {
  const units: Record<string, number> = { s: 1, min: 60, h: HOUR, d: DAY, y: 365.25 * DAY };
  return [...text.matchAll(/([\d.,]+) (s|min|h|d|y)/g)].reduce(
    (sum, [, value = '', unit = '']) => sum + Number(value.replaceAll(',', '')) * (units[unit] ?? Number.NaN),
    0,
  );
}

test('a duration read back is within its rounding, and never grows by being shown', () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 20 * 365 * DAY, noNaN: true }), (seconds) => {
      const shown = readBack(formatDuration(seconds, 'en'));
      expect(Math.abs(shown - seconds)).toBeLessThanOrEqual(Math.max(0.5, seconds * 0.053));
    }),
  );
});

test('durations keep their order when they are shown', () => {
  const duration = fc.double({ min: 0, max: 3 * 365 * DAY, noNaN: true });
  fc.assert(
    fc.property(duration, duration, (one, other) => {
      const [shorter, longer] = one < other ? [one, other] : [other, one];
      expect(readBack(formatDuration(shorter, 'en'))).toBeLessThanOrEqual(readBack(formatDuration(longer, 'en')));
    }),
  );
});

test.each([
  [0, '0 %', '0%'],
  [0.014_08, '1.4 %', '1.4%'],
  [0.2, '20.0 %', '20.0%'],
  [0.999_9, '100 %', '100%'],
  [1, '100 %', '100%'],
  [1.5, '150 %', '150%'],
  [0.0001, '< 0.1 %', '< 0.1%'],
])('the rate %d is "%s" and "%s"', (rate, english, korean) => {
  expect([formatPercent(rate, 'en'), formatPercent(rate, 'ko')]).toEqual([english, korean]);
});

test('a share that is not whole is never shown as 100 %, one that is something never as 0 %', () => {
  expect([0, 0.001, 0.97, 0.999, 1].map((share) => formatShare(share, 'en'))).toEqual([
    '0 %',
    '1 %',
    '97 %',
    '99 %',
    '100 %',
  ]);
});

test('a change has its sign; from tenfold on it is a factor', () => {
  expect([-0.2924, 0.2628, 0.003, -0.003, -1, 1.598, 13.2].map((change) => formatChange(change, 'en'))).toEqual([
    '−29 %',
    '+26 %',
    '0 %',
    '0 %',
    '−100 %',
    '+160 %',
    '×14',
  ]);
});

test.each<[number, Locale, string]>([
  [33 / 7, 'en', '33 per week'],
  [33 / 7, 'ko', '주 33회'],
  [16.5 / 7, 'en', '16.5 per week'],
  [12, 'en', '12 per day'],
  [12, 'ko', '하루 12회'],
  [0.1, 'en', '3 per month'],
  [0.1, 'ko', '월 3회'],
  [0, 'en', '0 per month'],
  [1200, 'en', '1,200 per day'],
])('%d deployments a day in %s: "%s"', (perDay, locale, expected) => {
  const { count, period } = fitPeriod(perDay);
  expect(formatCountPerPeriod(count, period, locale)).toBe(expected);
});

test('the period keeps the count at 1 or more where a month allows it', () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 5000, noNaN: true }), (perDay) => {
      const { count, period } = fitPeriod(perDay);
      expect(count >= 1 || period === 'month').toBe(true);
    }),
  );
});

test('parts put the number where it can be set large', () => {
  expect([countPerPeriodParts(33, 'week', 'en'), countPerPeriodParts(33, 'week', 'ko')]).toEqual([
    { before: '', value: '33', after: 'per week' },
    { before: '주', value: '33', after: '회' },
  ]);
});

test('counts, numbers and bytes', () => {
  expect([
    formatCount(0.04, 'en'),
    formatCount(9.84, 'en'),
    formatCount(20.4, 'en'),
    formatNumber(1_234_567, 'ko'),
    formatNumber(-0.001, 'en', 0),
    formatNumber(-1234.5, 'en', 1),
    formatBytes(0, 'en'),
    formatBytes(1536, 'en'),
    formatBytes(1023.9, 'en'),
    formatBytes(5 * 2 ** 30, 'en'),
  ]).toEqual(['< 0.1', '9.8', '20', '1,234,567', '0', '−1,234.5', '0 B', '1.5 KB', '1 KB', '5 GB']);
});

test('an axis has one unit', () => {
  expect([0, 30, 90, 3 * HOUR, 30 * HOUR, 60 * HOUR].map((seconds) => formatDurationShort(seconds, 'en'))).toEqual([
    '0',
    '30 s',
    '1.5 min',
    '3 h',
    '30 h',
    '2.5 d',
  ]);
});
