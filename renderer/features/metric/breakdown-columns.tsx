/** Columns of a metric's breakdown: what they show and what they are sorted by. */
import type { ReactNode } from 'react';
import { formatDuration, formatNumber } from '../../../shared/i18n/format.ts';
import { formatHeadline } from '../../../shared/i18n/format-headline.ts';
import type { MetricName } from '../../../shared/model.ts';
import type { BreakdownRow } from '../../../shared/report.ts';
import type { TextTools } from '../../i18n.ts';
import { FigureChange, FigureValue, TextOrDash } from './figure-cells.tsx';

export interface MetricColumn {
  readonly id: string;
  readonly label: string;
  /** The label for a reader, where the visible one needs its neighbours to be understood. */
  readonly spoken?: string;
  /** What rows are sorted by, and how long their bar is; null = no value. */
  readonly value: (row: BreakdownRow) => number | null;
  readonly cell: (row: BreakdownRow) => ReactNode;
  /** A bar beside it, against the largest value. */
  readonly hasBar?: boolean;
}

/** The metric's headline with a bar, in the unit that fits each row. */
export function headlineColumn(metric: MetricName, { t, locale }: TextTools, hasBar = true): MetricColumn {
  return {
    id: metric,
    label: t(`metrics.name.${metric}`),
    hasBar,
    // Whole numbers of different periods can't be set side by side, the deployments behind them can.
    value: ({ metrics }) => {
      const { headline, headlineUnit, n } = metrics[metric];
      return headlineUnit.startsWith('whole') ? n : headline;
    },
    cell: (row) => {
      const { headline, headlineUnit } = row.metrics[metric];
      const text = headline === null ? null : formatHeadline(headline, headlineUnit, locale);
      return <FigureValue text={text} row={row} metric={metric} />;
    },
  };
}

/** How the headline changed, coloured where that is clear. */
export function changeColumn(metric: MetricName, { t }: TextTools): MetricColumn {
  return {
    id: `${metric}-change`,
    label: t('overviewScreen.breakdown.change'),
    spoken: t('overviewScreen.breakdown.change-of', { metric: t(`metrics.name.${metric}`) }),
    value: ({ metrics }) => metrics[metric].change,
    cell: (row) => <FigureChange row={row} metric={metric} />,
  };
}

export function countColumn(
  id: string,
  label: string,
  value: (row: BreakdownRow) => number | null,
  { locale }: TextTools,
): MetricColumn {
  return {
    id,
    label,
    value,
    cell: (row) => {
      const count = value(row);
      return count === null ? '–' : formatNumber(count, locale);
    },
  };
}

/** @param value seconds */
export function durationColumn(
  id: string,
  label: string,
  value: (row: BreakdownRow) => number | null,
  { t, locale }: TextTools,
): MetricColumn {
  return {
    id,
    label,
    value,
    cell: (row) => {
      const seconds = value(row);
      const text = seconds === null ? null : formatDuration(seconds, locale);
      return <TextOrDash text={text} why={t('overviewScreen.chart.tip.nothing')} />;
    },
  };
}
