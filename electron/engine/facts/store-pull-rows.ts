/** Pull requests and listed commits put straight into a workspace, for tests of what is made of them. */
import { type ListedCommitRecord, PULL_STATES, type PullRecord } from '../../../shared/model.ts';
import type { Database } from '../db/connect.ts';
import { nameId, storeBatch } from './store-rows.ts';

export interface PullRowFixture extends Partial<Omit<PullRecord, 'commits'>> {
  readonly key?: string;
  /** Short for commits without times, or with them. */
  readonly commits?: readonly (string | readonly [sha: string, at: number])[];
}

/** Merged ones unless said otherwise: #1, #2 … made at 10, 20 … and merged 5 later. */
export function storePulls(db: Database, rows: readonly PullRowFixture[]): void {
  const batch = storeBatch(db, 'pulls', rows.length);
  const insert = db.prepare(
    `INSERT INTO pull_row (batch_id, line, key, content_hash, external_id, repository_name_id, title, author, state,
       is_draft, created_at, ready_at, first_review_at, approved_at, merged_at, merge_sha, commits, labels, files)
     VALUES (?, ?, ?, zeroblob(8), ?, ?, ?, ?, ?, 0, ?, ?, ?, ?, ?, ?, ?, ?, '[]')`,
  );
  for (const [i, row] of rows.entries()) {
    const number = row.externalId ?? String(i + 1);
    const state = row.state ?? 'merged';
    const createdAt = row.createdAt ?? (i + 1) * 10;
    const commits = (row.commits ?? []).map((one) =>
      typeof one === 'string' ? { sha: one, authoredAt: null } : { sha: one[0], authoredAt: one[1] },
    );
    insert.run(
      batch,
      i + 1,
      row.key ?? `${row.repository ?? ''} ${number}`,
      number,
      nameId(db, 'repository_name', row.repository),
      row.title ?? null,
      row.author ?? null,
      PULL_STATES.indexOf(state),
      createdAt,
      row.readyAt ?? null,
      row.firstReviewAt ?? null,
      row.approvedAt ?? null,
      state === 'merged' ? (row.mergedAt ?? createdAt + 5) : null,
      row.mergeSha ?? null,
      JSON.stringify(commits),
      JSON.stringify(row.labels ?? []),
    );
  }
}

export function storeListedCommits(db: Database, rows: readonly Partial<ListedCommitRecord>[]): void {
  const batch = storeBatch(db, 'commits', rows.length);
  const insert = db.prepare(
    `INSERT INTO listed_commit_row (batch_id, line, key, content_hash, sha, repository_name_id, authored_at, committed_at,
       pull)
     VALUES (?, ?, ?, zeroblob(8), ?, ?, ?, ?, ?)`,
  );
  for (const [i, { sha, repository, authoredAt, committedAt, pull }] of rows.entries()) {
    const values = [sha, nameId(db, 'repository_name', repository), authoredAt ?? null, committedAt ?? i, pull ?? null];
    insert.run(batch, i + 1, `${repository ?? ''} ${sha}`, ...values);
  }
}
