import { expect, test } from 'vitest';
import { keepLatest } from './keep-latest.ts';

test('the latest are kept, in the order in which they were put', () => {
  const entries = new Map([['a', 1]]);
  for (const [key, value] of [
    ['b', 2],
    ['c', 3],
    ['a', 4],
    ['d', 5],
  ] as const)
    keepLatest(entries, key, value, 3);
  expect([...entries]).toEqual([
    ['c', 3],
    ['a', 4],
    ['d', 5],
  ]);
});
