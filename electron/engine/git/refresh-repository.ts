import { dirname } from 'node:path';
import type { Database } from 'better-sqlite3';
import { AppError } from '../../../shared/errors.ts';
import type { RepositorySummary } from '../../../shared/model.ts';
import type { Work } from '../work.ts';
import { cloneFolderOf, isCloneOf } from './clone-folder.ts';
import { cloneRepository } from './clone-repository.ts';
import { summariseRepository } from './list-repositories.ts';
import { openRepository } from './open-repository.ts';
import { readIntoWorkspace } from './read-into-workspace.ts';

export interface RefreshRepositoryRequest {
  readonly db: Database;
  readonly repositoryId: number;
  /** Epoch milliseconds. */
  readonly now: number;
  readonly work: Work;
  /** The user agreed to follow a repository that leads outside the folder given. */
  readonly confirmOutside?: boolean;
  /** PEM; whom to trust for a fetch instead of the machine's own authorities. */
  readonly certificateAuthority?: string;
}

/** Reads what is new in a repository (a clone is fetched first). Throws 'not-found', and what addRepository throws. */
export async function refreshRepository(request: RefreshRepositoryRequest): Promise<RepositorySummary> {
  const { db, repositoryId, now, work } = request;
  const stored = db
    .prepare<[number], { source: string; clonePath: string | null }>(
      'SELECT source, clone_path AS clonePath FROM repository WHERE id = ?',
    )
    .get(repositoryId);
  if (stored === undefined) throw new AppError('not-found', { what: 'repository', id: repositoryId });
  const { source, clonePath } = stored;
  if (clonePath !== null) {
    // The path is what a workspace file says, perhaps from another machine: only a clone of ours is fetched into.
    const ours = cloneFolderOf(dirname(clonePath), source) === clonePath && isCloneOf(clonePath, source);
    if (!ours) throw new AppError('not-a-repository', { path: clonePath });
    await cloneRepository({ ...request, url: source, cloneFolder: dirname(clonePath) });
  }
  const repository = await openRepository(clonePath ?? source, request.confirmOutside);
  await readIntoWorkspace({ db, repository, source, clonePath, services: null, now, work });
  return summariseRepository(db, repositoryId);
}
