import { type FileHandle, open } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Database } from 'better-sqlite3';
import type { FileOutcome } from '../../../shared/answers.ts';
import type { ImportOptions } from '../../../shared/api.ts';
import { AppError } from '../../../shared/errors.ts';
import type { DateOrder } from '../../../shared/import/time-reading.ts';
import { storeError } from '../db/store-error.ts';
import type { Work } from '../work.ts';
import { refuseSecondTime } from './batch-rows.ts';
import { DateOrderEvidence, requireTimeZone, timeColumns } from './decide-times.ts';
import { detectEncoding, encodingByMark } from './detect-encoding.ts';
import { inspectFile } from './inspect-file.ts';
import { chunksOf, type OpenFile, type PlannedFile, planFile } from './open-table.ts';
import { forEachRecord } from './read-records.ts';
import { sniffWrongKind } from './sniff-kind.ts';
import { storeFile } from './store-file.ts';

export interface ImportRequest {
  readonly db: Database;
  readonly path: string;
  readonly options: ImportOptions;
  readonly appVersion: string;
  /** Epoch milliseconds. */
  readonly now: number;
  readonly work: Work;
}

/** Errors that are the workspace's, not the file's: the whole job ends with them. */
const WORKSPACE_ERRORS = new Set([
  'cancelled',
  'disk-full',
  'workspace-read-only',
  'workspace-locked',
  'workspace-damaged',
  'write-failed',
]);

/**
 * Reads one file into the workspace, all of it or nothing, in one transaction. A file that cannot be used gives
 * `failed` and stores nothing; cancelling rejects with AppError('cancelled') and stores nothing.
 */
export async function importFile(request: ImportRequest): Promise<FileOutcome> {
  const file = basename(request.path);
  try {
    return await importOrThrow(request, file);
  } catch (thrown) {
    const error = storeError(thrown, request.path);
    if (!(error instanceof AppError) || WORKSPACE_ERRORS.has(error.code)) throw error;
    return { kind: 'failed', file, error: error.toData() };
  }
}

async function importOrThrow(request: ImportRequest, file: string): Promise<FileOutcome> {
  const handle = await openForReading(request.path);
  try {
    const opened = await inspect(handle, file, request);
    const planned = await planFile(opened);
    const order = await decideOrder(opened, planned, request.work);
    requireTimeZone(file, planned.plan, planned.sample.rows, order, request.options);
    return await storeFile({ ...request, opened, planned, order });
  } finally {
    await handle.close();
  }
}

async function openForReading(path: string): Promise<FileHandle> {
  try {
    const handle = await open(path, 'r');
    if ((await handle.stat()).isFile()) return handle;
    await handle.close();
  } catch (thrown) {
    throw storeError(thrown, path);
  }
  throw new AppError('file-unreadable', { path, reason: 'not a file' });
}

async function inspect(handle: FileHandle, file: string, { db, options, now, work }: ImportRequest): Promise<OpenFile> {
  const { size, mtimeMs } = await handle.stat();
  const facts = await inspectFile(handle, work, file, size);
  if (facts.bytes === 0) throw new AppError('file-empty', { file });
  refuseSecondTime(db, file, facts.sha256, options);
  const kind = sniffWrongKind(facts.head);
  if (kind !== null) throw new AppError('file-wrong-kind', { file, kind });
  const encoding = await detectEncoding(handle, facts, options.encoding, file, work);
  // The last character of UTF-16 may end in NUL.
  const padded = encodingByMark(facts.head) === null && !encoding.name.startsWith('utf-16');
  const length = facts.bytes - (padded || encoding.name === 'utf-8' ? facts.padding : 0);
  return { handle, file, facts, encoding, length, modifiedAt: mtimeMs, options, now };
}

/** Dates whose order matters are looked at to the end of the file: the thirteenth may come late. */
async function decideOrder(opened: OpenFile, planned: PlannedFile, work: Work): Promise<DateOrder | null> {
  const { plan, sample } = planned;
  if (opened.options.dateOrder !== undefined) return opened.options.dateOrder;
  const evidence = new DateOrderEvidence(timeColumns(plan));
  for (const row of sample.rows) evidence.add(row);
  if (!evidence.isNeeded()) return null;
  const all = new DateOrderEvidence(timeColumns(plan));
  await forEachRecord(planned.open(), chunksOf(opened), work, (step, source) => {
    if (step === 'row') all.add(source.row);
  });
  return all.decide(opened.file, plan);
}
