import { MantineProvider } from '@mantine/core';
import { act, fireEvent, render, screen, within } from '@testing-library/react';
import { beforeEach, expect, test } from 'vitest';
import type { FrequencyAnswer } from '../../../shared/metric-answers.ts';
import type { Report } from '../../../shared/report.ts';
import { speak } from '../../i18n.ts';
import { holdWorkspace, standOn } from '../../screen-fixture.ts';
import { navigate } from '../../store/location.ts';
import { frequency, NO_METRICS, point, reportWith } from '../overview/report-fixture.ts';
import { FrequencyScreen } from './frequency-screen.tsx';

const FIGURE = frequency(30, -0.292, 'worse');
const metrics = (perWeek: number, change: number | null, verdict: 'worse' | 'undecided') => ({
  ...NO_METRICS,
  deploymentFrequency: { ...frequency(perWeek, change, verdict), meanSecondsBetween: 5 * 3600 },
});
const REPORT: Report = reportWith({
  metrics: {
    ...NO_METRICS,
    deploymentFrequency: { ...FIGURE, corrected: 3, previous: { ...FIGURE, n: 42, perWeek: 42 } },
  },
  breakdown: {
    service: [
      { key: 'cart', team: 'core', metrics: metrics(20, -0.5, 'worse') },
      { key: 'search', metrics: metrics(10, null, 'undecided') },
    ],
  },
  series: {
    bucket: 'day',
    points: [point('2024-11-04', { deployments: 20 }), point('2024-11-05', { deployments: 10 })],
    previousPoints: [point('2024-10-28', { deployments: 42 })],
  },
});
const ANSWER: FrequencyAnswer = {
  days: [
    { day: '2024-11-04', deployments: 20 },
    { day: '2024-11-05', deployments: 10 },
  ],
  byHour: [1, 2, 3, 4, 5, 6, 7].map((weekday) =>
    Array.from({ length: 24 }, (_, hour) => (hour === 14 ? ([20, 10][weekday - 1] ?? 0) : 0)),
  ),
  weekdays: [1, 2, 3, 4, 5, 6, 7],
  between: {
    n: 28,
    medianSeconds: 3600,
    meanSeconds: 4000,
    p90Seconds: 7200,
    minSeconds: 60,
    maxSeconds: 9000,
    bins: [
      { from: 0, to: 3600, n: 10 },
      { from: 3600, to: null, n: 18 },
    ],
  },
  notCounted: [{ reason: 'not-success', n: 2 }],
};

let engine = { report: REPORT, answer: ANSWER, asked: [] as string[] };

beforeEach(async () => {
  await speak('en');
  engine = { report: REPORT, answer: ANSWER, asked: [] };
  standOn(
    (name, input) => {
      engine.asked.push(`${name} ${JSON.stringify((input as { readonly by?: unknown }).by ?? '')}`);
      if (name === 'frequency') return { ok: true, value: engine.answer };
      if (name === 'overview') return { ok: true, value: { report: engine.report, sentences: [] } };
      return { ok: true, value: null };
    },
    { deployments: 30 },
  );
});

async function show(place = '/frequency?range=all'): Promise<void> {
  navigate(place);
  render(
    <MantineProvider env="test">
      <FrequencyScreen />
    </MantineProvider>,
  );
  await act(async () => {});
}

function query(): URLSearchParams {
  return new URLSearchParams(window.location.hash.split('?')[1]);
}

test('the headline: level, value, change, what it is set against, interval, what stands on corrections', async () => {
  await show();
  expect(screen.getByRole('region', { name: 'Deployment frequency' }).textContent).toBe(
    'Deployment frequencyHow is this calculated?' +
      'Elite2024' +
      '30per week' +
      '−29 % clearly fewer' +
      'period before (28 Oct – 3 Nov 2024): 42 per week' +
      '95 % interval 24–36 per week' +
      'Deployments30Deployment days5Deployment days a week5Mean time between5 h 36 min' +
      '3 corrected by hand.',
  );
  screen.getByText('29.2 % lower than in the period before (28 Oct – 3 Nov 2024).');
});

test.each([
  ['year-before', '29.2 % lower than a year before (28 Oct – 3 Nov 2024).'],
  ['chosen', '29.2 % lower than in the chosen period (28 Oct – 3 Nov 2024).'],
] as const)('what a period is set against is said (%s)', async (comparedWith, sentence) => {
  engine.report = { ...REPORT, period: { ...REPORT.period, comparedWith } };
  await show();
  screen.getByText(sentence);
});

test('how it is calculated: the formula with these numbers, and what is left out', async () => {
  await show();
  fireEvent.click(screen.getByRole('button', { name: 'How is this calculated?' }));
  const drawer = await screen.findByRole('dialog', { name: 'How is this calculated?' });
  within(drawer).getByText('counted deployments ÷ days of the period');
  within(drawer).getByText('30 ÷ 7 days × 7 = 30 per week');
  within(drawer).getByText('24–36 per week. Exact Poisson interval of a count (Garwood 1936).');
  within(drawer).getByText('Elite (2 or more a day). Accelerate State of DevOps 2024 (DORA).');
  within(drawer).getByText('2 deployments: Did not succeed');
});

test('what lies before the data begins is not told as 0', async () => {
  holdWorkspace({ deployments: 30, dataRange: { from: Date.UTC(2024, 10, 5), to: Date.UTC(2024, 10, 6) } });
  await show();
  fireEvent.click(screen.getAllByRole('button', { name: 'Show as table' })[0] as HTMLElement);
  const table = within(screen.getByRole('region', { name: 'Deployments a day' }));
  expect(table.getAllByRole('row').map(({ textContent }) => textContent)).toEqual([
    'DayDeploymentsPeriod before',
    '4 Nov 2024––',
    '5 Nov 202410–',
  ]);
});

test('a day and an hour lead to their deployments; arrows go from one to the next', async () => {
  await show('/frequency?range=all&service=cart');
  const day = screen.getByRole('link', { name: 'Mon 4 Nov 2024, 20 deployments' });
  fireEvent.keyDown(day, { key: 'ArrowDown' });
  expect(document.activeElement).toBe(screen.getByRole('link', { name: 'Tue 5 Nov 2024, 10 deployments' }));
  fireEvent.click(screen.getByRole('link', { name: 'Mon 14:00–15:00, 20 deployments, 67 % of all' }));
  expect(window.location.hash).toBe('#/deployments?service=cart&range=all&hour=1-14');
  fireEvent.click(day);
  expect([query().get('from'), query().get('to'), query().get('hour')]).toEqual(['2024-11-04', '2024-11-05', null]);
});

test('the breakdown: sorted as the location says, a click looks at one alone, another grouping is asked for', async () => {
  await show('/frequency?range=all&order=name');
  const table = within(screen.getByRole('region', { name: 'By service' }));
  const rows = () => table.getAllByRole('row').map(({ textContent }) => textContent);
  expect(rows()).toEqual([
    'ServiceDeployments a weekChangeDeploymentsMean time between',
    'cartcore20−50 %clearly fewer205 h',
    'search10–can’t tell with n = 10105 h',
  ]);
  fireEvent.click(table.getByRole('button', { name: 'Deployments a week' }));
  expect(query().get('order')).toBeNull();
  fireEvent.click(table.getByRole('radio', { name: 'Team' }));
  await act(async () => {});
  expect(engine.asked).toContain('overview ["team"]');
  fireEvent.click(table.getByRole('button', { name: 'search' }));
  expect(query().getAll('service')).toEqual(['search']);
});

test('nothing in the period teaches; no data at all asks for it', async () => {
  engine.report = reportWith({});
  await show();
  screen.getByRole('heading', { level: 1, name: 'No deployments in this period' });
});

test('a workspace without data asks for it', async () => {
  holdWorkspace({ deployments: 0, incidents: 0 });
  await show();
  screen.getByRole('button', { name: 'Open the sample' });
  expect(engine.asked).toEqual([]);
});

test('too few times between are said to be few', async () => {
  engine.answer = { ...ANSWER, between: { ...ANSWER.between, n: 2 } };
  await show();
  screen.getByText('A service is deployed again after 1 h (median). Not enough data (n = 2).');
});

test('the same in Korean', async () => {
  await speak('ko');
  await show();
  screen.getByText('직전 기간(2024년 10월 28일 – 11월 3일)보다 29.2% 적습니다.');
  screen.getByText('2일 중 2일. 가장 많은 날: 2024년 11월 4일 (월), 20건.');
  screen.getByText('가장 많은 시간대는 월요일 14:00–15:00: 20건. 주말 비중 0%.');
});
