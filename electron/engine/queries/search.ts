import type { Database } from '../db/connect.ts';

/** Codes of the names that contain `text`, in any case; code 0 has no name. */
export function codesContaining(names: readonly string[], text: string): ReadonlySet<number> {
  const wanted = text.toLowerCase();
  const codes = new Set<number>();
  for (const [code, name] of names.entries()) if (code > 0 && name.toLowerCase().includes(wanted)) codes.add(code);
  return codes;
}

/** Rows of the facts with `text` in one of the columns of their rows in the store. */
export function rowsContaining(
  db: Database,
  table: 'deployment_row' | 'incident_row',
  columns: readonly string[],
  text: string,
  rowOf: (id: number) => number,
): ReadonlySet<number> {
  const pattern = `%${text.replace(/[\\%_]/g, '\\$&')}%`;
  const where = columns.map((column) => `${column} LIKE ? ESCAPE '\\'`).join(' OR ');
  const ids = db.prepare<string[], number>(`SELECT id FROM ${table} WHERE repeats = 0 AND (${where})`).pluck();
  const rows = new Set<number>();
  for (const id of ids.iterate(...columns.map(() => pattern))) rows.add(rowOf(id));
  return rows;
}

/** Places of the facts' rows in the order of a text column; rows without a text come last. */
export function ranksByText(
  db: Database,
  table: 'deployment_row' | 'incident_row',
  column: string,
  rowOf: (id: number) => number,
): (row: number) => number | null {
  const ids = db
    .prepare<[], number>(
      `SELECT id FROM ${table} WHERE repeats = 0 AND ${column} IS NOT NULL ORDER BY ${column} COLLATE NOCASE, id`,
    )
    .pluck();
  const ranks = new Map<number, number>();
  for (const id of ids.iterate()) ranks.set(rowOf(id), ranks.size);
  return (row) => ranks.get(row) ?? null;
}
