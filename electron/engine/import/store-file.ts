/** One file into the workspace, in one transaction: its batch, its rows, its rejected rows, what repeats what. */
import type { Database } from 'better-sqlite3';
import type { SingleOutcome } from '../../../shared/answers.ts';
import type { DateOrder } from '../../../shared/import/time-reading.ts';
import { errorCodeOf, storeError } from '../db/store-error.ts';
import { pause, quietWork, type Work } from '../work.ts';
import type { OpenFile } from './bytes/open-source.ts';
import { batchNotices } from './notices.ts';
import type { PlannedFile } from './open-table.ts';
import { forEachRecord } from './read-records.ts';
import { RecordVisitor } from './record-visitor.ts';
import { type BatchCounts, completeBatch, insertBatch, type NewBatch, readBatch } from './store/batch-rows.ts';
import { markRepeats, markRepeatsOfAll } from './store/mark-repeats.ts';
import { RejectRows } from './store/reject-rows.ts';
import { canBeStaged, ORDERLY_INDEXES, ROW_TABLES, rowStore } from './store/row-store.ts';
import { SetAsideIndexes } from './store/set-aside-indexes.ts';
import { StagedRows } from './store/staged-rows.ts';

export interface StoreRequest {
  readonly db: Database;
  readonly appVersion: string;
  readonly now: number;
  readonly work: Work;
  readonly opened: OpenFile;
  readonly planned: PlannedFile;
  readonly order: DateOrder | null;
}

export async function storeFile(request: StoreRequest): Promise<SingleOutcome> {
  const { db, opened } = request;
  let staged: StagedRows | null = null;
  try {
    const bulk = bulkOf(request);
    staged = bulk.staged;
    // What is copied refers to rows that this transaction finds or makes. It can't be said inside one.
    if (staged !== null) db.pragma('foreign_keys = OFF');
    const outcome = await storeOrRollBack(request, bulk);
    if (bulk.many) await emptyLogUnlessCancelled(request);
    return outcome;
  } catch (thrown) {
    // Reading the file can fail as well as writing the workspace.
    throw storeError(thrown, errorCodeOf(thrown).startsWith('SQLITE_') ? db.name : opened.file);
  } finally {
    staged?.dispose();
    db.pragma('foreign_keys = ON');
  }
}

async function storeOrRollBack(request: StoreRequest, bulk: Bulk): Promise<SingleOutcome> {
  const { db, opened, work } = request;
  db.exec('BEGIN IMMEDIATE');
  try {
    const outcome = await storeInTransaction(request, bulk);
    // Files are read more than once, and must be the same each time.
    await opened.source.refuseChanged();
    await pause(work);
    commit(db, bulk.many);
    return outcome;
  } catch (thrown) {
    if (db.inTransaction) db.exec('ROLLBACK');
    throw thrown;
  }
}

/** `many`: what is committed stays in the log at first, so that nobody waits for both at once. */
function commit(db: Database, many: boolean): void {
  const pages = db.pragma('wal_autocheckpoint', { simple: true });
  if (many) db.pragma('wal_autocheckpoint = 0');
  try {
    db.exec('COMMIT');
  } finally {
    if (many) db.pragma(`wal_autocheckpoint = ${pages}`);
  }
}

/** Whoever cancelled while the commit ran takes the rows out again, which had better begin soon. */
async function emptyLogUnlessCancelled({ db, work }: StoreRequest): Promise<void> {
  await pause(quietWork());
  if (!work.signal.aborted) db.pragma('wal_checkpoint(PASSIVE)');
}

async function storeInTransaction(request: StoreRequest, { many, staged }: Bulk): Promise<SingleOutcome> {
  const { db, opened, planned, work } = request;
  const { plan } = planned;
  const batchId = insertBatch(db, newBatch(request));
  const store = rowStore(plan.kind, db, batchId, staged);
  const indexes = many ? new SetAsideIndexes(db, store.table, ORDERLY_INDEXES) : null;
  const source = planned.open();
  const rejects = new RejectRows(db, batchId);
  const visitor = new RecordVisitor({ plan, order: request.order, source, store, rejects });
  await forEachRecord(
    source,
    planned.chunks(),
    work,
    (step) => visitor.visit(step),
    (bytes) => {
      const done = Math.min(bytes, opened.length);
      work.onProgress({ phase: 'reading', subject: opened.file, done, total: opened.length });
      staged?.copyPart(done / opened.length);
    },
  );
  store.flush();
  await pause(work);
  staged?.copy();
  work.onProgress({ phase: 'indexing', subject: opened.file, done: 0, total: null });
  await pause(work);
  await indexes?.restore(work);
  const repeats = await (many ? markRepeatsOfAll : markRepeats)(db, store.table, batchId, work);
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
/** Intervals of a series are shorter. */
const SERIES_ROW_BYTES = 75;
const MANY_BYTES = 4 * 1024 * 1024;

/** How a file's rows go in. */
interface Bulk {
  /** They are many, and a good part of what the table has then: its indexes are made anew. */
  readonly many: boolean;
  readonly staged: StagedRows | null;
}

function bulkOf({ db, opened, planned }: StoreRequest): Bulk {
  const { kind } = planned.plan;
  const table = ROW_TABLES[kind];
  if (opened.length < MANY_BYTES) return { many: false, staged: null };
  const last = db.prepare(`SELECT max(id) FROM ${table}`).pluck().get() as number | null;
  const isSeries = kind === 'versions';
  const rows = opened.length / (isSeries ? SERIES_ROW_BYTES : ROW_BYTES);
  // A year beside others is not looked for row by row in indexes of millions.
  const many = rows > (last ?? 0) * (isSeries ? 0.25 : 1);
  return { many, staged: many && canBeStaged(kind) ? new StagedRows(db, table) : null };
}

function countsOf({ stored, rejected, blank }: RecordVisitor, duplicate: number): BatchCounts {
  return { read: stored + rejected + blank, stored: stored - duplicate, duplicate, rejected, blank };
}
