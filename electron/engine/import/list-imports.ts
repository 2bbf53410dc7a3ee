import type { Database } from 'better-sqlite3';
import type { Page } from '../../../shared/answers.ts';
import type { ImportBatch, RejectedRow } from '../../../shared/model.ts';
import { readBatch, readBatches } from './batch-rows.ts';

/** Every batch, the newest first. */
export function listImports(db: Database): ImportBatch[] {
  return readBatches(db);
}

/** A page of the rows a batch rejected, in the order of the file. Throws 'not-found' when there is no such batch. */
export function listRejects(db: Database, batchId: number, offset: number, limit: number): Page<RejectedRow> {
  const { rejected } = readBatch(db, batchId);
  const rows = db
    .prepare(`
    SELECT line, column_name AS "column", code, value FROM rejected_row
    WHERE batch_id = ? ORDER BY line, rowid LIMIT ? OFFSET ?`)
    .all(batchId, limit, offset) as RejectedRow[];
  return { total: rejected, offset, rows };
}
