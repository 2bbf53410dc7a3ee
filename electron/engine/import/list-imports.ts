import type { Database } from 'better-sqlite3';
import type { Page } from '../../../shared/answers.ts';
import { AppError } from '../../../shared/errors.ts';
import type { ImportBatch, RejectedRow } from '../../../shared/model.ts';

/** Every batch, the newest first. */
export function listImports(db: Database): ImportBatch[] {
  throw new AppError('internal', { detail: `not there yet: ${db.name}` });
}

/** A page of the rows a batch rejected, in the order of the file. Throws 'not-found' when there is no such batch. */
export function listRejects(db: Database, batchId: number, offset: number, limit: number): Page<RejectedRow> {
  throw new AppError('internal', { detail: `not there yet: ${db.name} ${batchId} ${offset} ${limit}` });
}

/**
 * The rejected rows as CSV text, chunk by chunk: the original columns, then line, column and code of the rejection.
 * Mended in place, the file can be imported again (the added columns are ignored).
 */
export function* rejectsAsCsv(db: Database, batchId: number): Generator<string, void, undefined> {
  throw new AppError('internal', { detail: `not there yet: ${db.name} ${batchId}` });
}
