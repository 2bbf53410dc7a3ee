import { resolve } from 'node:path';
import type { JobProgress } from '../../shared/api.ts';
import { AppError } from '../../shared/errors.ts';
import { createOtherWorkspaces, type OtherWorkspaces } from './compare/other-workspaces.ts';
import type { WorkspaceStore } from './db/open.ts';
import { createKeepLater, type KeepLater } from './facts/kept/keep-later.ts';
import { createJobs } from './jobs.ts';
import { prepareVersions } from './versions/prepare-versions.ts';
import type { Work } from './work.ts';
import { createWorkspaceState, type Workspace } from './workspace.ts';

export interface SessionOptions {
  /** IANA name; for workspaces that have none of their own. */
  readonly timeZone: string;
  readonly appVersion?: string;
  /** Epoch milliseconds. */
  readonly now?: () => number;
  readonly log?: (message: string) => void;
  readonly onProgress: (progress: JobProgress) => void;
  readonly onChanged: (generation: number) => void;
}

/** Which workspace is open, and the writes to it. One at a time is open. */
export interface Session {
  /** Throws 'workspace-not-open'. */
  workspace(): Workspace;
  find(): Workspace | null;
  /** Those that are looked at beside it: closed with it. */
  readonly others: OtherWorkspaces;
  /** Opens another workspace in place of the present one, which stays open if that fails. Work on the old one is cancelled. */
  switchTo(path: string, open: () => WorkspaceStore): Promise<Workspace>;
  close(): Promise<void>;
  /** For the end of the process: nothing is waited for. */
  abandon(): void;
  /** A short write, in its turn. */
  write<T>(body: (workspace: Workspace) => T | Promise<T>): Promise<T>;
  /** A long write, in its turn, that can be cancelled. */
  job<T>(job: string, body: (workspace: Workspace, work: Work) => Promise<T>): Promise<T>;
  /** Long work that only reads, whatever is being written; it can be cancelled. */
  reading<T>(job: string, body: (workspace: Workspace, work: Work) => Promise<T>): Promise<T>;
  /** Long work that concerns no open workspace. */
  detachedJob<T>(job: string, body: (work: Work) => Promise<T>): Promise<T>;
  cancel(job: string): void;
}

export function createSession(options: SessionOptions): Session {
  const { timeZone, appVersion = '', now = () => 0, log = () => {}, onProgress, onChanged } = options;
  const jobs = createJobs(onProgress);
  const others = createOtherWorkspaces(timeZone, appVersion);
  let open: Workspace | null = null;
  let told = 0;
  let switching: Promise<unknown> = Promise.resolve();
  let keeping: KeepLater | null = null;

  function workspace(): Workspace {
    if (!open) throw new AppError('workspace-not-open');
    return open;
  }

  async function closeOpen(): Promise<void> {
    const closing = open;
    open = null;
    others.close();
    await jobs.cancelAll();
    keeping?.finish();
    closing?.store.close();
  }

  /** One after another: two requests to open must not both find nothing open. */
  function inSequence<T>(body: () => Promise<T>): Promise<T> {
    const step = switching.then(body);
    switching = step.catch(() => undefined);
    return step;
  }

  async function replace(path: string, openNext: () => WorkspaceStore): Promise<Workspace> {
    // It is locked by ourselves.
    if (open && resolve(path) === open.store.path) await closeOpen();
    const store = openNext();
    await closeOpen();
    const keep = createKeepLater({
      steps: (isLast) => (isLast ? opened.keep() : keepAndPrepare(opened, now)),
      inTurn: jobs.inTurn,
      isWriting: () => store.writer.inTransaction,
      log,
    });
    const opened = createWorkspaceState(store, timeZone, {
      appVersion,
      onComputed: keep.later,
      onKeptUsed: keep.later,
    });
    open = opened;
    keeping = keep;
    told = open.generation();
    return open;
  }

  /** It may have been closed while this waited for its turn. */
  function assertWritable(target: Workspace): void {
    if (target !== open) throw new AppError('cancelled');
    if (target.store.readOnly) throw new AppError('workspace-read-only', { path: target.store.path });
  }

  async function thenTell<T>(target: Workspace, writing: Promise<T>): Promise<T> {
    try {
      return await writing;
    } finally {
      const generation = target === open ? target.generation() : told;
      if (generation !== told) {
        told = generation;
        onChanged(generation);
      }
    }
  }

  return {
    workspace,
    find: () => open,
    others,
    switchTo: (path, openNext) => inSequence(() => replace(path, openNext)),
    close: () => inSequence(closeOpen),
    abandon() {
      const closing = open;
      open = null;
      others.close();
      void jobs.cancelAll();
      keeping?.finish();
      closing?.store.close();
    },
    async write(body) {
      const target = workspace();
      const writing = jobs.inTurn(() => {
        assertWritable(target);
        return body(target);
      });
      return thenTell(target, writing);
    },
    async job(job, body) {
      const target = workspace();
      const writing = jobs.run(job, async (work) => {
        assertWritable(target);
        return body(target, work);
      });
      return thenTell(target, writing);
    },
    async reading(job, body) {
      const target = workspace();
      return jobs.beside(job, (work) => body(target, work));
    },
    detachedJob: (job, body) => jobs.run(job, body),
    cancel: (job) => jobs.cancel(job),
  };
}

function* keepAndPrepare(workspace: Workspace, now: () => number): Generator<void> {
  yield* workspace.keep();
  yield* workspace.prepare();
  yield* prepareVersions(workspace, now());
  yield* workspace.keep();
}
