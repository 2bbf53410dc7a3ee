/**
 * Progress on standard error: one line that rewrites itself on a terminal, a plain line a phase elsewhere.
 */
import type { JobProgress } from '../../shared/api.ts';

export interface ProgressSink {
  readonly show: (progress: JobProgress) => void;
  /** Clears the rewriting line, so that messages start on a fresh one. */
  readonly clear: () => void;
}

export interface ProgressStream {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string): unknown;
}

export const silentProgress: ProgressSink = { show: () => {}, clear: () => {} };

/** @param phaseText the phase in the reader's language */
export function progressTo(stream: ProgressStream, phaseText: (phase: JobProgress['phase']) => string): ProgressSink {
  return stream.isTTY === true ? rewriting(stream, phaseText) : plain(stream, phaseText);
}

function lineOf(progress: JobProgress, phaseText: (phase: JobProgress['phase']) => string): string {
  const count = progress.total === null ? `${progress.done}` : `${progress.done}/${progress.total}`;
  return `${phaseText(progress.phase)} ${progress.subject} ${count}`;
}

function rewriting(stream: ProgressStream, phaseText: (phase: JobProgress['phase']) => string): ProgressSink {
  return {
    show: (progress) => stream.write(`\r\u001b[K${lineOf(progress, phaseText).slice(0, (stream.columns ?? 80) - 1)}`),
    clear: () => stream.write('\r\u001b[K'),
  };
}

function plain(stream: ProgressStream, phaseText: (phase: JobProgress['phase']) => string): ProgressSink {
  let last = '';
  return {
    show: (progress) => {
      const step = `${progress.phase} ${progress.subject}`;
      if (step === last) return;
      last = step;
      stream.write(`${phaseText(progress.phase)} ${progress.subject}\n`);
    },
    clear: () => {},
  };
}
