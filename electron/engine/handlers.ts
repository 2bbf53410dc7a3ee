import type { RequestInput, RequestName, RequestOutput, StoredClones } from '../../shared/api.ts';
import type { SavedKind } from '../../shared/saved-items.ts';
import { changeNames } from './change-names.ts';
import { correctionHandlers } from './corrections/correction-handlers.ts';
import { createSample } from './create-sample.ts';
import type { Database } from './db/connect.ts';
import { createWorkspace, openWorkspace } from './db/open.ts';
import { checkSettings, writeSettings } from './db/settings.ts';
import { exportRejects } from './export-rejects.ts';
import { addRepository } from './git/add-repository.ts';
import { clonesFolderOf, listClones, removeUnfinishedClone } from './git/clone-folder.ts';
import { listProblems } from './git/list-problems.ts';
import { listRepositories } from './git/list-repositories.ts';
import { readPaths } from './git/read-paths.ts';
import { refreshRepository } from './git/refresh-repository.ts';
import { removeRepository } from './git/remove-repository.ts';
import { guidanceHandlers } from './guidance/guidance-handlers.ts';
import { inspectPaths, previewEntry } from './import/plan/inspect-paths.ts';
import { InspectionCache } from './import/plan/inspection-cache.ts';
import { saveMapping } from './import/plan/save-mapping.ts';
import { forgetMapping, listMappings } from './import/plan/saved-mappings.ts';
import { listImports, listRejects } from './import/store/list-imports.ts';
import { type ImportSurroundings, importFiles, importPaths } from './import-paths.ts';
import { listHandlers } from './lists/list-handlers.ts';
import { listConflicts } from './queries/conflicts-list.ts';
import { nameMapping } from './queries/name-mapping.ts';
import { workspaceSummary } from './queries/workspace-summary.ts';
import { queryHandlers, rowListHandlers } from './query-handlers.ts';
import { changeReleases, checkReleasePattern } from './releases/change-releases.ts';
import { previewReleases } from './releases/preview-releases.ts';
import { listSaved, removeItem, renameItem, saveItem } from './saved/saved-items.ts';
import type { Session } from './session.ts';
import { undoWithCopy } from './undo-with-copy.ts';
import { prepareImported } from './versions/prepare-versions.ts';
import { versionHandlers } from './versions/version-handlers.ts';
import type { Work } from './work.ts';
import type { Workspace } from './workspace.ts';

export type Handlers = {
  readonly [N in RequestName]: (input: RequestInput<N>) => RequestOutput[N] | Promise<RequestOutput[N]>;
};

export interface HandlerOptions {
  readonly session: Session;
  readonly appVersion: string;
  readonly timeZone: string;
  /** Epoch milliseconds. */
  readonly now: () => number;
}

export function createHandlers(options: HandlerOptions): Handlers {
  return {
    ...workspaceHandlers(options),
    ...importHandlers(options),
    ...repositoryHandlers(options),
    ...queryHandlers(options),
    ...versionHandlers(options),
    ...guidanceHandlers(options),
    ...rowListHandlers(options),
    ...listHandlers(options),
    ...nameHandlers(options),
    ...mappingHandlers(options),
    ...savedHandlers(options),
    ...correctionHandlers(options),
    'job.cancel': ({ job }) => {
      options.session.cancel(job);
      return null;
    },
  };
}

export type Some<N extends RequestName> = Pick<Handlers, N>;

function workspaceHandlers({
  session,
  appVersion,
  timeZone,
  now,
}: HandlerOptions): Some<
  | 'workspace.create'
  | 'workspace.open'
  | 'workspace.close'
  | 'workspace.summary'
  | 'workspace.settings'
  | 'sample.create'
> {
  return {
    async 'workspace.create'({ path }) {
      const workspace = await session.switchTo(path, () => {
        const store = createWorkspace(path);
        // Kept from now on, wherever the file goes.
        writeSettings(store.writer, { timeZone });
        return store;
      });
      return workspaceSummary(workspace);
    },
    'workspace.open': async ({ path }) => workspaceSummary(await session.switchTo(path, () => openWorkspace(path))),
    async 'workspace.close'() {
      await session.close();
      return null;
    },
    'workspace.summary'() {
      const workspace = session.find();
      return workspace && workspaceSummary(workspace);
    },
    'workspace.settings': (patch) =>
      session.write((workspace) => {
        checkSettings(patch);
        workspace.changeSettings(patch);
        return workspaceSummary(workspace);
      }),
    async 'sample.create'({ path, job }) {
      const store = await session.detachedJob(job, (work) => createSample({ path, appVersion, now, work }));
      return workspaceSummary(await session.switchTo(path, () => store));
    },
  };
}

function importHandlers({
  session,
  appVersion,
  now,
}: HandlerOptions): Some<
  | 'import.paths'
  | 'import.files'
  | 'import.inspect'
  | 'import.preview'
  | 'import.list'
  | 'import.conflicts'
  | 'import.rejects'
  | 'import.rejects-csv'
  | 'import.undo'
> {
  const reader = () => session.workspace().store.reader;
  /** A look needs no workspace. */
  const openReader = () => session.find()?.store.reader ?? null;
  const cache = new InspectionCache();
  const surroundings = (workspace: Workspace, work: Work): ImportSurroundings => {
    const { store } = workspace;
    return { store, appVersion, now, work, prepare: () => prepareImported(workspace, now(), work) };
  };
  return {
    'import.paths': ({ paths, options, job }) =>
      session.job(job, (workspace, work) => importPaths({ ...surroundings(workspace, work), paths, options })),
    'import.files': ({ files, repositories, job }) =>
      session.job(job, (workspace, work) => importFiles({ ...surroundings(workspace, work), files, repositories })),
    'import.inspect': ({ paths, options, job }) =>
      session.detachedJob(job, (work) => inspectPaths({ paths, options, db: openReader(), now: now(), work, cache })),
    'import.preview': (input) => previewEntry({ ...input, db: openReader(), now: now(), cache }),
    'import.list': () => listImports(reader()),
    'import.conflicts': ({ batchId, offset, limit }) => listConflicts(reader(), batchId, offset, limit),
    'import.rejects': (request) => listRejects(reader(), request),
    'import.rejects-csv': ({ batchId, path }) => exportRejects(reader(), batchId, path),
    'import.undo': ({ batchId }) =>
      session.write(async (workspace) => {
        await undoWithCopy(workspace.store, batchId);
        return workspaceSummary(workspace);
      }),
  };
}

function mappingHandlers({
  session,
  now,
}: HandlerOptions): Some<'import.mappings' | 'import.save-mapping' | 'import.forget-mapping'> {
  return {
    'import.mappings': () => listMappings(session.workspace().store.reader),
    'import.save-mapping': (input) =>
      session.write(async ({ store }) => {
        await saveMapping({ ...input, db: store.writer, now: now() });
        return listMappings(store.writer);
      }),
    'import.forget-mapping': ({ name }) =>
      session.write(({ store }) => {
        forgetMapping(store.writer, name);
        return listMappings(store.writer);
      }),
  };
}

function savedHandlers({
  session,
  now,
}: HandlerOptions): Some<'saved.list' | 'saved.save' | 'saved.rename' | 'saved.remove'> {
  const change = (kind: SavedKind, write: (db: Database) => void) =>
    session.write(({ store }) => {
      write(store.writer);
      return listSaved(store.writer, kind);
    });
  return {
    'saved.list': ({ kind }) => listSaved(session.workspace().store.reader, kind),
    'saved.save': ({ kind, name, content }) =>
      change(kind, (db) => saveItem(db, kind, { name, content, savedAt: now() })),
    'saved.rename': ({ kind, name, newName }) => change(kind, (db) => renameItem(db, kind, name, newName)),
    'saved.remove': ({ kind, name }) => change(kind, (db) => removeItem(db, kind, name)),
  };
}

function repositoryHandlers({
  session,
  appVersion,
  now,
}: HandlerOptions): Some<
  | 'repository.add'
  | 'repository.refresh'
  | 'repository.read-paths'
  | 'repository.list'
  | 'repository.clones'
  | 'repository.discard-clone'
  | 'repository.problems'
  | 'repository.remove'
  | 'repository.releases'
  | 'repository.releases-preview'
> {
  function storedClones(workspacePath: string): StoredClones {
    const folder = clonesFolderOf(workspacePath);
    return { folder, clones: listClones(folder) };
  }
  return {
    'repository.add': ({ source, services, token, confirmOutside, releases, job }) =>
      session.job(job, async ({ store }, work) => {
        const cloneFolder = clonesFolderOf(store.path);
        const how = { services, token, confirmOutside, cloneFolder };
        // Before anything is cloned for it.
        const pattern = releases === undefined ? null : checkReleasePattern(releases);
        const added = await addRepository({ db: store.writer, source, ...how, now: now(), work });
        return pattern === null ? added : changeReleases(store.writer, { repositoryId: added.id, pattern, appVersion });
      }),
    'repository.refresh': ({ repositoryId, token, confirmOutside, job }) =>
      session.job(job, ({ store }, work) => {
        const how = { token, confirmOutside, cloneFolder: clonesFolderOf(store.path) };
        return refreshRepository({ db: store.writer, repositoryId, ...how, now: now(), work });
      }),
    'repository.read-paths': ({ repositoryId, job }) =>
      session.job(job, ({ store }, work) => readPaths(store.writer, repositoryId, work)),
    'repository.list': () => listRepositories(session.workspace().store.reader),
    'repository.problems': (request) => listProblems(session.workspace().store.reader, request),
    'repository.remove': ({ repositoryId }) =>
      session.write((workspace) => {
        const { store } = workspace;
        removeRepository(store.writer, repositoryId, clonesFolderOf(store.path));
        return workspaceSummary(workspace);
      }),
    'repository.releases': ({ repositoryId, pattern }) =>
      session.write(({ store }) => changeReleases(store.writer, { repositoryId, pattern, appVersion })),
    'repository.releases-preview': ({ repositoryId, pattern }) =>
      previewReleases(session.workspace().store.reader, repositoryId, pattern),
    'repository.clones': () => storedClones(session.workspace().store.path),
    'repository.discard-clone': ({ source }) =>
      session.write(({ store }) => {
        removeUnfinishedClone(clonesFolderOf(store.path), source);
        return storedClones(store.path);
      }),
  };
}

function nameHandlers({ session }: HandlerOptions): Some<'names.read' | 'names.change'> {
  return {
    'names.read': () => nameMapping(session.workspace()),
    'names.change': ({ choices }) =>
      session.write((workspace) => {
        changeNames(workspace.store.writer, choices);
        return nameMapping(workspace);
      }),
  };
}
