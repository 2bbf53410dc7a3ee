/** The rows of a breakdown in the order asked for. */
import type { BreakdownRow } from '../../../shared/report.ts';

/** `column` = id of a column, or 'name'. */
export interface Order {
  readonly column: string;
  readonly descending: boolean;
}

/** "-frequency" = by frequency, most first: as the location has it. */
export function orderFromParam(param: string | null, columns: readonly string[], usual: Order): Order {
  const descending = param?.startsWith('-') ?? false;
  const column = descending ? param?.slice(1) : param;
  return column != null && [...columns, 'name'].includes(column) ? { column, descending } : usual;
}

/** null where it is the usual one. */
export function orderToParam({ column, descending }: Order, usual: Order): string | null {
  if (column === usual.column && descending === usual.descending) return null;
  return descending ? `-${column}` : column;
}

/** Clicking a column sorts by it, most first; again the other way. Names begin at A. */
export function nextOrder(order: Order, column: string): Order {
  if (order.column === column) return { column, descending: !order.descending };
  return { column, descending: column !== 'name' };
}

/** Rows without a value stay at the end whichever way the others are sorted; equals by name. */
export function sortRows(
  rows: readonly BreakdownRow[],
  { column, descending }: Order,
  value: (row: BreakdownRow) => number | null,
): readonly BreakdownRow[] {
  const sign = descending ? -1 : 1;
  return [...rows].sort((one, other) => {
    const byName = one.key < other.key ? -1 : Number(one.key > other.key);
    if (column === 'name') return sign * byName;
    const a = value(one);
    const b = value(other);
    if (a === null || b === null) return Number(a === null) - Number(b === null) || byName;
    return sign * (a - b) || byName;
  });
}
