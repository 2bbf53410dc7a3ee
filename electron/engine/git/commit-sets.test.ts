/** Commits of one version that another has not (A..B), through the store, against git's own word. */
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { commitsBetween } from '../../../shared/metrics/commits-between.ts';
import { connect, type Database } from '../db/connect.ts';
import { migrate } from '../db/migrate.ts';
import { buildPicture } from '../facts/picture.ts';
import { commitSha } from '../queries/row-texts.ts';
import { addRepository } from './add-repository.ts';
import { pick, randomOf } from './diff/diff-fixture.ts';
import { makeHistory } from './diff/generated-history.ts';
import { type Fixture, git, quietWork, requireGit, temporaryFolder } from './fixture.ts';
import { importRandomHistory } from './fixture-history.ts';
import { refreshRepository } from './refresh-repository.ts';

let place: Fixture;
let db: Database;
beforeAll(() => {
  requireGit();
  place = temporaryFolder();
  db = connect(':memory:', { mustExist: false });
  migrate(db, ':memory:');
});
afterAll(() => place.remove());

function newRepository(name: string): string {
  const folder = join(place.folder, name);
  git(place.folder, ['init', '-q', '-b', 'main', folder]);
  return folder;
}

function add(source: string) {
  return addRepository({ db, source, services: [], cloneFolder: place.folder, now: 0, work: quietWork() });
}

/** By SHA, of all repositories that were read. */
function betweenShas(): (base: readonly string[], head: readonly string[]) => string[] {
  const { facts, repositoryIds, repositoryOf, commitPosition } = buildPicture(db);
  const shaOf = commitSha(db);
  const shas = Array.from(commitPosition, (position, row) => shaOf(repositoryIds[repositoryOf(row)] ?? 0, position));
  const rows = new Map(shas.map((sha, row) => [sha, row]));
  const rowsOf = (names: readonly string[]) => names.map((name) => rows.get(name) ?? -1);
  return (base, head) => commitsBetween(facts.commits, rowsOf(base), rowsOf(head)).map((row) => shas[row] ?? '');
}

/** Children before their parents, as A..B of every version is shown. */
function isNewestFirst(folder: string, found: readonly string[]): boolean {
  const place = new Map(found.map((sha, at) => [sha, at]));
  const lines = git(folder, ['rev-list', '--parents', '--no-walk=unsorted', '--stdin'], { input: found.join('\n') });
  return lines.split('\n').every((line) => {
    const [sha = '', ...parents] = line.split(' ');
    return parents.every((parent) => (place.get(parent) ?? Number.POSITIVE_INFINITY) > (place.get(sha) ?? 0));
  });
}

function expectSets(folder: string, pairs: readonly (readonly [base: string, head: string])[]): void {
  const between = betweenShas();
  // Where clocks went back, git forgets to leave out some ancestors of A, unless it has numbers of generations to go by.
  git(folder, ['commit-graph', 'write', '--reachable']);
  let commits = 0;
  for (const [base, head] of pairs) {
    const found = between([base], [head]);
    const expected = git(folder, ['rev-list', '--topo-order', `${base}..${head}`]).split('\n');
    expect([...found].sort(), `${base}..${head}`).toEqual(expected.filter((sha) => sha !== '').sort());
    if (found.length > 0) expect(isNewestFirst(folder, found), `${base}..${head}`).toBe(true);
    commits += found.length;
  }
  // Not one empty answer after another.
  expect(commits).toBeGreaterThan(pairs.length);
}

describe.each([
  ['of criss-crosses, octopuses and orphans', 41, 500],
  ['of the same sort', 42, 350],
])('a history %s', (_, seed, count) => {
  test('tells each commit that one version has more, and no other', async () => {
    const folder = newRepository(`shapes-${seed}`);
    importRandomHistory(folder, seed, count);
    await add(folder);
    const commits = git(folder, ['rev-list', '--all']).split('\n');
    const random = randomOf(seed);
    expectSets(
      folder,
      Array.from({ length: 60 }, () => [pick(random, commits), pick(random, commits)] as const),
    );
  });
});

test('branches and merges of several roots, read in two goes, beside other repositories', async () => {
  const folder = join(place.folder, 'growing');
  const commits = makeHistory(folder, 43, 400);
  const late = git(folder, ['for-each-ref', '--format=%(refname)', 'refs/heads']).split('\n');
  const isLate = (ref: string) => Number(ref.replace('refs/heads/c', '')) >= 250;
  const removed = late.filter(isLate).map((ref) => [ref, git(folder, ['rev-parse', ref])] as const);
  git(folder, ['update-ref', '--stdin'], { input: removed.map(([ref]) => `delete ${ref}\n`).join('') });
  const { id } = await add(folder);
  expectSets(folder, pairsOf(commits.slice(0, 250), 44));
  git(folder, ['update-ref', '--stdin'], { input: removed.map(([ref, sha]) => `create ${ref} ${sha}\n`).join('') });
  await refreshRepository({ db, repositoryId: id, cloneFolder: place.folder, now: 1, work: quietWork() });
  expectSets(folder, pairsOf(commits, 45));
});

function pairsOf(commits: readonly string[], seed: number) {
  const random = randomOf(seed);
  return Array.from({ length: 40 }, () => [pick(random, commits), pick(random, commits)] as const);
}
