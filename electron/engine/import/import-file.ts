import type { Database } from 'better-sqlite3';
import type { FileOutcome } from '../../../shared/answers.ts';
import type { ImportOptions } from '../../../shared/api.ts';
import { AppError } from '../../../shared/errors.ts';
import type { Work } from '../work.ts';

export interface ImportRequest {
  readonly db: Database;
  readonly path: string;
  readonly options: ImportOptions;
  readonly appVersion: string;
  /** Epoch milliseconds. */
  readonly now: number;
  readonly work: Work;
}

/**
 * Reads one file into the workspace, all of it or nothing, in one transaction. A file that cannot be used gives
 * `failed` and stores nothing; cancelling rejects with AppError('cancelled') and stores nothing.
 */
export async function importFile(request: ImportRequest): Promise<FileOutcome> {
  throw new AppError('internal', { detail: `import of ${request.path} is not there yet` });
}
