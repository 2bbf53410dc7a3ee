/** One file into the workspace, in one transaction: its batch, its rows, its rejected rows, what repeats what. */
import type { Database } from 'better-sqlite3';
import type { FileOutcome } from '../../../shared/answers.ts';
import { AppError } from '../../../shared/errors.ts';
import type { Cell } from '../../../shared/import/cell.ts';
import { FieldReader, type ReadTally } from '../../../shared/import/field-reader.ts';
import { type Derive, isSkipped } from '../../../shared/import/presets/preset.ts';
import type { DateOrder } from '../../../shared/import/time-reading.ts';
import type { RejectCode } from '../../../shared/model.ts';
import { errorCodeOf, storeError } from '../db/store-error.ts';
import type { Work } from '../work.ts';
import { type BatchCounts, completeBatch, insertBatch, type NewBatch, readBatch } from './batch-rows.ts';
import { timeColumns } from './decide-times.ts';
import { markRepeats, SetAsideIndexes } from './mark-repeats.ts';
import { batchNotices } from './notices.ts';
import type { OpenFile } from './open-source.ts';
import { chunksOf, type PlannedFile } from './open-table.ts';
import { type ImportPlan, readPlanOf } from './plan-import.ts';
import { forEachRecord } from './read-records.ts';
import type { RecordSource } from './record-source.ts';
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
  const visitor = new RecordVisitor(request, source, store, new RejectRows(db, batchId));
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
  completeBatch(db, batchId, visitor.counts(repeats.same), notices);
  const batch = readBatch(db, batchId);
  return { kind: 'imported', file: opened.file, batch, rejects: visitor.rejects.shown };
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

/** Sends each record to where it belongs and counts it. */
class RecordVisitor {
  readonly rejects: RejectRows;
  readonly #plan: ImportPlan;
  readonly #source: RecordSource;
  readonly #store: RowStore;
  readonly #reader: FieldReader;
  #stored = 0;
  #blank = 0;

  constructor({ planned, order }: StoreRequest, source: RecordSource, store: RowStore, rejects: RejectRows) {
    this.#plan = planned.plan;
    this.#source = source;
    this.#store = store;
    this.rejects = rejects;
    const orders = new Map(timeColumns(planned.plan).map((column) => [column, order]));
    this.#reader = new FieldReader(readPlanOf(planned.plan, orders), source.row);
  }

  get tally(): ReadTally {
    return this.#reader.tally;
  }

  counts(duplicate: number): BatchCounts {
    const stored = this.#stored - duplicate;
    const rejected = this.rejects.count;
    return { read: this.#stored + rejected + this.#blank, stored, duplicate, rejected, blank: this.#blank };
  }

  visit(step: 'row' | 'bad' | 'blank'): void {
    const source = this.#source;
    if (step === 'blank') this.#blank++;
    else if (step === 'bad')
      this.#reject(source.bad?.code ?? 'value-wrong-type', source.bad?.column ?? null, source.bad?.value ?? null);
    else if (this.#plan.derive === null) {
      this.#reader.start();
      this.#keep();
    } else this.#visitDerived(this.#plan.derive(source.whole(), this.#plan.choices));
  }

  /** Each row that a record stands for is counted; one that stands for none is a rejected row. */
  #visitDerived(derived: ReturnType<Derive>): void {
    if (isSkipped(derived)) {
      this.#reject(derived.skip, derived.column, derived.value);
      return;
    }
    for (const row of derived) {
      this.#reader.start(row);
      this.#keep();
    }
  }

  #keep(): void {
    if (this.#store.store(this.#reader, this.#source.line)) this.#stored++;
    else this.#rejectField();
  }

  #rejectField(): void {
    const { failure } = this.#reader;
    if (failure === null) throw new AppError('internal', { detail: 'a row failed without a reason' });
    const column = this.#plan.mapping.get(failure.field);
    this.#reject(failure.code, this.#plan.columns[column ?? -1]?.name ?? null, failure.value);
  }

  #reject(code: RejectCode, column: string | null, value: Cell): void {
    const source = this.#source;
    // What a total lacks is no fault of the data.
    if (source.isSummary()) this.rejects.add(source.line, null, 'summary-row', source.excerpt(), source.raw());
    else this.rejects.add(source.line, column, code, value, source.raw());
  }
}
