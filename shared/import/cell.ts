/** One value as a file says it, before anybody decides what it means. */
export type Cell = string | NumberCell | boolean | null | readonly Cell[] | ReadonlyMap<string, Cell>;

/** A number as it is written: nanosecond times and long ids don't fit a double. */
export interface NumberCell {
  readonly number: string;
}

/** One record of a file, by column number. */
export interface Row {
  /** '' and null both mean that nothing is there. */
  cell(column: number): Cell;
  /** Epoch ms of a plain ISO 8601 time with an offset, else -1: it spares a string for the commonest form of a time. */
  instant(column: number): number;
  /** The same values as bytes, for readers that can do without strings; absent or null = there are none to look at. */
  readonly bytes?: RowBytes | null;
}

/** One record of a table as sound UTF-8. */
export interface RowBytes {
  /** What `start` and `end` point into, until the next record. */
  readonly buffer: Uint8Array;
  start(column: number): number;
  end(column: number): number;
  /** The value is what stands there, byte by byte; quotes are not doubled. */
  isPlain(column: number): boolean;
}

/** A column of a table, or a path in JSON records ("git.commit_sha"). */
export interface SourceColumn {
  readonly name: string;
  /** Holds an array of values. */
  readonly list: boolean;
}

export function isNumberCell(cell: Cell): cell is NumberCell {
  return typeof cell === 'object' && cell !== null && 'number' in cell;
}

/** A cell as text for people, not longer than `limit` characters. */
export function cellText(cell: Cell, limit: number): string {
  const text = typeof cell === 'string' ? cell : jsonOf(cell, 0);
  return text.length <= limit ? text : `${text.slice(0, limit - 1).replace(/[\ud800-\udbff]$/u, '')}…`;
}

const DEEPEST = 8;

/** JSON of a cell, numbers as they were written; deeper parts are left out, it is for people. */
function jsonOf(cell: Cell, depth: number): string {
  if (cell === null || typeof cell !== 'object') return JSON.stringify(cell);
  if (isNumberCell(cell)) return cell.number;
  if (depth > DEEPEST) return '…';
  if (cell instanceof Map) {
    return `{${[...cell].map(([key, value]) => `${JSON.stringify(key)}:${jsonOf(value, depth + 1)}`).join(',')}}`;
  }
  return `[${[...(cell as readonly Cell[])].map((value) => jsonOf(value, depth + 1)).join(',')}]`;
}
