import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';

export interface Outcome {
  readonly milliseconds: number;
  /** Of the process, where the system tells it (Linux). */
  readonly peakMegabytes: number | null;
  readonly rows: number;
}

export interface Command {
  readonly program: string;
  readonly words: readonly string[];
  /** For its standard input. */
  readonly input?: string;
}

const LOOK_EVERY_MS = 20;

/**
 * Runs a program to its end. The last line that it prints is either the number of rows, and then all of its time counts,
 * or JSON of { milliseconds, rows }, and then what it measured itself does: a runtime's start is no part of the work.
 */
export async function runContestant(command: Command): Promise<Outcome> {
  const { milliseconds, peakMegabytes, last } = await runAndMeasure(command);
  if (typeof last === 'number') return { milliseconds, peakMegabytes, rows: last };
  return { peakMegabytes, ...(last as { readonly milliseconds: number; readonly rows: number }) };
}

/** The same, with what the last line says as it is. */
export async function runAndMeasure({ program, words, input }: Command) {
  const begun = performance.now();
  const child = spawn(program, words, { stdio: ['pipe', 'pipe', 'inherit'] });
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text;
  });
  let peak: number | null = null;
  const look = setInterval(() => {
    peak = peakOf(child.pid) ?? peak;
  }, LOOK_EVERY_MS);
  const ended = new Promise<number | null>((resolve, reject) => {
    child.on('error', reject).on('close', resolve);
  });
  child.stdin.on('error', () => {});
  child.stdin.end(input ?? '');
  const status = await ended.finally(() => clearInterval(look));
  const wall = performance.now() - begun;
  if (status !== 0) throw new Error(`${program} ${words.join(' ')} ended with ${status}`);
  const last: unknown = JSON.parse(output.trim().split('\n').at(-1) ?? '');
  return { milliseconds: wall, peakMegabytes: peak as number | null, last };
}

/** Highest resident memory of a process so far, in MB; null where the system doesn't tell it. */
export function peakOf(pid: number | undefined): number | null {
  try {
    const kilobytes = /^VmHWM:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return kilobytes === undefined ? null : Number(kilobytes) / 1024;
  } catch {
    return null;
  }
}
