import type { Database } from 'better-sqlite3';
import { AppError } from '../../../shared/errors.ts';
import type { RepositorySummary } from '../../../shared/model.ts';

/** Every repository of the workspace, by name. */
export function listRepositories(db: Database): RepositorySummary[] {
  throw new AppError('internal', { detail: `not there yet: ${db.name}` });
}
