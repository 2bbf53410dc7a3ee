import type { EngineEventName, EngineEvents, RequestInput, RequestName, RequestOutput } from '../../shared/api.ts';

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
