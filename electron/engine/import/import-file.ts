import { basename } from 'node:path';
import type { Database } from 'better-sqlite3';
import type { SingleOutcome } from '../../../shared/answers.ts';
import type { ImportOptions } from '../../../shared/api.ts';
import { AppError } from '../../../shared/errors.ts';
import { storeError } from '../db/store-error.ts';
import type { Work } from '../work.ts';
import { openSource } from './bytes/open-source.ts';
import { planFile } from './open-table.ts';
import { decideOrder, requireTimeZone } from './plan/decide-times.ts';
import { readMappings } from './plan/saved-mappings.ts';
import { openWithSaved } from './plan/use-saved.ts';
import { refuseSecondTime } from './store/batch-rows.ts';
import { storeFile } from './store-file.ts';

export interface ImportRequest {
  readonly db: Database;
  readonly path: string;
  /** What in that file: an entry of an archive, a sheet of a workbook; null or absent = the file itself. */
  readonly entry?: string | null;
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
export async function importFile(request: ImportRequest): Promise<SingleOutcome> {
  const file = nameOf(request);
  try {
    return await importOrThrow(request, file);
  } catch (thrown) {
    const error = storeError(thrown, request.path);
    if (!(error instanceof AppError) || WORKSPACE_ERRORS.has(error.code)) throw error;
    return { kind: 'failed', file, error: error.toData() };
  }
}

/** What people call it: "deploys.csv", "exports.zip/deploys.csv". */
export function nameOf({ path, entry }: Pick<ImportRequest, 'path' | 'entry'>): string {
  return entry == null ? basename(path) : `${basename(path)}/${entry}`;
}

async function importOrThrow(request: ImportRequest, file: string): Promise<SingleOutcome> {
  const open = (options: ImportOptions) =>
    openSource({
      ...request,
      options,
      entry: request.entry ?? null,
      onFacts: ({ sha256 }) => refuseSecondTime(request.db, file, sha256, request.options),
    });
  const { opened, use } = await openWithSaved(open, request.options, readMappings(request.db));
  try {
    const planned = await planFile(opened, use);
    const order = await decideOrder(opened, planned, request.work);
    requireTimeZone(file, planned.plan, planned.sample.rows, order, opened.options);
    return await storeFile({ ...request, opened, planned, order });
  } finally {
    await opened.source.close();
  }
}
