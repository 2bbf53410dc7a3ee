/** A question's figure in the reader's language: what is drawn, and the same as a table. */
import type { QuizFigure, QuizUnit } from '../../../shared/guidance/quiz.ts';
import type { Locale } from '../../../shared/i18n/catalog.ts';
import { formatDuration, formatNumber, formatPercent } from '../../../shared/i18n/format.ts';

export type ChartFigure = Extract<QuizFigure, { kind: 'bars' | 'line' }>;

export interface FigureTable {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** `nothing` stands where a value is missing. */
export function figureTable(figure: QuizFigure, locale: Locale, nothing: string): FigureTable {
  if (figure.kind === 'table') {
    return {
      columns: figure.columns.map((column) => column[locale]),
      rows: figure.rows.map((row) => row.map((cell) => cell[locale])),
    };
  }
  const { labels, series, unit } = figure;
  return {
    columns: ['', ...series.map(({ name }) => name[locale])],
    rows: labels.map((label, index) => [
      label[locale],
      ...series.map(({ values }) => {
        const value = values[index] ?? null;
        return value === null ? nothing : formatFigureValue(value, unit, locale);
      }),
    ]),
  };
}

/** Percentages are written as such (12 = 12 %), durations in hours. */
export function formatFigureValue(value: number, unit: QuizUnit, locale: Locale): string {
  if (unit === 'percent') return formatPercent(value / 100, locale);
  if (unit === 'hours') return formatDuration(value * 3600, locale);
  return formatNumber(value, locale);
}
