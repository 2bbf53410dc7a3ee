import type { Database } from 'better-sqlite3';
import { AppError } from '../../../shared/errors.ts';
import type { RepositorySummary } from '../../../shared/model.ts';
import type { Work } from '../work.ts';
import { cloneRepository } from './clone-repository.ts';
import { summariseRepository } from './list-repositories.ts';
import { openRepository } from './open-repository.ts';
import { isUrl } from './parse-clone-url.ts';
import { readIntoWorkspace } from './read-into-workspace.ts';

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
  readonly confirmOutside?: boolean | undefined;
  /** For a clone: goes into one header of this exchange. `user:token` where the server wants the user's own name. */
  readonly token?: string | undefined;
  /** PEM; whom to trust for a clone instead of the machine's own authorities. */
  readonly certificateAuthority?: string;
}

/**
 * Reads a repository's history into the workspace, all of it or nothing. A source added before is refreshed. Throws the
 * AppErrors of openRepository and cloneRepository, 'repository-empty' and 'repository-corrupt'.
 */
export async function addRepository(request: AddRepositoryRequest): Promise<RepositorySummary> {
  const { db, services, now, work } = request;
  if (work.signal.aborted) throw new AppError('cancelled');
  const clone = isUrl(request.source) ? await cloneRepository({ ...request, url: request.source }) : null;
  const repository = await openRepository(clone?.path ?? request.source, request.confirmOutside);
  const id = await readIntoWorkspace({
    db,
    repository,
    source: clone?.source ?? repository.path,
    clonePath: clone?.path ?? null,
    services: services.length === 0 ? null : services,
    now,
    work,
  });
  return summariseRepository(db, id);
}
