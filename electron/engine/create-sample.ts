import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AppError } from '../../shared/errors.ts';
import { createWorkspace, deleteWorkspaceFile, type WorkspaceStore } from './db/open.ts';
import { writeSettings } from './db/settings.ts';
import { addRepository } from './git/add-repository.ts';
import { clonesFolderOf, makeSampleFolder, removeClones } from './git/clone-folder.ts';
import { importFile } from './import/import-file.ts';
import { generateSample, SAMPLE_TIME_ZONE } from './sample/generate-sample.ts';
import type { Work } from './work.ts';

export interface CreateSampleRequest {
  readonly path: string;
  readonly appVersion: string;
  readonly now: () => number;
  readonly work: Work;
}

/**
 * A new workspace with the sample client in it, open; its exports are gone, its repositories stay beside it. Failed or
 * cancelled, it leaves no file behind.
 */
export async function createSample(request: CreateSampleRequest): Promise<WorkspaceStore> {
  const store = createWorkspace(request.path);
  const folder = await mkdtemp(join(tmpdir(), 'doradeck-sample-'));
  try {
    await fill(store, folder, request);
    return store;
  } catch (error) {
    store.close();
    deleteWorkspaceFile(store.path);
    removeClones(clonesFolderOf(store.path));
    throw error;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Through the same functions that import a client's own files. */
async function fill(store: WorkspaceStore, folder: string, request: CreateSampleRequest): Promise<void> {
  const { work, appVersion, now } = request;
  const db = store.writer;
  const repositoriesFolder = makeSampleFolder(clonesFolderOf(store.path));
  const { files, repositories } = await generateSample({ folder, repositoriesFolder, work });
  for (const path of files) {
    const options = { inputTimeZone: SAMPLE_TIME_ZONE };
    const outcome = await importFile({ db, path, options, appVersion, now: now(), work });
    if (outcome.kind === 'failed') throw new AppError(outcome.error.code, outcome.error.params);
  }
  for (const { path, services } of repositories) {
    await addRepository({ db, source: path, services, cloneFolder: clonesFolderOf(store.path), now: now(), work });
  }
  writeSettings(db, { clientName: 'Marketing core · sample', timeZone: SAMPLE_TIME_ZONE });
}
