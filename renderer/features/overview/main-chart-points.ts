/** The main chart's three views of the series, as points with their words and as the table that says the same. */
import type { Locale } from '../../../shared/i18n/catalog.ts';
import { formatDuration, formatNumber } from '../../../shared/i18n/format.ts';
import { formatDayYear, formatMonth } from '../../../shared/i18n/format-date.ts';
import type { Translate } from '../../../shared/i18n/translator.ts';
import { dayNumber } from '../../../shared/local-date.ts';
import { leadTimeUnit, PROFILES, type Statistic } from '../../../shared/metrics/profiles.ts';
import type { Report, SeriesPoint } from '../../../shared/report.ts';
import type { TableTwin } from '../../charts/chart-panel.tsx';
import type { ChartPoint } from '../../charts/chart-points.ts';
import { bucketName } from '../../components/bucket-name.ts';
import { asColumn } from '../metric/headline-words.ts';
import { leadSeconds } from './bucket-value.ts';

export type ChartView = 'deployments' | 'lead-time' | 'failures';
export const CHART_VIEWS: readonly ChartView[] = ['deployments', 'lead-time', 'failures'];

type Series = Report['series'];

interface Words {
  readonly t: Translate;
  readonly locale: Locale;
  /** Of the lead time, under the report's profile. */
  readonly statistic: Statistic;
  readonly unit: ReturnType<typeof leadTimeUnit>;
  /** What the period is set against. */
  readonly against: string;
}

function bucketValue(point: SeriesPoint, view: ChartView, statistic: Statistic): number | null {
  if (view === 'lead-time') return leadSeconds(point, statistic);
  return view === 'deployments' ? point.deployments : point.failed;
}

function valueText(value: number | null, view: ChartView, locale: Locale): string {
  if (value === null) return '–';
  return view === 'lead-time' ? formatDuration(value, locale) : formatNumber(value, locale);
}

export function chartPoints(series: Series, view: ChartView, words: Words): readonly ChartPoint[] {
  return series.points.map((point, index) => {
    const before = series.previousPoints[index];
    const previous = before === undefined ? null : bucketValue(before, view, words.statistic);
    return {
      day: point.day,
      value: bucketValue(point, view, words.statistic),
      previous,
      isQuiet: series.bucket === 'day' && isWeekend(point.day),
      failed: view === 'deployments' ? point.failed : 0,
      title: bucketName(point.day, series.bucket, words),
      lines: [
        ...pointLines(point, view, words),
        ...(previous === null
          ? []
          : [
              words.t('metricScreen.compared.value', {
                name: words.against,
                value: valueText(previous, view, words.locale),
              }),
            ]),
      ],
    };
  });
}

function pointLines(point: SeriesPoint, view: ChartView, { t, locale, statistic, unit }: Words): readonly string[] {
  const failed = t('overviewScreen.chart.tip.failed', { count: point.failed });
  if (view === 'lead-time') {
    const seconds = leadSeconds(point, statistic);
    if (seconds === null) return [t('overviewScreen.chart.tip.nothing')];
    return [
      t('overviewScreen.chart.tip.lead-time', {
        value: formatDuration(seconds, locale),
        statistic: t(`metrics.statistic.${statistic}`),
      }),
      t(`profiles.counted.${unit}`, { count: point.leadTimes }),
    ];
  }
  if (view === 'failures') return [failed, t('overviewScreen.chart.tip.incidents', { count: point.incidents })];
  const count = t('overviewScreen.chart.tip.deployments', { count: point.deployments });
  return point.failed > 0 ? [count, failed] : [count];
}

/** 1970-01-01 was a Thursday. */
export function isWeekend(day: string): boolean {
  const weekday = (((dayNumber(day) + 3) % 7) + 7) % 7;
  return weekday >= 5;
}

export function chartTwin(series: Series, view: ChartView, words: Words): TableTwin {
  const { t, locale, statistic, unit, against } = words;
  const number = (value: number) => formatNumber(value, locale);
  const column = (name: 'deployments' | 'failed' | 'incidents' | 'lead-time') =>
    t(`overviewScreen.chart.column.${name}`, { statistic: t(`metrics.statistic.${statistic}`) });
  const cells: Record<ChartView, (point: SeriesPoint) => readonly string[]> = {
    deployments: (point) => [number(point.deployments), number(point.failed)],
    'lead-time': (point) => [valueText(leadSeconds(point, statistic), 'lead-time', locale), number(point.leadTimes)],
    failures: (point) => [number(point.failed), number(point.incidents)],
  };
  const names: Record<ChartView, readonly string[]> = {
    deployments: [column('deployments'), column('failed')],
    'lead-time': [column('lead-time'), t(`profiles.column.${unit}`)],
    failures: [column('failed'), column('incidents')],
  };
  return {
    columns: [t(`overviewScreen.chart.column.bucket.${series.bucket}`), ...names[view], asColumn(against)],
    rows: series.points.map((point, index) => {
      const before = series.previousPoints[index];
      return [
        series.bucket === 'month' ? formatMonth(point.day, locale) : formatDayYear(point.day, locale),
        ...cells[view](point),
        before === undefined ? '–' : valueText(bucketValue(before, view, statistic), view, locale),
      ];
    }),
  };
}

/** The chart in sentences. */
export function chartSummary(report: Report, view: ChartView, { t }: Pick<Words, 't'>): string {
  const { deploymentFrequency, changeLeadTime, changeFailureRate } = report.metrics;
  const before = deploymentFrequency.previous;
  const sentences: string[] = [];
  if (view === 'deployments') {
    const { failed } = changeFailureRate;
    sentences.push(t('overviewScreen.chart.deployments-sum', { count: deploymentFrequency.n }));
    sentences.push(
      failed === 0 ? t('overviewScreen.chart.failed-none') : t('overviewScreen.chart.failed-sum', { count: failed }),
    );
    if (before !== null) {
      sentences.push(t(`overviewScreen.chart.deployments-before.${report.period.comparedWith}`, { n: before.n }));
    }
  } else if (view === 'lead-time') {
    sentences.push(t(`profiles.over.${leadTimeUnit(PROFILES[report.profile])}`, { count: changeLeadTime.n }));
  } else {
    sentences.push(t('overviewScreen.chart.failures-sum', { count: changeFailureRate.failed }));
    sentences.push(t('overviewScreen.chart.failures-incidents', { count: changeFailureRate.incidents }));
  }
  return sentences.join(' ');
}

/** Last day of a bucket's time, exclusive: the start of the next one, or the end of the period. */
export function bucketEnd(series: Series, day: string, periodEndDay: string): string {
  const index = series.points.findIndex((point) => point.day === day);
  return series.points[index + 1]?.day ?? periodEndDay;
}
