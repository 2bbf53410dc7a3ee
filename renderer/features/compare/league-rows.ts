import type { CompareAnswer, MeasuredSlice } from '../../../shared/compare-answers.ts';
import type { MetricName } from '../../../shared/model.ts';
import type { Confidence, HeadlineUnit } from '../../../shared/report.ts';

export interface LeagueRow {
  /** Place of the slice in the comparison. */
  readonly index: number;
  readonly name: string;
  readonly slice: MeasuredSlice;
  /** From 1, the same for the same value; null = there is no value to rank. */
  readonly rank: number | null;
  readonly value: number | null;
  readonly interval: Confidence | null;
  readonly n: number;
}

export type LeagueColumn = 'rank' | 'name' | 'n';
export interface LeagueOrder {
  readonly column: LeagueColumn;
  readonly descending: boolean;
}

/** The unit that slices are ranked in: the first's that has a value. Those in another unit have no rank. */
function leagueUnit({ slices }: CompareAnswer, metric: MetricName): HeadlineUnit | null {
  for (const slice of slices) {
    if (slice.kind === 'measured' && slice.metrics[metric].headline !== null) return slice.metrics[metric].headlineUnit;
  }
  return null;
}

/** Best first: most deployments, least of everything else; without a value last. */
export function leagueRows(answer: CompareAnswer, names: readonly string[], metric: MetricName): readonly LeagueRow[] {
  const unit = leagueUnit(answer, metric);
  const sign = metric === 'deploymentFrequency' ? -1 : 1;
  const rows = answer.slices.flatMap((slice, index) => {
    if (slice.kind === 'failed') return [];
    const { headline, headlineUnit, interval, n } = slice.metrics[metric];
    const counts = headline !== null && headlineUnit === unit;
    return [
      {
        index,
        name: names[index] ?? '',
        slice,
        value: counts ? headline : null,
        interval: counts ? interval : null,
        n,
      },
    ];
  });
  const ranked = rows.filter(({ value }) => value !== null).map(({ value }) => value as number);
  return rows
    .map((row) => ({
      ...row,
      rank:
        row.value === null ? null : 1 + ranked.filter((other) => other * sign < (row.value as number) * sign).length,
    }))
    .sort((a, b) => (a.rank ?? Infinity) - (b.rank ?? Infinity) || a.index - b.index);
}

/** Rows without a rank stay last, whichever way the others are turned. */
export function ordered(
  rows: readonly LeagueRow[],
  { column, descending }: LeagueOrder,
  locale: string,
): readonly LeagueRow[] {
  const sign = descending ? -1 : 1;
  const names = new Intl.Collator(locale, { numeric: true });
  const compare = (a: LeagueRow, b: LeagueRow) => {
    if (column === 'name') return sign * names.compare(a.name, b.name);
    if (column === 'n') return sign * (a.n - b.n);
    if (a.rank === null || b.rank === null) return Number(a.rank === null) - Number(b.rank === null);
    return sign * (a.rank - b.rank);
  };
  return [...rows].sort((a, b) => compare(a, b) || a.index - b.index);
}

/** Top of the scale: all values, and their intervals as far as they don't squeeze the values together. */
export function leagueScale(rows: readonly LeagueRow[]): number {
  const values = rows.map(({ value }) => value ?? 0);
  const highs = rows.map(({ interval, value }) => interval?.[1] ?? value ?? 0);
  return Math.min(Math.max(0, ...highs), 2.2 * Math.max(0, ...values)) || 1;
}
