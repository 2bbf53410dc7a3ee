import type { Database, Statement } from 'better-sqlite3';

/** Rows an INSERT: beyond it nothing is gained, and SQLite takes 32,766 parameters at most. */
const ROWS = 40;

export type SqlValue = string | number | Uint8Array | null;

/** Inserts rows of one table, many with each statement. `flush` must be called at the end. */
export class BulkInsert {
  readonly #width: number;
  readonly #many: Statement;
  readonly #one: Statement;
  readonly #values: SqlValue[];
  #filled = 0;

  constructor(db: Database, table: string, columns: readonly string[]) {
    this.#width = columns.length;
    const row = `(${columns.map(() => '?').join(',')})`;
    const insert = `INSERT INTO ${table} (${columns.join(',')}) VALUES `;
    this.#one = db.prepare(insert + row);
    this.#many = db.prepare(insert + Array.from({ length: ROWS }, () => row).join(','));
    this.#values = new Array<SqlValue>(ROWS * columns.length).fill(null);
  }

  /** As many values as there are columns. */
  add(row: readonly SqlValue[]): void {
    for (let i = 0; i < this.#width; i++) this.#values[this.#filled++] = row[i] ?? null;
    if (this.#filled < this.#values.length) return;
    this.#many.run(this.#values);
    this.#filled = 0;
  }

  flush(): void {
    for (let at = 0; at < this.#filled; at += this.#width) this.#one.run(this.#values.slice(at, at + this.#width));
    this.#filled = 0;
  }
}
