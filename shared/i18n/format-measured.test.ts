import { expect, test } from 'vitest';
import {
  formatFactor,
  formatMilliseconds,
  formatMillisecondsDifference,
  formatPerTenThousand,
  formatPoints,
  formatPointsInterval,
  formatProbability,
  formatRate,
} from './format-measured.ts';

const each = <T>(values: readonly T[], format: (value: T) => string) => values.map(format);

test('rates keep two digits that count; something is never 0, and not all is never 100 %', () => {
  const rates = [0, 0.000001, 0.0000123, 0.00037, 0.0037, 0.0199, 0.0995, 0.125, 0.99999, 1];
  expect(each(rates, (rate) => formatRate(rate, 'en'))).toEqual([
    '0 %',
    '< 0.001 %',
    '0.0012 %',
    '0.037 %',
    '0.37 %',
    '2.0 %',
    '10.0 %',
    '12.5 %',
    '99.9 %',
    '100 %',
  ]);
  expect(formatRate(0.0037, 'ko')).toBe('0.37%');
});

test('differences of rates are points with their sign', () => {
  expect(each([0.0153, -0.0002, 0.000001, 0.2], (one) => formatPoints(one, 'en'))).toEqual([
    '+1.5 points',
    '−0.020 points',
    '0 points',
    '+20.0 points',
  ]);
  expect(formatPointsInterval([-0.001, 0.017], 'ko')).toBe('−0.10 ~ +1.7%p');
});

test('latencies have three digits that count, in the unit that fits', () => {
  expect(
    each([0, 0.001, 0.43, 8.7, 99.96, 512.4, 999.7, 1284, 125_000], (one) => formatMilliseconds(one, 'en')),
  ).toEqual(['0 ms', '< 0.01 ms', '0.430 ms', '8.70 ms', '100 ms', '512 ms', '1.00 s', '1.28 s', '2 min 5 s']);
  expect(each([270, -1200, 0.0444, 0.001], (one) => formatMillisecondsDifference(one, 'ko'))).toEqual([
    '+270 ms',
    '−1.20초',
    '+0.04 ms',
    '0 ms',
  ]);
});

test('factors, probabilities and rates of ten thousand', () => {
  expect(each([5.06, 1.044, 130.4, 12, 2981, 5e8], (one) => formatFactor(one, 'en'))).toEqual([
    '5.1',
    '1.04',
    '130',
    '12',
    '3,000',
    '> 1,000,000',
  ]);
  expect(each([0.00001, 0.0321, 0.5], (one) => formatProbability(one, 'en'))).toEqual([
    'p < 0.001',
    'p = 0.032',
    'p = 0.50',
  ]);
  expect(each([0, 0.0000001, 0.00037, 0.019], (one) => formatPerTenThousand(one, 'en'))).toEqual([
    '0',
    '< 0.01',
    '3.7',
    '190',
  ]);
});
