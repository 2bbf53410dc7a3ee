import type { Database } from 'better-sqlite3';
import { AppError } from '../../../shared/errors.ts';
import type { RepositorySummary } from '../../../shared/model.ts';

interface Row {
  readonly id: number;
  readonly name: string;
  readonly source: string;
  readonly cloned: number;
  readonly defaultBranch: string | null;
  readonly headSha: string | null;
  readonly commits: number;
  readonly badCommits: number;
  readonly branches: number;
  readonly badRefs: number;
  readonly releases: string | null;
  readonly tags: number;
  readonly firstCommitAt: number | null;
  readonly lastCommitAt: number | null;
  readonly incompleteSince: number | null;
  readonly services: string;
  readonly readAt: number;
}

const SELECT = `
SELECT id, name, source, clone_path IS NOT NULL AS cloned, default_branch AS defaultBranch, head_sha AS headSha,
  history.commits, bad_commits AS badCommits, branches, bad_refs AS badRefs, releases,
  (SELECT count(*) FROM git_tag WHERE repository_id = repository.id) AS tags,
  history.first AS firstCommitAt, history.last AS lastCommitAt, incomplete_since AS incompleteSince,
  (SELECT json_group_array(name ORDER BY name) FROM
    (SELECT DISTINCT service.name FROM repository_service JOIN service ON service.id = service_id
      WHERE repository_id = repository.id)) AS services,
  read_at AS readAt
FROM repository
LEFT JOIN (SELECT repository_id, count(*) AS commits, min(committer_at) AS first, max(committer_at) AS last
  FROM git_commit GROUP BY repository_id) AS history ON history.repository_id = repository.id`;

/** Every repository of the workspace, by name. */
export function listRepositories(db: Database): RepositorySummary[] {
  return db.prepare<[], Row>(`${SELECT} ORDER BY name, id`).all().map(toSummary);
}

/** One repository. Throws 'not-found'. */
export function summariseRepository(db: Database, id: number): RepositorySummary {
  const row = db.prepare<[number], Row>(`${SELECT} WHERE repository.id = ?`).get(id);
  if (row === undefined) throw new AppError('not-found', { what: 'repository', id });
  return toSummary(row);
}

function toSummary(row: Row): RepositorySummary {
  return {
    ...row,
    cloned: row.cloned === 1,
    commits: row.commits ?? 0,
    services: JSON.parse(row.services) as string[],
  };
}
