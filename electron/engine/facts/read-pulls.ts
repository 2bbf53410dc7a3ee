import { PULL_STATES, type PullCommit } from '../../../shared/model.ts';
import type { Database } from '../db/connect.ts';
import { latestRows } from './latest-rows.ts';

/** A merged pull request as the store has it. */
export interface StoredPull {
  readonly id: number;
  readonly externalId: string;
  /** Code of the repository that its export names, 0 = none. */
  readonly repository: number;
  readonly title: string;
  readonly author: string;
  readonly createdAt: number;
  readonly readyAt: number | null;
  readonly firstReviewAt: number | null;
  readonly approvedAt: number | null;
  readonly mergedAt: number;
  readonly mergeSha: string | null;
  /** SHAs in small letters. */
  readonly commits: readonly PullCommit[];
  readonly labels: readonly string[];
}

type Row = [
  id: number,
  externalId: string,
  repositoryNameId: number | null,
  title: string | null,
  author: string | null,
  createdAt: number,
  readyAt: number | null,
  firstReviewAt: number | null,
  approvedAt: number | null,
  mergedAt: number,
  mergeSha: string | null,
  commits: string,
  labels: string,
];

const SELECT = `
SELECT id, external_id, repository_name_id, title, author, created_at, ready_at, first_review_at, approved_at, merged_at,
  merge_sha, commits, labels
FROM pull_row
WHERE id IN (${latestRows('pull_row')}) AND state = ${PULL_STATES.indexOf('merged')} AND merged_at IS NOT NULL
ORDER BY merged_at, id`;

/**
 * In order of merging. Exports that call a repository by different names have different rows of one pull request: the one
 * that was imported last is it.
 */
export function readPulls(db: Database, repositoryCode: (nameId: unknown) => number): readonly StoredPull[] {
  const pulls: StoredPull[] = [];
  const latest = new Map<string, number>();
  const keyOf = ({ repository, externalId }: StoredPull) => `${repository} ${externalId}`;
  for (const row of db.prepare<[], Row>(SELECT).raw().iterate()) {
    const pull = describe(row, repositoryCode);
    pulls.push(pull);
    // Those of no repository may be of several: their rows are told apart by what made their keys.
    if (pull.repository !== 0) latest.set(keyOf(pull), Math.max(pull.id, latest.get(keyOf(pull)) ?? 0));
  }
  return pulls.filter((pull) => pull.repository === 0 || latest.get(keyOf(pull)) === pull.id);
}

function describe(row: Row, repositoryCode: (nameId: unknown) => number): StoredPull {
  const [id, externalId, nameId, title, author, createdAt, readyAt, firstReviewAt, approvedAt, mergedAt, mergeSha] =
    row;
  const commits = JSON.parse(row[11]) as readonly PullCommit[];
  return {
    id,
    externalId,
    repository: repositoryCode(nameId),
    title: title ?? '',
    author: author ?? '',
    createdAt,
    readyAt,
    firstReviewAt,
    approvedAt,
    mergedAt,
    mergeSha: mergeSha?.toLowerCase() ?? null,
    commits: commits.map(({ sha, authoredAt }) => ({ sha: sha.toLowerCase(), authoredAt })),
    labels: JSON.parse(row[12]) as readonly string[],
  };
}
