import { expect, test } from 'vitest';
import type { CompareAnswer } from '../../../shared/compare-answers.ts';
import { measuredSlice } from './compare-fixture.ts';
import { leagueRows, leagueScale, ordered } from './league-rows.ts';

const ANSWER: CompareAnswer = {
  bucket: 'day',
  slices: [
    measuredSlice({
      deploymentFrequency: { headline: 7, n: 30, interval: [5, 10] },
      changeFailureRate: { headline: 0.2, n: 30 },
    }),
    measuredSlice({ deploymentFrequency: { headline: null, n: 0 }, changeFailureRate: { headline: 0.1, n: 4 } }),
    { kind: 'failed', label: '', error: { code: 'workspace-missing', params: { path: '/x' } } },
    measuredSlice({
      deploymentFrequency: { headline: 9, n: 3, interval: [1, 90] },
      changeFailureRate: { headline: 0.2, n: 9 },
    }),
  ],
};
const NAMES = ['b 10', 'a', 'gone', 'b 9'];

test('the best is first: most deployments, least of what is bad; the same value has the same rank', () => {
  const told = (metric: 'deploymentFrequency' | 'changeFailureRate') =>
    leagueRows(ANSWER, NAMES, metric).map(({ rank, name }) => [rank, name]);
  expect(told('deploymentFrequency')).toEqual([
    [1, 'b 9'],
    [2, 'b 10'],
    [null, 'a'],
  ]);
  expect(told('changeFailureRate')).toEqual([
    [1, 'a'],
    [2, 'b 10'],
    [2, 'b 9'],
  ]);
});

test('sorted by any column; what has no rank stays last', () => {
  const rows = leagueRows(ANSWER, NAMES, 'deploymentFrequency');
  const names = (column: 'rank' | 'name' | 'n', descending: boolean) =>
    ordered(rows, { column, descending }, 'en').map(({ name }) => name);
  expect(names('rank', true)).toEqual(['b 10', 'b 9', 'a']);
  expect(names('name', false)).toEqual(['a', 'b 9', 'b 10']);
  expect(names('n', true)).toEqual(['b 10', 'b 9', 'a']);
});

test('an interval beyond all measure does not squeeze the values together', () => {
  expect(leagueScale(leagueRows(ANSWER, NAMES, 'deploymentFrequency'))).toBeCloseTo(19.8);
  expect(leagueScale([])).toBe(1);
});
