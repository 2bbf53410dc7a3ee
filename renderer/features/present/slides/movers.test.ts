import { expect, test } from 'vitest';
import type { BreakdownRow, Verdict } from '../../../../shared/report.ts';
import { frequency, NO_METRICS } from '../../overview/report-fixture.ts';
import { moversOf } from './movers.ts';

function row(key: string, change: number | null, verdict: Verdict | null): BreakdownRow {
  return { key, metrics: { ...NO_METRICS, deploymentFrequency: frequency(10, change, verdict) } };
}

const names = (rows: readonly { readonly row: BreakdownRow }[]) => rows.map((mover) => mover.row.key);

test('the three that moved most, by ratio, of those that moved beyond chance', () => {
  const { better, worse } = moversOf({
    breakdown: {
      service: [
        row('little', 0.1, 'better'),
        row('halved', -0.5, 'worse'),
        row('doubled', 1, 'better'),
        row('stopped', -1, 'worse'),
        row('a quarter less', -0.25, 'worse'),
        row('a tenth less', -0.1, 'worse'),
        row('chance', -0.9, 'undecided'),
        row('new', null, null),
      ],
    },
  });
  expect(names(better)).toEqual(['doubled', 'little']);
  expect(names(worse)).toEqual(['stopped', 'halved', 'a quarter less']);
});

test('teams, where nothing can be said of services', () => {
  const breakdown = { service: [row('cart', 0.4, 'undecided')], team: [row('Core', 0.4, 'better')] };
  expect(moversOf({ breakdown }).better.map(({ of, row: { key } }) => `${of} ${key}`)).toEqual(['team Core']);
});
