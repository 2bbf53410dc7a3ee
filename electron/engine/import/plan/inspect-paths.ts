import { basename } from 'node:path';
import type { Database } from 'better-sqlite3';
import type { ImportOptions } from '../../../../shared/api.ts';
import { AppError, toErrorData } from '../../../../shared/errors.ts';
import type { InspectedFile, Inspection } from '../../../../shared/import-inspection.ts';
import { storeError } from '../../db/store-error.ts';
import { pause, quietWork, type Work } from '../../work.ts';
import { type FoundEntry, listEntries } from '../archives/archive.ts';
import { findImportable } from '../bytes/find-files.ts';
import { nameOf } from '../import-file.ts';
import { inspectEntry } from './inspect-entry.ts';
import type { InspectionCache } from './inspection-cache.ts';
import { areMeant } from './pass-over.ts';

export interface InspectRequest {
  readonly paths: readonly string[];
  readonly options: ImportOptions;
  /** Null = no workspace is open. */
  readonly db: Database | null;
  /** Epoch ms. */
  readonly now: number;
  readonly work: Work;
  readonly cache: InspectionCache;
}

/** Looks at all files among the paths, to their ends. Throws 'cancelled', 'file-missing', 'nothing-to-import'. */
export async function inspectPaths(request: InspectRequest): Promise<Inspection> {
  const { files: paths, repositories } = await findImportable(request.paths);
  const files: InspectedFile[] = [];
  for (const [done, path] of paths.entries()) {
    request.work.onProgress({ phase: 'detecting', subject: basename(path), done, total: paths.length });
    await pause(request.work);
    const entries = await entriesOf(path, request.work);
    if ('state' in entries) files.push(entries);
    else
      for (const { entry, file } of entries)
        files.push(await inspectEntry({ ...request, path, entry, file, whole: true }));
  }
  return { files: withoutNotes(files), repositories };
}

/** Sheets that an import passes over are nothing to ask about. */
function withoutNotes(files: readonly InspectedFile[]): readonly InspectedFile[] {
  const meant = areMeant(files.map((file) => ({ ...file, error: file.problem?.code ?? null })));
  return files.map((file, index) => (meant[index] ? file : { ...file, state: 'unusable' }));
}

export type PreviewRequest = Omit<InspectRequest, 'paths' | 'work'> & {
  readonly path: string;
  readonly entry: string | null;
};

/** Looks at the beginning of one file. */
export function previewEntry(request: PreviewRequest): Promise<InspectedFile> {
  return inspectEntry({ ...request, file: nameOf(request), work: quietWork(), whole: false });
}

async function entriesOf(path: string, work: Work): Promise<readonly FoundEntry[] | InspectedFile> {
  try {
    return await listEntries(path, work);
  } catch (thrown) {
    const error = storeError(thrown, path);
    if (error instanceof AppError && error.code === 'cancelled') throw error;
    const file = basename(path);
    return { path, entry: null, file, bytes: null, state: 'unusable', problem: toErrorData(error), reading: null };
  }
}
