import type { JobProgress } from '../../shared/api.ts';
import { AppError } from '../../shared/errors.ts';

/** How a long piece of work reports and is stopped. Work checks the signal at least every 100 ms of its own time and
 * yields to the event loop as often, so that a request to cancel can be heard. */
export interface Work {
  readonly signal: AbortSignal;
  readonly onProgress: (progress: Omit<JobProgress, 'job'>) => void;
}

/** Lets other events of this process run, then throws AppError('cancelled') if the work was cancelled meanwhile. */
export async function pause(work: Work): Promise<void> {
  await new Promise<void>((resolve) => setImmediate(resolve));
  if (work.signal.aborted) throw new AppError('cancelled');
}

/** Work that is too short to be cancelled or to report. */
export function quietWork(): Work {
  return { signal: new AbortController().signal, onProgress: () => {} };
}

/** A change of the filters that comes in between waits no longer than this, in milliseconds. */
const SLICE = 10;

/** The same steps; throws AppError('cancelled') at the next of them once the work was cancelled. */
export function* untilCancelled<T>(steps: Generator<void, T>, { signal }: Work): Generator<void, T> {
  for (;;) {
    const { done, value } = steps.next();
    if (done === true) return value;
    yield;
    if (signal.aborted) throw new AppError('cancelled');
  }
}

/** Steps of a computation, with other events of this process in between. */
export async function inSlices<T>(steps: Generator<void, T>): Promise<T> {
  for (let since = performance.now(); ; ) {
    const { done, value } = steps.next();
    if (done === true) return value;
    if (performance.now() - since < SLICE) continue;
    await new Promise<void>((resolve) => setImmediate(resolve));
    since = performance.now();
  }
}
