import type { Database, Statement } from 'better-sqlite3';

/** Rows an INSERT: beyond it nothing is gained, and SQLite takes 32,766 parameters at most. */
const ROWS = 40;

export type SqlValue = string | number | Uint8Array | null;

/** An INSERT of some of a table's columns, the rest null. */
interface Shape {
  /** Which values of a row. */
  readonly kept: readonly number[];
  readonly many: Statement;
  readonly one: Statement;
}

/**
 * Inserts rows of one table, many with each statement, in the order they come. Columns that are `rarely` filled are
 * left out while they are null: a null costs as much as a number. `flush` must be called at the end.
 */
export class BulkInsert {
  readonly #lean: Shape;
  readonly #full: Shape;
  readonly #rare: readonly number[];
  readonly #values: SqlValue[] = [];
  #shape: Shape;

  constructor(db: Database, table: string, columns: readonly string[], rarely: ReadonlySet<string>) {
    this.#rare = columns.flatMap((column, index) => (rarely.has(column) ? [index] : []));
    this.#full = shapeOf(db, table, columns, new Set());
    this.#lean = shapeOf(db, table, columns, rarely);
    this.#shape = this.#lean;
  }

  /** As many values as there are columns. */
  add(row: readonly SqlValue[]): void {
    const shape = this.#rare.every((index) => row[index] === null) ? this.#lean : this.#full;
    if (shape !== this.#shape) this.flush();
    this.#shape = shape;
    for (const index of shape.kept) this.#values.push(row[index] ?? null);
    if (this.#values.length < ROWS * shape.kept.length) return;
    shape.many.run(this.#values);
    this.#values.length = 0;
  }

  flush(): void {
    const { kept, one } = this.#shape;
    for (let at = 0; at < this.#values.length; at += kept.length) one.run(this.#values.slice(at, at + kept.length));
    this.#values.length = 0;
  }
}

function shapeOf(db: Database, table: string, columns: readonly string[], without: ReadonlySet<string>): Shape {
  const kept = columns.flatMap((column, index) => (without.has(column) ? [] : [index]));
  const row = `(${kept.map(() => '?').join(',')})`;
  const insert = `INSERT INTO ${table} (${kept.map((index) => columns[index]).join(',')}) VALUES `;
  return {
    kept,
    one: db.prepare(insert + row),
    many: db.prepare(insert + Array.from({ length: ROWS }, () => row).join(',')),
  };
}
