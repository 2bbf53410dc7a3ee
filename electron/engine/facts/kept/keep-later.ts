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
  readonly steps: () => Iterator<void>;
  /** Runs what writes to the workspace when nothing else does. */
  readonly inTurn: Jobs['inTurn'];
  /** Whether something else is writing now. */
  readonly isWriting: () => boolean;
  readonly log: (message: string) => void;
}

export function createKeepLater({ steps, inTurn, isWriting, log }: KeepLaterOptions): KeepLater {
  let waiting: NodeJS.Timeout | null = null;
  let isOver = false;

  /** Whether there is more to do. What can't be kept, on a full disk, is computed again the next time. */
  function step(left: Iterator<void>): boolean {
    try {
      if (left.next().done !== true) return true;
    } catch (error) {
      log(`facts are not kept: ${describeError(error)}`);
    }
    stop();
    return false;
  }

  function stop(): void {
    if (waiting !== null) clearTimeout(waiting);
    waiting = null;
  }

  async function keepInTurn(): Promise<void> {
    const left = steps();
    while (!isOver && step(left)) await new Promise((resolve) => setImmediate(resolve));
  }

  return {
    later() {
      stop();
      if (isOver) return;
      waiting = setTimeout(() => void inTurn(keepInTurn), AFTER_MS);
      // A process that has nothing else to do ends.
      waiting.unref();
    },
    finish() {
      isOver = true;
      if (waiting === null || isWriting()) return;
      const left = steps();
      while (step(left));
    },
  };
}
