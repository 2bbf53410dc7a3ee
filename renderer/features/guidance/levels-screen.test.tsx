import { MantineProvider } from '@mantine/core';
import { fireEvent, render, screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { GradedMonth, LevelsHistory, LevelsMonth } from '../../../shared/guidance-answers.ts';
import type { Level, MetricName } from '../../../shared/model.ts';
import type { Report } from '../../../shared/report.ts';
import { standOn } from '../../screen-fixture.ts';
import { NO_METRICS, reportWith } from '../overview/report-fixture.ts';
import { LevelsScreen } from './levels-screen.tsx';

const judged = { interval: null, reason: null, levelReason: null, previous: null, change: null, verdict: null };

const REPORT: Report = reportWith({
  metrics: {
    ...NO_METRICS,
    deploymentFrequency: {
      ...NO_METRICS.deploymentFrequency,
      ...judged,
      n: 53,
      level: 'high',
      perDay: 53 / 31,
      perWeek: (53 * 7) / 31,
      perMonth: 52,
      headline: (53 * 7) / 31,
      headlineUnit: 'deployments-per-week',
    },
    changeLeadTime: {
      ...NO_METRICS.changeLeadTime,
      ...judged,
      n: 120,
      level: 'high',
      medianSeconds: 30 * 3600,
      headline: 30 * 3600,
      headlineUnit: 'seconds',
      stages: [
        {
          stage: 'review',
          n: 100,
          meanSeconds: 20 * 3600,
          medianSeconds: 1,
          minSeconds: 1,
          maxSeconds: 1,
          sumSeconds: 1,
          lastSeconds: 1,
          partial: 0,
        },
      ],
    },
    changeFailureRate: {
      ...NO_METRICS.changeFailureRate,
      ...judged,
      n: 53,
      failed: 8,
      rate: 8 / 53,
      level: 'high',
      headline: 8 / 53,
    },
    recoveryTime: {
      ...NO_METRICS.recoveryTime,
      ...judged,
      n: 8,
      level: 'elite',
      medianSeconds: 1200,
      headline: 1200,
      headlineUnit: 'seconds',
    },
  },
});

function grades(level: Level | null): Readonly<Record<MetricName, GradedMonth>> {
  const one: GradedMonth = { level, reason: level === null ? 'too-few' : null };
  return {
    deploymentFrequency: one,
    changeLeadTime: one,
    changeFailureRate: one,
    recoveryTime: one,
    reworkRate: one,
  };
}

function month(from: string, to: string, level2024: Level | null): LevelsMonth {
  return {
    from,
    to,
    n: { deploymentFrequency: 9, changeLeadTime: 9, changeFailureRate: 9, recoveryTime: 9, reworkRate: 9 },
    grades: {
      '2024': grades(level2024),
      '2023': grades('low'),
      '2021': grades('medium'),
      'four-keys': grades('elite'),
    },
    closestCluster: null,
  };
}

function show(history: LevelsHistory): void {
  standOn((name) => ({
    ok: true,
    value: name === 'overview' ? { report: REPORT, sentences: [] } : history,
  }));
  window.location.hash = '#/levels';
  render(
    <MantineProvider env="test">
      <LevelsScreen />
    </MantineProvider>,
  );
}

const rowsOf = (table: HTMLElement) =>
  within(table)
    .getAllByRole('row')
    .map((row) => row.textContent);

test('each metric says what is missing to the next level, the longest stage beside the lead time', async () => {
  show({ months: [] });
  expect(rowsOf(await screen.findByRole('table', { name: 'What is missing to the next level' }))).toEqual([
    'MetricNowLevelTo the next level',
    'Deployment frequency12 per weekHigh3 more deployments a weekthen Elite',
    'Change lead time1.3 dHigh6 h less, to come under 1 daythen EliteThe longest stage is “Review”: 20 h on average.',
    'Change failure rate15.1 %High6 fewer failures in 53 deploymentsthen Elite',
    'Recovery time20 minEliteElite already. What counts now is keeping it.',
  ]);
  expect(screen.getByText(/no deployments before the end of this period/)).toBeTruthy();
});

test('the sets stand side by side over time, a month that is cut says so, none is no level', async () => {
  show({ months: [month('2024-10-01', '2024-11-01', null), month('2024-11-01', '2024-11-13', 'high')] });
  const table = await screen.findByRole('table', { name: 'Levels over time, set by set' });
  expect(rowsOf(table).slice(1, 6)).toEqual([
    'Deployment frequency',
    '2024–no levelHigh',
    '2023LowLow',
    '2021MediumMedium',
    'Four keysEliteElite',
  ]);
  expect(within(table).getByTitle('Nov 2024 (until 12 Nov)')).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: /Show as table/ }));
  expect(screen.getAllByRole('cell', { name: 'no level' })).toHaveLength(4);
});

test('2024 says how far each group is, and why High fails more often; other sets don’t', async () => {
  show({ months: [] });
  const fits = await screen.findByRole('table', { name: /How far the four groups/ });
  expect(within(fits).getAllByRole('row')[2]?.textContent).toMatch(/^High/);
  expect(within(fits).getAllByText('nearest')).toHaveLength(1);
  expect(screen.getByRole('heading', { name: /Why did High fail more often/ })).toBeTruthy();
  fireEvent.click(screen.getByText('2023'));
  expect(screen.queryByRole('heading', { name: /Why did High fail more often/ })).toBeNull();
});
