import { MantineProvider } from '@mantine/core';
import { act, fireEvent, render, screen, within } from '@testing-library/react';
import { beforeEach, expect, test } from 'vitest';
import type { ReworkAnswer, UnplannedDeployment } from '../../../shared/metric-answers.ts';
import type { Report } from '../../../shared/report.ts';
import { speak } from '../../i18n.ts';
import { standOn } from '../../screen-fixture.ts';
import { navigate } from '../../store/location.ts';
import { NO_METRICS, point, reportWith } from '../overview/report-fixture.ts';
import { ReworkScreen } from './rework-screen.tsx';

const NONE = { rollback: 0, hotfix: 0, revert: 0, rework: 0 };
const UNPLANNED: UnplannedDeployment = {
  id: 7,
  service: 'cart',
  team: null,
  env: 'prod',
  version: '1.4',
  sha: null,
  finishedAt: Date.UTC(2024, 10, 4, 12),
  kind: 'rollback',
  failed: false,
};
const ANSWER: ReworkAnswer = {
  points: [
    { day: '2024-11-04', n: 8, byKind: { ...NONE, rollback: 1, hotfix: 1 } },
    { day: '2024-11-05', n: 2, byKind: NONE },
    { day: '2024-11-06', n: 0, byKind: NONE },
  ],
  previousPoints: [{ day: '2024-10-28', n: 4, byKind: { ...NONE, revert: 1 } }],
  unplanned: [{ ...UNPLANNED, id: 8, kind: 'hotfix', failed: true }, UNPLANNED],
};
const REPORT: Report = reportWith({
  metrics: {
    ...NO_METRICS,
    reworkRate: {
      ...NO_METRICS.reworkRate,
      n: 10,
      reworked: 2,
      rate: 0.2,
      headline: 0.2,
      rollbacks: 1,
      hotfixes: 1,
      reason: null,
      interval: [0.06, 0.51],
      levelReason: 'no-level',
    },
  },
  breakdown: { service: [] },
  series: {
    bucket: 'day',
    points: ANSWER.points.map(({ day, n }) => point(day, { deployments: n })),
    previousPoints: [],
  },
});

let answer = ANSWER;

beforeEach(async () => {
  await speak('en');
  answer = ANSWER;
  standOn(
    (name) => {
      if (name === 'rework') return { ok: true, value: answer };
      if (name === 'overview') return { ok: true, value: { report: REPORT, sentences: [] } };
      return { ok: true, value: name === 'anomalies' ? { anomalies: [] } : null };
    },
    { deployments: 10 },
  );
});

async function show(): Promise<void> {
  navigate('/rework?range=all');
  render(
    <MantineProvider env="test">
      <ReworkScreen />
    </MantineProvider>,
  );
  await act(async () => {});
}

function tableOf(title: string): readonly (readonly (string | null)[])[] {
  const panel = screen.getByRole('heading', { name: title }).closest('section') as HTMLElement;
  fireEvent.click(within(panel).getByRole('button', { name: 'Show as table' }));
  return within(panel)
    .getAllByRole('row')
    .map((row) => [...row.querySelectorAll('th,td')].map(({ textContent }) => textContent));
}

test('each day: the rate with its interval, and its kinds', async () => {
  await show();
  expect(tableOf('Rework rate a day')).toEqual([
    ['Day', 'Rate', '95 % interval', 'Unplanned', 'Deployments', 'Period before'],
    ['4 Nov 2024', '25.0 %', '7.1 % – 59.1 %', '2', '8', '25.0 %'],
    ['5 Nov 2024', '0 %', '0 % – 65.8 %', '0', '2', '–'],
    ['6 Nov 2024', '–', '–', '0', '0', '–'],
  ]);
  expect(tableOf('Unplanned deployments a day')).toEqual([
    ['Day', 'Rollback', 'Hotfix', 'Revert', 'Rework', 'Deployments', 'Period before'],
    ['4 Nov 2024', '1', '1', '0', '0', '8', '1'],
    ['5 Nov 2024', '0', '0', '0', '0', '2', '–'],
    ['6 Nov 2024', '0', '0', '0', '0', '0', '–'],
  ]);
});

test('the kinds, and the deployments of each', async () => {
  await show();
  const kinds = screen.getByRole('region', { name: 'Kinds of rework' });
  expect(
    within(kinds)
      .getAllByRole('listitem')
      .map(({ textContent }) => textContent?.match(/^[A-Z][a-z]+(?=[A-Z])|\d+$/g)),
  ).toEqual([
    ['Rollback', '1'],
    ['Hotfix', '1'],
    ['Revert', '0'],
    ['Rework', '0'],
  ]);
  const [, ...rows] = within(screen.getByRole('table', { name: 'Unplanned deployments' })).getAllByRole('row');
  expect(rows.map((row) => [...row.querySelectorAll('td')].map(({ textContent }) => textContent))).toEqual([
    ['4 Nov 2024, 12:00', 'cart', 'Hotfix', 'Failed too', '1.4', '–', 'prod'],
    ['4 Nov 2024, 12:00', 'cart', 'Rollback', 'Held', '1.4', '–', 'prod'],
  ]);
  fireEvent.click(within(rows[1] as HTMLElement).getByRole('button'));
  expect(window.location.hash).toBe('#/rework?range=all&open=7');
});

test('where all was planned it says so', async () => {
  answer = { points: ANSWER.points.map((one) => ({ ...one, byKind: NONE })), previousPoints: [], unplanned: [] };
  await show();
  expect(screen.getAllByText('Every deployment of this period was planned.')).toHaveLength(3);
});
