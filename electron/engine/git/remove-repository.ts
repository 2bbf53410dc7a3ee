import type { Database } from 'better-sqlite3';
import { AppError } from '../../../shared/errors.ts';

/** Removes a repository and its commits, and the folder of a clone that Doradeck made. Throws 'not-found'. */
export function removeRepository(db: Database, id: number): void {
  throw new AppError('internal', { detail: `not there yet: ${db.name} ${id}` });
}
