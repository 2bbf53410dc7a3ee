import { basename } from 'node:path';
import type { FileOutcome, ImportOutcome } from '../../shared/answers.ts';
import type { ImportOptions } from '../../shared/api.ts';
import { AppError, toErrorData } from '../../shared/errors.ts';
import type { RepositorySummary } from '../../shared/model.ts';
import type { WorkspaceStore } from './db/open.ts';
import { storeError } from './db/store-error.ts';
import { addRepository } from './git/add-repository.ts';
import { clonesFolderOf } from './git/clone-folder.ts';
import { listRepositories } from './git/list-repositories.ts';
import { removeRepository } from './git/remove-repository.ts';
import { listEntries } from './import/archives/archive.ts';
import { findImportable } from './import/bytes/find-files.ts';
import { importFile, nameOf } from './import/import-file.ts';
import { areMeant } from './import/plan/pass-over.ts';
import { undoImport } from './import/store/undo-import.ts';
import { pause, type Work } from './work.ts';

export interface ImportSurroundings {
  readonly store: WorkspaceStore;
  readonly appVersion: string;
  readonly now: () => number;
  readonly work: Work;
  /** Computes what is asked of the imported data first. Throws 'cancelled'. */
  readonly prepare?: () => Promise<void>;
}

export interface ImportPathsRequest extends ImportSurroundings {
  readonly paths: readonly string[];
  /** Of every file. */
  readonly options: ImportOptions;
}

/** Something to import and how it is to be read. */
export interface ImportItem {
  readonly path: string;
  /** What in the file: an entry of an archive, a sheet of a workbook; null = the file itself. */
  readonly entry: string | null;
  readonly options: ImportOptions;
}

export interface ImportFilesRequest extends ImportSurroundings {
  readonly files: readonly ImportItem[];
  readonly repositories: readonly string[];
}

/** Files and repositories among the paths. Throws as `importFiles` does, and 'file-missing', 'nothing-to-import'. */
export async function importPaths(request: ImportPathsRequest): Promise<ImportOutcome> {
  const { options } = request;
  const { files, repositories } = await findImportable(request.paths);
  const items: ImportItem[] = [];
  for (const path of files) {
    for (const { entry } of await listEntries(path, request.work)) items.push({ path, entry, options });
    await pause(request.work);
  }
  return importFiles({ ...request, files: items, repositories });
}

/**
 * Files, then repositories, one after another, each on its own: what can't be used says so and the others go on.
 * Cancelled, it takes back what it had imported. Throws 'cancelled'.
 */
export async function importFiles(request: ImportFilesRequest): Promise<ImportOutcome> {
  const { files, repositories } = request;
  const knownBefore = new Set(listRepositories(request.store.reader).map(({ id }) => id));
  const outcomes: FileOutcome[] = [];
  const added: RepositorySummary[] = [];
  const total = files.length + repositories.length;
  try {
    for (const item of files) {
      request.work.onProgress({ phase: 'detecting', subject: nameOf(item), done: outcomes.length, total });
      outcomes.push(await tryOut(item, request, () => importOne(item, request)));
    }
    for (const source of repositories) {
      const done = outcomes.length + added.length;
      request.work.onProgress({ phase: 'detecting', subject: basename(source), done, total });
      const outcome = await tryOut({ path: source, entry: null }, request, () => addOne(source, request));
      if ('kind' in outcome) outcomes.push(outcome);
      else added.push(outcome);
    }
    if (request.work.signal.aborted) throw new AppError('cancelled');
    await request.prepare?.();
  } catch (error) {
    for (const outcome of outcomes) {
      if (outcome.kind === 'imported') await undoImport(request.store.writer, outcome.batch.id);
    }
    for (const { id } of added)
      if (!knownBefore.has(id)) removeRepository(request.store.writer, id, clonesFolderOf(request.store.path));
    throw error;
  }
  return { files: passOver(outcomes), repositories: added };
}

/** In a workbook with a sheet that is data, those that can't be told what they are were not meant. */
function passOver(outcomes: readonly FileOutcome[]): readonly FileOutcome[] {
  const meant = areMeant(
    outcomes.map((outcome) => ({
      path: outcome.path ?? '',
      entry: outcome.entry ?? null,
      file: outcome.file,
      error: outcome.kind === 'imported' ? null : outcome.error.code,
    })),
  );
  return outcomes.map((outcome, index) => {
    return outcome.kind !== 'failed' || meant[index] ? outcome : { ...outcome, kind: 'passed-over' };
  });
}

async function importOne(item: ImportItem, { store, appVersion, now, work }: ImportSurroundings) {
  const outcome = await importFile({ db: store.writer, ...item, appVersion, now: now(), work });
  return { ...outcome, ...placeOf(item) };
}

function addOne(source: string, { store, now, work }: ImportSurroundings): Promise<RepositorySummary> {
  return addRepository({
    db: store.writer,
    source,
    services: [],
    cloneFolder: clonesFolderOf(store.path),
    now: now(),
    work,
  });
}

function placeOf({ path, entry }: Pick<ImportItem, 'path' | 'entry'>) {
  return { path, ...(entry !== null && { entry }) };
}

/** Only cancelling ends all of it. */
async function tryOut<T>(
  item: Pick<ImportItem, 'path' | 'entry'>,
  { store }: ImportSurroundings,
  action: () => Promise<T>,
) {
  try {
    return await action();
  } catch (thrown) {
    const error = storeError(thrown, store.path);
    if (error instanceof AppError && error.code === 'cancelled') throw error;
    return { kind: 'failed' as const, file: nameOf(item), ...placeOf(item), error: toErrorData(error) };
  }
}
