/** A command line, from its words to how it ended. */
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { runLine } from './run-line.ts';

export interface Ended {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** In this process: all of it but what cli.ts adds, in a tenth of the time. */
export async function lineHere(...words: readonly string[]): Promise<Ended> {
  const output: string[] = [];
  const errors: string[] = [];
  const status = await runLine(words, {
    output: { write: (text) => output.push(text) },
    errors: { write: (text) => errors.push(text) },
    language: 'en',
    tokens: { token: undefined, host: undefined },
  });
  return { status, stdout: output.join(''), stderr: errors.join('') };
}

export function lineInProcess(...words: readonly string[]): Promise<Ended> {
  const args = ['--disable-warning=ExperimentalWarning', join(import.meta.dirname, '..', 'cli.ts'), ...words];
  const env = { ...process.env, LANG: 'C', LC_ALL: '', LC_MESSAGES: '' };
  return new Promise((resolve) => {
    const child = execFile(process.execPath, args, { env }, (_error, stdout, stderr) =>
      resolve({ status: child.exitCode ?? -1, stdout, stderr }),
    );
  });
}
