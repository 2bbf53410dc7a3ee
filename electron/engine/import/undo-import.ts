import type { Database } from 'better-sqlite3';
import { AppError } from '../../../shared/errors.ts';

/** Removes a batch as if it had never been imported. Throws 'not-found' when there is no such batch. */
export function undoImport(db: Database, batchId: number): void {
  throw new AppError('internal', { detail: `not there yet: ${db.name} ${batchId}` });
}
