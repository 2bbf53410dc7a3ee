import { MantineProvider } from '@mantine/core';
import { cleanup, render, screen, within } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import type { Report } from '../../../shared/report.ts';
import { speak } from '../../i18n.ts';
import { MetricCards } from './metric-card.tsx';
import { frequency, NO_METRICS, reportWith } from './report-fixture.ts';

afterEach(() => speak('en'));

function cards(report: Report): readonly string[] {
  render(
    <MantineProvider env="test">
      <MetricCards report={report} />
    </MantineProvider>,
  );
  return screen.getAllByRole('article').map((card) => card.textContent ?? '');
}

test('what is absent says why, and is never 0', () => {
  expect(cards(reportWith({}))).toEqual([
    'Deployment frequencyNo deployments in this period0 deployments',
    'Change lead timeNo lead times in this period0 commits',
    'Change failure rateNo deployments in this period',
    'Recovery timeNo incidents in this period0 resolved · 0 open',
    'Rework rateNo deployments in this period0 rollbacks · 0 hotfixes',
  ]);
});

const MEASURED = reportWith({
  metrics: {
    ...NO_METRICS,
    deploymentFrequency: frequency(33, -0.2924, 'worse'),
    changeFailureRate: {
      ...NO_METRICS.changeFailureRate,
      n: 142,
      reason: null,
      failed: 2,
      incidents: 3,
      rate: 2 / 142,
      interval: [0.004, 0.05],
      unknownOutcome: 1,
      level: 'high',
      levelReason: null,
      change: -0.44,
      verdict: 'undecided',
    },
    recoveryTime: {
      ...NO_METRICS.recoveryTime,
      n: 3,
      reason: null,
      medianSeconds: 2160,
      meanSeconds: 3000,
      levelReason: 'too-few',
    },
    reworkRate: {
      ...NO_METRICS.reworkRate,
      n: 142,
      reason: null,
      rate: 0,
      levelReason: 'no-level',
      change: 0.1,
      verdict: 'better',
    },
  },
});

test('value, level with its set, change with its verdict, and what it rests on', () => {
  const [deployments, , failures, recovery, rework] = cards(MEASURED);
  expect([deployments, failures, recovery, rework]).toEqual([
    'Deployment frequencyElite202433per week−29 % clearly fewer33 deployments · on 5 days',
    'Change failure rateHigh20241.4 %2 of 142−44 % can’t tell with n = 14295 % interval 0.4 %–5.0 % · 1 unknown outcome',
    'Recovery timeNot enough data (n = 3)36 minmedian Nothing to compare with3 resolved · 0 open',
    'Rework rateNo level in 20240 %0 of 142+10 % clearly lower0 rollbacks · 0 hotfixes',
  ]);
});

test('another profile says what it divides and averages', () => {
  const [, , failures, recovery] = cards({ ...MEASURED, profile: 'deck-2024' });
  expect(failures).toContain('3 incidents ÷ 142');
  expect(recovery).toContain('50 minmean');
});

test('a level has a form of its own beside its colour and word', () => {
  render(
    <MantineProvider env="test">
      <MetricCards report={MEASURED} />
    </MantineProvider>,
  );
  const forms = ['Elite', 'High'].map((level) => {
    const badge = screen.getByText(level);
    return within(badge).queryByRole('img') ?? badge.querySelector('path')?.getAttribute('d');
  });
  expect(new Set(forms).size).toBe(2);
});

test('the same in Korean', async () => {
  await speak('ko');
  const [deployments, , failures] = cards(MEASURED);
  expect(deployments).toBe('배포 빈도엘리트2024주33회−29% 확실히 줄었음배포 33건 · 5일에 걸쳐');
  expect(failures).toBe(
    '변경 실패율높음20241.4%142건 중 2건−44% n = 142, 차이를 단정할 수 없음95% 구간 0.4%–5.0% · 결과 모름 1건',
  );
});

test('a profile that counts days, pull requests or deployments says so', () => {
  const measured = {
    ...MEASURED.metrics,
    changeLeadTime: { ...NO_METRICS.changeLeadTime, n: 12, reason: null, medianSeconds: 3600, meanSeconds: 7200 },
    deploymentFrequency: { ...frequency(33, null, null), cadence: 'daily' as const },
  };
  const [days, commits] = cards({ ...MEASURED, profile: 'four-keys', metrics: measured });
  expect(days).toContain('5days a weekdaily');
  expect(commits).toContain('12 commits');
  cleanup();
  expect(cards({ ...MEASURED, profile: 'gitlab', metrics: measured })[1]).toContain('12 pull requests');
  cleanup();
  expect(cards({ ...MEASURED, profile: 'datadog', metrics: measured })[1]).toContain('12 deployments');
});
