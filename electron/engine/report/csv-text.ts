import { csvField, protectCell } from '../../../shared/import/formula-safe.ts';

/** A cell: text is disarmed and quoted where needed; numbers and booleans stay what they are; null is empty. */
export type CsvCell = string | number | boolean | null;

/** Excel takes UTF-8 without it for the system's code page. */
export const BYTE_ORDER_MARK = '\ufeff';

function cellText(cell: CsvCell): string {
  if (cell === null) return '';
  return typeof cell === 'string' ? csvField(protectCell(cell)) : String(cell);
}

/** A row as CSV, with the line end of RFC 4180. */
export function csvLine(row: readonly CsvCell[]): string {
  return `${row.map(cellText).join(',')}\r\n`;
}

/** Rows as CSV, a whole file of it. */
export function csvText(rows: readonly (readonly CsvCell[])[]): string {
  return BYTE_ORDER_MARK + rows.map(csvLine).join('');
}
