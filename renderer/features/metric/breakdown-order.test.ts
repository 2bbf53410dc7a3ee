import { expect, test } from 'vitest';
import type { BreakdownRow } from '../../../shared/report.ts';
import { NO_METRICS } from '../overview/report-fixture.ts';
import { nextOrder, orderFromParam, orderToParam, sortRows } from './breakdown-order.ts';

const USUAL = { column: 'frequency', descending: true };

test('an order and its word in the location', () => {
  const columns = ['frequency', 'change'];
  expect(orderFromParam(null, columns, USUAL)).toEqual(USUAL);
  expect(orderFromParam('-change', columns, USUAL)).toEqual({ column: 'change', descending: true });
  expect(orderFromParam('name', columns, USUAL)).toEqual({ column: 'name', descending: false });
  expect(orderFromParam('-nothing', columns, USUAL)).toEqual(USUAL);
  expect(orderToParam(USUAL, USUAL)).toBeNull();
  expect(orderToParam({ column: 'frequency', descending: false }, USUAL)).toBe('frequency');
  expect(orderToParam({ column: 'name', descending: true }, USUAL)).toBe('-name');
});

test('a column again is sorted the other way, another most first, names from A', () => {
  expect(nextOrder(USUAL, 'frequency')).toEqual({ column: 'frequency', descending: false });
  expect(nextOrder(USUAL, 'change')).toEqual({ column: 'change', descending: true });
  expect(nextOrder(USUAL, 'name')).toEqual({ column: 'name', descending: false });
});

test('rows without a value stay last either way, equals go by name', () => {
  const rows: readonly BreakdownRow[] = ['d', 'c', 'b', 'a', 'e'].map((key) => ({ key, metrics: NO_METRICS }));
  const values: Readonly<Record<string, number | null>> = { a: 1, b: null, c: 2, d: 2, e: 0 };
  const sorted = (descending: boolean) =>
    sortRows(rows, { column: 'n', descending }, ({ key }) => values[key] ?? null).map(({ key }) => key);
  expect(sorted(true)).toEqual(['c', 'd', 'a', 'e', 'b']);
  expect(sorted(false)).toEqual(['e', 'a', 'c', 'd', 'b']);
});
