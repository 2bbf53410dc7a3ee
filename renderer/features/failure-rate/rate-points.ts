/** Shares over time as points with their words, and as the table that says the same. */
import type { Locale } from '../../../shared/i18n/catalog.ts';
import { formatNumber, formatPercent } from '../../../shared/i18n/format.ts';
import { formatDayYear, formatMonth } from '../../../shared/i18n/format-date.ts';
import type { Translate } from '../../../shared/i18n/translator.ts';
import { FEWEST_VALUES } from '../../../shared/intervals.ts';
import type { Confidence, Report } from '../../../shared/report.ts';
import type { TableTwin } from '../../charts/chart-panel.tsx';
import type { RateChartPoint } from '../../charts/rate-chart.tsx';
import { bucketName } from '../../components/bucket-name.ts';
import { asColumn, comparedName } from '../metric/headline-words.ts';

/** A bucket of the report's series: `part` of `n`. */
export interface RateBucket {
  readonly day: string;
  readonly n: number;
  readonly part: number;
  readonly rate: number | null;
  readonly interval: Confidence | null;
}

/** What a share is of. */
export type RateKind = 'failed-of' | 'incidents-of' | 'unplanned-of';

export interface RateSeries {
  readonly kind: RateKind;
  readonly points: readonly RateBucket[];
  readonly previousPoints: readonly RateBucket[];
  /** What else is said of a bucket, line by line. */
  readonly also?: (index: number) => readonly string[];
}

/** A column more of the table. `index`: of the bucket. */
export interface ExtraColumn {
  readonly name: string;
  readonly value: (index: number) => number;
}

interface Words {
  readonly t: Translate;
  readonly locale: Locale;
}

type Of = Pick<Report, 'series' | 'period'>;

export function rateChartPoints(report: Of, series: RateSeries, words: Words): readonly RateChartPoint[] {
  const { t, locale } = words;
  return series.points.map((point, index) => {
    const previous = series.previousPoints[index]?.rate ?? null;
    return {
      day: point.day,
      value: point.rate,
      previous,
      isQuiet: false,
      failed: 0,
      n: point.n,
      interval: point.n === 0 ? null : point.interval,
      title: bucketName(point.day, report.series.bucket, words),
      lines: [
        ...rateLines(point, series.kind, words),
        ...(series.also?.(index) ?? []),
        ...(previous === null ? [] : [previousLine(report, formatPercent(previous, locale), t)]),
      ],
    };
  });
}

function rateLines({ n, part, rate, interval }: RateBucket, kind: RateKind, { t, locale }: Words): readonly string[] {
  if (n === 0) return [t('stability.chart.tip.none')];
  if (rate === null) return [t('stability.chart.tip.unknown')];
  return [
    t(`stability.chart.tip.${kind}`, { rate: formatPercent(rate, locale), part, whole: n }),
    ...(interval === null
      ? []
      : [
          t('stability.chart.tip.interval', {
            low: formatPercent(interval[0], locale),
            high: formatPercent(interval[1], locale),
          }),
        ]),
    ...(n < FEWEST_VALUES ? [t('stability.chart.tip.few')] : []),
  ];
}

export function previousLine(report: Pick<Report, 'period'>, value: string, t: Translate): string {
  return t('metricScreen.compared.value', { name: comparedName(report, t), value });
}

/** `extra`: a column more, between the share's own and that of the period before. */
export function rateTwin(
  report: Of,
  series: RateSeries,
  partName: string,
  { t, locale }: Words,
  extra: readonly ExtraColumn[] = [],
): TableTwin {
  const percent = (rate: number | null | undefined) => (rate == null ? '–' : formatPercent(rate, locale));
  const column = (name: 'rate' | 'interval' | 'n') => t(`stability.chart.column.${name}`);
  return {
    columns: [
      t(`overviewScreen.chart.column.bucket.${report.series.bucket}`),
      column('rate'),
      column('interval'),
      partName,
      column('n'),
      ...extra.map(({ name }) => name),
      asColumn(comparedName(report, t)),
    ],
    rows: series.points.map(({ day, n, part, rate, interval }, index) => [
      bucketCell(report, day, locale),
      percent(rate),
      interval === null || n === 0 ? '–' : `${percent(interval[0])} – ${percent(interval[1])}`,
      formatNumber(part, locale),
      formatNumber(n, locale),
      ...extra.map(({ value }) => formatNumber(value(index), locale)),
      percent(series.previousPoints[index]?.rate),
    ]),
  };
}

/** The first cell of a row of a chart's table. */
export function bucketCell({ series }: Pick<Report, 'series'>, day: string, locale: Locale): string {
  return series.bucket === 'month' ? formatMonth(day, locale) : formatDayYear(day, locale);
}
