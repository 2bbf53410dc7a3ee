/**
 * The write queue: imports, repositories, the sample and undo run one after another, so that each has the database's only
 * writing connection to itself. A job is known by the id its caller chose; it reports progress and can be cancelled, while
 * it waits as well.
 */
import type { JobProgress } from '../../shared/api.ts';
import { AppError } from '../../shared/errors.ts';
import type { Work } from './work.ts';

/** At most twenty progress events a second. */
const PROGRESS_INTERVAL_MS = 50;

export interface Jobs {
  /** Runs `body` when all before it has ended; rejects with AppError('cancelled') if it is cancelled before that. */
  run<T>(job: string, body: (work: Work) => Promise<T>): Promise<T>;
  /** At once, whatever is being written: for long work that only reads. */
  beside<T>(job: string, body: (work: Work) => Promise<T>): Promise<T>;
  /** A short write without an id of its own, in its turn. */
  inTurn<T>(body: () => T | Promise<T>): Promise<T>;
  /** Cancels a running or waiting job; one that is not known has ended already. */
  cancel(job: string): void;
  /** Cancels all of them; resolves once those that run have ended. */
  cancelAll(): Promise<void>;
}

export function createJobs(onProgress: (progress: JobProgress) => void): Jobs {
  const controllers = new Map<string, Set<AbortController>>();
  const besides = new Set<Promise<void>>();
  let tail: Promise<unknown> = Promise.resolve();

  function inTurn<T>(body: () => T | Promise<T>): Promise<T> {
    const turn = tail.then(body);
    tail = turn.catch(() => undefined);
    return turn;
  }

  async function watched<T>(job: string, body: (work: Work) => Promise<T>): Promise<T> {
    const controller = new AbortController();
    const sameId = controllers.get(job) ?? new Set();
    controllers.set(job, sameId.add(controller));
    const progress = createProgress(job, onProgress);
    try {
      return await body({ signal: controller.signal, onProgress: progress.report });
    } finally {
      progress.finish();
      sameId.delete(controller);
      if (sameId.size === 0) controllers.delete(job);
    }
  }

  function beside<T>(job: string, body: (work: Work) => Promise<T>): Promise<T> {
    const work = watched(job, body);
    const ended = work.then(nothing, nothing).then(() => {
      besides.delete(ended);
    });
    besides.add(ended);
    return work;
  }

  return {
    run: (job, body) =>
      watched(job, (work) =>
        inTurn(() => {
          if (work.signal.aborted) throw new AppError('cancelled');
          return body(work);
        }),
      ),
    beside,
    inTurn,
    cancel(job) {
      for (const controller of controllers.get(job) ?? []) controller.abort();
    },
    async cancelAll() {
      for (const sameId of controllers.values()) {
        for (const controller of sameId) controller.abort();
      }
      await Promise.all([tail, ...besides]);
    },
  };
}

function nothing(): void {}

interface Progress {
  readonly report: Work['onProgress'];
  finish(): void;
}

/** Lets the first report through at once and then one an interval; the last one is never lost. */
function createProgress(job: string, emit: (progress: JobProgress) => void): Progress {
  let waiting: JobProgress | null = null;
  let timer: ReturnType<typeof setTimeout> | null = null;

  function flush(): void {
    if (waiting) emit(waiting);
    waiting = null;
  }
  function tick(): void {
    timer = null;
    if (!waiting) return;
    flush();
    timer = setTimeout(tick, PROGRESS_INTERVAL_MS);
  }
  return {
    report(progress) {
      waiting = { job, ...progress };
      if (timer) return;
      flush();
      timer = setTimeout(tick, PROGRESS_INTERVAL_MS);
    },
    finish() {
      if (timer) clearTimeout(timer);
      timer = null;
      flush();
    },
  };
}
