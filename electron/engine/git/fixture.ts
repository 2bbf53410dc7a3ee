/** Real repositories for tests, built by the real git in temporary folders. */
import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  lstatSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  rmSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Work } from '../work.ts';

/** Tests of repositories need git on the path: without it they fail, saying so, rather than pass unseen. */
export function requireGit(): void {
  if (spawnSync('git', ['--version']).status !== 0)
    throw new Error('these tests need the git command, and it is not there');
}

export interface Fixture {
  readonly folder: string;
  remove(): void;
}

export function temporaryFolder(): Fixture {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'doradeck-git-')));
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

const ENVIRONMENT = {
  PATH: process.env.PATH ?? '',
  HOME: '/nonexistent',
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_TERMINAL_PROMPT: '0',
  GIT_AUTHOR_NAME: 'Kim Minji',
  GIT_AUTHOR_EMAIL: 'minji@example.com',
  GIT_COMMITTER_NAME: 'Kim Minji',
  GIT_COMMITTER_EMAIL: 'minji@example.com',
};

export interface GitOptions {
  readonly input?: string | Buffer;
  readonly env?: Readonly<Record<string, string>>;
}

export function git(folder: string, args: readonly string[], options: GitOptions = {}): string {
  return gitBytes(folder, args, options).toString('utf8').trimEnd();
}

export function gitBytes(folder: string, args: readonly string[], options: GitOptions = {}): Buffer {
  return execFileSync('git', args, {
    cwd: folder,
    env: { ...ENVIRONMENT, ...options.env },
    maxBuffer: 1 << 30,
    stdio: ['pipe', 'pipe', 'pipe'],
    ...(options.input === undefined ? {} : { input: options.input }),
  });
}

let clock = Date.UTC(2024, 5, 1) / 1000;

/** A commit of nothing, a minute after the one before it in this process. */
export function commit(folder: string, message: string, env: Readonly<Record<string, string>> = {}): string {
  clock += 60;
  const dates = { GIT_AUTHOR_DATE: `${clock} +0900`, GIT_COMMITTER_DATE: `${clock} +0900` };
  git(folder, ['commit', '-q', '--allow-empty', '--allow-empty-message', '-m', message], { env: { ...dates, ...env } });
  return git(folder, ['rev-parse', 'HEAD']);
}

/** Branches and tags with what they point at, a line each. */
export function refsOf(folder: string): string {
  return git(folder, ['for-each-ref', '--format=%(objectname) %(refname)', 'refs/heads', 'refs/tags']);
}

/** A commit object out of any bytes. */
export function commitBytes(folder: string, content: string | Buffer): string {
  return git(folder, ['hash-object', '-t', 'commit', '-w', '--stdin', '--literally'], { input: content });
}

export const EMPTY_TREE = '4b825dc642cb6eb9a060e54bf8d69288fbee4904';

/** One hash of everything in a folder: names, kinds, bytes, modification times. */
export function hashFolder(folder: string): string {
  const hash = createHash('sha256');
  const visit = (path: string) => {
    const stats = lstatSync(path);
    hash.update(`${path}\0${stats.mode}\0${stats.mtimeMs}\0`);
    if (stats.isSymbolicLink()) hash.update(readlinkSync(path));
    else if (stats.isFile()) hash.update(readFileSync(path));
    else if (stats.isDirectory()) for (const name of readdirSync(path).sort()) visit(join(path, name));
  };
  if (existsSync(folder)) visit(folder);
  return hash.digest('hex');
}

export function quietWork(signal: AbortSignal = new AbortController().signal): Work {
  return { signal, onProgress: () => {} };
}
