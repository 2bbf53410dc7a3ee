import { AppError } from '../../../shared/errors.ts';

export interface FoundFiles {
  readonly files: string[];
  readonly repositories: string[];
}

/** Files and git repositories among `paths`, folders walked. Throws 'file-missing' and 'nothing-to-import'. */
export async function findImportable(paths: readonly string[]): Promise<FoundFiles> {
  throw new AppError('internal', { detail: `not there yet: ${paths.length}` });
}
