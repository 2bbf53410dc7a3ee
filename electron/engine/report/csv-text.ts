import { csvField, protectCell } from '../../../shared/import/formula-safe.ts';

/** A cell: text is disarmed and quoted where needed; numbers and booleans stay what they are; null is empty. */
export type CsvCell = string | number | boolean | null;

function cellText(cell: CsvCell): string {
  if (cell === null) return '';
  return typeof cell === 'string' ? csvField(protectCell(cell)) : String(cell);
}

/** Rows as CSV: RFC 4180 line ends, a byte order mark so that Excel reads UTF-8. */
export function csvText(rows: readonly (readonly CsvCell[])[]): string {
  return `\ufeff${rows.map((row) => `${row.map(cellText).join(',')}\r\n`).join('')}`;
}
