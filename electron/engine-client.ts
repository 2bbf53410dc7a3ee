import type { WorkspaceSummary } from '../shared/answers.ts';
import { AppError, type ErrorData } from '../shared/errors.ts';
import type { EngineEvent, FromEngine, ToEngine } from './engine/messages.ts';
import type { EngineRequest } from './parse-request.ts';

/** A running engine, however it was started. */
export interface EngineProcess {
  post(message: ToEngine): void;
  kill(): void;
  onMessage(listener: (message: FromEngine) => void): void;
  onExit(listener: (status: number) => void): void;
}

export interface EngineClientOptions {
  readonly start: () => EngineProcess;
  readonly now: () => number;
  readonly onEvent: (event: EngineEvent) => void;
  /** A workspace was opened, or its settings changed. */
  readonly onWorkspace: (summary: WorkspaceSummary) => void;
  /** The engine ended by itself; `restarted`: a new one runs, with the workspace open that was open. */
  readonly onStopped: (restarted: boolean) => void;
  readonly log: (message: string) => void;
}

export interface EngineClient {
  /** Rejects with AppError: the engine's own, or `engine-stopped` if it ends before it answers. */
  ask(request: EngineRequest): Promise<unknown>;
  /** Lets the engine close its workspace, and ends it if it takes too long. Requests after that are refused. */
  close(): Promise<void>;
}

interface Pending {
  resolve(value: unknown): void;
  reject(error: AppError): void;
}

const CLOSE_LIMIT_MS = 2_000;
/** An engine that keeps crashing is left alone until somebody asks for something. */
const CRASHES_ALLOWED = 3;
const CRASH_WINDOW_MS = 60_000;

/** Requests answered with the workspace that is open from then on. */
const GIVE_WORKSPACE: ReadonlySet<EngineRequest['name']> = new Set([
  'workspace.open',
  'workspace.create',
  'sample.create',
  'workspace.settings',
]);

export function createEngineClient(options: EngineClientOptions): EngineClient {
  let engine: EngineProcess | null = null;
  let closing = false;
  let nextId = 1;
  let workspace: string | null = null;
  let reopening = false;
  let crashes: readonly number[] = [];
  /** Settles once a new engine has opened the workspace again: what is asked meanwhile comes after. */
  let ready: Promise<unknown> = Promise.resolve();
  const pending = new Map<number, Pending>();
  const exitListeners: (() => void)[] = [];

  function launch(): EngineProcess {
    const started = options.start();
    started.onMessage(receive);
    started.onExit((status) => {
      if (engine !== started) return;
      engine = null;
      rejectPending();
      for (const listener of exitListeners.splice(0)) listener();
      if (!closing) recover(status);
    });
    engine = started;
    return started;
  }

  function receive(message: FromEngine): void {
    if (message.kind === 'event') options.onEvent(message.event);
    else if (message.kind === 'log') options.log(message.message);
    else settle(message.id, message);
  }

  function settle(id: number, message: { readonly value: unknown } | { readonly error: ErrorData }): void {
    const request = pending.get(id);
    pending.delete(id);
    if ('error' in message) request?.reject(new AppError(message.error.code, message.error.params));
    else request?.resolve(message.value);
  }

  function rejectPending(): void {
    for (const request of pending.values()) request.reject(new AppError('engine-stopped'));
    pending.clear();
  }

  function recover(status: number): void {
    options.log(`engine ended with status ${status}`);
    // Opening the workspace is what ended it: `reopen` tells, and nobody tries again until asked to.
    if (reopening) return;
    crashes = [...crashes.filter((time) => options.now() - time < CRASH_WINDOW_MS), options.now()];
    if (crashes.length > CRASHES_ALLOWED) {
      workspace = null;
      options.onStopped(false);
      return;
    }
    launch();
    ready = reopen().then(options.onStopped);
  }

  /** Whether what was open is open again. */
  async function reopen(): Promise<boolean> {
    if (workspace === null) return true;
    reopening = true;
    try {
      await send({ name: 'workspace.open', input: { path: workspace } });
      return true;
    } catch {
      workspace = null;
      return false;
    } finally {
      reopening = false;
    }
  }

  function send(request: EngineRequest): Promise<unknown> {
    const id = nextId++;
    const start = performance.now();
    const target = engine ?? launch();
    const answered = new Promise((resolve, reject) => {
      pending.set(id, { resolve, reject });
      target.post({ kind: 'request', id, ...request });
    });
    // For whoever measures, as in the page.
    return answered.finally(() => performance.measure(`engine ${request.name}`, { start }));
  }

  async function ask(request: EngineRequest): Promise<unknown> {
    await ready;
    if (closing) throw new AppError('engine-stopped');
    const value = await send(request);
    if (request.name === 'workspace.close') workspace = null;
    if (GIVE_WORKSPACE.has(request.name)) {
      const summary = value as WorkspaceSummary;
      workspace = summary.path;
      options.onWorkspace(summary);
    }
    return value;
  }

  async function close(): Promise<void> {
    closing = true;
    const running = engine;
    if (!running) return;
    const exited = new Promise<void>((resolve) => exitListeners.push(resolve));
    running.post({ kind: 'close' });
    const timer = setTimeout(() => running.kill(), CLOSE_LIMIT_MS);
    await exited;
    clearTimeout(timer);
  }

  return { ask, close };
}
