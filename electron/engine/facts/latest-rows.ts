import type { RowTable } from '../import/store/row-store.ts';

/**
 * SQL: ids of the rows that have their say: of the rows with one key the one that was imported last, in a file the lowest
 * one. An old export that is imported again repeats rows, so that it doesn't take back what a newer one says.
 */
export function latestRows(table: RowTable): string {
  return `SELECT max(id) FROM ${table} WHERE repeats = 0 GROUP BY key`;
}
