import { MantineProvider } from '@mantine/core';
import { act, fireEvent, render, screen, within } from '@testing-library/react';
import { beforeEach, expect, test } from 'vitest';
import type { RecoveryAnswer, Spread } from '../../../shared/metric-answers.ts';
import type { Report } from '../../../shared/report.ts';
import { speak } from '../../i18n.ts';
import { standOn } from '../../screen-fixture.ts';
import { navigate } from '../../store/location.ts';
import { NO_METRICS, point, reportWith } from '../overview/report-fixture.ts';
import { RecoveryScreen } from './recovery-screen.tsx';

const SPREAD: Spread = {
  n: 4,
  medianSeconds: 2160,
  meanSeconds: 3000,
  p90Seconds: 5400,
  minSeconds: 1200,
  maxSeconds: 5400,
  bins: [
    { from: 0, to: 3600, n: 3 },
    { from: 3600, to: 7200, n: 1 },
    { from: 7200, to: null, n: 0 },
  ],
};
const ANSWER: RecoveryAnswer = {
  spread: SPREAD,
  phases: [
    { phase: 'detect', n: 2, medianSeconds: 300, meanSeconds: 300, p90Seconds: 360 },
    { phase: 'acknowledge', n: 0, medianSeconds: null, meanSeconds: null, p90Seconds: null },
    { phase: 'resolve', n: 2, medianSeconds: 1500, meanSeconds: 1800, p90Seconds: 2100 },
  ],
  open: [
    {
      kind: 'incident',
      id: 9,
      title: '긴 장애',
      services: ['cart', 'search'],
      severity: 'SEV-3',
      startedAt: Date.UTC(2024, 10, 1),
      ageSeconds: 9 * 86_400,
    },
    {
      kind: 'incident',
      id: 10,
      title: null,
      services: [],
      severity: null,
      startedAt: Date.UTC(2024, 10, 9),
      ageSeconds: 3600,
    },
  ],
};
const REPORT: Report = reportWith({
  metrics: {
    ...NO_METRICS,
    recoveryTime: {
      ...NO_METRICS.recoveryTime,
      n: 4,
      open: 2,
      medianSeconds: 2160,
      meanSeconds: 3000,
      headline: 2160,
      headlineUnit: 'seconds',
      reason: null,
      levelReason: 'too-few',
    },
  },
  breakdown: { severity: [{ key: 'SEV-1', metrics: NO_METRICS }] },
  series: {
    bucket: 'day',
    points: [
      point('2024-11-04', { resolved: 3, medianRecoverySeconds: 2160, meanRecoverySeconds: 2200 }),
      point('2024-11-05'),
    ],
    previousPoints: [point('2024-10-28', { resolved: 1, medianRecoverySeconds: 600, meanRecoverySeconds: 600 })],
  },
});

let engine = { report: REPORT, answer: ANSWER };

beforeEach(async () => {
  await speak('en');
  engine = { report: REPORT, answer: ANSWER };
  standOn(
    (name) => {
      if (name === 'recovery') return { ok: true, value: engine.answer };
      if (name === 'overview') return { ok: true, value: { report: engine.report, sentences: [] } };
      if (name === 'anomalies') return { ok: true, value: { anomalies: [] } };
      return { ok: true, value: name === 'incidents.list' ? { total: 0, offset: 0, rows: [] } : null };
    },
    { deployments: 20, incidents: 6 },
  );
});

async function show(place = '/recovery?range=all'): Promise<void> {
  navigate(place);
  render(
    <MantineProvider env="test">
      <RecoveryScreen />
    </MantineProvider>,
  );
  await act(async () => {});
}

function cells(element: HTMLElement): readonly (readonly (string | null)[])[] {
  return within(element)
    .getAllByRole('row')
    .map((row) => [...row.querySelectorAll('th,td')].map(({ textContent }) => textContent));
}

test('the phases with how many tell of each; one that nothing tells of has none', async () => {
  await show();
  const panel = screen.getByRole('region', { name: 'Where recovery time goes' });
  expect(panel.textContent).toContain('Known of 2 of 4 incidents.');
  within(panel).getByRole('img', { name: 'Detect 5 min · Resolve 30 min' });
  expect(cells(panel)).toEqual([
    ['Phase', 'Incidents', 'Median', 'Mean', '90th percentile'],
    ['Detectfrom the start', '2', '5 min', '5 min', '6 min'],
    ['Acknowledgefrom detection, else the start', '0', '–', '–', '–'],
    ['Resolvefrom the last moment known', '2', '25 min', '30 min', '35 min'],
  ]);
});

test('where nothing tells of phases, it says what would', async () => {
  engine.answer = { ...ANSWER, phases: ANSWER.phases.map((phase) => ({ ...phase, n: 0, meanSeconds: null })) };
  await show();
  expect(screen.getByRole('region', { name: 'Where recovery time goes' }).textContent).toContain('acknowledged_at');
});

test('the open incidents, the longest first; each opens', async () => {
  await show();
  const panel = screen.getByRole('region', { name: 'Still open' });
  expect(panel.textContent).toContain('2 when the period ended, the longest first.');
  expect(cells(panel).slice(1)).toEqual([
    ['긴 장애', 'cart, search', 'SEV-3', '1 Nov 2024, 00:00', '9 d'],
    ['Untitled', '–', '–', '9 Nov 2024, 00:00', '1 h'],
  ]);
  fireEvent.click(within(panel).getByRole('button', { name: '긴 장애' }));
  expect(window.location.hash).toBe('#/recovery?range=all&incident=9');
});

test('each day as a table, of the statistic that is shown', async () => {
  await show('/recovery?range=all&chart=mean');
  const panel = screen.getByRole('heading', { name: 'Recovery time, mean a day' }).closest('section') as HTMLElement;
  fireEvent.click(within(panel).getByRole('button', { name: 'Show as table' }));
  expect(cells(panel)).toEqual([
    ['Day', 'Mean', 'Incidents', 'Period before'],
    ['4 Nov 2024', '37 min', '3', '10 min'],
    ['5 Nov 2024', '–', '0', '–'],
  ]);
});

test('under a profile that measures deployments there are no phases, and its open ones open as deployments', async () => {
  engine.report = { ...REPORT, profile: 'datadog' };
  engine.answer = { ...ANSWER, open: [{ ...ANSWER.open[0], kind: 'deployment', title: 'v1.3' }] as typeof ANSWER.open };
  await show('/recovery?range=all&profile=datadog');
  expect(screen.queryByRole('region', { name: 'Where recovery time goes' })).toBeNull();
  expect(screen.getByRole('region', { name: 'Recovery time' }).textContent).toContain(
    '2 failed deployments that nothing repaired are not part of it.',
  );
  const panel = screen.getByRole('region', { name: 'Still open' });
  expect(panel.textContent).toContain('2 failed deployments that nothing repaired');
  expect(panel.textContent).toContain('phases are those of incidents');
  fireEvent.click(within(panel).getByRole('button', { name: 'v1.3' }));
  expect(window.location.hash).toBe('#/recovery?range=all&profile=datadog&open=9');
});

test('with open incidents alone the screen shows those', async () => {
  const recoveryTime = { ...NO_METRICS.recoveryTime, reason: 'no-resolved-incidents', open: 2 } as const;
  engine.report = { ...REPORT, metrics: { ...NO_METRICS, recoveryTime } };
  engine.answer = { ...ANSWER, spread: { ...SPREAD, n: 0, bins: [] } };
  await show();
  expect(screen.getByRole('region', { name: 'Recovery time' }).textContent).toContain(
    'No incident was resolved in this period',
  );
  screen.getByRole('button', { name: '긴 장애' });
});
