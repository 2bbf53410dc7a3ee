import type { Database } from 'better-sqlite3';
import { AppError } from '../../../shared/errors.ts';
import type { RepositorySummary } from '../../../shared/model.ts';
import type { Work } from '../work.ts';

export interface AddRepositoryRequest {
  readonly db: Database;
  /** A local folder (work tree or bare repository), or an https URL; its user info is used once and kept nowhere. */
  readonly source: string;
  /** Services that deploy from it, where the user says so. */
  readonly services: readonly string[];
  /** Folder that clones go into; made when first needed. */
  readonly cloneFolder: string;
  /** Epoch milliseconds. */
  readonly now: number;
  readonly work: Work;
  /** The user agreed to follow a repository that leads outside the folder given. */
  readonly confirmOutside?: boolean;
}

/** Reads a repository's history into the workspace, all of it or nothing. A source added before is refreshed. */
export async function addRepository(request: AddRepositoryRequest): Promise<RepositorySummary> {
  throw new AppError('internal', { detail: `not there yet: ${request.source}` });
}
