import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Database } from 'better-sqlite3';
import { makeTemporaryFolder } from '../../temporary-folder.ts';
import type { SqlValue } from './bulk-insert.ts';
import { RecordWriter } from './record-writer.ts';
import type { RowTable } from './row-store.ts';
import { TableFile } from './table-file.ts';

/** SQLite attaches ten files at most, and lets none go before the transaction ends. */
const MOST_SLICES = 9;

const PREFIX = 'doradeck-rows-';

/**
 * Rows on their way into a table without indexes: they are written into files of their own, and SQLite copies these,
 * record by record as they are ("xfer optimization": the columns are the same, foreign keys are off). The rows' ids
 * follow those of the table.
 */
export class StagedRows {
  readonly record = new RecordWriter();
  readonly #db: Database;
  readonly #table: RowTable;
  readonly #sql: string;
  readonly #folder: string;
  readonly #pageBytes: number;
  #next: number;
  #slices = 0;
  #file: TableFile | null = null;

  constructor(db: Database, table: RowTable) {
    this.#db = db;
    this.#table = table;
    this.#sql = db.prepare<[string], string>('SELECT sql FROM sqlite_schema WHERE name = ?').pluck().get(table) ?? '';
    this.#next = (db.prepare<[], number>(`SELECT coalesce(max(id), 0) FROM ${table}`).pluck().get() ?? 0) + 1;
    this.#pageBytes = Number(db.pragma('page_size', { simple: true }));
    this.#folder = makeTemporaryFolder(PREFIX);
  }

  /** Throws unless these are the table's columns behind its id: records are copied as they are. */
  expectColumns(columns: readonly string[]): void {
    const names = this.#db.prepare<[], string>(`SELECT name FROM pragma_table_info('${this.#table}')`).pluck().all();
    if (names.join() !== ['id', ...columns].join()) throw new Error(`${this.#table} has other columns`);
  }

  /** The row in `record` is complete. */
  end(): void {
    this.#file ??= new TableFile(this.#path(this.#slices), this.#pageBytes);
    this.#file.add(this.#next++, this.record);
  }

  /** `values` of all columns behind the id. */
  add(values: readonly SqlValue[]): void {
    const { record } = this;
    record.start();
    record.addNull();
    for (const value of values) record.add(value);
    this.end();
  }

  /** Copies what has come so far when it is worth it. `done`: how much of the file was read, from 0 to 1. */
  copyPart(done: number): void {
    if (this.#slices < Math.min(Math.floor(done * MOST_SLICES), MOST_SLICES - 1)) this.copy();
  }

  /** Copies all rows that are left. */
  copy(): void {
    if (this.#file === null) return;
    this.#file.finish(this.#table, this.#sql);
    this.#file = null;
    const slice = `staged${this.#slices++}`;
    const path = this.#path(this.#slices - 1);
    this.#db.prepare(`ATTACH ? AS ${slice}`).run(path);
    // It is read once, from its beginning to its end.
    this.#db.pragma(`${slice}.cache_size = -256`);
    this.#db.exec(`INSERT INTO main.${this.#table} SELECT * FROM ${slice}.${this.#table}`);
    // Its content stays until it is detached, its name need not.
    rmQuietly(path);
  }

  /** To be called outside the transaction. */
  dispose(): void {
    this.#file?.abandon();
    this.#file = null;
    const attached = this.#db.pragma('database_list') as { readonly name: string }[];
    for (const { name } of attached) if (name.startsWith('staged')) this.#db.exec(`DETACH ${name}`);
    rmSync(this.#folder, { recursive: true, force: true });
  }

  #path(slice: number): string {
    return join(this.#folder, `${slice}.db`);
  }
}

function rmQuietly(path: string): void {
  try {
    rmSync(path);
  } catch {
    // Windows keeps what is open; it goes with the folder.
  }
}
