import { MantineProvider } from '@mantine/core';
import { act, fireEvent, render, screen, within } from '@testing-library/react';
import { beforeEach, expect, test } from 'vitest';
import type { IncidentRow } from '../../../shared/answers.ts';
import type { RequestInput } from '../../../shared/api.ts';
import type { FailedDeployment, FailureRateAnswer } from '../../../shared/metric-answers.ts';
import type { Metrics, Report } from '../../../shared/report.ts';
import { speak } from '../../i18n.ts';
import { holdWorkspace, standOn } from '../../screen-fixture.ts';
import { navigate } from '../../store/location.ts';
import { NO_METRICS, point, reportWith } from '../overview/report-fixture.ts';
import { FailureRateScreen } from './failure-rate-screen.tsx';

function metrics(failed: number, n: number, incidents: number): Metrics {
  const rate = failed / n;
  return {
    ...NO_METRICS,
    changeFailureRate: {
      ...NO_METRICS.changeFailureRate,
      n,
      failed,
      incidents,
      rate,
      headline: rate,
      reason: null,
      interval: [0, 0.5],
      levelReason: 'no-level',
    },
  };
}

const FAILED: FailedDeployment = {
  id: 7,
  service: 'cart',
  team: 'core',
  env: 'prod',
  version: null,
  sha: '0123456789abcdef',
  finishedAt: Date.UTC(2024, 10, 4, 12),
  rule: 'incident',
  incidents: [
    { id: 3, title: 'Slow cart', severity: 'SEV-2', isOpen: false },
    { id: 4, title: null, severity: 'SEV-1', isOpen: false },
  ],
  restoreSeconds: 2160,
};
const ANSWER: FailureRateAnswer = {
  points: [
    { day: '2024-11-04', n: 4, failed: 1, incidents: 2, rate: 0.25, interval: [0.046, 0.699] },
    { day: '2024-11-05', n: 0, failed: 0, incidents: 0, rate: null, interval: null },
    { day: '2024-11-06', n: 16, failed: 1, incidents: 0, rate: 0.0625, interval: [0.011, 0.283] },
  ],
  previousPoints: [{ day: '2024-10-28', n: 10, failed: 2, incidents: 2, rate: 0.2, interval: [0.057, 0.51] }],
  rules: [
    { rule: 'incident', failed: 1 },
    { rule: 'rollback', failed: 1 },
    { rule: 'data', failed: 0 },
  ],
  failures: [
    { ...FAILED, id: 8, version: '2.1', rule: 'rollback', incidents: [], restoreSeconds: null },
    FAILED,
    { ...FAILED, id: 6, incidents: [{ id: 5, title: 'Down', severity: null, isOpen: true }], restoreSeconds: null },
  ],
};
const REPORT: Report = reportWith({
  metrics: metrics(3, 20, 2),
  breakdown: {
    service: [
      { key: 'search', metrics: metrics(1, 2, 1) },
      { key: 'cart', team: 'core', metrics: metrics(2, 18, 1) },
    ],
  },
  series: {
    bucket: 'day',
    points: ANSWER.points.map(({ day, n, failed }) => point(day, { deployments: n, failed })),
    previousPoints: [],
  },
});
const INCIDENT: IncidentRow = {
  id: 3,
  key: 'i3',
  source: { preset: 'generic-incidents', file: 'incidents.csv' },
  externalId: null,
  service: 'cart',
  services: ['cart'],
  team: null,
  env: 'prod',
  severity: 'SEV-2',
  title: 'Slow cart',
  startedAt: Date.UTC(2024, 10, 4, 13),
  detectedAt: null,
  acknowledgedAt: null,
  resolvedAt: null,
  recoverySeconds: null,
  counted: true,
  deploymentId: null,
  deploymentIds: [],
  deploymentExternalIds: [],
  linkRule: null,
};

let engine = { report: REPORT, lists: [] as RequestInput<'incidents.list'>[] };

beforeEach(async () => {
  await speak('en');
  engine = { report: REPORT, lists: [] };
  standOn(
    (name, input) => {
      if (name === 'failure-rate') return { ok: true, value: ANSWER };
      if (name === 'overview') return { ok: true, value: { report: engine.report, sentences: [] } };
      if (name === 'anomalies') return { ok: true, value: { anomalies: [] } };
      if (name !== 'incidents.list') return { ok: true, value: null };
      engine.lists.push(input as RequestInput<'incidents.list'>);
      return { ok: true, value: { total: 30, offset: 0, rows: [INCIDENT] } };
    },
    { deployments: 20, incidents: 30 },
  );
});

async function show(place = '/failure-rate?range=all'): Promise<void> {
  navigate(place);
  render(
    <MantineProvider env="test">
      <FailureRateScreen />
    </MantineProvider>,
  );
  await act(async () => {});
}

function rowsOf(name: string): readonly (readonly (string | null)[])[] {
  const [, ...rows] = within(screen.getByRole('table', { name })).getAllByRole('row');
  return rows.map((row) => [...row.querySelectorAll('td')].map(({ textContent }) => textContent));
}

test('every failure with its source, incidents, severity and time to restore', async () => {
  await show();
  expect(rowsOf('Failed deployments')).toEqual([
    ['4 Nov 2024, 12:00', 'cart', 'It was rolled back', '–', '–', '–', '2.1', 'core', 'prod'],
    ['4 Nov 2024, 12:00', 'cart', 'An incident is linked to it', 'Slow cart+1 more', 'SEV-2, SEV-1', '36 min'].concat(
      '01234567',
      'core',
      'prod',
    ),
    ['4 Nov 2024, 12:00', 'cart', 'An incident is linked to it', 'Down', '–', 'Open', '01234567', 'core', 'prod'],
  ]);
});

test('a row opens its deployment, its incident the incident, the foot all of the period', async () => {
  await show();
  fireEvent.click(screen.getAllByRole('button', { name: '4 Nov 2024, 12:00' })[1] as HTMLElement);
  expect(window.location.hash).toBe('#/failure-rate?range=all&open=7');
  fireEvent.click(screen.getByRole('button', { name: 'All 3 failed deployments of this period' }));
  expect(window.location.hash).toBe('#/deployments?range=all&only=failed');
  await act(async () => navigate('/failure-rate?range=all'));
  fireEvent.click(screen.getByRole('button', { name: 'Slow cart' }));
  expect(window.location.hash).toBe('#/failure-rate?range=all&incident=3');
});

test('each day as a table: rate, interval, failed, of how many, incidents, the period before', async () => {
  await show();
  const panel = screen.getByRole('heading', { name: 'Change failure rate a day' }).closest('section') as HTMLElement;
  fireEvent.click(within(panel).getByRole('button', { name: 'Show as table' }));
  const rows = within(panel).getAllByRole('row');
  expect(rows.map((row) => [...row.querySelectorAll('th,td')].map(({ textContent }) => textContent))).toEqual([
    ['Day', 'Rate', '95 % interval', 'Failed deployments', 'Deployments', 'Incidents', 'Period before'],
    ['4 Nov 2024', '25.0 %', '4.6 % – 69.9 %', '1', '4', '2', '20.0 %'],
    ['5 Nov 2024', '–', '–', '0', '0', '0', '–'],
    ['6 Nov 2024', '6.3 %', '1.1 % – 28.3 %', '1', '16', '0', '–'],
  ]);
});

test('by what failures are known, and what the calculation does not look at', async () => {
  await show();
  const rules = screen.getByRole('region', { name: 'How the failures are known' });
  expect(
    within(rules)
      .getAllByRole('listitem')
      .map(({ textContent }) => textContent),
  ).toEqual(['An incident is linked to it1', 'It was rolled back1', 'Its own data says so0']);
  expect(rules.textContent).toContain(
    'Not looked at by this calculation: A change in it was reverted · A hotfix followed it.',
  );
});

test('side by side: rate, failed, of how many, incidents', async () => {
  await show();
  const table = screen.getByRole('region', { name: 'By service' });
  const [, ...rows] = within(table).getAllByRole('row');
  expect(rows.map((row) => [...row.querySelectorAll('th,td')].map(({ textContent }) => textContent))).toEqual([
    ['search', '50.0 %', '', '–Nothing to compare with', '1 of 2', '1'],
    ['cartcore', '11.1 %', '', '–Nothing to compare with', '2 of 18', '1'],
  ]);
});

test('under a profile that divides incidents, those come first', async () => {
  engine.report = { ...REPORT, profile: 'gitlab' };
  await show('/failure-rate?range=all&profile=gitlab');
  expect(engine.lists.map(({ sort, limit }) => [sort, limit])).toEqual([
    [{ column: 'startedAt', descending: true }, 12],
  ]);
  expect(rowsOf('Incidents')).toEqual([
    ['4 Nov 2024, 13:00', 'Slow cart', 'cart', 'SEV-2', 'Open', 'No deployment found', '–', 'prod'],
  ]);
  fireEvent.click(screen.getByRole('button', { name: 'All 30 incidents of this period' }));
  expect(window.location.hash).toBe('#/failures?range=all&profile=gitlab');
});

test('without incidents it says what file brings them', async () => {
  await act(async () => holdWorkspace({ deployments: 20, incidents: 0 }));
  await show('/failure-rate?range=all&list=incidents');
  expect(screen.getByRole('region', { name: 'Failures' }).textContent).toContain('No incidents are imported.');
  fireEvent.click(screen.getByRole('button', { name: 'Import incidents' }));
  expect(window.location.hash).toMatch(/^#\/data/);
});
