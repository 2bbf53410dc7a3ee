import type { Database } from '../db/connect.ts';
import type { RowTable } from '../import/store/row-store.ts';

/**
 * Ids of the rows that no longer have their say because a later one of the same key has it (see `latestRows`). They are
 * few where a table has millions, and one walk along the index finds them.
 */
export function supersededRows(db: Database, table: RowTable): readonly number[] {
  const rows = db
    .prepare<[], [string, number]>(
      `SELECT own.key, own.id FROM (SELECT key FROM ${table} GROUP BY key HAVING count(*) > 1) AS several
       CROSS JOIN ${table} AS own ON own.key = several.key WHERE own.repeats = 0 ORDER BY own.key, own.id`,
    )
    .raw();
  const superseded: number[] = [];
  let key: string | null = null;
  let latest = -1;
  for (const [of, id] of rows.iterate()) {
    if (of === key) superseded.push(latest);
    key = of;
    latest = id;
  }
  return superseded;
}
