/** The course of the lead time as points with their words, and as the table that says the same. */
import type { Locale } from '../../../shared/i18n/catalog.ts';
import { formatDuration, formatNumber } from '../../../shared/i18n/format.ts';
import { formatDayYear, formatMonth } from '../../../shared/i18n/format-date.ts';
import type { Translate } from '../../../shared/i18n/translator.ts';
import type { LeadTimeAnswer, LeadTimePoint } from '../../../shared/lead-time-answers.ts';
import { addDays, addMonths } from '../../../shared/local-date.ts';
import type { LeadTimeRule } from '../../../shared/metrics/profiles.ts';
import { STAGE_NAMES, type StageName } from '../../../shared/report.ts';
import type { TableTwin } from '../../charts/chart-panel.tsx';
import type { ChartPoint } from '../../charts/chart-points.ts';
import type { StagePoint } from '../../charts/stage-chart.tsx';
import { sumOf } from '../../charts/stage-sum.ts';
import { bucketName } from '../../components/bucket-name.ts';
import { asColumn } from '../metric/headline-words.ts';

const COURSE_STATISTICS = ['median', 'mean', 'p90'] as const;
export type CourseStatistic = (typeof COURSE_STATISTICS)[number];
export type CourseView = CourseStatistic | 'stages';
export const COURSE_VIEWS: readonly CourseView[] = [...COURSE_STATISTICS, 'stages'];

type Series = LeadTimeAnswer['series'];

interface Words {
  readonly t: Translate;
  readonly locale: Locale;
  /** What there is one value of, under the profile. */
  readonly over: LeadTimeRule['over'];
  /** What the period is set against. */
  readonly against: string;
}

const VALUES = {
  median: (point: LeadTimePoint) => point.medianSeconds,
  mean: (point: LeadTimePoint) => point.meanSeconds,
  p90: (point: LeadTimePoint) => point.p90Seconds,
} as const;

export function linePoints(series: Series, statistic: CourseStatistic, words: Words): readonly ChartPoint[] {
  const { t, locale, over, against } = words;
  const secondsOf = VALUES[statistic];
  return series.points.map((point, index) => {
    const before = series.previousPoints[index];
    const [value, previous] = [secondsOf(point), before === undefined ? null : secondsOf(before)];
    return {
      day: point.day,
      value,
      previous,
      isQuiet: false,
      failed: 0,
      title: bucketName(point.day, series.bucket, words),
      lines: [
        ...(value === null ? [t('overviewScreen.chart.tip.nothing')] : [formatDuration(value, locale)]),
        ...(point.n === 0 ? [] : [t(`leadTime.course.tip.${over}`, { count: point.n })]),
        ...(previous === null
          ? []
          : [t('metricScreen.compared.value', { name: against, value: formatDuration(previous, locale) })]),
      ],
    };
  });
}

export function stagePoints(series: Series, words: Words): readonly StagePoint[] {
  const { t, over } = words;
  return series.points.map((point, index) => {
    const before = series.previousPoints[index];
    return {
      day: point.day,
      stages: point.stages,
      previousSeconds: before === undefined ? null : sumOf(before.stages),
      title: bucketName(point.day, series.bucket, words),
      lines: [
        ...STAGE_NAMES.flatMap((stage) => {
          const value = point.stages[stage];
          return value === undefined
            ? []
            : [t('leadTime.course.tip.stage', { stage: t(`metrics.stage.${stage}`), value })];
        }),
        t(`leadTime.course.tip.${over}`, { count: point.n }),
      ],
    };
  });
}

/** Stages that have a value in any bucket. */
export function stagesOf({ points }: Series): ReadonlySet<StageName> {
  return new Set(STAGE_NAMES.filter((stage) => points.some((point) => point.stages[stage] !== undefined)));
}

export function courseTwin(series: Series, view: CourseView, { t, locale, over, against }: Words): TableTwin {
  const duration = (seconds: number | null | undefined) =>
    seconds === null || seconds === undefined ? '–' : formatDuration(seconds, locale);
  const shown = STAGE_NAMES.filter((stage) => stagesOf(series).has(stage));
  const bucket = t(`overviewScreen.chart.column.bucket.${series.bucket}`);
  const values = t(`leadTime.course.column.${over}`);
  return {
    columns:
      view === 'stages'
        ? [bucket, ...shown.map((stage) => t(`metrics.stage.${stage}`)), values]
        : [bucket, t(`leadTime.course.tabs.${view}`), asColumn(against), values],
    rows: series.points.map((point, index) => {
      const before = series.previousPoints[index];
      return [
        series.bucket === 'month' ? formatMonth(point.day, locale) : formatDayYear(point.day, locale),
        ...(view === 'stages'
          ? shown.map((stage) => duration(point.stages[stage]))
          : [duration(VALUES[view](point)), duration(before === undefined ? null : VALUES[view](before))]),
        formatNumber(point.n, locale),
      ];
    }),
  };
}

/** First day of a bucket and first day after it. */
export function bucketDays({ points, bucket }: Series, day: string): { readonly from: string; readonly to: string } {
  const next = points[points.findIndex((point) => point.day === day) + 1];
  if (next !== undefined) return { from: day, to: next.day };
  return { from: day, to: bucket === 'month' ? addMonths(day, 1) : addDays(day, bucket === 'week' ? 7 : 1) };
}
