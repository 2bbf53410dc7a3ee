import type { Database, Statement } from 'better-sqlite3';
import { type Cell, cellText } from '../../../../shared/import/cell.ts';
import type { RejectCode, RejectedRow } from '../../../../shared/import-batch.ts';

/** What a report shows at once; the rest is in the workspace. */
const SHOWN = 1000;
const VALUE_LENGTH = 200;
const CUT_LENGTH = 100;

/** Keeps the rows that a batch could not use. */
export class RejectRows {
  readonly shown: RejectedRow[] = [];
  readonly #batchId: number;
  readonly #insert: Statement;

  constructor(db: Database, batchId: number) {
    this.#batchId = batchId;
    this.#insert = db.prepare(
      'INSERT INTO rejected_row (batch_id, line, column_name, code, value, raw) VALUES (?, ?, ?, ?, ?, ?)',
    );
  }

  add(line: number, column: string | null, code: RejectCode, value: Cell, raw: string | null): void {
    const row = { line, column, code, value: shownValue(code, value) };
    this.#insert.run(this.#batchId, line, column, code, row.value, raw);
    if (this.shown.length < SHOWN) this.shown.push(row);
  }
}

function shownValue(code: RejectCode, value: Cell): string | null {
  if (value === null) return null;
  if (code !== 'field-too-long' || typeof value !== 'string') return cellText(value, VALUE_LENGTH);
  return `${cellText(value, CUT_LENGTH)} (${Buffer.byteLength(value)} bytes)`;
}
