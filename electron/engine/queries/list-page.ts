import type { Page } from '../../../shared/answers.ts';
import { AppError } from '../../../shared/errors.ts';

export interface PageRequest {
  readonly sort: { readonly column: string; readonly descending: boolean };
  readonly offset: number;
  readonly limit: number;
}

/** What a column is sorted by; null comes last, whichever way. */
export type SortKey = (row: number) => number | string | boolean | null;

/** Sorts row numbers and makes a page of them. Throws 'bad-request' for a column that can't be sorted by. */
export function pageOf<Row>(
  name: string,
  rows: Int32Array,
  { sort, offset, limit }: PageRequest,
  keys: Readonly<Record<string, () => SortKey>>,
  describe: (row: number) => Row,
): Page<Row> {
  const keyOf = Object.hasOwn(keys, sort.column) ? keys[sort.column]?.() : undefined;
  if (!keyOf) throw new AppError('bad-request', { name, detail: `no column ${sort.column}` });
  const sorted = sortRows(rows, keyOf, sort.descending);
  return {
    total: rows.length,
    offset,
    rows: Array.from(sorted.slice(offset, offset + limit), describe),
  };
}

/** Rows with the same key stay in the order of time. */
function sortRows(rows: Int32Array, keyOf: SortKey, descending: boolean): readonly number[] {
  const direction = descending ? -1 : 1;
  return Array.from(rows, (row) => ({ row, key: comparable(keyOf(row)) }))
    .sort((a, b) => {
      if (a.key === null || b.key === null) return Number(a.key === null) - Number(b.key === null) || a.row - b.row;
      return (a.key < b.key ? -direction : a.key > b.key ? direction : 0) || (a.row - b.row) * direction;
    })
    .map(({ row }) => row);
}

function comparable(key: number | string | boolean | null): number | string | null {
  if (typeof key === 'string') return key === '' ? null : key.toLowerCase();
  return typeof key === 'boolean' ? Number(key) : key;
}
