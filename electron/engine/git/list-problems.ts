import type { Page } from '../../../shared/answers.ts';
import type { RepositoryProblem } from '../../../shared/model.ts';
import type { Database } from '../db/connect.ts';

export interface ProblemsRequest {
  readonly repositoryId: number;
  readonly offset: number;
  readonly limit: number;
}

/** What could not be read of a repository, refs first; of each kind the first some hundreds alone are listed. */
export function listProblems(db: Database, { repositoryId, offset, limit }: ProblemsRequest): Page<RepositoryProblem> {
  const total = db.prepare('SELECT count(*) FROM repository_problem WHERE repository_id = ?').pluck().get(repositoryId);
  const rows = db
    .prepare<[number, number, number], RepositoryProblem>(
      `SELECT kind, name, code FROM repository_problem WHERE repository_id = ?
       ORDER BY kind DESC, rowid LIMIT ? OFFSET ?`,
    )
    .all(repositoryId, limit, offset);
  return { total: Number(total), offset, rows };
}
