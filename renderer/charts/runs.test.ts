import { expect, test } from 'vitest';
import { runs } from './runs.ts';

test('a line breaks where a value is missing, or where more are missing than it may jump', () => {
  const values = [1, null, 2, 3, null, null, null, 4, null];
  expect(runs(values)).toEqual([[1], [2, 3], [4]]);
  expect(runs(values, 1)).toEqual([[1, 2, 3], [4]]);
  expect(runs(values, 3)).toEqual([[1, 2, 3, 4]]);
  expect(runs([null, null])).toEqual([]);
});
