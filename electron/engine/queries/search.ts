/** Searching and sorting by what facts keep no text of. */
import type { Database } from '../db/connect.ts';
import { DEPLOYMENT_ROW_ORDER } from '../facts/fold-deployments.ts';
import { INCIDENT_ROW_ORDER } from '../facts/fold-incidents.ts';
import type { NumberKey } from './row-order.ts';

type RowTable = 'deployment_row' | 'incident_row';

/** In the order of time, as the facts' rows; and in the order in which rows of one thing have their say. */
const TIME_ORDER = { deployment_row: 'finished_at, id', incident_row: 'started_at, id' } as const;
const SAY_ORDER = { deployment_row: DEPLOYMENT_ROW_ORDER, incident_row: INCIDENT_ROW_ORDER } as const;

/** Codes of the names that contain `text`, in any case; code 0 has no name. */
export function codesContaining(names: readonly string[], text: string): ReadonlySet<number> {
  const wanted = text.toLowerCase();
  const codes = new Set<number>();
  for (const [code, name] of names.entries()) if (code > 0 && name.toLowerCase().includes(wanted)) codes.add(code);
  return codes;
}

/** 1 for rows (of `count` of the facts) with `text` in one of the columns of their rows in the store. */
export function rowsContaining(
  db: Database,
  table: RowTable,
  { columns, text, count }: { readonly columns: readonly string[]; readonly text: string; readonly count: number },
  rowOf: (id: number) => number,
): Uint8Array {
  const pattern = `%${text.replace(/[\\%_]/g, '\\$&')}%`;
  const where = columns.map((column) => `${column} LIKE ? ESCAPE '\\'`).join(' OR ');
  const found = new Uint8Array(count);
  const patterns = columns.map(() => pattern);
  readIds(db, `SELECT id FROM ${table} WHERE repeats = 0 AND (${where})`, patterns, (id) => {
    const row = rowOf(id);
    if (row >= 0) found[row] = 1;
  });
  return found;
}

/** Places of the facts' rows in the order of a text column, NaN without a text; the same text is in the order of time. */
export function textRanks(
  db: Database,
  table: RowTable,
  column: string,
  { count, rowOf }: { readonly count: number; readonly rowOf: (id: number) => number },
): NumberKey {
  const query = `SELECT id FROM ${table} WHERE repeats = 0 AND ${column} IS NOT NULL AND ${column} <> '' ORDER BY`;
  const ranks = new Float64Array(count).fill(Number.NaN);
  const lastId = db.prepare<[], number | null>(`SELECT max(id) FROM ${table}`).pluck().get() ?? 0;
  const rankOfId = new Int32Array(lastId + 1);
  let [place, isSaidTwice] = [0, false];
  readIds(db, `${query} ${column} COLLATE NOCASE, ${TIME_ORDER[table]}`, [], (id) => {
    const row = rowOf(id);
    if (!Number.isNaN(ranks[row])) isSaidTwice = true;
    rankOfId[id] = place;
    ranks[row] = place++;
  });
  // Of several rows, the one that has its say last is what the list shows.
  if (isSaidTwice) {
    readIds(db, `${query} ${SAY_ORDER[table]}`, [], (id) => {
      ranks[rowOf(id)] = rankOfId[id] ?? Number.NaN;
    });
  }
  return (row) => ranks[row] ?? Number.NaN;
}

const COMMA = 44;
const ZERO = 48;

/** A million ids come three times as fast in one blob as row by row. */
function readIds(db: Database, query: string, values: readonly string[], onId: (id: number) => void): void {
  const read = db.prepare<string[], Buffer | null>(`SELECT CAST(group_concat(id) AS BLOB) FROM (${query})`).pluck();
  const digits = read.get(...values);
  if (digits == null || digits.length === 0) return;
  let id = 0;
  for (let i = 0; i < digits.length; i++) {
    const byte = digits[i] as number;
    if (byte !== COMMA) id = id * 10 + byte - ZERO;
    else {
      onId(id);
      id = 0;
    }
  }
  onId(id);
}
