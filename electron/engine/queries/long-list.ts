/** Lists of tables that may have millions of rows: put in order once for the data as they are, then read a page at a time. */
import type { Page } from '../../../shared/answers.ts';
import type { Database } from '../db/connect.ts';
import { supersededRows } from '../facts/superseded-rows.ts';
import type { RowTable } from '../import/store/row-store.ts';
import { rememberByGeneration } from './remember-by-generation.ts';
import { type Condition, orderOf, type RowListRequest, type RowListShape, selectionOf } from './row-list.ts';

export interface LongListShape extends RowListShape {
  /** `query` has all rows of it that repeat no other; of those of one key the latest is listed. */
  readonly table: RowTable;
}

/** Throws 'bad-request' for a column that can't be sorted by. */
export function pageOfLongList<Raw extends { readonly id: number }>(
  db: Database,
  shape: LongListShape,
  conditions: readonly (Condition | null)[],
  request: RowListRequest,
): Page<Raw> {
  const { offset, limit } = request;
  const { where, values } = selectionOf(shape, [...conditions, latest(db, shape.table)], request.search);
  const listed = `WITH listed AS (${shape.query}) SELECT`;
  const ordered = `${listed} id FROM listed WHERE ${where} ORDER BY ${orderOf(shape, request.sort)}`;
  const ids = idsOf(db, shape.table, ordered, values);
  const wanted = [...ids.subarray(offset, offset + limit)];
  const found = db
    .prepare<[string], Raw>(`${listed} * FROM listed WHERE id IN (SELECT value FROM json_each(?))`)
    .all(JSON.stringify(wanted));
  const rows = new Map(found.map((row) => [row.id, row]));
  return { total: ids.length, offset, rows: wanted.flatMap((id) => rows.get(id) ?? []) };
}

/** The order that was asked for last is kept: of two million rows it is eight megabytes. */
function idsOf(db: Database, table: RowTable, ordered: string, values: Condition['values']): Uint32Array {
  const key = JSON.stringify([ordered, values]);
  const kept = rememberByGeneration(db, `order of ${table}`, () => ({ key: '', ids: new Uint32Array() }));
  if (kept.key === key) return kept.ids;
  kept.ids = Uint32Array.from(db.prepare<unknown[], number>(ordered).pluck().all(values));
  kept.key = key;
  return kept.ids;
}

function latest(db: Database, table: RowTable): Condition | null {
  const superseded = rememberByGeneration(db, `superseded ${table}`, () => JSON.stringify(supersededRows(db, table)));
  return superseded === '[]' ? null : { sql: 'id NOT IN (SELECT value FROM json_each(?))', values: [superseded] };
}
