import { expect, test } from 'vitest';
import { translate } from '../../i18n.ts';
import { bucketEnd, chartPoints, chartSummary, chartTwin } from './main-chart-points.ts';
import { frequency, NO_METRICS, point, reportWith } from './report-fixture.ts';

const WORDS = {
  t: translate,
  locale: 'en' as const,
  statistic: 'median' as const,
  unit: 'commits' as const,
  against: 'period before',
};
const SERIES = {
  bucket: 'day' as const,
  points: [
    point('2024-11-08', {
      deployments: 4,
      failed: 1,
      incidents: 2,
      leadTimes: 9,
      medianLeadSeconds: 37_680,
      meanLeadSeconds: 50_000,
    }),
    point('2024-11-09'),
  ],
  previousPoints: [point('2024-11-01', { deployments: 2, medianLeadSeconds: 3600 })],
};

test('a bucket without deployments is 0 of them, and no lead time at all', () => {
  expect(chartPoints(SERIES, 'deployments', WORDS)).toEqual([
    {
      day: '2024-11-08',
      value: 4,
      previous: 2,
      isQuiet: false,
      failed: 1,
      title: 'Fri 8 Nov 2024',
      lines: ['4 deployments', '1 failed', 'period before: 2'],
    },
    {
      day: '2024-11-09',
      value: 0,
      previous: null,
      isQuiet: true,
      failed: 0,
      title: 'Sat 9 Nov 2024',
      lines: ['0 deployments'],
    },
  ]);
  expect(chartPoints(SERIES, 'lead-time', WORDS).map(({ value, lines }) => ({ value, lines }))).toEqual([
    { value: 37_680, lines: ['10 h 28 min, median', '9 commits', 'period before: 1 h'] },
    { value: null, lines: ['nothing'] },
  ]);
});

test('the table says what the chart shows', () => {
  expect(chartTwin(SERIES, 'lead-time', WORDS)).toEqual({
    columns: ['Day', 'Lead time, median', 'Commits', 'Period before'],
    rows: [
      ['8 Nov 2024', '10 h 28 min', '9', '1 h'],
      ['9 Nov 2024', '–', '0', '–'],
    ],
  });
  const mean = chartTwin(SERIES, 'lead-time', { ...WORDS, statistic: 'mean' });
  expect([mean.columns[1], mean.rows[0]]).toEqual(['Lead time, mean', ['8 Nov 2024', '13 h 53 min', '9', '–']]);
  expect(chartTwin(SERIES, 'failures', WORDS).rows).toEqual([
    ['8 Nov 2024', '1', '2', '0'],
    ['9 Nov 2024', '0', '0', '–'],
  ]);
});

test('the summary counts, and compares where there is something to compare with', () => {
  const alone = reportWith({ series: SERIES });
  expect(chartSummary(alone, 'deployments', WORDS)).toBe('0 in this period. None failed.');
  const compared = reportWith({
    series: SERIES,
    metrics: {
      ...NO_METRICS,
      deploymentFrequency: frequency(142, null, null),
      changeFailureRate: { ...NO_METRICS.changeFailureRate, failed: 1 },
    },
  });
  expect(chartSummary(compared, 'deployments', WORDS)).toBe('142 in this period. 1 failed. The period before had 142.');
});

test('a bucket ends where the next begins, the last with the period', () => {
  expect([bucketEnd(SERIES, '2024-11-08', '2024-11-11'), bucketEnd(SERIES, '2024-11-09', '2024-11-11')]).toEqual([
    '2024-11-09',
    '2024-11-11',
  ]);
});
