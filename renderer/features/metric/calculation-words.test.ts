import { describe, expect, test } from 'vitest';
import { createTranslator } from '../../../shared/i18n/translator.ts';
import { METRIC_NAMES, PROFILE_IDS } from '../../../shared/model.ts';
import type { Report } from '../../../shared/report.ts';
import { frequency, NO_METRICS, reportWith } from '../overview/report-fixture.ts';
import { formulaWithNumbers, intervalMethod, leftOutOf } from './calculation-words.ts';
import { headlineNote, intervalText, previousHeadline, valueFormatter } from './headline-words.ts';

const HOUR = 3600;
const METRICS: Report['metrics'] = {
  deploymentFrequency: frequency(32, -0.3, 'worse'),
  changeLeadTime: {
    ...NO_METRICS.changeLeadTime,
    n: 112,
    reason: null,
    headline: 10 * HOUR,
    headlineUnit: 'seconds',
    interval: [9 * HOUR, 11 * HOUR],
    medianSeconds: 10 * HOUR,
    meanSeconds: 10 * HOUR,
    nonPositive: 2,
  },
  changeFailureRate: {
    ...NO_METRICS.changeFailureRate,
    n: 142,
    reason: null,
    headline: 0.0141,
    rate: 0.0141,
    failed: 2,
    incidents: 3,
    interval: [0.004, 0.05],
  },
  recoveryTime: {
    ...NO_METRICS.recoveryTime,
    n: 3,
    reason: null,
    headline: 36 * 60,
    headlineUnit: 'seconds',
    open: 1,
    medianSeconds: 36 * 60,
    meanSeconds: 36 * 60,
  },
  reworkRate: { ...NO_METRICS.reworkRate, n: 142, reason: null, headline: 0.1, rate: 0.1, reworked: 14 },
};
const REPORT = reportWith({ metrics: METRICS });
const en = createTranslator('en');

function told(report: Report, locale: 'en' | 'ko' = 'en'): readonly (string | null)[] {
  return METRIC_NAMES.map((metric) => formulaWithNumbers(report, metric, createTranslator(locale), locale));
}

test('the formula of each metric with the numbers of the report', () => {
  expect(told(REPORT)).toEqual([
    '32 ÷ 7 days × 7 = 32 per week',
    'median of 112 commits = 10 h',
    '2 ÷ 142 = 1.4 %',
    'median of 3 incidents = 36 min',
    '14 ÷ 142 = 10.0 %',
  ]);
  expect(told(REPORT, 'ko')).toEqual([
    '32건 ÷ 7일 × 7 = 주 32회',
    '커밋 112개의 중앙값 = 10시간',
    '2 ÷ 142 = 1.4%',
    '장애 3건의 중앙값 = 36분',
    '14 ÷ 142 = 10.0%',
  ]);
});

test('it follows the profile', () => {
  expect(told({ ...REPORT, profile: 'deck-2024' }).slice(1, 4)).toEqual([
    'mean of 112 commits = 10 h',
    '3 ÷ 142 = 1.4 %',
    'mean of 3 incidents = 36 min',
  ]);
  expect(told({ ...REPORT, profile: 'datadog' })[3]).toBe('median of 3 failed deployments = 36 min');
  const days = { ...METRICS.deploymentFrequency, headline: 4, headlineUnit: 'days-per-week' as const };
  const devlake: Report = { ...REPORT, profile: 'devlake-2023', metrics: { ...METRICS, deploymentFrequency: days } };
  expect(told(devlake)[0]).toBe('5 days with a deployment; lower median of the weeks = 4 days a week');
  const whole = { ...METRICS.deploymentFrequency, headline: 4, headlineUnit: 'whole-deployments-per-day' as const };
  const middleware: Report = { ...REPORT, profile: 'middleware', metrics: { ...METRICS, deploymentFrequency: whole } };
  expect(told(middleware)[0]).toBe('32 deployments, rounded down = 4 per day');
});

describe.each(PROFILE_IDS)('%s', (profile) => {
  test.each(['en', 'ko'] as const)('has words for every metric (%s)', (locale) => {
    const report = { ...REPORT, profile };
    const t = createTranslator(locale);
    const words = METRIC_NAMES.flatMap((metric) => [
      formulaWithNumbers(report, metric, t, locale) ?? '',
      intervalMethod(report, metric, t, locale),
      headlineNote(report, metric, t),
      ...leftOutOf(report, metric, t),
    ]);
    expect(words.filter((text) => /\{\{|metricScreen|undefined|NaN/.test(text))).toEqual([]);
  });
});

test('values beside a headline are in its unit, an interval says it once', () => {
  const often = { ...METRICS.deploymentFrequency, headline: 140, interval: [120, 160] as const };
  const report: Report = { ...REPORT, metrics: { ...METRICS, deploymentFrequency: often } };
  expect(valueFormatter(report, 'deploymentFrequency', 'en')(14)).toBe('2 per day');
  expect(intervalText(report, 'deploymentFrequency', 'en')).toBe('17.1–23 per day');
  expect(intervalText(report, 'deploymentFrequency', 'ko')).toBe('하루 17.1–23회');
  expect(intervalText(report, 'changeFailureRate', 'en')).toBe('0.4 % – 5.0 %');
  expect(intervalText(report, 'recoveryTime', 'en')).toBeNull();
  expect(intervalMethod(report, 'recoveryTime', en, 'en')).toBe('Fewer than five values: no interval, no level.');
  const { headline: _, headlineUnit: __, ...before } = { ...METRICS.changeFailureRate, rate: 0.02 };
  const compared: Report = {
    ...REPORT,
    metrics: { ...METRICS, changeFailureRate: { ...METRICS.changeFailureRate, previous: before } },
  };
  expect(previousHeadline(compared, 'changeFailureRate')).toBe(0.02);
  expect(previousHeadline(REPORT, 'reworkRate')).toBeNull();
});

test('a frequency of nothing is told as on its card', () => {
  const none = { ...METRICS.deploymentFrequency, n: 0, headline: 0, perDay: 0, previous: null };
  const report: Report = { ...REPORT, metrics: { ...METRICS, deploymentFrequency: none } };
  expect(formulaWithNumbers(report, 'deploymentFrequency', en, 'en')).toBe('0 ÷ 7 days × 30.44 = 0 per month');
});
