/** Repositories that are damaged, or made to do harm: what can't be told is said so, and nothing else happens. */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { processorTimer } from '../../processor-fixture.ts';
import { type Fixture, git, hashFolder, quietWork, requireGit, temporaryFolder } from '../fixture.ts';
import { diffRepository } from './diff-repository.ts';
import type { Figures, FileDifference } from './diff-trees.ts';
import { LONGEST_FILE } from './file-contents.ts';

let place: Fixture;
beforeAll(() => {
  requireGit();
  place = temporaryFolder();
});
afterAll(() => place.remove());

function newRepository(name: string): string {
  const folder = join(place.folder, name);
  git(place.folder, ['init', '-q', '-b', 'main', folder]);
  return folder;
}

function write(folder: string, type: 'blob' | 'tree' | 'commit', content: string | Buffer): string {
  return git(folder, ['hash-object', '-w', '-t', type, '--literally', '--stdin'], { input: content });
}

type Entry = readonly [mode: string, name: string, object: string];

function treeOf(folder: string, entries: readonly Entry[]): string {
  const rows = entries.map(([mode, name, object]) =>
    Buffer.concat([Buffer.from(`${mode} ${name}\0`, 'latin1'), Buffer.from(object, 'hex')]),
  );
  return write(folder, 'tree', Buffer.concat(rows));
}

function commitOf(folder: string, tree: string): string {
  return write(folder, 'commit', `tree ${tree}\nauthor A <a@b> 1 +0000\ncommitter A <a@b> 1 +0000\n\nx\n`);
}

function commitFiles(folder: string, entries: readonly Entry[]): string {
  return commitOf(folder, treeOf(folder, entries));
}

function looseFile(folder: string, object: string): string {
  return join(folder, '.git', 'objects', object.slice(0, 2), object.slice(2));
}

/** In place of what an object is. */
function replace(folder: string, object: string, bytes: Buffer): void {
  rmSync(looseFile(folder, object), { force: true });
  writeFileSync(looseFile(folder, object), bytes);
}

function diff(source: string, base: string, head: string) {
  return diffRepository({ source, base, head, patterns: [], work: quietWork() });
}

async function figures(source: string, base: string, head: string): Promise<Record<string, Figures>> {
  const found = await diff(source, base, head);
  return Object.fromEntries((found as readonly FileDifference[]).map((one) => [one.path, one.figures]));
}

describe('files that can’t be read are told from those that can', () => {
  test('damaged, swapped and missing ones', async () => {
    const folder = newRepository('damaged');
    const names = ['damaged', 'missing', 'sound', 'swapped', 'tree'];
    const blobs = names.map((name) => write(folder, 'blob', `${name}\none\n`));
    const [damaged = '', missing = '', sound = '', swapped = ''] = blobs;
    const entries = names.map((name, at): Entry => ['100644', name, blobs[at] ?? '']);
    const base = commitFiles(folder, []);
    // A file whose object is a folder's.
    const tree = treeOf(folder, []);
    const head = commitFiles(folder, [...entries.slice(0, 4), ['100644', 'tree', tree]]);
    replace(folder, damaged, readFileSync(looseFile(folder, sound)).fill(7, 5, 9));
    replace(folder, swapped, readFileSync(looseFile(folder, sound)));
    rmSync(looseFile(folder, missing));
    const expected = {
      damaged: 'unreadable',
      missing: 'unreadable',
      sound: { additions: 2, deletions: 0 },
      swapped: 'unreadable',
      tree: 'unreadable',
    };
    expect(await figures(folder, base, head)).toEqual(expected);
  });

  test('too long ones, loose and packed, honest about their length or not', async () => {
    const folder = newRepository('long');
    git(folder, ['config', 'core.compression', '1']);
    const most = Buffer.alloc(LONGEST_FILE, 'line\n');
    const contents = [most, Buffer.concat([most, Buffer.from('x')])];
    const blobs = contents.map((content) => write(folder, 'blob', content));
    const bomb = write(folder, 'blob', 'bomb');
    const random = createHash('shake256', { outputLength: 18 << 20 }).digest();
    const incompressible = write(folder, 'blob', random);
    const names = ['at-most', 'longer', 'random', 'bomb'];
    const all = [...blobs, incompressible, bomb];
    const [base, head] = [[], all].map((own) =>
      commitFiles(folder, own.map((object, at): Entry => ['100644', names[at] ?? '', object]).sort()),
    );
    const sound = { additions: Math.ceil(LONGEST_FILE / 5), deletions: 0 };
    const large = { longer: 'large', random: 'large' };
    expect(await figures(folder, base ?? '', head ?? '')).toEqual({
      ...{ 'at-most': sound, bomb: { additions: 1, deletions: 0 } },
      ...large,
    });
    // Four bytes that become a hundred million.
    replace(folder, bomb, deflateSync(Buffer.concat([Buffer.from('blob 4\0'), Buffer.alloc(100 << 20)])));
    const before = process.memoryUsage().rss;
    expect(await figures(folder, base ?? '', head ?? '')).toEqual({ 'at-most': sound, bomb: 'large', ...large });
    expect(process.memoryUsage().rss - before).toBeLessThan(90 << 20);
    rmSync(looseFile(folder, bomb));
    git(folder, ['update-ref', 'refs/heads/main', head ?? '']);
    git(folder, ['update-ref', 'refs/heads/base', base ?? '']);
    write(folder, 'blob', 'bomb');
    git(folder, ['repack', '-adq', '--window=0']);
    git(folder, ['prune-packed']);
    expect(await figures(folder, base ?? '', head ?? '')).toEqual({
      ...{ 'at-most': sound, bomb: { additions: 1, deletions: 0 } },
      ...large,
    });
  });
});

describe('what no end of files could be told of', () => {
  test('trees that name others many times over', async () => {
    const folder = newRepository('tree-bomb');
    const blob = write(folder, 'blob', 'x\n');
    for (const [name, leaf] of Object.entries({ full: [['100644', 'f', blob]], hollow: [] } as Record<
      string,
      Entry[]
    >)) {
      let tree = treeOf(folder, leaf);
      for (let level = 0; level < 12; level++) {
        const below = tree;
        tree = treeOf(
          folder,
          Array.from({ length: 10 }, (_, at): Entry => ['40000', `${name}${at}`, below]),
        );
      }
      const taken = processorTimer();
      expect(await diff(folder, commitFiles(folder, []), commitOf(folder, tree))).toBe('unreadable');
      expect(taken()).toBeLessThan(20_000);
    }
  });

  test('folders in folders in folders', async () => {
    const folder = newRepository('deep');
    const empty = commitFiles(folder, []);
    const blob = write(folder, 'blob', 'x\n');
    let object = treeOf(folder, [['100644', 'f', blob]]);
    for (let level = 0; level < 2060; level++) {
      const content = Buffer.concat([Buffer.from('40000 d\0'), Buffer.from(object, 'hex')]);
      const whole = Buffer.concat([Buffer.from(`tree ${content.length}\0`), content]);
      object = createHash('sha1').update(whole).digest('hex');
      mkdirSync(join(looseFile(folder, object), '..'), { recursive: true });
      writeFileSync(looseFile(folder, object), deflateSync(whole));
      if (level === 2000) expect(await diff(folder, empty, commitOf(folder, object))).toHaveLength(1);
    }
    expect(await diff(folder, empty, commitOf(folder, object))).toBe('unreadable');
  });
});

test('folders that are missing, damaged or something else', async () => {
  const folder = newRepository('folders');
  const blob = write(folder, 'blob', 'x\n');
  const inner = treeOf(folder, [['100644', 'f', blob]]);
  const base = commitFiles(folder, []);
  const head = commitFiles(folder, [['40000', 'inner', inner]]);
  expect(await diff(folder, base, commitFiles(folder, [['40000', 'file', blob]]))).toBe('unreadable');
  expect(await diff(folder, base, commitOf(folder, 'ab'.repeat(20)))).toBe('unreadable');
  expect(await diff(folder, base, 'cd'.repeat(20))).toBe('unreadable');
  expect(await diff(folder, base, blob)).toBe('unreadable');
  const whole = readFileSync(looseFile(folder, inner));
  replace(folder, inner, whole.subarray(0, 20));
  expect(await diff(folder, base, head)).toBe('unreadable');
  rmSync(looseFile(folder, inner));
  expect(await diff(folder, base, head)).toBe('unreadable');
});

test('names that no file may have lead nowhere: they are counted under them', async () => {
  const folder = newRepository('names');
  const blob = write(folder, 'blob', 'x\n');
  const inner = treeOf(folder, [['100644', 'passwd', blob]]);
  const base = commitFiles(folder, []);
  const head = commitFiles(folder, [
    ['100644', '../../etc/hostname', blob],
    ['100644', '/etc/passwd', blob],
    ['100644', 'a//b', blob],
    ['40000', '..', inner],
    ['100644', '.git', blob],
    ['100644', '', blob],
    ['100664', 'group-writes', blob],
    ['777', 'no-sort', blob],
    ['nonsense', 'no-mode', blob],
  ]);
  const one = { additions: 1, deletions: 0 };
  const before = hashFolder(place.folder);
  expect(await figures(folder, base, head)).toEqual({
    ...{
      '../../etc/hostname': one,
      '/etc/passwd': one,
      'a//b': one,
      '../passwd': one,
      '.git': one,
      '': one,
      'group-writes': one,
    },
    // As git takes what is nothing else: submodules.
    ...{ 'no-sort': one, 'no-mode': one },
  });
  expect(hashFolder(place.folder)).toBe(before);
});

test('folders that are no repository any more', async () => {
  const folder = newRepository('refused');
  const base = commitFiles(folder, []);
  git(folder, ['config', 'core.repositoryFormatVersion', '1']);
  git(folder, ['config', 'extensions.objectFormat', 'sha256']);
  expect(await diff(folder, base, base)).toBe('unreadable');
  rmSync(join(folder, '.git'), { recursive: true });
  expect(await diff(folder, base, base)).toBe('unreadable');
  rmSync(folder, { recursive: true });
  expect(await diff(folder, base, base)).toBe('gone');
});

const COLLECTION = join(import.meta.dirname, '../../../../../shared/corpus/bad-input/git');
const whyNot = existsSync(COLLECTION) ? '' : ' (skipped: the collection is absent)';

describe.skipIf(whyNot !== '')(`repositories made by strangers${whyNot}`, () => {
  const archives = whyNot === '' ? readdirSync(COLLECTION).filter((name) => name.endsWith('.tgz')) : [];

  it.each(archives)('%s', async (archive) => {
    const folder = join(place.folder, archive);
    mkdirSync(folder);
    execFileSync('tar', ['xzf', join(COLLECTION, archive), '-C', folder]);
    const source = join(folder, archive.replace('.tgz', ''));
    const before = hashFolder(folder);
    const rss = process.memoryUsage().rss;
    const taken = processorTimer();
    const commits: string[] = [];
    for (const object of objectsIn(source))
      if (typeof (await diff(source, object, object)) === 'object') commits.push(object);
    if (archive === 'g00-control.tgz') expect(commits.length).toBeGreaterThan(1);
    for (const base of commits) {
      for (const head of commits) {
        const found = await diff(source, base, head);
        expect(typeof found === 'string' ? ['unreadable', 'gone'] : [found]).toContain(found);
      }
    }
    expect(taken()).toBeLessThan(20_000);
    expect(process.memoryUsage().rss - rss).toBeLessThan(400 << 20);
    expect(hashFolder(folder)).toBe(before);
  });

  /** Names that loose objects and refs have, whatever they are. */
  function objectsIn(source: string): string[] {
    const objects = [join(source, '.git', 'objects'), join(source, 'objects')].find(existsSync) ?? source;
    const shas = readdirSync(objects)
      .filter((first) => /^[0-9a-f]{2}$/.test(first))
      .flatMap((first) => readdirSync(join(objects, first)).map((rest) => first + rest))
      .filter((name) => /^[0-9a-f]{40}$/.test(name));
    return shas.slice(0, 60);
  }
});
