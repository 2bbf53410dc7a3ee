import { expect, test } from 'vitest';
import { pagesOf } from './pages.ts';

test('the pages that hold the rows in view', () => {
  expect([pagesOf(0, 0), pagesOf(10, 40), pagesOf(990, 1020), pagesOf(1000, 3000), pagesOf(-1, -1)]).toEqual([
    [0],
    [0],
    [0, 1],
    [1, 2, 3],
    [0],
  ]);
});
