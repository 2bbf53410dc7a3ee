import type { Database } from 'better-sqlite3';
import type { Cell } from '../../../../shared/import/cell.ts';
import { cellText } from '../../../../shared/import/cell.ts';
import { csvField, protectCell } from '../../../../shared/import/formula-safe.ts';
import { type JsonColumn, JsonRow, jsonColumns } from '../json/json-columns.ts';
import { JsonReader } from '../json/json-reader.ts';
import { ROW_LIMIT } from '../limits.ts';
import { readBatch } from './batch-rows.ts';

/** Columns put behind the original ones; a file that has them was written here. */
export const REJECT_COLUMNS = ['doradeck_line', 'doradeck_column', 'doradeck_reason'] as const;

interface StoredReject {
  readonly rowid: number;
  readonly line: number;
  readonly column: string | null;
  readonly code: string;
  readonly raw: string | null;
}

/** Rows read at a time. Between two pages the connection is free for other questions. */
const PAGE_ROWS = 200;
/** Characters handed over at a time, about. */
const CHUNK_LENGTH = 64 * 1024;

/**
 * The rejected rows as CSV text, chunk by chunk: the original columns, then line, column and code of the rejection, then
 * what a row had more than there are columns. Mended in place, the file can be imported again (the added columns are left
 * out then). Records of JSON become rows of their paths. Throws 'not-found' when there is no such batch, or no longer.
 */
export function* rejectsAsCsv(db: Database, batchId: number): Generator<string, void, undefined> {
  readBatch(db, batchId);
  const columns = JSON.parse(
    db.prepare('SELECT columns FROM batch WHERE id = ?').pluck().get(batchId) as string,
  ) as readonly string[];
  const table = columns.length > 0 ? tableOf(columns) : jsonTable(db, batchId);
  // The byte order mark is for Excel, which else takes UTF-8 for the system's code page.
  let chunk = `\ufeff${line([...table.columns, ...REJECT_COLUMNS])}`;
  for (const reject of rejectsOf(db, batchId)) {
    const { cells, more } = table.split(reject.raw);
    chunk += line([...cells, String(reject.line), reject.column ?? '', reject.code, ...more]);
    if (chunk.length < CHUNK_LENGTH) continue;
    yield chunk;
    chunk = '';
  }
  // Undone meanwhile, the rows that are left are not all.
  readBatch(db, batchId);
  yield chunk;
}

/** Page by page: a statement that is being stepped through would keep the connection from everything else. */
function* rejectsOf(db: Database, batchId: number): Generator<StoredReject, void, undefined> {
  const page = db.prepare<[number, number, number, number], StoredReject>(`
    SELECT rowid, line, column_name AS "column", code, raw FROM rejected_row
    WHERE batch_id = ? AND (line, rowid) > (?, ?) ORDER BY line, rowid LIMIT ?`);
  let last: Pick<StoredReject, 'line' | 'rowid'> = { line: -1, rowid: -1 };
  for (;;) {
    const rows = page.all(batchId, last.line, last.rowid, PAGE_ROWS);
    yield* rows;
    const end = rows.at(-1);
    if (end === undefined || rows.length < PAGE_ROWS) return;
    last = end;
  }
}

interface RejectTable {
  readonly columns: readonly string[];
  /** One cell a column, and those that the row had more. */
  readonly split: (raw: string | null) => { readonly cells: readonly string[]; readonly more: readonly string[] };
}

function tableOf(columns: readonly string[]): RejectTable {
  return {
    columns: columns.map((name, index) => name || `#${index + 1}`),
    split: (raw) => {
      const cells = raw === null ? [] : (JSON.parse(raw) as readonly string[]);
      // Cut off, they would be lost, and the row would be accepted as it is.
      return { cells: columns.map((_, index) => cells[index] ?? ''), more: cells.slice(columns.length) };
    },
  };
}

/** Two passes: the columns are those of all records. */
function jsonTable(db: Database, batchId: number): RejectTable {
  const paths = new Map<string, JsonColumn>();
  for (const { raw } of rejectsOf(db, batchId)) {
    for (const column of jsonColumns([parse(raw)])) paths.set(column.name, column);
  }
  const columns = [...paths.values()];
  const row = new JsonRow(columns);
  return {
    columns: columns.map(({ name }) => name),
    split: (raw) => {
      row.record = parse(raw);
      return { cells: columns.map((_, index) => plainText(row.cell(index))), more: [] };
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
