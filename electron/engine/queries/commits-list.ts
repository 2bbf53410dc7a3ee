import type { ListedCommitRow, Page } from '../../../shared/answers.ts';
import { AUTHOR_ID } from '../facts/author-id.ts';
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

/** Commits of exports that a repository that was read has too are the repository's. */
const QUERY = `
SELECT lower(hex(sha)) AS sha, repository.name AS repository, author_at AS authoredAt, committer_at AS committedAt,
  person.name AS author, subject AS title, NULL AS pull, 'repository' AS source, position AS id
FROM git_commit JOIN repository ON repository.id = repository_id JOIN person ON person.id = ${AUTHOR_ID}
UNION ALL
SELECT sha, repository_name.name, authored_at, committed_at, author, title, pull, 'export', listed_commit_row.id
FROM listed_commit_row LEFT JOIN repository_name ON repository_name.id = repository_name_id
WHERE listed_commit_row.id IN (${latestRows('listed_commit_row')})
  AND NOT EXISTS (SELECT 1 FROM git_commit WHERE git_commit.sha = unhex(listed_commit_row.sha))`;

const SHAPE = {
  request: 'commits.list',
  query: QUERY,
  sorted: ['sha', 'repository', 'authoredAt', 'committedAt', 'author', 'title', 'pull', 'source'],
  searched: ['sha', 'repository', 'author', 'title', 'pull'],
};

type Raw = ListedCommitRow & { readonly id: number };

/** Commits of the period by when they were committed: those of the repositories that were read, and of exports. */
export function listCommits(context: RowListContext, request: RowListRequest): Page<ListedCommitRow> {
  const { db, view } = context;
  const read = db.prepare<[], string>('SELECT name FROM repository').pluck().all();
  const names = [...new Set([...read, ...repositoryNames(db)])];
  const conditions = [
    inPeriod(view, 'committedAt'),
    ofRepositories(context, names, 'repository'),
    byPeople(context, QUERY, 'author'),
  ];
  const page = pageOfRows<Raw>(db, SHAPE, conditions, request);
  return { ...page, rows: page.rows.map(({ id: _, ...row }) => row) };
}
