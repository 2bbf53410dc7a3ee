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
  (SELECT coalesce(max(position), -1) + 1 FROM git_commit WHERE repository_id = repository.id) AS commits, bad_commits AS badCommits, branches, bad_refs AS badRefs, releases,
  (SELECT count(*) FROM git_tag WHERE repository_id = repository.id) AS tags,
  coalesce(first_commit_at, (SELECT min(committer_at) FROM git_commit WHERE repository_id = repository.id))
    AS firstCommitAt,
  coalesce(last_commit_at, (SELECT max(committer_at) FROM git_commit WHERE repository_id = repository.id))
    AS lastCommitAt,
  incomplete_since AS incompleteSince,
  (SELECT json_group_array(name ORDER BY name) FROM
    (SELECT DISTINCT service.name FROM repository_service JOIN service ON service.id = service_id
      WHERE repository_id = repository.id)) AS services,
  read_at AS readAt
FROM repository`;

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
    services: JSON.parse(row.services) as string[],
  };
}
