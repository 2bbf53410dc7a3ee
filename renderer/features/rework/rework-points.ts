/** Rework over time as points with their words, and as the tables that say the same. */
import type { Locale } from '../../../shared/i18n/catalog.ts';
import { formatNumber } from '../../../shared/i18n/format.ts';
import type { Translate } from '../../../shared/i18n/translator.ts';
import { wilsonInterval } from '../../../shared/intervals.ts';
import type { ReworkAnswer, ReworkPoint } from '../../../shared/metric-answers.ts';
import type { Report } from '../../../shared/report.ts';
import type { TableTwin } from '../../charts/chart-panel.tsx';
import type { StackedPoint } from '../../charts/stacked-chart.tsx';
import { bucketName } from '../../components/bucket-name.ts';
import { bucketCell, previousLine, type RateBucket, type RateSeries } from '../failure-rate/rate-points.ts';
import { asColumn, comparedName } from '../metric/headline-words.ts';
import { KINDS, unplannedOf } from './kinds.ts';

interface Words {
  readonly t: Translate;
  readonly locale: Locale;
}

/** Unplanned ÷ counted, with the same interval as the figure of the period (rework-rate.ts). */
export function reworkSeries({ points, previousPoints }: ReworkAnswer): RateSeries {
  const bucketOf = (point: ReworkPoint): RateBucket => {
    const { day, n } = point;
    const part = unplannedOf(point);
    return { day, n, part, rate: n === 0 ? null : part / n, interval: wilsonInterval(part, n) };
  };
  return { kind: 'unplanned-of', points: points.map(bucketOf), previousPoints: previousPoints.map(bucketOf) };
}

export function kindPoints(
  report: Report,
  { points, previousPoints }: ReworkAnswer,
  words: Words,
): readonly StackedPoint[] {
  const { t, locale } = words;
  return points.map((point, index) => {
    const before = previousPoints[index];
    const previous = before === undefined ? null : unplannedOf(before);
    return {
      day: point.day,
      parts: point.byKind,
      previous,
      isQuiet: false,
      failed: 0,
      title: bucketName(point.day, report.series.bucket, words),
      lines: [
        ...kindLines(point, t),
        ...(previous === null ? [] : [previousLine(report, formatNumber(previous, locale), t)]),
      ],
    };
  });
}

function kindLines({ byKind, n }: ReworkPoint, t: Translate): readonly string[] {
  const kinds = KINDS.filter(({ key }) => byKind[key] > 0).map(({ key }) =>
    t('stability.chart.tip.kind', { kind: t(`metrics.remediation.${key}`), count: byKind[key] }),
  );
  return [...kinds, t('overviewScreen.chart.tip.deployments', { count: n })];
}

export function kindsTwin(report: Report, { points, previousPoints }: ReworkAnswer, { t, locale }: Words): TableTwin {
  return {
    columns: [
      t(`overviewScreen.chart.column.bucket.${report.series.bucket}`),
      ...KINDS.map(({ key }) => t(`metrics.remediation.${key}`)),
      t('stability.chart.column.n'),
      asColumn(comparedName(report, t)),
    ],
    rows: points.map((point, index) => {
      const before = previousPoints[index];
      return [
        bucketCell(report, point.day, locale),
        ...KINDS.map(({ key }) => formatNumber(point.byKind[key], locale)),
        formatNumber(point.n, locale),
        before === undefined ? '–' : formatNumber(unplannedOf(before), locale),
      ];
    }),
  };
}
