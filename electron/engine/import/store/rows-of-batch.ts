import type { Database } from 'better-sqlite3';
import type { RowTable } from './row-store.ts';

/** Ids of a batch's rows: from `first` up to `end`, which is not one of them. */
export interface RowRange {
  readonly first: number;
  readonly end: number;
}

/**
 * Rows lie in the order of their batches: each gets the next id after the last, one import at a time, and so does each
 * batch. So the rows of one are found by halving, without an index over all.
 */
export function rowsOfBatch(db: Database, table: RowTable, batchId: number): RowRange {
  const last = db.prepare<[], number | null>(`SELECT max(id) FROM ${table}`).pluck().get() ?? 0;
  const batchAt = db
    .prepare<[number], number>(`SELECT batch_id FROM ${table} WHERE id >= ? ORDER BY id LIMIT 1`)
    .pluck();
  /** The first id whose row, or the next there is, belongs to a batch not before this one. */
  function firstOf(batch: number): number {
    let low = 1;
    let high = last + 1;
    while (low < high) {
      const middle = Math.floor((low + high) / 2);
      if ((batchAt.get(middle) ?? Number.POSITIVE_INFINITY) < batch) low = middle + 1;
      else high = middle;
    }
    return low;
  }
  return { first: firstOf(batchId), end: firstOf(batchId + 1) };
}
