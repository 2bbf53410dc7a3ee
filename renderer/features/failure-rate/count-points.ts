/** Counts over time as points with their words, and as the table that says the same. */
import type { Locale } from '../../../shared/i18n/catalog.ts';
import { formatNumber } from '../../../shared/i18n/format.ts';
import type { Translate } from '../../../shared/i18n/translator.ts';
import type { Report } from '../../../shared/report.ts';
import type { TableTwin } from '../../charts/chart-panel.tsx';
import type { ChartPoint } from '../../charts/chart-points.ts';
import { bucketName } from '../../components/bucket-name.ts';
import { asColumn, comparedName } from '../metric/headline-words.ts';
import { bucketCell, previousLine } from './rate-points.ts';

export interface CountSeries {
  readonly counts: readonly { readonly day: string; readonly count: number }[];
  readonly previous: readonly number[];
  /** "3 incidents" */
  readonly words: (count: number) => string;
}

interface Words {
  readonly t: Translate;
  readonly locale: Locale;
}

export function countPoints(report: Report, series: CountSeries, words: Words): readonly ChartPoint[] {
  return series.counts.map(({ day, count }, index) => {
    const previous = series.previous[index] ?? null;
    return {
      day,
      value: count,
      previous,
      isQuiet: false,
      failed: 0,
      title: bucketName(day, report.series.bucket, words),
      lines: [
        series.words(count),
        ...(previous === null ? [] : [previousLine(report, formatNumber(previous, words.locale), words.t)]),
      ],
    };
  });
}

export function countTwin(report: Report, series: CountSeries, name: string, { t, locale }: Words): TableTwin {
  return {
    columns: [t(`overviewScreen.chart.column.bucket.${report.series.bucket}`), name, asColumn(comparedName(report, t))],
    rows: series.counts.map(({ day, count }, index) => [
      bucketCell(report, day, locale),
      formatNumber(count, locale),
      formatNumber(series.previous[index] ?? 0, locale),
    ]),
  };
}
