import type { Database } from '../db/connect.ts';

/** The row that a key of corrections stands for: the first of its deployment or incident; null = the data has none now. */
export function storedKeys(db: Database): (what: 'deployment' | 'incident', key: string) => number | null {
  const first = (table: string) =>
    db.prepare<[string], number>(`SELECT id FROM ${table} WHERE key = ? AND repeats = 0 ORDER BY id LIMIT 1`).pluck();
  const statements = { deployment: first('deployment_row'), incident: first('incident_row') };
  return (what, key) => statements[what].get(key) ?? null;
}
