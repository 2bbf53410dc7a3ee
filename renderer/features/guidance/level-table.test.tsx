import { MantineProvider } from '@mantine/core';
import { render, screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { LEVEL_SETS } from '../../../shared/metrics/levels.ts';
import type { LevelSetId } from '../../../shared/model.ts';
import type { Metrics, Report } from '../../../shared/report.ts';
import { LevelTable } from './level-table.tsx';

const plain = {
  interval: null,
  reason: null,
  level: null,
  levelReason: null,
  previous: null,
  change: null,
  verdict: null,
  headline: null,
  headlineUnit: 'ratio',
} as const;

const metrics: Metrics = {
  deploymentFrequency: {
    ...plain,
    n: 142,
    perDay: 4.7,
    perWeek: 33,
    perMonth: 143,
    deploymentDays: 24,
    medianDeploymentDaysPerWeek: 4,
    medianDeploymentDaysPerMonth: 18,
    meanSecondsBetween: 18_000,
  },
  changeLeadTime: {
    ...plain,
    n: 1204,
    medianSeconds: 37_680,
    meanSeconds: 50_000,
    p75Seconds: null,
    p90Seconds: null,
    medianPerDeploymentSeconds: null,
    deployments: 130,
    nonPositive: 0,
    stages: [],
  },
  changeFailureRate: { ...plain, n: 142, failed: 12, incidents: 12, rate: 12 / 142, unknownOutcome: 0 },
  recoveryTime: { ...plain, n: 3, open: 0, medianSeconds: 2160, meanSeconds: 2160 },
  reworkRate: { ...plain, n: 142, reworked: 7, rate: 7 / 142, rollbacks: 3, hotfixes: 4, reverts: 0 },
};

const report: Report = {
  schema: 'doradeck.report/1',
  app: { version: '0.0.0' },
  profile: 'doradeck',
  levels: '2024',
  period: {
    from: '2024-10-13T00:00:00Z',
    to: '2024-11-13T00:00:00Z',
    timeZone: 'UTC',
    previous: { from: '2024-09-12T00:00:00Z', to: '2024-10-13T00:00:00Z' },
    comparedWith: 'previous',
  },
  filters: { env: null, service: [], team: [], repo: [] },
  imports: [],
  coverage: {
    deployments: { stored: 0, counted: 0, withSha: 0, withCommits: 0, missing: 0, partlyMissing: 0, unknownOutcome: 0 },
    incidents: { stored: 0, inPeriod: 0, linked: 0, open: 0 },
    commits: { stored: 0, deployed: 0, nonPositive: 0, bad: 0 },
    pulls: { stored: 0, deployed: 0 },
  },
  metrics,
  breakdown: {},
  series: { bucket: 'day', points: [], previousPoints: [] },
  closestCluster: null,
  historyIncompleteSince: null,
};

/** Row and column of each cell that says "you are here". */
function positions(set: LevelSetId): readonly (readonly [string, string])[] {
  render(
    <MantineProvider>
      <LevelTable report={report} set={LEVEL_SETS[set]} />
    </MantineProvider>,
  );
  const columns = screen.getAllByRole('columnheader').map((header) => header.textContent ?? '');
  return screen.getAllByRole('row').flatMap((row) => {
    const level = within(row).queryByRole('rowheader')?.textContent ?? '';
    const cells = within(row).queryAllByRole('cell');
    return cells.flatMap((cell, index) =>
      cell.textContent?.includes('you are here') === true ? [[level, columns[index] ?? ''] as const] : [],
    );
  });
}

test('2024: each graded metric once; three incidents are too few for a level, and said so', () => {
  expect(positions('2024')).toEqual([
    ['Elite', 'Deployment frequency'],
    ['Elite', 'Change lead time'],
    ['High', 'Change failure rate'],
  ]);
  expect(screen.getByText('Not enough data (n = 3)')).toBeTruthy();
  expect(screen.getAllByText('can’t be reached')).toHaveLength(2);
});

test('2021 asks for days of deployment and an hour of lead time', () => {
  expect(positions('2021')).toEqual([
    ['Elite', 'Change failure rate'],
    ['High', 'Deployment frequency'],
    ['High', 'Change lead time'],
  ]);
});
