import { spawn } from 'node:child_process';
import { join } from 'node:path';
import type { Orders } from './operate.ts';

export interface Operating {
  /** Resolves with what it has said so far, once it has said that many lines or has ended. */
  said(lines: number): Promise<readonly string[]>;
  kill(): void;
  /** Everything that it said, once it has ended. */
  readonly ended: Promise<Ended>;
}

export interface Ended {
  readonly lines: readonly string[];
  /** Exit status or signal. */
  readonly end: number | string | null;
  readonly complaints: string;
}

/** Starts operate.ts; `wrapper` is a command that runs it, as strace does. */
export function startOperating(orders: Orders, wrapper: readonly string[] = []): Operating {
  const [command = '', ...args] = [
    ...wrapper,
    process.execPath,
    join(import.meta.dirname, 'operate.ts'),
    JSON.stringify(orders),
  ];
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  let text = '';
  let complaints = '';
  let over = false;
  const waiting = new Set<() => void>();
  const wake = () => {
    for (const check of waiting) check();
  };
  const lines = () => text.split('\n').slice(0, -1);
  child.stdout.on('data', (chunk: Buffer) => {
    text += chunk.toString();
    wake();
  });
  child.stderr.on('data', (chunk: Buffer) => {
    complaints += chunk.toString();
  });
  const ended = new Promise<Ended>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (status, signal) => {
      over = true;
      wake();
      resolve({ lines: lines(), end: signal ?? status, complaints });
    });
  });
  return {
    said: (count) =>
      new Promise((resolve) => {
        const check = () => {
          if (!over && lines().length < count) return;
          waiting.delete(check);
          resolve(lines());
        };
        waiting.add(check);
        check();
      }),
    kill: () => child.kill('SIGKILL'),
    ended,
  };
}

/** Operations that were acknowledged. */
export function acknowledged(lines: readonly string[]): number {
  return lines.filter((line) => line.startsWith('done ')).length;
}
