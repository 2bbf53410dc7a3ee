/** Searching and sorting by the texts of deployments and incidents, of which facts keep none. */
import type { Database } from '../db/connect.ts';
import { DEPLOYMENT_ROW_ORDER } from '../facts/fold-deployments.ts';
import { INCIDENT_ROW_ORDER } from '../facts/fold-incidents.ts';
import { idsByText, readIds } from './read-ids.ts';
import type { NumberKey } from './row-order.ts';

type RowTable = 'deployment_row' | 'incident_row';

/** In which rows of one thing have their say. */
const SAY_ORDER = { deployment_row: DEPLOYMENT_ROW_ORDER, incident_row: INCIDENT_ROW_ORDER } as const;

/** Codes of the names that contain `text`, in any case; code 0 has no name. */
export function codesContaining(names: readonly string[], text: string): ReadonlySet<number> {
  const wanted = text.toLowerCase();
  const codes = new Set<number>();
  for (const [code, name] of names.entries()) if (code > 0 && name.toLowerCase().includes(wanted)) codes.add(code);
  return codes;
}

/** For LIKE … ESCAPE '\'. */
export function likePattern(text: string): string {
  return `%${text.replace(/[\\%_]/g, '\\$&')}%`;
}

/** 1 for rows (of `count` of the facts) with `text` in one of the columns of their rows in the store. */
export function rowsContaining(
  db: Database,
  table: RowTable,
  { columns, text, count }: { readonly columns: readonly string[]; readonly text: string; readonly count: number },
  rowOf: (id: number) => number,
): Uint8Array {
  const where = columns.map((column) => `${column} LIKE ? ESCAPE '\\'`).join(' OR ');
  const query = `SELECT group_concat(id) AS ids FROM ${table} WHERE repeats = 0 AND (${where})`;
  const found = new Uint8Array(count);
  const patterns = columns.map(() => likePattern(text));
  readIds(db, query, patterns, (id) => {
    const row = rowOf(id);
    if (row >= 0) found[row] = 1;
  });
  return found;
}

/** Places of the facts' rows in the order of a text column; NaN without a text. */
export function textRanks(
  db: Database,
  table: RowTable,
  column: string,
  { count, rowOf }: { readonly count: number; readonly rowOf: (id: number) => number },
): NumberKey {
  const ranks = new Float64Array(count).fill(Number.NaN);
  const lastId = db.prepare<[], number | null>(`SELECT max(id) FROM ${table}`).pluck().get() ?? 0;
  const rankOfId = new Int32Array(lastId + 1);
  // In the order of the ids these are near each other; in that of the texts each would be looked for anew.
  const rows = rankOfId.map((_, id) => rowOf(id));
  let isSaidTwice = false;
  readIds(db, idsByText('id', table, column, 'repeats = 0'), [], (id, rank) => {
    const row = rows[id] ?? -1;
    if (!Number.isNaN(ranks[row])) isSaidTwice = true;
    rankOfId[id] = rank;
    ranks[row] = rank;
  });
  // Of several rows, the one that has its say last is what the list shows.
  if (isSaidTwice) {
    const inOrder = `SELECT id FROM ${table} WHERE repeats = 0 AND ${column} <> '' ORDER BY ${SAY_ORDER[table]}`;
    readIds(db, `SELECT group_concat(id) AS ids FROM (${inOrder})`, [], (id) => {
      ranks[rows[id] ?? -1] = rankOfId[id] ?? Number.NaN;
    });
  }
  return (row) => ranks[row] ?? Number.NaN;
}
