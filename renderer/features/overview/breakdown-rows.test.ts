import { expect, test } from 'vitest';
import type { BreakdownRow } from '../../../shared/report.ts';
import { DEFAULT_ORDER, nextOrder, sortRows } from './breakdown-rows.ts';
import { frequency, NO_METRICS } from './report-fixture.ts';

function row(key: string, perWeek: number | null, change: number | null = null): BreakdownRow {
  if (perWeek === null) return { key, metrics: NO_METRICS };
  return { key, metrics: { ...NO_METRICS, deploymentFrequency: frequency(perWeek, change, null) } };
}

const ROWS = [row('b', 3, 0.5), row('none', null), row('a', 3, -0.5), row('c', 9)];

function order(column: Parameters<typeof nextOrder>[1], descending: boolean): readonly string[] {
  return sortRows(ROWS, { column, descending }, 'doradeck').map(({ key }) => key);
}

test('most first; equals by name; rows without a value at the end either way', () => {
  expect(order('frequency', true)).toEqual(['c', 'a', 'b', 'none']);
  expect(order('frequency', false)).toEqual(['a', 'b', 'c', 'none']);
  expect(order('frequency-change', true)).toEqual(['b', 'a', 'c', 'none']);
  expect(order('name', false)).toEqual(['a', 'b', 'c', 'none']);
  expect(order('name', true)).toEqual(['none', 'c', 'b', 'a']);
});

test('a column clicked again turns round; names begin at A', () => {
  expect(nextOrder(DEFAULT_ORDER, 'frequency')).toEqual({ column: 'frequency', descending: false });
  expect(nextOrder(DEFAULT_ORDER, 'failed')).toEqual({ column: 'failed', descending: true });
  expect(nextOrder(DEFAULT_ORDER, 'name')).toEqual({ column: 'name', descending: false });
});
