import type { Database } from 'better-sqlite3';
import { AppError } from '../../../shared/errors.ts';
import type { RepositorySummary } from '../../../shared/model.ts';
import type { Work } from '../work.ts';

export interface RefreshRepositoryRequest {
  readonly db: Database;
  readonly repositoryId: number;
  /** Epoch milliseconds. */
  readonly now: number;
  readonly work: Work;
}

/** Reads what is new in a repository (a clone is fetched first). Throws 'not-found'. */
export async function refreshRepository(request: RefreshRepositoryRequest): Promise<RepositorySummary> {
  throw new AppError('internal', { detail: `not there yet: ${request.repositoryId}` });
}
