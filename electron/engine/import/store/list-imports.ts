import type { Database } from 'better-sqlite3';
import type { RejectsPage } from '../../../../shared/answers.ts';
import type { ImportBatch, RejectedRow } from '../../../../shared/import-batch.ts';
import { readBatch, readBatches } from './batch-rows.ts';

/** Every batch, the newest first. */
export function listImports(db: Database): ImportBatch[] {
  return readBatches(db);
}

export interface RejectsRequest {
  readonly batchId: number;
  /** Of this reason alone. */
  readonly code?: string | undefined;
  /** With this text, whatever its case, in the value or in the name of the column. */
  readonly search?: string | undefined;
  readonly offset: number;
  readonly limit: number;
}

const MATCHES = `batch_id = @batchId AND (@code IS NULL OR code = @code)
  AND (@search = '' OR instr(lower(coalesce(value, '')), @search) OR instr(lower(coalesce(column_name, '')), @search))`;

/** A page of the rows a batch rejected, in the order of the file. Throws 'not-found' when there is no such batch. */
export function listRejects(db: Database, { batchId, code, search = '', offset, limit }: RejectsRequest): RejectsPage {
  readBatch(db, batchId);
  const filter = { batchId, code: code ?? null, search: search.toLowerCase() };
  const total = db.prepare(`SELECT count(*) FROM rejected_row WHERE ${MATCHES}`).pluck().get(filter) as number;
  const rows = db
    .prepare(`
    SELECT line, column_name AS "column", code, value FROM rejected_row
    WHERE ${MATCHES} ORDER BY line, rowid LIMIT @limit OFFSET @offset`)
    .all({ ...filter, limit, offset }) as RejectedRow[];
  const reasons = db
    .prepare(`
    SELECT code, count(*) AS rows FROM rejected_row WHERE batch_id = ? GROUP BY code ORDER BY rows DESC, code`)
    .all(batchId) as RejectsPage['reasons'];
  return { total, offset, rows, reasons };
}
