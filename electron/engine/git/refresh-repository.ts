import type { Database } from 'better-sqlite3';
import { AppError } from '../../../shared/errors.ts';
import type { RepositorySummary } from '../../../shared/model.ts';
import type { Work } from '../work.ts';
import { cloneRepository } from './clone-repository.ts';
import { summariseRepository } from './list-repositories.ts';
import { openRepository } from './open-repository.ts';
import { readIntoWorkspace } from './read-into-workspace.ts';

export interface RefreshRepositoryRequest {
  readonly db: Database;
  readonly repositoryId: number;
  /** Where this workspace's clones are. */
  readonly cloneFolder: string;
  /** Epoch milliseconds. */
  readonly now: number;
  readonly work: Work;
  /**
   * The user agrees to follow a repository that leads outside the folder given. Asked for every time and stored nowhere:
   * where it leads may be another place by now, and the workspace may be on another computer.
   */
  readonly confirmOutside?: boolean | undefined;
  /** As AddRepositoryRequest has it. */
  readonly token?: string | undefined;
  /** PEM; whom to trust for a fetch instead of the machine's own authorities. */
  readonly certificateAuthority?: string;
}

/**
 * Reads what is new in a repository. A clone is fetched first, or made again where the workspace came without it. Throws
 * 'not-found', and what addRepository throws.
 */
export async function refreshRepository(request: RefreshRepositoryRequest): Promise<RepositorySummary> {
  const { db, repositoryId, now, work } = request;
  const stored = db
    .prepare<[number], { source: string; cloned: number }>(
      'SELECT source, clone_path IS NOT NULL AS cloned FROM repository WHERE id = ?',
    )
    .get(repositoryId);
  if (stored === undefined) throw new AppError('not-found', { what: 'repository', id: repositoryId });
  const { source } = stored;
  // Where a workspace file says that its clone is, is not believed: it may come from another machine, or a stranger.
  const clone = stored.cloned === 1 ? await cloneRepository({ ...request, url: source }) : null;
  const repository = await openRepository(clone?.path ?? source, request.confirmOutside);
  await readIntoWorkspace({ db, repository, source, clonePath: clone?.path ?? null, services: null, now, work });
  return summariseRepository(db, repositoryId);
}
