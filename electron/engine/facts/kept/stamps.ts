/** What facts were computed from, as texts: equal texts, equal facts. */
import type { Database } from '../../db/connect.ts';
import { readGenerations } from '../../db/settings.ts';

export interface Stamps {
  readonly generation: number;
  /** Of the commits alone, and of everything that facts are computed from. */
  readonly commits: string;
  readonly rows: string;
}

/**
 * The generations say it all as long as only Doradeck writes to the file; what else is looked at costs nothing and tells of
 * most of what others do to it. `appVersion`: another version may compute other facts from the same rows.
 */
export function readStamps(db: Database, appVersion: string): Stamps {
  const generations = readGenerations(db);
  const last = db
    .prepare<[], (number | null)[]>(
      `SELECT (SELECT max(id) FROM deployment_row), (SELECT max(id) FROM incident_row), (SELECT max(id) FROM pull_row),
         (SELECT max(id) FROM listed_commit_row), (SELECT count(*) FROM batch)`,
    )
    .raw()
    .get();
  const repositories = db.prepare('SELECT id, head_sha, read_at FROM repository ORDER BY id').raw().all();
  const commits = JSON.stringify([appVersion, generations.commits, repositories]);
  return { generation: generations.all, commits, rows: JSON.stringify([commits, generations.rows, last]) };
}
