/** The files and figures of git itself, for histories of every sort. */
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Fixture, git, quietWork, requireGit, temporaryFolder } from '../fixture.ts';
import { createPathMatcher } from '../match-paths.ts';
import { openRepository } from '../open-repository.ts';
import { openObjects } from '../read-object.ts';
import { commitPlanned, type NumstatLine, numstat, type PlannedFile, pick, randomOf } from './diff-fixture.ts';
import { diffTrees, type FileDifference } from './diff-trees.ts';
import { makeHistory } from './generated-history.ts';
import type { PathChoice } from './list-changes.ts';

let place: Fixture;
beforeAll(() => {
  requireGit();
  place = temporaryFolder();
});
afterAll(() => place.remove());

type Pair = readonly [base: string, head: string];

const EVERYTHING: PathChoice = { matches: () => true, reaches: () => true };

async function diffAll(folder: string, pairs: readonly Pair[], choice = EVERYTHING) {
  const objects = await openObjects(await openRepository(folder));
  try {
    const found: (readonly FileDifference[] | null)[] = [];
    for (const [base, head] of pairs) found.push(await diffTrees({ objects, base, head, choice, work: quietWork() }));
    return found;
  } finally {
    objects.close();
  }
}

function asNumstat(differences: readonly FileDifference[] | null): NumstatLine[] {
  return (differences ?? []).map(({ path, from, figures }) => {
    const { additions, deletions } = typeof figures === 'string' ? { additions: null, deletions: null } : figures;
    return { path, from, additions, deletions };
  });
}

async function expectEqual(folder: string, pairs: readonly Pair[], paths: readonly string[] = []): Promise<void> {
  const choice = paths.length === 0 ? EVERYTHING : createPathMatcher(paths);
  const found = (await diffAll(folder, pairs, choice)).map(asNumstat);
  for (const [number, [base, head]] of pairs.entries()) {
    expect(found[number], `${base}..${head}`).toEqual(numstat(folder, [base, head, '--', ...paths]));
  }
}

function somePairs(commits: readonly string[], count: number, seed: number): Pair[] {
  const random = randomOf(seed);
  const near = Array.from({ length: count }, (): Pair => {
    const at = random(commits.length - 1);
    return [commits[at] ?? '', commits[Math.min(commits.length - 1, at + 1 + random(30))] ?? ''];
  });
  return [...near, ...near.slice(0, count / 2).map(([base, head]): Pair => [head, base])];
}

describe('histories of several hundred commits', () => {
  test.each([
    ['in a pack', 21, 400, false],
    ['loose', 22, 300, true],
    ['in a pack again', 23, 500, false],
  ])('%s', async (name, seed, count, isLoose) => {
    const folder = join(place.folder, name.replaceAll(' ', '-'));
    const commits = makeHistory(folder, seed, count, isLoose);
    const pairs = somePairs(commits, 60, seed);
    const changes = (await diffAll(folder, pairs)).flat().map((difference) => difference?.change);
    for (const change of ['added', 'deleted', 'modified', 'renamed'] as const) {
      expect(changes.filter((one) => one === change).length).toBeGreaterThan(60);
    }
    await expectEqual(folder, pairs);
    await expectEqual(folder, pairs.slice(0, 20), ['src', '서비스']);
  });

  test('the same after all is packed anew, with deltas', async () => {
    const folder = join(place.folder, 'repacked');
    const commits = makeHistory(folder, 24, 300, true);
    git(folder, ['gc', '-q', '--aggressive', '--prune=now']);
    await expectEqual(folder, somePairs(commits, 40, 24));
  });
});

describe('moved files', () => {
  function page(seed: number, lines: number): string {
    const random = randomOf(seed);
    return Array.from({ length: lines }, () => `line ${random(1e6)} of ${seed}\n`).join('');
  }

  async function expectPlanned(name: string, before: Record<string, string>, after: Record<string, string>) {
    const folder = join(place.folder, name);
    const tree = (files: Record<string, string>) =>
      new Map(Object.entries(files).map(([path, content]): [string, PlannedFile] => [path, { content }]));
    const [base = '', head = ''] = commitPlanned(folder, [tree(before), tree(after)]);
    await expectEqual(folder, [
      [base, head],
      [head, base],
    ]);
    return (await diffAll(folder, [[base, head]]))[0]?.map(({ path, from }) => (from === null ? path : [from, path]));
  }

  test('equal files go to the one of the same name, each once', async () => {
    const [a, b] = [page(1, 20), page(2, 20)];
    const found = await expectPlanned(
      'equal',
      { 'a/x': a, 'a/y': a, 'a/z': b, empty: '', 'c/empty': '' },
      { 'b/y': a, 'b/w': a, 'b/v': a, 'd/empty': '', 'd/z': b },
    );
    expect(found).toEqual([['a/x', 'b/v'], ['a/y', 'b/w'], 'b/y', ['c/empty', 'd/empty'], ['a/z', 'd/z'], 'empty']);
  });

  test('at every likeness around half, and around that of namesakes', async () => {
    const before: Record<string, string> = {};
    const after: Record<string, string> = {};
    for (let kept = 40; kept <= 90; kept++) {
      const lines = page(kept, 100).split(/(?<=\n)/);
      before[`old/${kept}`] = lines.join('');
      after[`new/${kept}-other`] = lines.map((line, at) => (at < kept ? line : `${line.trim()}!\n`)).join('');
      before[`old/same/${kept}-name`] = lines.join('-');
      after[`new/same/${kept}-name`] = lines.map((line, at) => (at < kept ? line : `${line.trim()}?\n`)).join('-');
    }
    await expectPlanned('likeness', before, after);
  });

  test('many that are alike, in two places', async () => {
    const random = randomOf(8);
    const shared = page(3, 30).split(/(?<=\n)/);
    const file = () => shared.map((line) => (random(3) === 0 ? `${line.trim()} ${random(9)}\n` : line)).join('');
    const files = (folder: string, count: number) =>
      Object.fromEntries(Array.from({ length: count }, (_, n) => [`${folder}/${n % 7}/${n % 23}-${n % 5}`, file()]));
    await expectPlanned('alike', files('old', 90), files('new', 80));
  });

  test('none but equal ones where there are too many', async () => {
    const files = (folder: string, suffix: string, count: number) =>
      Object.fromEntries(
        Array.from({ length: count }, (_, n) => [`${folder}/${folder}${n}`, `${page(n, 3)}${suffix}`]),
      );
    const found = await expectPlanned(
      'many',
      { ...files('old', 'a\n', 1001), 'x/moved': page(9999, 4), 'x/changed': page(9998, 9) },
      { ...files('new', 'b\n', 1001), 'y/moved': page(9999, 4), 'y/changed': `${page(9998, 9)}more\n` },
    );
    expect(found?.filter((one) => Array.isArray(one))).toEqual([
      ['x/changed', 'y/changed'],
      ['x/moved', 'y/moved'],
    ]);
  });

  test('as many as may be are compared with each other', async () => {
    const random = randomOf(77);
    const files = (folder: string, suffix: string) =>
      Object.fromEntries(Array.from({ length: 120 }, (_, n) => [`${folder}/${folder}${n}`, `${page(n, 3)}${suffix}`]));
    const found = await expectPlanned('few', files('old', 'a\n'), files('new', `${random(9)}\n`));
    expect(found?.filter((one) => Array.isArray(one))).toHaveLength(120);
  });

  test('text with CRs, binary files and long lines', async () => {
    const crlf = page(5, 40).replaceAll('\n', '\r\n');
    const long = `${'0123456789abcdef'.repeat(400)}\n`;
    const binary = `\0${page(6, 40)}`;
    await expectPlanned(
      'odd-lines',
      { 'a/crlf': crlf, 'a/long': long.repeat(3), 'a/binary': binary, 'a/cr': binary.replaceAll('\n', '\r\n') },
      {
        'b/lf': crlf.replaceAll('\r', ''),
        'b/longer': `${long.repeat(2)}${'0123456789abcdeX'.repeat(400)}\n`,
        'b/bytes': `${binary}x\n`,
        'b/bytes-lf': binary.replaceAll('\n', '\n\r'),
      },
    );
    // A CR of an end of line counts in a binary file.
    const others = `\0${page(16, 40)}`;
    const found = await expectPlanned('crs', { 'c/bin': others.replaceAll('\n', '\r\n') }, { 'd/nib': others });
    expect(found).toEqual(['c/bin', 'd/nib']);
  });

  test('of those that are alike the same, the one of the same name', async () => {
    const lines = page(10, 100).split(/(?<=\n)/);
    const same = lines.join('');
    const changed = lines.map((line, at) => (at < 60 ? line : `${line.trim()}!\n`)).join('');
    const found = await expectPlanned('named', { 'a/m': same, 'p/n': same, 'q/n': same }, { 'z/n': changed });
    expect(found).toEqual(['a/m', 'q/n', ['p/n', 'z/n']]);
  });

  test('a last line without its end counts, as in git since 2.44', async () => {
    const [, major = 0, minor = 0] = /(\d+)\.(\d+)/.exec(git(place.folder, ['--version']))?.map(Number) ?? [];
    const folder = join(place.folder, 'last-line');
    const last = 'the one line that both have '.repeat(2).slice(0, 50);
    const [base = '', head = ''] = commitPlanned(folder, [
      new Map([['a', { content: `${'x'.repeat(40)}\n${last}` }]]),
      new Map([['b', { content: `${'y'.repeat(40)}\n${last}` }]]),
    ]);
    const found = asNumstat((await diffAll(folder, [[base, head]]))[0] ?? null);
    expect(found).toEqual([{ path: 'b', from: 'a', additions: 1, deletions: 1 }]);
    if (major > 2 || minor >= 44) expect(found).toEqual(numstat(folder, [base, head]));
  });
});

test('the whole history of a repository at once: from nothing, and back', async () => {
  const folder = join(place.folder, 'whole');
  const commits = makeHistory(folder, 31, 60);
  const [empty = ''] = commitPlanned(join(place.folder, 'nothing'), [new Map()]);
  git(folder, ['fetch', '-q', join(place.folder, 'nothing'), 'c0']);
  const pairs = [pick(randomOf(1), commits), commits.at(-1) ?? ''].flatMap((commit): Pair[] => [
    [empty, commit],
    [commit, empty],
    [commit, commit],
  ]);
  await expectEqual(folder, pairs);
});
