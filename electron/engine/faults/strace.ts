/** strace (https://strace.io) sees what a process asks of the kernel, and can answer in the kernel's place. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** Why it cannot be used here, or null. In some containers it is installed and forbidden. */
export function whyNoStrace(): string | null {
  if (process.platform !== 'linux') return 'strace is a program of Linux';
  const { error, status, stderr } = spawnSync('strace', ['-f', '-o', '/dev/null', 'true'], { encoding: 'utf8' });
  if (error) return 'strace is not installed';
  return status === 0 ? null : `strace cannot run here: ${stderr.trim()}`;
}

export interface Inject {
  readonly call: string;
  readonly error: 'EIO' | 'ENOSPC';
  /** Counted from 1, in each thread. */
  readonly nth: number;
  /** Whether all that come after the n-th fail as well. */
  readonly andAllAfter: boolean;
}

/** The command before the command; what it sees is appended to `log`. No `paths` = files of every name. */
export function straceCommand(
  log: string,
  calls: readonly string[],
  paths: readonly string[],
  inject?: Inject,
): readonly string[] {
  const command = ['strace', '-f', '-y', '--seccomp-bpf', '-s', '40', '-o', log, '-e', `trace=${calls.join(',')}`];
  command.push(...paths.flatMap((path) => ['-P', path]));
  if (!inject) return command;
  const when = `${inject.nth}${inject.andAllAfter ? '+' : ''}`;
  return [...command, '-e', `inject=${inject.call}:error=${inject.error}:when=${when}`];
}

/** The calls that it saw, one a line, in their order. */
export function seenCalls(log: string): string[] {
  return readFileSync(log, 'utf8').split('\n');
}
