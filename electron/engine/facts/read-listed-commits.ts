import type { Database } from '../db/connect.ts';
import { latestRows } from './latest-rows.ts';

/** A commit that an export lists, for clients who hand over no repository. */
export interface StoredListedCommit {
  /** In small letters. */
  readonly sha: string;
  /** Code of the repository that the export names, 0 = none. */
  readonly repository: number;
  /** When it was made, as far as the export says. */
  readonly at: number;
  /** Number of its pull request. */
  readonly pull: string | null;
}

type Row = [sha: string, repositoryNameId: number | null, at: number, pull: string | null];

/** Oldest first. */
export function readListedCommits(
  db: Database,
  repositoryCode: (nameId: unknown) => number,
): readonly StoredListedCommit[] {
  const rows = db.prepare<[], Row>(
    `SELECT lower(sha), repository_name_id, coalesce(authored_at, committed_at), pull FROM listed_commit_row
     WHERE id IN (${latestRows('listed_commit_row')}) ORDER BY 3, id`,
  );
  return rows
    .raw()
    .all()
    .map(([sha, nameId, at, pull]) => ({ sha, repository: repositoryCode(nameId), at, pull }));
}
