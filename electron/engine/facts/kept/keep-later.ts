/** Keeps what was computed once nothing more is: answers go first, and a change is mostly followed by another. */
import { describeError } from '../../../../shared/describe-error.ts';
import type { Jobs } from '../../jobs.ts';

export interface KeepLater {
  /** In a while, a step at a time between other work. */
  later(): void;
  /** What waits, at once and to its end; nothing comes later any more. */
  finish(): void;
}

const AFTER_MS = 1000;

export interface KeepLaterOptions {
  /** `isLast`: what comes of them serves the next opening alone. */
  readonly steps: (isLast: boolean) => Iterator<void>;
  /** Runs what writes to the workspace when nothing else does. */
  readonly inTurn: Jobs['inTurn'];
  /** Whether something else is writing now. */
  readonly isWriting: () => boolean;
  readonly log: (message: string) => void;
}

export function createKeepLater({ steps, inTurn, isWriting, log }: KeepLaterOptions): KeepLater {
  let waiting: NodeJS.Timeout | null = null;
  let running: Iterator<void> | null = null;
  let isOver = false;

  /** Whether there is more to do. What can't be kept, on a full disk, is computed again the next time. */
  function step(left: Iterator<void>): boolean {
    try {
      return left.next().done !== true;
    } catch (error) {
      log(`facts are not kept: ${describeError(error)}`);
      return false;
    }
  }

  /** Each step in a turn of its own: what else is to be written, and all questions, come in between. */
  async function run(left: Iterator<void>): Promise<void> {
    running = left;
    while (await inTurn(() => left === running && step(left))) await new Promise((resolve) => setImmediate(resolve));
    if (left === running) running = null;
  }

  function stopWaiting(): void {
    if (waiting !== null) clearTimeout(waiting);
    waiting = null;
  }

  return {
    later() {
      stopWaiting();
      if (isOver) return;
      waiting = setTimeout(() => {
        waiting = null;
        void run(steps(false));
      }, AFTER_MS);
      // A process that has nothing else to do ends.
      waiting.unref();
    },
    finish() {
      const isDue = waiting !== null || running !== null;
      isOver = true;
      running = null;
      stopWaiting();
      if (!isDue || isWriting()) return;
      const left = steps(true);
      while (step(left));
    },
  };
}
