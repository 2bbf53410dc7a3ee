import type { Database } from 'better-sqlite3';
import { pause, type Work } from '../work.ts';
import type { RowStore } from './row-store.ts';

/**
 * The table's secondary indexes, out of the way while many rows come in: they are built again in one go, which is faster
 * than a million single insertions, from the very text that made them (opening a workspace compares it). Part of the
 * import's transaction.
 */
export class SetAsideIndexes {
  readonly #db: Database;
  readonly #statements: readonly string[];

  constructor(db: Database, table: RowStore['table']) {
    this.#db = db;
    const indexes = db
      .prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND tbl_name = ? AND sql IS NOT NULL")
      .all(table) as { readonly name: string; readonly sql: string }[];
    this.#statements = indexes.map(({ sql }) => sql);
    for (const { name } of indexes) db.exec(`DROP INDEX "${name}"`);
  }

  async restore(work: Work): Promise<void> {
    for (const sql of this.#statements) {
      this.#db.exec(sql);
      await pause(work);
    }
  }
}

/** Rows looked at by one statement. */
const SLICE = 5000;

/** How the rows of a batch relate to earlier ones. */
export interface Repeats {
  /** Rows that say what an earlier one says: they are marked. */
  readonly same: number;
  /** Rows that say something else of the same deployment or incident. */
  readonly other: number;
}

/**
 * Marks the rows of a batch that say what an earlier row says already. `all` looks through the whole table in one go,
 * which pays when the batch is most of it.
 */
export async function markRepeats(
  db: Database,
  table: RowStore['table'],
  batchId: number,
  all: boolean,
  work: Work,
): Promise<Repeats> {
  if (all) return markAll(db, table, batchId);
  const range = db
    .prepare(`SELECT min(id) AS first, max(id) AS last FROM ${table} WHERE batch_id = ?`)
    .get(batchId) as {
    readonly first: number | null;
    readonly last: number | null;
  };
  const own = `id BETWEEN ? AND ? AND EXISTS (
      SELECT 1 FROM ${table} AS earlier WHERE earlier.key = ${table}.key AND earlier.id < ${table}.id AND `;
  const mark = db.prepare(`UPDATE ${table} SET repeats = 1 WHERE ${own} earlier.content_hash = ${table}.content_hash)`);
  const count = db.prepare(`SELECT count(*) FROM ${table} WHERE repeats = 0 AND ${own} true)`).pluck();
  let same = 0;
  let other = 0;
  for (let id = range.first ?? 0; range.last !== null && id <= range.last; id += SLICE) {
    const last = Math.min(range.last, id + SLICE - 1);
    same += mark.run(id, last).changes;
    other += count.get(id, last) as number;
    await pause(work);
  }
  return { same, other };
}

function markAll(db: Database, table: RowStore['table'], batchId: number): Repeats {
  // Few keys have several rows: those are found by one walk along the index.
  const several = `WITH several AS MATERIALIZED (SELECT key, min(id) AS first FROM ${table} GROUP BY key HAVING count(*) > 1)`;
  const { changes } = db
    .prepare(`
    ${several}, repeated AS MATERIALIZED (
      SELECT key, content_hash, min(id) AS first FROM ${table} JOIN several USING (key)
      GROUP BY key, content_hash HAVING count(*) > 1)
    UPDATE ${table} SET repeats = 1 FROM repeated
    WHERE ${table}.key = repeated.key AND ${table}.content_hash = repeated.content_hash
      AND ${table}.id > repeated.first AND ${table}.batch_id = ?`)
    .run(batchId);
  const other = db
    .prepare(`
    ${several} SELECT count(*) FROM ${table} JOIN several USING (key)
    WHERE ${table}.id > several.first AND ${table}.repeats = 0 AND ${table}.batch_id = ?`)
    .pluck()
    .get(batchId) as number;
  return { same: changes, other };
}
