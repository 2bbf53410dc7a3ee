import type { Database } from 'better-sqlite3';
import { pause, type Work } from '../../work.ts';
import type { RowStore } from './row-store.ts';
import { rowsOfBatch } from './rows-of-batch.ts';

/** Rows looked at between two pauses. */
const SLICE = 5000;

/** How the rows of a batch relate to earlier ones. */
export interface Repeats {
  /** Rows that say what an earlier one says: they are marked. */
  readonly same: number;
  /** Rows that say something else of the same deployment or incident. */
  readonly other: number;
}

/** Marks the rows of a batch that say what an earlier row says already, looking at each of its rows. */
export async function markRepeats(
  db: Database,
  table: RowStore['table'],
  batchId: number,
  work: Work,
): Promise<Repeats> {
  const { first, end } = rowsOfBatch(db, table, batchId);
  const mark = createMarker(db, table);
  const count = db.prepare(`SELECT count(*) FROM ${table} WHERE repeats = 0 AND ${isOwn(table)})`).pluck();
  let same = 0;
  let other = 0;
  for (let id = first; id < end; id += SLICE) {
    const last = Math.min(end, id + SLICE) - 1;
    same += mark(id, last);
    other += count.get(id, last) as number;
    await pause(work);
  }
  return { same, other };
}

/** Marks those rows of a batch, from the first id to the last, that say what an earlier row says; returns how many. */
export function createMarker(db: Database, table: RowStore['table']): (first: number, last: number) => number {
  const mark = db.prepare(
    `UPDATE ${table} SET repeats = 1 WHERE ${isOwn(table)} AND earlier.content_hash = ${table}.content_hash)`,
  );
  return (first, last) => mark.run(first, last).changes;
}

/** To be closed; `earlier` has the same key. */
function isOwn(table: string): string {
  return `id BETWEEN ? AND ?
    AND EXISTS (SELECT 1 FROM ${table} AS earlier WHERE earlier.key = ${table}.key AND earlier.id < ${table}.id`;
}

/**
 * As `markRepeats` for a batch that is most of its table. A walk along the index finds the keys with several rows; their
 * rows are then looked at in the order in which they lie, for in the order of their keys each would be on another page.
 */
export async function markRepeatsOfAll(
  db: Database,
  table: RowStore['table'],
  batchId: number,
  work: Work,
): Promise<Repeats> {
  db.exec(`
    CREATE TEMP TABLE several AS SELECT key, min(id) AS first FROM ${table} GROUP BY key HAVING count(*) > 1;
    CREATE TEMP TABLE later (id INTEGER PRIMARY KEY, first INTEGER NOT NULL)`);
  try {
    await pause(work);
    await findLater(db, table, rowsOfBatch(db, table, batchId).first, work);
    return await markLater(db, table, work);
  } finally {
    db.exec('DROP TABLE temp.several; DROP TABLE temp.later');
  }
}

/** Lists the batch's rows whose keys earlier rows have, each with the first of those. */
async function findLater(db: Database, table: string, firstId: number, work: Work): Promise<void> {
  const list = db.prepare(`
    INSERT INTO temp.later SELECT id, first FROM temp.several CROSS JOIN ${table} USING (key)
    WHERE several.rowid BETWEEN ? AND ? AND id > first AND id >= ? ORDER BY id`);
  const last = db.prepare<[], number | null>('SELECT max(rowid) FROM temp.several').pluck().get() ?? 0;
  for (let from = 1; from <= last; from += SLICE) {
    list.run(from, from + SLICE - 1, firstId);
    await pause(work);
  }
}

async function markLater(db: Database, table: string, work: Work): Promise<Repeats> {
  const mark = db.prepare(`
    UPDATE ${table} SET repeats = 1 WHERE id IN (
      SELECT own.id FROM temp.later CROSS JOIN ${table} AS own ON own.id = later.id
        CROSS JOIN ${table} AS first ON first.id = later.first
      WHERE later.id BETWEEN ? AND ? AND (first.content_hash = own.content_hash OR EXISTS (
        SELECT 1 FROM ${table} AS earlier
        WHERE earlier.key = own.key AND earlier.id < own.id AND earlier.content_hash = own.content_hash)))`);
  const next = db.prepare<[number], { readonly id: number | null; readonly rows: number }>(
    `SELECT max(id) AS id, count(*) AS rows FROM (SELECT id FROM temp.later WHERE id > ? ORDER BY id LIMIT ${SLICE})`,
  );
  let same = 0;
  let other = 0;
  for (let done = 0; ; ) {
    const slice = next.get(done);
    if (slice === undefined || slice.id === null) return { same, other };
    const { changes } = mark.run(done + 1, slice.id);
    same += changes;
    other += slice.rows - changes;
    done = slice.id;
    await pause(work);
  }
}
