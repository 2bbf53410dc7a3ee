import type { Database } from 'better-sqlite3';
import type { RepositorySummary } from '../../../shared/model.ts';
import type { Work } from '../work.ts';
import { keepChangedPaths } from './changed-paths.ts';
import { summariseRepository } from './list-repositories.ts';
import { openRepository } from './open-repository.ts';

/** Looks which commits touch the paths that services own of a repository. Throws 'not-found', and what openRepository throws. */
export async function readPaths(db: Database, repositoryId: number, work: Work): Promise<RepositorySummary> {
  const summary = summariseRepository(db, repositoryId);
  // A clone was made for its history alone: nobody can own paths of it.
  if (summary.cloned) return summary;
  const repository = await openRepository(summary.source);
  await keepChangedPaths({ db, repositoryId, repository, work });
  return summary;
}
