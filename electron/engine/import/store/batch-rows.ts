import type { Database } from 'better-sqlite3';
import type { ImportOptions } from '../../../../shared/api.ts';
import { AppError } from '../../../../shared/errors.ts';
import type { ImportBatch, ImportKind, ImportNotice } from '../../../../shared/import-batch.ts';

interface BatchRow {
  readonly id: number;
  readonly file: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly kind: ImportKind;
  readonly preset: string;
  readonly encoding: string;
  readonly inputTimeZone: string | null;
  readonly mapping: string;
  readonly notices: string;
  readonly read: number;
  readonly stored: number;
  readonly duplicate: number;
  readonly rejected: number;
  readonly blank: number;
  readonly importedAt: number;
  readonly appVersion: string;
}

const SELECT = `
SELECT id, file, sha256, bytes, kind, preset, encoding, input_time_zone AS inputTimeZone, mapping, notices,
  rows_read AS read, rows_stored AS stored, rows_duplicate AS duplicate, rows_rejected AS rejected, rows_blank AS blank,
  imported_at AS importedAt, app_version AS appVersion
FROM batch`;

function toBatch(row: BatchRow): ImportBatch {
  const mapping = JSON.parse(row.mapping) as Readonly<Record<string, string>>;
  const notices = JSON.parse(row.notices) as readonly ImportNotice[];
  return { ...row, mapping, notices };
}

/** Every batch, the newest first. */
export function readBatches(db: Database): ImportBatch[] {
  const rows = db.prepare(`${SELECT} ORDER BY id DESC`).all() as BatchRow[];
  return rows.map(toBatch);
}

/** Throws 'not-found'. */
export function readBatch(db: Database, batchId: number): ImportBatch {
  const row = db.prepare(`${SELECT} WHERE id = ?`).get(batchId) as BatchRow | undefined;
  if (row === undefined) throw new AppError('not-found', { what: 'import', id: batchId });
  return toBatch(row);
}

/** Throws 'already-imported' for bytes that are in the workspace, as the kind asked for or, unasked, as any. */
export function refuseSecondTime(db: Database, file: string, sha256: string, options: ImportOptions): void {
  const kind = options.kind === 'auto' ? undefined : options.kind;
  const found = db
    .prepare('SELECT id, imported_at AS importedAt FROM batch WHERE sha256 = ? AND kind = coalesce(?, kind)')
    .get(sha256, kind ?? null) as { readonly id: number; readonly importedAt: number } | undefined;
  if (found === undefined) return;
  throw new AppError('already-imported', { file, importedAt: found.importedAt, batchId: found.id });
}

export type NewBatch = Omit<ImportBatch, 'id' | 'notices' | 'read' | 'stored' | 'duplicate' | 'rejected' | 'blank'> & {
  readonly columns: readonly string[];
};

/** A batch without rows so far; its id. */
export function insertBatch(db: Database, batch: NewBatch): number {
  const result = db
    .prepare(`
    INSERT INTO batch (file, sha256, bytes, kind, preset, encoding, input_time_zone, mapping, columns, notices,
      rows_read, rows_stored, rows_duplicate, rows_rejected, rows_blank, imported_at, app_version)
    VALUES (@file, @sha256, @bytes, @kind, @preset, @encoding, @inputTimeZone, @mapping, @columns, '[]',
      0, 0, 0, 0, 0, @importedAt, @appVersion)`)
    .run({ ...batch, mapping: JSON.stringify(batch.mapping), columns: JSON.stringify(batch.columns) });
  return Number(result.lastInsertRowid);
}

export type BatchCounts = Pick<ImportBatch, 'read' | 'stored' | 'duplicate' | 'rejected' | 'blank'>;

export function completeBatch(db: Database, id: number, counts: BatchCounts, notices: readonly ImportNotice[]): void {
  db.prepare(`
    UPDATE batch SET notices = @notices, rows_read = @read, rows_stored = @stored, rows_duplicate = @duplicate,
      rows_rejected = @rejected, rows_blank = @blank
    WHERE id = @id`).run({ ...counts, id, notices: JSON.stringify(notices) });
}
