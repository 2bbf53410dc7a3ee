/** The order of a table that is whole in the window, as the location keeps it: "-p95" = by p95, largest first. */
import type { Locale } from '../../shared/i18n/catalog.ts';

export interface RowOrder {
  readonly column: string;
  readonly descending: boolean;
}

export type SortValue = string | number | null;

/** null = as the rows come. */
export function rowOrderFromParam(param: string | null, columns: readonly string[]): RowOrder | null {
  const descending = param?.startsWith('-') ?? false;
  const column = columns.find((id) => id === (descending ? param?.slice(1) : param));
  return column === undefined ? null : { column, descending };
}

export function rowOrderToParam(order: RowOrder | null): string | null {
  return order === null ? null : `${order.descending ? '-' : ''}${order.column}`;
}

/** A column sorts one way, then the other, then no more. Numbers begin with the largest, names with A. */
export function nextRowOrder(order: RowOrder | null, column: string, isText: boolean): RowOrder | null {
  if (order?.column !== column) return { column, descending: !isText };
  return order.descending === isText ? null : { column, descending: isText };
}

const collators = new Map<Locale, Intl.Collator>();

/** Rows without a value stay at the end whichever way the others are sorted; equals as they come. */
export function sortedRows<Row>(
  rows: readonly Row[],
  value: (row: Row) => SortValue,
  descending: boolean,
  locale: Locale,
): readonly Row[] {
  let collator = collators.get(locale);
  if (collator === undefined) {
    // v1.10 comes after v1.9.
    collator = new Intl.Collator(locale, { numeric: true });
    collators.set(locale, collator);
  }
  const { compare } = collator;
  const sign = descending ? -1 : 1;
  const keyed = rows.map((row) => ({ row, key: value(row) }));
  keyed.sort(({ key: a }, { key: b }) => {
    if (a === null || b === null) return Number(a === null) - Number(b === null);
    return sign * (typeof a === 'number' && typeof b === 'number' ? a - b : compare(String(a), String(b)));
  });
  return keyed.map(({ row }) => row);
}
