import type { Database } from '../db/connect.ts';

/** Rows that belong to a deployment or incident of an earlier row (same key): row id -> id of its first row. */
export function laterRows(db: Database, table: 'deployment_row' | 'incident_row'): ReadonlyMap<number, number> {
  // The inner query is answered by the index on (key, content_hash) alone; most keys have one row.
  const rows = db.prepare<[], [id: number, key: string]>(
    `SELECT id, key FROM ${table}
     WHERE repeats = 0 AND key IN (SELECT key FROM ${table} GROUP BY key HAVING count(*) > 1)
     ORDER BY id`,
  );
  const first = new Map<string, number>();
  const later = new Map<number, number>();
  for (const [id, key] of rows.raw().iterate()) {
    const known = first.get(key);
    if (known === undefined) first.set(key, id);
    else later.set(id, known);
  }
  return later;
}
