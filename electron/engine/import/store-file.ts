/** One file into the workspace, in one transaction: its batch, its rows, its rejected rows, what repeats what. */
import type { Database } from 'better-sqlite3';
import type { FileOutcome } from '../../../shared/answers.ts';
import type { DateOrder } from '../../../shared/import/time-reading.ts';
import { errorCodeOf, storeError } from '../db/store-error.ts';
import type { Work } from '../work.ts';
import { type BatchCounts, completeBatch, insertBatch, type NewBatch, readBatch } from './batch-rows.ts';
import { markRepeats, SetAsideIndexes } from './mark-repeats.ts';
import { batchNotices } from './notices.ts';
import type { OpenFile } from './open-source.ts';
import { chunksOf, type PlannedFile } from './open-table.ts';
import { forEachRecord } from './read-records.ts';
import { RecordVisitor } from './record-visitor.ts';
import { RejectRows } from './reject-rows.ts';
import { type RowStore, rowStore } from './row-store.ts';

export interface StoreRequest {
  readonly db: Database;
  readonly appVersion: string;
  readonly now: number;
  readonly work: Work;
  readonly opened: OpenFile;
  readonly planned: PlannedFile;
  readonly order: DateOrder | null;
}

export async function storeFile(request: StoreRequest): Promise<FileOutcome> {
  const { db, opened } = request;
  db.exec('BEGIN IMMEDIATE');
  try {
    const outcome = await storeInTransaction(request);
    // Files are read more than once, and must be the same each time.
    await opened.source.refuseChanged();
    db.exec('COMMIT');
    return outcome;
  } catch (thrown) {
    if (db.inTransaction) db.exec('ROLLBACK');
    // Reading the file can fail as well as writing the workspace.
    throw storeError(thrown, errorCodeOf(thrown).startsWith('SQLITE_') ? db.name : opened.file);
  }
}

async function storeInTransaction(request: StoreRequest): Promise<FileOutcome> {
  const { db, opened, planned, work } = request;
  const { plan } = planned;
  const batchId = insertBatch(db, newBatch(request));
  const store = rowStore(plan.kind, db, batchId);
  const many = isMostOf(db, store.table, opened.length);
  const indexes = many ? new SetAsideIndexes(db, store.table) : null;
  const source = planned.open();
  const rejects = new RejectRows(db, batchId);
  const visitor = new RecordVisitor({ plan, order: request.order, source, store, rejects });
  await forEachRecord(
    source,
    chunksOf(opened),
    work,
    (step) => visitor.visit(step),
    (bytes) => {
      const done = Math.min(bytes, opened.length);
      work.onProgress({ phase: 'reading', subject: opened.file, done, total: opened.length });
    },
  );
  store.flush();
  work.onProgress({ phase: 'indexing', subject: opened.file, done: 0, total: null });
  await indexes?.restore(work);
  const repeats = await markRepeats(db, store.table, batchId, many, work);
  const notices = batchNotices(opened, planned, source, { ...visitor.tally, keyRepeated: repeats.other });
  completeBatch(db, batchId, countsOf(visitor, repeats.same), notices);
  const batch = readBatch(db, batchId);
  return { kind: 'imported', file: opened.file, batch, rejects: rejects.shown };
}

function newBatch({ opened, planned, appVersion, now }: StoreRequest): NewBatch {
  const { plan } = planned;
  return {
    file: opened.file,
    sha256: opened.facts.sha256,
    bytes: opened.facts.bytes,
    kind: plan.kind,
    preset: plan.preset,
    encoding: opened.encoding.name,
    inputTimeZone: plan.rules.clock?.timeZone ?? null,
    mapping: plan.namedMapping,
    columns: planned.header,
    importedAt: now,
    appVersion,
  };
}

const ROW_BYTES = 150;
const MANY_BYTES = 4 * 1024 * 1024;

/** Whether a file brings more rows than the table has, and many. */
function isMostOf(db: Database, table: RowStore['table'], bytes: number): boolean {
  if (bytes < MANY_BYTES) return false;
  const last = db.prepare(`SELECT max(id) FROM ${table}`).pluck().get() as number | null;
  return bytes / ROW_BYTES > (last ?? 0);
}

function countsOf({ stored, rejected, blank }: RecordVisitor, duplicate: number): BatchCounts {
  return { read: stored + rejected + blank, stored: stored - duplicate, duplicate, rejected, blank };
}
