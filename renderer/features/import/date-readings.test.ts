import { expect, test } from 'vitest';
import { readingsOf } from './date-readings.ts';

test.each([
  ['03/04/2024 10:00', { dmy: '2024-04-03', mdy: '2024-03-04' }],
  ['3.4.24', { dmy: '2024-04-03', mdy: '2024-03-04' }],
  ['31-12-2024', { dmy: '2024-12-31', mdy: null }],
  ['30/02/2024', { dmy: null, mdy: null }],
  ['2024-03-04', { dmy: null, mdy: null }],
  ['soon', { dmy: null, mdy: null }],
])('%s', (example, readings) => {
  expect(readingsOf(example)).toEqual(readings);
});
