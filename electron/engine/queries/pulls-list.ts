import type { Page, PullRow } from '../../../shared/answers.ts';
import { PULL_STATES, type PullCommit } from '../../../shared/model.ts';
import type { Database } from '../db/connect.ts';
import { latestRows } from '../facts/latest-rows.ts';
import {
  byPeople,
  inPeriod,
  ofRepositories,
  pageOfRows,
  type RowListContext,
  type RowListRequest,
  repositoryNames,
} from './row-list.ts';

const QUERY = `
SELECT pull_row.id, external_id AS externalId, repository_name.name AS repository, title, author, state,
  is_draft AS isDraft, created_at AS createdAt, ready_at AS readyAt, first_review_at AS firstReviewAt,
  approved_at AS approvedAt, merged_at AS mergedAt, closed_at AS closedAt, base_ref AS baseRef, head_ref AS headRef,
  merge_sha AS mergeSha, head_sha AS headSha, commits, labels, files, additions, deletions, url
FROM pull_row LEFT JOIN repository_name ON repository_name.id = repository_name_id
WHERE pull_row.id IN (${latestRows('pull_row')})`;

const SHAPE = {
  request: 'pulls.list',
  query: QUERY,
  sorted: [
    ...['externalId', 'repository', 'title', 'author', 'state', 'createdAt', 'readyAt', 'firstReviewAt'],
    ...['approvedAt', 'mergedAt', 'closedAt', 'additions', 'deletions'],
  ],
  searched: ['externalId', 'repository', 'title', 'author', 'headRef', 'mergeSha', 'labels'],
};

type Raw = Omit<PullRow, 'state' | 'isDraft' | 'commits' | 'labels' | 'files'> & {
  readonly state: number;
  readonly isDraft: number;
  readonly commits: string;
  readonly labels: string;
  readonly files: string;
};

/** Pull requests that were merged in the period; others by when they were closed, else made. */
export function listPulls(context: RowListContext, request: RowListRequest): Page<PullRow> {
  const { db, view } = context;
  const conditions = [
    inPeriod(view, 'coalesce(mergedAt, closedAt, createdAt)'),
    ofRepositories(context, repositoryNames(db), 'repository'),
    byPeople(context, QUERY, 'author'),
  ];
  const page = pageOfRows<Raw>(db, SHAPE, conditions, request);
  return { ...page, rows: page.rows.map(describe) };
}

/** The pull request that a row of the store is of; undefined where another row has its say. */
export function findPull(db: Database, id: number): PullRow | undefined {
  const raw = db.prepare<[number], Raw>(`${QUERY} AND pull_row.id = ?`).get(id);
  return raw && describe(raw);
}

function describe(raw: Raw): PullRow {
  return {
    ...raw,
    state: PULL_STATES[raw.state] ?? 'open',
    isDraft: raw.isDraft !== 0,
    commits: JSON.parse(raw.commits) as PullCommit[],
    labels: JSON.parse(raw.labels) as string[],
    files: JSON.parse(raw.files) as string[],
  };
}
