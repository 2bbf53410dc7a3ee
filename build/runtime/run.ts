import { spawn } from 'node:child_process';

export interface Outcome {
  /** Exit status; null when the program was ended by a signal or never started. */
  readonly status: number | null;
  readonly stdout: string;
  /** Standard output and error as they came, for messages about a failure. */
  readonly output: string;
}

export interface RunOptions {
  readonly cwd?: string;
  /** Added to this process's environment; undefined takes a variable away. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly timeoutMs?: number;
}

/** Runs a program without a shell and without input, and collects what it prints. Never throws. */
export function run(command: string, args: readonly string[], options: RunOptions = {}): Promise<Outcome> {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: options.cwd,
      env: { ...process.env, ...options.env },
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: options.timeoutMs,
      killSignal: 'SIGKILL',
    });
    const stdout: string[] = [];
    const output: string[] = [];
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      stdout.push(text);
      output.push(text);
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => output.push(text));
    child.on('error', (error) => {
      output.push(`${command}: ${error.message}\n`);
      resolve({ status: null, stdout: stdout.join(''), output: output.join('') });
    });
    child.on('close', (status) => resolve({ status, stdout: stdout.join(''), output: output.join('') }));
  });
}

/** Like {@link run}, for programs that must succeed: returns standard output, throws with the last lines printed. */
export async function runOrThrow(command: string, args: readonly string[], options: RunOptions = {}): Promise<string> {
  const outcome = await run(command, args, options);
  if (outcome.status === 0) return outcome.stdout;
  const lastLines = outcome.output.trimEnd().split('\n').slice(-20).join('\n');
  throw new Error(`${[command, ...args].join(' ')} failed (${outcome.status ?? 'ended by a signal'}):\n${lastLines}`);
}
