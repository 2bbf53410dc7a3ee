/** What the command line asks of the kernel while it reads a stranger's repository, seen by strace. */
import { type StdioOptions, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { seenCalls, straceCommand } from '../faults/strace.ts';

export interface Traced {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
  /** Of the processor: what others want of it does not matter. */
  readonly seconds: number;
  /** Programs started after the first, files opened outside the folders given, calls that write there, sockets. */
  readonly offences: readonly string[];
}

const PROJECT = join(import.meta.dirname, '../../..');
/** A question mark: not every machine has the call. */
const WRITING = ['?creat', '?unlink', 'unlinkat', '?rename', '?renameat', 'renameat2', '?mkdir', 'mkdirat', '?rmdir'];
const ALSO_WRITING = [
  '?symlink',
  'symlinkat',
  '?link',
  'linkat',
  '?chmod',
  'fchmodat',
  'truncate',
  '?mknod',
  'utimensat',
];
const CALLS = ['execve', 'execveat', '?open', 'openat', '?openat2', 'socket', 'connect', ...WRITING, ...ALSO_WRITING];
/** What Node and the libraries below it read by themselves. */
const SYSTEM = /^\/(?:proc|sys|usr|lib|lib64)\/|^\/etc\/(?:ld\.so|ssl\/|localtime$)|^\/dev\/(?:urandom|random|null)$/;

/** Runs `node cli.ts …words`, which may read below `folders` (real paths) and write in a folder of its own below `scratch` alone. */
export async function traceCommand(
  words: readonly string[],
  folders: readonly string[],
  scratch: string,
): Promise<Traced> {
  const temporary = mkdtempSync(join(scratch, 'run-'));
  const log = join(temporary, 'trace');
  mkdirSync(join(temporary, 'tmp'));
  const [program = '', ...args] = straceCommand(log, CALLS, []);
  // The whole of a path is needed, not its first forty characters.
  args[args.indexOf('-s') + 1] = '4096';
  const command = [...args, process.execPath, TELLS_ITS_TIME, ...cliWords(words)];
  const ended = await run(program, command, join(temporary, 'tmp'));
  const offences = offencesIn(seenCalls(log), folders, scratch);
  return { ...ended, offences };
}

/** At its end the process writes the time it took of the processor, in microseconds, to its file 3. */
const TELLS_ITS_TIME = `--import=data:text/javascript,${encodeURIComponent(
  `import { writeSync } from 'node:fs';
  process.on('exit', () => { const { user, system } = process.cpuUsage(); writeSync(3, String(user + system)); });`,
)}`;

function cliWords(words: readonly string[]): string[] {
  return ['--disable-warning=ExperimentalWarning', join(PROJECT, 'electron/cli.ts'), ...words];
}

interface Ended {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly seconds: number;
}

function environment(temporary: string): Record<string, string> {
  return { PATH: process.env.PATH ?? '', HOME: temporary, TMPDIR: temporary, LANG: 'C', NODE_OPTIONS: '' };
}

function run(program: string, args: readonly string[], temporary: string): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const stdio: StdioOptions = ['pipe', 'pipe', 'pipe', 'pipe'];
    const child = spawn(program, args, { cwd: temporary, env: environment(temporary), timeout: 60_000, stdio });
    const [stdout, stderr, time] = child.stdio.slice(1).map((stream) => {
      const text: string[] = [];
      (stream as Readable).setEncoding('utf8').on('data', (part: string) => text.push(part));
      return text;
    }) as [string[], string[], string[]];
    child.once('error', reject);
    child.once('close', (status) => {
      const seconds = Number(time.join('') || Number.NaN) / 1_000_000;
      resolve({ status, stdout: stdout.join(''), stderr: stderr.join(''), seconds });
    });
  });
}

/** The most memory (bytes) that `node cli.ts …words` had at one time, as Linux tells while it runs. */
export async function peakMemory(words: readonly string[], scratch: string): Promise<number> {
  const temporary = mkdtempSync(join(scratch, 'run-'));
  const child = spawn(process.execPath, cliWords(words), {
    cwd: temporary,
    env: environment(temporary),
    stdio: 'ignore',
  });
  let peak = 0;
  const look = setInterval(() => {
    try {
      const kilobytes = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1];
      peak = Math.max(peak, Number(kilobytes ?? 0) * 1024);
    } catch {
      // It has just ended.
    }
  }, 5);
  await new Promise((resolve) => child.once('close', resolve));
  clearInterval(look);
  return peak;
}

function offencesIn(calls: readonly string[], folders: readonly string[], scratch: string): string[] {
  const below = (path: string, roots: readonly string[]) =>
    roots.some((root) => path === root || path.startsWith(`${root}/`));
  const own = [realpathSync(PROJECT), realpathSync(process.execPath)];
  let programs = 0;
  return calls.filter((line) => {
    const [, name = '', rest = ''] = /^\d+ +(\w+)\((.*)$/.exec(line) ?? [];
    if (name === '') return false;
    if (name === 'execve' || name === 'execveat') return ++programs > 1;
    if (name === 'socket' || name === 'connect') return true;
    const isOpening = name.startsWith('open');
    const writes = !isOpening || /O_(?:WRONLY|RDWR|CREAT|TRUNC|APPEND)/.test(rest);
    // As it was asked for, and where it led.
    const asked = [...rest.matchAll(/"((?:[^"\\]|\\.)*)"/g)].map(([, path = '']) => path);
    const reached = isOpening ? (/= \d+<([^>]*)>$/.exec(rest)?.[1] ?? null) : null;
    const paths = reached === null ? asked : [...asked, reached];
    if (writes) return !paths.every((path) => isRunFolder(path, scratch) || path === '/dev/null');
    return !paths.every(
      (path) => SYSTEM.test(path) || below(path, folders) || below(path, own) || isRunFolder(path, scratch),
    );
  });
}

/** The places that a run was given for itself. */
function isRunFolder(path: string, scratch: string): boolean {
  return path.startsWith(`${scratch}/run-`);
}
