/** The course of deployments: points, table, and the sentence that sums it up. */
import { formatNumber, formatPercent } from '../../../shared/i18n/format.ts';
import { formatDayYear, formatMonth } from '../../../shared/i18n/format-date.ts';
import type { Report, SeriesPoint } from '../../../shared/report.ts';
import { DAYS_PER_MONTH, periodDays } from '../../../shared/time.ts';
import type { TableTwin } from '../../charts/chart-panel.tsx';
import type { ChartPoint } from '../../charts/chart-points.ts';
import { bucketName } from '../../components/bucket-name.ts';
import type { TextTools } from '../../i18n.ts';
import { asColumn, comparedName, comparedRange } from '../metric/headline-words.ts';
import { isWeekend } from '../overview/main-chart-points.ts';

/** @param begins first instant of the workspace's data: what lies before it is not known, and is not 0 */
export function coursePoints(report: Report, begins: number | null, tools: TextTools): readonly ChartPoint[] {
  const { t, locale } = tools;
  const { bucket, points } = report.series;
  const name = comparedName(report, t);
  const { values, previousValues } = knownCounts(report, begins);
  return points.map(({ day }, index) => {
    const value = values[index] ?? null;
    const previous = previousValues[index] ?? null;
    return {
      day,
      value,
      previous,
      isQuiet: bucket === 'day' && isWeekend(day),
      failed: 0,
      title: bucketName(day, bucket, tools),
      lines: [
        value === null ? t('frequencyScreen.course.unknown') : t('frequencyScreen.calendar.cell', { count: value }),
        ...(previous === null
          ? []
          : [t('frequencyScreen.course.tip', { name, value: formatNumber(previous, locale) })]),
      ],
    };
  });
}

export function courseTwin(report: Report, begins: number | null, { t, locale }: TextTools): TableTwin {
  const { bucket, points } = report.series;
  const { values, previousValues } = knownCounts(report, begins);
  const text = (count: number | null | undefined) => (count == null ? '–' : formatNumber(count, locale));
  return {
    columns: [
      t(`overviewScreen.chart.column.bucket.${bucket}`),
      t('frequencyScreen.column.deployments'),
      asColumn(comparedName(report, t)),
    ],
    rows: points.map(({ day }, index) => [
      bucket === 'month' ? formatMonth(day, locale) : formatDayYear(day, locale),
      text(values[index]),
      text(previousValues[index]),
    ]),
  };
}

/** Deployments a bucket; null = it ended before the data begins. */
function knownCounts({ series, period }: Report, begins: number | null) {
  const counts = (points: readonly SeriesPoint[], end: string) =>
    points.map(({ deployments }, index) => {
      const ends = Date.parse(points[index + 1]?.start ?? end);
      return begins !== null && ends <= begins ? null : deployments;
    });
  return {
    values: counts(series.points, period.to),
    previousValues: counts(series.previousPoints, period.previous.to),
  };
}

/** As the change beside a headline is told. */
const FACTOR_FROM = 9.995;

/** "29.2 % lower than in the period before (13 Sep – 12 Oct 2024)." */
export function courseSentence(report: Report, { t, locale }: TextTools): string {
  const { change } = report.metrics.deploymentFrequency;
  const range = comparedRange(report, locale);
  const against = report.period.comparedWith;
  if (change === null) return t('frequencyScreen.course.none', { name: comparedName(report, t), range });
  if (change === 0) return t(`frequencyScreen.course.same.${against}`, { range });
  if (change >= FACTOR_FROM) {
    return t(`frequencyScreen.course.times.${against}`, { factor: formatNumber(change + 1, locale, 0), range });
  }
  const percent = formatPercent(Math.abs(change), locale);
  return t(`frequencyScreen.course.${change < 0 ? 'lower' : 'higher'}.${against}`, { percent, range });
}

/** Deployments a whole bucket has on average over the period: the rate of the headline, whatever its unit. */
export function averagePerBucket({ metrics, period, series }: Report): number | null {
  const { n } = metrics.deploymentFrequency;
  if (n === 0) return null;
  const days = periodDays({ from: Date.parse(period.from), to: Date.parse(period.to) }, period.timeZone);
  return (n / days) * { day: 1, week: 7, month: DAYS_PER_MONTH }[series.bucket];
}
