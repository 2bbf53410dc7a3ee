/** A cell: text is disarmed and quoted where needed; numbers and booleans stay what they are; null is empty. */
export type CsvCell = string | number | boolean | null;

/** What makes a spreadsheet run a cell: = + - @ and their full-width twins, control characters (OWASP, "CSV injection"). */
const ARMED = /^[=+\-@\p{Cc}\uff1d\uff0b\uff0d\uff20]/u;

function cellText(cell: CsvCell): string {
  if (cell === null) return '';
  if (typeof cell !== 'string') return String(cell);
  const disarmed = ARMED.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(disarmed) ? `"${disarmed.replaceAll('"', '""')}"` : disarmed;
}

/** Rows as CSV: RFC 4180 line ends, a byte order mark so that Excel reads UTF-8. */
export function csvText(rows: readonly (readonly CsvCell[])[]): string {
  return `\ufeff${rows.map((row) => `${row.map(cellText).join(',')}\r\n`).join('')}`;
}
