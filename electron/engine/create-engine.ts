import type { EngineEventName, EngineEvents, RequestInput, RequestName, RequestOutput } from '../../shared/api.ts';
import { describeError } from '../../shared/describe-error.ts';
import { AppError } from '../../shared/errors.ts';
import { storeError } from './db/store-error.ts';
import { createHandlers, type Handlers } from './handlers.ts';
import { createSession } from './session.ts';

export interface EngineOptions {
  readonly appVersion: string;
  /** The clock, epoch milliseconds. */
  readonly now: () => number;
  readonly log: (message: string) => void;
}

/** The application without a shell: runs in Electron's utility process, under plain Node for tests, and in the command line. */
export interface Engine {
  /** Answers one request; rejects with AppError. Inputs are already parsed. */
  handle<N extends RequestName>(name: N, input: RequestInput<N>): Promise<RequestOutput[N]>;
  onEvent(listener: <E extends EngineEventName>(name: E, payload: EngineEvents[E]) => void): () => void;
  close(): void;
}

type Listener = Parameters<Engine['onEvent']>[0];

export function createEngine({ appVersion, now, log }: EngineOptions): Engine {
  const listeners = new Set<Listener>();
  const emit: Listener = (name, payload) => {
    for (const listener of listeners) listener(name, payload);
  };
  const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
  const session = createSession({
    timeZone,
    appVersion,
    now,
    log,
    onProgress: (progress) => emit('job-progress', progress),
    onChanged: (generation) => emit('workspace-changed', { generation }),
  });
  const handlers = createHandlers({ session, appVersion, timeZone, now });
  let closed = false;

  function errorOf(thrown: unknown, name: RequestName): AppError {
    // Work that runs when the engine closes finds its database gone.
    if (closed) return new AppError('cancelled', {}, { cause: thrown });
    const error = storeError(thrown, session.find()?.store.path ?? '');
    if (error instanceof AppError) return error;
    const detail = error instanceof Error ? error.message : String(error);
    log(`${name} failed: ${describeError(error)}`);
    return new AppError('internal', { detail }, { cause: error });
  }

  return {
    async handle<N extends RequestName>(name: N, input: RequestInput<N>): Promise<RequestOutput[N]> {
      try {
        const handler: Handlers[N] = handlers[name];
        return await handler(input);
      } catch (thrown) {
        throw errorOf(thrown, name);
      }
    },
    onEvent(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close() {
      closed = true;
      session.abandon();
    },
  };
}
