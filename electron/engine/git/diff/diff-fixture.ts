/** Generated contents, trees of them in a real repository, and what git says of their differences. */
import { join } from 'node:path';
import { git, gitBytes } from '../fixture.ts';

export type Random = (below: number) => number;

/** The same numbers for the same seed (a linear congruential generator, its upper bits). */
export function randomOf(seed: number): Random {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

export function pick<T>(random: Random, from: readonly T[]): T {
  return from[random(from.length)] as T;
}

/** A file of a tree: its mode as git writes it; `content` of a submodule is the SHA. */
export interface PlannedFile {
  readonly mode?: '100644' | '100755' | '120000' | '160000';
  readonly content: Buffer | string;
}
/** By path, a character a byte. */
export type PlannedTree = ReadonlyMap<string, PlannedFile>;

/** A new repository with a commit for every tree; their names. In one pack, or as loose objects. */
export function commitPlanned(folder: string, trees: readonly PlannedTree[], isLoose = false): string[] {
  const commits = trees.map((tree, number) => {
    const head = `commit refs/heads/c${number}\ncommitter A <a@b.c> ${1e9 + number} +0000\ndata 1\nx\n`;
    return Buffer.concat([Buffer.from(head), ...[...tree].map(([path, file]) => fileCommand(path, file)), LINE]);
  });
  return importStream(folder, commits, isLoose);
}

/** A new repository out of git's fast-import stream, a part a commit to branch c0, c1 …; names of the commits. */
export function importStream(folder: string, commits: readonly Buffer[], isLoose: boolean): string[] {
  git(join(folder, '..'), ['init', '-q', '-b', 'main', folder]);
  const unpack = `fastimport.unpackLimit=${isLoose ? 1_000_000 : 1}`;
  git(folder, ['-c', unpack, 'fast-import', '--quiet', '--force'], { input: Buffer.concat(commits) });
  const refs = git(folder, ['for-each-ref', '--format=%(refname:strip=2) %(objectname)', 'refs/heads']);
  const names = new Map(refs.split('\n').map((line) => line.split(' ') as [string, string]));
  return commits.map((_, number) => names.get(`c${number}`) ?? '');
}

const LINE = Buffer.from('\n');

/** A path of a fast-import stream. */
export function quoted(path: string): string {
  return `"${path.replace(/["\\]/g, '\\$&').replaceAll('\n', '\\n')}"`;
}

/** Of git's fast-import: a path, a mode, and what is there. */
export function fileCommand(path: string, { mode = '100644', content }: PlannedFile): Buffer {
  if (mode === '160000') return Buffer.from(`M 160000 ${content.toString('latin1')} ${quoted(path)}\n`, 'latin1');
  const bytes = Buffer.from(content);
  const head = Buffer.from(`M ${mode} inline ${quoted(path)}\ndata ${bytes.length}\n`, 'latin1');
  return Buffer.concat([head, bytes, Buffer.from('\n')]);
}

/** A line of `git diff --numstat -z`; paths a character a byte. */
export interface NumstatLine {
  readonly path: string;
  readonly from: string | null;
  readonly additions: number | null;
  readonly deletions: number | null;
}

export function numstat(folder: string, args: readonly string[]): NumstatLine[] {
  const text = gitBytes(folder, ['diff', '--numstat', '-z', ...args]).toString('latin1');
  const parts = text.split('\0');
  const lines: NumstatLine[] = [];
  const figure = (digits: string | undefined) => (digits === '-' ? null : Number(digits));
  for (let at = 0; at < parts.length - 1; at++) {
    const [added, deleted, path] = (parts[at] ?? '').split('\t');
    const figures = { additions: figure(added), deletions: figure(deleted) };
    if (path !== '') lines.push({ path: path ?? '', from: null, ...figures });
    else {
      lines.push({ from: parts[at + 1] ?? '', path: parts[at + 2] ?? '', ...figures });
      at += 2;
    }
  }
  return lines;
}
