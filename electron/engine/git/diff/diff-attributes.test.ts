/** What git says of attribute `diff`, for patterns and paths of every sort. */
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { processorTimer } from '../../processor-fixture.ts';
import { type Fixture, git, gitBytes, quietWork, requireGit, temporaryFolder } from '../fixture.ts';
import { openRepository } from '../open-repository.ts';
import { openObjects } from '../read-object.ts';
import { createTreeReader } from '../walk-trees.ts';
import { type DiffAttribute, DiffAttributes } from './diff-attributes.ts';
import { commitPlanned, numstat, type PlannedFile, pick, type Random, randomOf } from './diff-fixture.ts';
import { diffRepository } from './diff-repository.ts';
import { compileGitGlob } from './git-glob.ts';
import { Slices } from './slices.ts';

let place: Fixture;
beforeAll(() => {
  requireGit();
  place = temporaryFolder();
});
afterAll(() => place.remove());

async function ours(folder: string, commit: string, paths: readonly string[]): Promise<DiffAttribute[]> {
  const objects = await openObjects(await openRepository(folder));
  const trees = createTreeReader(objects, quietWork());
  const root = (await trees.treeOfCommit(Buffer.from(commit, 'hex'))) ?? '';
  const attributes = new DiffAttributes(objects, trees, root, new Slices(quietWork()));
  const found: DiffAttribute[] = [];
  for (const path of paths) found.push(await attributes.of(path));
  objects.close();
  return found;
}

function fromGit(folder: string, paths: readonly string[]): DiffAttribute[] {
  const input = Buffer.from(paths.map((path) => `${path}\0`).join(''), 'latin1');
  const said = gitBytes(folder, ['check-attr', '-z', '--stdin', 'diff'], { input }).toString('latin1').split('\0');
  return paths.map((_, at) => {
    const value = said[at * 3 + 2];
    return value === 'set' ? 'text' : value === 'unset' ? 'binary' : 'auto';
  });
}

/** Every path beside git's word and ours, so that a failure names the path. */
async function expectEqual(name: string, files: Readonly<Record<string, string>>, paths: readonly string[]) {
  const folder = join(place.folder, name);
  const tree = new Map(
    Object.entries(files).map(([path, content]): [string, PlannedFile] => [
      path,
      { content: Buffer.from(content, 'latin1') },
    ]),
  );
  const [commit = ''] = commitPlanned(folder, [tree]);
  git(folder, ['checkout', '-q', commit]);
  const expected = fromGit(folder, paths);
  const found = await ours(folder, commit, paths);
  expect(paths.map((path, at) => [path, found[at]])).toEqual(paths.map((path, at) => [path, expected[at]]));
  return new Set(expected);
}

const PARTS = ['a', 'b', 'ab', 'x.bin', 'lock', '.', '\xec\x84', ' ', 'A', '-', ']', '9', '\\'];
const MARKS = [
  '*',
  '**',
  '?',
  '/',
  '/**/',
  '**/',
  '/**',
  '[ab]',
  '[!a]',
  '[a-z]',
  '[^/]',
  '[[:alpha:]]',
  '[]a]',
  '\\*',
  '[',
];
const WORDS = ['diff', '-diff', '!diff', 'binary', '-binary', '!binary', 'diff=java', 'text', 'own', '-own', 'other'];

function somePattern(random: Random): string {
  let pattern = '';
  for (let parts = 1 + random(5); parts > 0; parts--) pattern += pick(random, random(2) === 0 ? PARTS : MARKS);
  return /[\s"]/.test(pattern) ? `"${pattern.replace(/["\\]/g, '\\$&')}"` : pattern;
}

function somePath(random: Random): string {
  const names = Array.from({ length: 1 + random(4) }, () =>
    Array.from({ length: 1 + random(3) }, () => pick(random, PARTS)).join(''),
  );
  return names.map((name) => (/^\.+$/.test(name) ? 'dots' : name)).join('/');
}

test('generated patterns', async () => {
  const seen = new Set<DiffAttribute>();
  for (let seed = 1; seed <= 25; seed++) {
    const random = randomOf(seed);
    const lines = () =>
      Array.from({ length: 1 + random(12) }, () => {
        const words = Array.from({ length: 1 + random(3) }, () => pick(random, WORDS));
        return `${pick(random, ['', ' ', '\t'])}${somePattern(random)} ${words.join(' ')}${pick(random, ['', '\r', '  '])}`;
      });
    const files = {
      '.gitattributes': ['[attr]own -diff', '[attr]other own !text', ...lines(), ''].join('\n'),
      'a/.gitattributes': `# nothing\n\n${lines().join('\n')}`,
      'a/b/.gitattributes': lines().join('\n'),
      'a/b/file': '',
    };
    const paths = Array.from({ length: 400 }, () => somePath(random));
    const deep = paths.map((path, at) => pick(random, ['a/', 'a/b/', ['', 'b/'][at % 2] ?? '']) + path);
    for (const one of await expectEqual(`seed-${seed}`, files, [...new Set([...paths, ...deep])])) seen.add(one);
  }
  expect([...seen].sort()).toEqual(['auto', 'binary', 'text']);
});

test('what people write', async () => {
  const files = {
    '.gitattributes': [
      '\xef\xbb\xbf# comment',
      '*.png binary',
      'package-lock.json -diff',
      '/dist/** -diff',
      'docs/**/*.svg -diff',
      '"a b.txt" -diff',
      '"tab\\there" -diff',
      '"oct\\141l" -diff',
      'folder/ -diff',
      '!negative -diff',
      `${'x'.repeat(2050)} -diff`,
      '*.java diff=java',
      '*.sql diff',
      'keep.png !binary diff',
    ].join('\n'),
    'vendor/.gitattributes': '* -diff\n*.md diff\n',
    'folder/x': '',
  };
  const paths = [
    ...['a.png', 'x/a.png', 'package-lock.json', 'x/package-lock.json', 'dist/a', 'dist/b/c', 'x/dist/a', 'dist'],
    ...[
      'docs/a.svg',
      'docs/a/b/c.svg',
      'x/docs/a.svg',
      'a b.txt',
      'tab\there',
      'octal',
      'folder/x',
      'folder',
      'negative',
    ],
    ...['A.java', 'a.sql', 'keep.png', 'x/keep.png', 'vendor/a', 'vendor/a.md', 'vendor/b/c.md', 'x'.repeat(2050)],
  ];
  await expectEqual('people', files, paths);
});

test('a file that is said to be binary has no lines, one that is said to be text has them', async () => {
  const folder = join(place.folder, 'figures');
  const attributes = '*.lock -diff\n*.dump diff\n*.moved binary\n';
  const lines = Array.from({ length: 50 }, (_, at) => `line ${at}\n`).join('');
  const tree = (suffix: string, moved: string, own: string) =>
    new Map<string, PlannedFile>([
      ['.gitattributes', { content: own }],
      ['a.lock', { content: `one\n${suffix}` }],
      ['b.dump', { content: `\0one\n${suffix}` }],
      ['c.txt', { content: `one\n${suffix}` }],
      ['link.lock', { content: `to-${suffix}`, mode: '120000' }],
      [moved, { content: lines + suffix }],
    ]);
  const [base = '', head = ''] = commitPlanned(folder, [
    tree('two\n', 'old/x.txt', ''),
    tree('three\nfour\n', 'new/x.moved', attributes),
  ]);
  git(folder, ['checkout', '-q', head]);
  const found = await diffRepository({ source: folder, base, head, patterns: [], work: quietWork() });
  const figures = Array.isArray(found)
    ? found.map(({ path, from, figures: own }) => {
        return { path, from, ...(typeof own === 'string' ? { additions: null, deletions: null } : own) };
      })
    : found;
  expect(figures).toEqual(numstat(folder, [base, head]));
  expect(figures).toContainEqual({ path: 'b.dump', from: null, additions: 2, deletions: 1 });
  expect(figures).toContainEqual({ path: 'a.lock', from: null, additions: null, deletions: null });
  expect(figures).toContainEqual({ path: 'new/x.moved', from: 'old/x.txt', additions: null, deletions: null });
});

test('no pattern takes long', () => {
  const matches = compileGitGlob(`${'*a'.repeat(500)}**/${'*[a-z]?'.repeat(200)}b`);
  const taken = processorTimer();
  expect(matches('a'.repeat(4000))).toBe(false);
  expect(taken()).toBeLessThan(2000);
});
