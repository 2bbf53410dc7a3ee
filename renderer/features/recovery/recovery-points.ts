/** The course of the recovery time as points with their words, and as the table that says the same. */
import type { Locale } from '../../../shared/i18n/catalog.ts';
import { formatDuration, formatNumber } from '../../../shared/i18n/format.ts';
import type { Translate } from '../../../shared/i18n/translator.ts';
import type { Report, SeriesPoint } from '../../../shared/report.ts';
import type { TableTwin } from '../../charts/chart-panel.tsx';
import type { ChartPoint } from '../../charts/chart-points.ts';
import { bucketName } from '../../components/bucket-name.ts';
import { bucketCell, previousLine } from '../failure-rate/rate-points.ts';
import { asColumn, comparedName, recoversDeployments } from '../metric/headline-words.ts';

export const RECOVERY_STATISTICS = ['median', 'mean'] as const;
export type RecoveryStatistic = (typeof RECOVERY_STATISTICS)[number];

interface Words {
  readonly t: Translate;
  readonly locale: Locale;
}

function secondsOf(point: SeriesPoint | undefined, statistic: RecoveryStatistic): number | null {
  if (point === undefined) return null;
  return statistic === 'mean' ? point.meanRecoverySeconds : point.medianRecoverySeconds;
}

/** What there is one value of, under the report's profile. */
export function recoveredKind({ profile }: Pick<Report, 'profile'>): 'incidents' | 'failed-deployments' {
  return recoversDeployments({ profile }) ? 'failed-deployments' : 'incidents';
}

export function recoveryPoints(report: Report, statistic: RecoveryStatistic, words: Words): readonly ChartPoint[] {
  const { t, locale } = words;
  const kind = recoveredKind(report);
  return report.series.points.map((point, index) => {
    const value = secondsOf(point, statistic);
    const previous = secondsOf(report.series.previousPoints[index], statistic);
    return {
      day: point.day,
      value,
      previous,
      isQuiet: false,
      failed: 0,
      title: bucketName(point.day, report.series.bucket, words),
      lines: [
        ...(value === null
          ? [t('overviewScreen.chart.tip.nothing')]
          : [formatDuration(value, locale), t(`metricScreen.note.${kind}`, { count: point.resolved })]),
        ...(previous === null ? [] : [previousLine(report, formatDuration(previous, locale), t)]),
      ],
    };
  });
}

export function recoveryTwin(report: Report, statistic: RecoveryStatistic, { t, locale }: Words): TableTwin {
  const duration = (seconds: number | null) => (seconds === null ? '–' : formatDuration(seconds, locale));
  const { bucket, points, previousPoints } = report.series;
  return {
    columns: [
      t(`overviewScreen.chart.column.bucket.${bucket}`),
      t(`stability.chart.tabs.${statistic}`),
      t(`stability.chart.column.${recoveredKind(report)}`),
      asColumn(comparedName(report, t)),
    ],
    rows: points.map((point, index) => [
      bucketCell(report, point.day, locale),
      duration(secondsOf(point, statistic)),
      formatNumber(point.resolved, locale),
      duration(secondsOf(previousPoints[index], statistic)),
    ]),
  };
}
