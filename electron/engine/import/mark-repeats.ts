import type { Database } from 'better-sqlite3';
import { pause, type Work } from '../work.ts';
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
  const own = `id BETWEEN ? AND ? AND ${hasEarlier(table)}`;
  const mark = db.prepare(
    `UPDATE ${table} SET repeats = 1 WHERE ${own} AND earlier.content_hash = ${table}.content_hash)`,
  );
  const count = db.prepare(`SELECT count(*) FROM ${table} WHERE repeats = 0 AND ${own})`).pluck();
  let same = 0;
  let other = 0;
  for (let id = first; id < end; id += SLICE) {
    const last = Math.min(end, id + SLICE) - 1;
    same += mark.run(id, last).changes;
    other += count.get(id, last) as number;
    await pause(work);
  }
  return { same, other };
}

/** To be closed; `earlier` has the same key. */
function hasEarlier(table: string): string {
  return `EXISTS (SELECT 1 FROM ${table} AS earlier WHERE earlier.key = ${table}.key AND earlier.id < ${table}.id`;
}

/**
 * As `markRepeats` for a batch that is most of its table: few keys have several rows, and those are found by one walk
 * along the index.
 */
export async function markRepeatsOfAll(
  db: Database,
  table: RowStore['table'],
  batchId: number,
  work: Work,
): Promise<Repeats> {
  db.exec(`
    CREATE TEMP TABLE several AS SELECT key, min(id) AS first FROM ${table} GROUP BY key HAVING count(*) > 1`);
  try {
    return await markSeveral(db, table, batchId, work);
  } finally {
    db.exec('DROP TABLE temp.several');
  }
}

async function markSeveral(db: Database, table: RowStore['table'], batchId: number, work: Work): Promise<Repeats> {
  const rows = `temp.several CROSS JOIN ${table} USING (key) WHERE several.rowid BETWEEN ? AND ?`;
  const mark = db.prepare(`
    WITH repeated AS MATERIALIZED (
      SELECT key, content_hash, min(id) AS first FROM ${rows} GROUP BY key, content_hash HAVING count(*) > 1)
    UPDATE ${table} SET repeats = 1 FROM repeated
    WHERE ${table}.key = repeated.key AND ${table}.content_hash = repeated.content_hash
      AND ${table}.id > repeated.first AND ${table}.batch_id = ?`);
  const count = db
    .prepare<[number, number, number], number>(`
    SELECT count(*) FROM ${rows} AND ${table}.id > several.first AND ${table}.repeats = 0 AND ${table}.batch_id = ?`)
    .pluck();
  const last = db.prepare<[], number | null>('SELECT max(rowid) FROM temp.several').pluck().get() ?? 0;
  let same = 0;
  let other = 0;
  for (let key = 1; key <= last; key += SLICE) {
    const end = Math.min(last, key + SLICE - 1);
    same += mark.run(key, end, batchId).changes;
    other += count.get(key, end, batchId) ?? 0;
    await pause(work);
  }
  return { same, other };
}
