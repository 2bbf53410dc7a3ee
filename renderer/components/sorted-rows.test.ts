import { expect, test } from 'vitest';
import { nextRowOrder, rowOrderFromParam, rowOrderToParam, sortedRows } from './sorted-rows.ts';

test('the location says by which column and which way; what it does not know is as the rows come', () => {
  const columns = ['name', 'p95'];
  expect(rowOrderFromParam('-p95', columns)).toEqual({ column: 'p95', descending: true });
  expect(rowOrderFromParam('name', columns)).toEqual({ column: 'name', descending: false });
  for (const param of [null, '', '-', 'p50', '--p95']) expect(rowOrderFromParam(param, columns)).toBeNull();
  for (const param of ['-p95', 'name']) expect(rowOrderToParam(rowOrderFromParam(param, columns))).toBe(param);
  expect(rowOrderToParam(null)).toBeNull();
});

test('a head sorts one way, the other way, no more', () => {
  const largest = nextRowOrder(null, 'p95', false);
  expect(largest).toEqual({ column: 'p95', descending: true });
  const smallest = nextRowOrder(largest, 'p95', false);
  expect(smallest).toEqual({ column: 'p95', descending: false });
  expect(nextRowOrder(smallest, 'p95', false)).toBeNull();
  const names = nextRowOrder(largest, 'name', true);
  expect(names).toEqual({ column: 'name', descending: false });
  expect(nextRowOrder(nextRowOrder(names, 'name', true), 'name', true)).toBeNull();
});

test('rows without a value are last either way, equals stay as they came, names count their numbers', () => {
  const rows = [
    { id: 1, v: 2 },
    { id: 2, v: null },
    { id: 3, v: 1 },
    { id: 4, v: 2 },
  ] as const;
  const ids = (descending: boolean) => sortedRows(rows, ({ v }) => v, descending, 'en').map(({ id }) => id);
  expect(ids(false)).toEqual([3, 1, 4, 2]);
  expect(ids(true)).toEqual([1, 4, 3, 2]);
  expect(sortedRows(['v1.10', 'v1.9', 'v1.2'], (name) => name, false, 'ko')).toEqual(['v1.2', 'v1.9', 'v1.10']);
});
