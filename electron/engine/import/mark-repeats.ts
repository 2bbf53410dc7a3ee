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

/**
 * Marks the rows of a batch that say what an earlier row said already. `all` looks through the whole table in one go,
 * which pays when the batch is most of it. Returns how many were marked.
 */
export async function markRepeats(
  db: Database,
  table: RowStore['table'],
  batchId: number,
  all: boolean,
  work: Work,
): Promise<number> {
  if (all) return markAll(db, table, batchId);
  const range = db
    .prepare(`SELECT min(id) AS first, max(id) AS last FROM ${table} WHERE batch_id = ?`)
    .get(batchId) as {
    readonly first: number | null;
    readonly last: number | null;
  };
  const mark = db.prepare(`
    UPDATE ${table} SET repeats = 1 WHERE id BETWEEN ? AND ? AND EXISTS (
      SELECT 1 FROM ${table} AS earlier
      WHERE earlier.key = ${table}.key AND earlier.content_hash = ${table}.content_hash AND earlier.id < ${table}.id)`);
  let marked = 0;
  for (let id = range.first ?? 0; range.last !== null && id <= range.last; id += SLICE) {
    marked += mark.run(id, Math.min(range.last, id + SLICE - 1)).changes;
    await pause(work);
  }
  return marked;
}

function markAll(db: Database, table: RowStore['table'], batchId: number): number {
  return db
    .prepare(`
    WITH repeated AS MATERIALIZED (
      SELECT key, content_hash, min(id) AS first FROM ${table} GROUP BY key, content_hash HAVING count(*) > 1)
    UPDATE ${table} SET repeats = 1 FROM repeated
    WHERE ${table}.key = repeated.key AND ${table}.content_hash = repeated.content_hash
      AND ${table}.id > repeated.first AND ${table}.batch_id = ?`)
    .run(batchId).changes;
}
