import type { Database } from 'better-sqlite3';
import type { Cell } from '../../../shared/import/cell.ts';
import { cellText } from '../../../shared/import/cell.ts';
import { csvField, protectCell } from '../../../shared/import/formula-safe.ts';
import { readBatch } from './batch-rows.ts';
import { JsonRow, jsonColumns } from './json-columns.ts';
import { JsonReader } from './json-reader.ts';
import { ROW_LIMIT } from './limits.ts';

/** Columns put behind the original ones; a file that has them was written here. */
export const REJECT_COLUMNS = ['doradeck_line', 'doradeck_column', 'doradeck_reason'] as const;

interface StoredReject {
  readonly line: number;
  readonly column: string | null;
  readonly code: string;
  readonly raw: string | null;
}

/**
 * The rejected rows as CSV text, chunk by chunk: the original columns, then line, column and code of the rejection.
 * Mended in place, the file can be imported again (the added columns are left out then). Records of JSON become rows of
 * their paths. Throws 'not-found' when there is no such batch.
 */
export function* rejectsAsCsv(db: Database, batchId: number): Generator<string, void, undefined> {
  readBatch(db, batchId);
  const columns = JSON.parse(
    db.prepare('SELECT columns FROM batch WHERE id = ?').pluck().get(batchId) as string,
  ) as readonly string[];
  const table = columns.length > 0 ? tableOf(columns) : jsonTable(db, batchId);
  // The byte order mark is for Excel, which else takes UTF-8 for the system's code page.
  yield `\ufeff${line([...table.columns, ...REJECT_COLUMNS])}`;
  for (const reject of rejectsOf(db, batchId)) {
    yield line([...table.cells(reject.raw), String(reject.line), reject.column ?? '', reject.code]);
  }
}

function rejectsOf(db: Database, batchId: number): IterableIterator<StoredReject> {
  const rows = db.prepare(`
    SELECT line, column_name AS "column", code, raw FROM rejected_row WHERE batch_id = ? ORDER BY line, rowid`);
  return rows.iterate(batchId) as IterableIterator<StoredReject>;
}

interface RejectTable {
  readonly columns: readonly string[];
  /** As many as there are columns, unless the row had more. */
  readonly cells: (raw: string | null) => readonly string[];
}

function tableOf(columns: readonly string[]): RejectTable {
  return {
    columns: columns.map((name, index) => name || `#${index + 1}`),
    cells: (raw) => {
      const cells = raw === null ? [] : (JSON.parse(raw) as readonly string[]);
      return columns.map((_, index) => cells[index] ?? '');
    },
  };
}

/** Two passes: the columns are those of all records. */
function jsonTable(db: Database, batchId: number): RejectTable {
  const paths = new Map(
    [...rejectsOf(db, batchId)].flatMap(({ raw }) => jsonColumns([parse(raw)])).map((column) => [column.name, column]),
  );
  const columns = [...paths.values()];
  const row = new JsonRow(columns);
  return {
    columns: columns.map(({ name }) => name),
    cells: (raw) => {
      row.record = parse(raw);
      return columns.map((_, index) => plainText(row.cell(index)));
    },
  };
}

/** Null for what is no JSON: its line number tells where to look. */
function parse(raw: string | null): Cell {
  if (raw === null) return null;
  const reader = new JsonReader();
  reader.buffer = Buffer.from(raw);
  reader.end = reader.buffer.length;
  reader.finished = true;
  try {
    return reader.value();
  } catch {
    return null;
  }
}

function plainText(cell: Cell): string {
  return cell === null ? '' : cellText(cell, ROW_LIMIT);
}

function line(cells: readonly string[]): string {
  return `${cells.map((cell) => csvField(protectCell(cell))).join(',')}\r\n`;
}
