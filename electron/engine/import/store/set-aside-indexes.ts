import type { Database } from 'better-sqlite3';
import { pause, type Work } from '../../work.ts';
import type { RowTable } from './row-store.ts';

/**
 * The table's secondary indexes, out of the way while many rows come in or go: they are built again in one go, which is
 * faster than a million single insertions, from the very text that made them (opening a workspace compares it). Part of
 * the transaction.
 */
export class SetAsideIndexes {
  readonly #db: Database;
  readonly #statements: readonly string[];

  /** `kept`: names of those that stay where they are. */
  constructor(db: Database, table: RowTable, kept: readonly string[] = []) {
    this.#db = db;
    const indexes = db
      .prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND tbl_name = ? AND sql IS NOT NULL")
      .all(table) as { readonly name: string; readonly sql: string }[];
    const aside = indexes.filter(({ name }) => !kept.includes(name));
    this.#statements = aside.map(({ sql }) => sql);
    for (const { name } of aside) db.exec(`DROP INDEX "${name}"`);
  }

  async restore(work: Work): Promise<void> {
    const cache = this.#db.pragma('cache_size', { simple: true });
    // A second thread sorts while this one reads; what it sorts at a time is as large as the cache, and had better stay
    // in the processor's.
    this.#db.pragma('threads = 1');
    this.#db.pragma('cache_size = -2000');
    try {
      for (const sql of this.#statements) {
        this.#db.exec(sql);
        await pause(work);
      }
    } finally {
      this.#db.pragma('threads = 0');
      this.#db.pragma(`cache_size = ${cache}`);
    }
  }
}
