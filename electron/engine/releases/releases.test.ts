import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { View } from '../../../shared/view.ts';
import { type EngineFixture, importPaths, NOW, newEngine, openEngine } from '../engine-fixture.ts';
import { commit, commitBytes, EMPTY_TREE, git } from '../git/fixture.ts';

const EVERYTHING: View = {
  from: '2024-01-01',
  to: '2025-01-01',
  timeZone: 'UTC',
  services: [],
  teams: [],
  repositories: [],
  excludeBots: false,
};

let fixture: EngineFixture;
let folder: string;
beforeEach(async () => {
  fixture = await openEngine();
  folder = join(fixture.folder, 'app');
  mkdirSync(folder);
  git(folder, ['init', '-q', '-b', 'main']);
});
afterEach(() => fixture.close());

function tagged(...names: readonly string[]): string {
  const sha = commit(folder, names.join(' '));
  for (const name of names) git(folder, ['tag', name]);
  return sha;
}

function annotate(name: string, at: string): void {
  git(folder, ['tag', '-a', '-m', name, name], { env: { GIT_COMMITTER_DATE: at } });
}

const committedAt = (sha: string) => Number(git(folder, ['show', '-s', '--format=%ct', sha])) * 1000;

async function add(releases?: string, services: readonly string[] = []) {
  const input = { source: folder, services: [...services], job: 'add', ...(releases !== undefined && { releases }) };
  return fixture.engine.handle('repository.add', input);
}

async function deployments() {
  const sort = { column: 'finishedAt', descending: false };
  const page = await fixture.engine.handle('deployments.list', {
    view: EVERYTHING,
    search: '',
    sort,
    offset: 0,
    limit: 100,
  });
  return page.rows;
}

async function releases() {
  return (await deployments()).map(({ service, version, sha }) => [service, version, sha]);
}

const imports = () => fixture.engine.handle('import.list', {});

test('the tags that match are deployments: when the tag was made, else when the commit was', async () => {
  const first = tagged('v1.0.0');
  const second = tagged('nightly');
  annotate('v1.1.0', '2024-06-09T10:00:00+0900');
  expect(await add()).toMatchObject({ releases: null });
  expect(await deployments()).toEqual([]);
  const { id } = await add('v*');
  expect(
    (await deployments()).map(({ finishedAt, ...row }) => [row.service, row.version, row.sha, finishedAt]),
  ).toEqual([
    ['app', 'v1.0.0', first, committedAt(first)],
    ['app', 'v1.1.0', second, Date.UTC(2024, 5, 9, 1)],
  ]);
  expect((await deployments()).map(({ counted, repo }) => [counted, repo])).toEqual([
    [true, 'app'],
    [true, 'app'],
  ]);
  expect(await imports()).toMatchObject([
    { kind: 'deployments', preset: 'git-tags', file: 'app', read: 2, stored: 2, importedAt: NOW, appVersion: '1.2.3' },
  ]);
  expect(await fixture.engine.handle('repository.list', {})).toMatchObject([{ id, releases: 'v*', tags: 3 }]);
  expect(await fixture.engine.handle('workspace.summary', {})).toMatchObject({ imports: 0, deployments: 2 });
});

test('tags that a script made in one second are in the order of their commits', async () => {
  const shas = ['v1', 'v2', 'v10'].map((name) => {
    const sha = commit(folder, name);
    annotate(name, '2024-06-09T10:00:00Z');
    return sha;
  });
  await add('v*');
  expect(await releases()).toEqual([
    ['app', 'v1', shas[0]],
    ['app', 'v2', shas[1]],
    ['app', 'v10', shas[2]],
  ]);
  expect((await deployments()).map(({ commits }) => commits)).toEqual([0, 1, 1]);
});

test('other names of one commit are no further deployments, and are counted as duplicates', async () => {
  const sha = tagged('v1', 'v1.0', 'v1.0.0', 'latest');
  await add('*');
  expect(await releases()).toEqual([['app', 'v1.0.0', sha]]);
  expect(await imports()).toMatchObject([{ read: 4, stored: 1, duplicate: 3 }]);
});

test('tags without a time are rejected: whose commit has none and that say none themselves', async () => {
  tagged('v1');
  const timeless = commitBytes(
    folder,
    `tree ${EMPTY_TREE}\nauthor A <a@example.com>\ncommitter A <a@example.com>\n\nx\n`,
  );
  git(folder, ['tag', 'v2', timeless]);
  const { id } = await add('v*');
  const [batch] = await imports();
  expect(batch).toMatchObject({ read: 2, stored: 1, rejected: 1 });
  const request = { batchId: batch?.id ?? 0, offset: 0, limit: 9 };
  expect((await fixture.engine.handle('import.rejects', request)).rows).toEqual([
    { line: 2, column: 'tag', code: 'time-missing', value: 'v2' },
  ]);
  const path = join(fixture.folder, 'rejects.csv');
  await fixture.engine.handle('import.rejects-csv', { batchId: request.batchId, path });
  expect(readFileSync(path, 'utf8')).toContain('time-missing');
  const tried = await fixture.engine.handle('repository.releases-preview', { repositoryId: id, pattern: 'v2' });
  expect(tried).toMatchObject({ matching: 1, deployments: 0, newest: [] });
});

test('each service of the repository has its deployments; a name in the tag goes before them', async () => {
  const first = tagged('v1');
  const second = tagged('cart@2.0', '@shop/web@7');
  const { id } = await add('v*', ['cart', 'web']);
  expect(await releases()).toEqual([
    ['cart', 'v1', first],
    ['web', 'v1', first],
  ]);
  await fixture.engine.handle('repository.releases', { repositoryId: id, pattern: '{service}@*' });
  expect(await releases()).toEqual([
    ['@shop/web', '7', second],
    ['cart', '2.0', second],
  ]);
});

test('a change of services renames the deployments', async () => {
  tagged('v1');
  const { id } = await add('v*');
  const services = [{ service: 'checkout', paths: [] }];
  await fixture.engine.handle('names.change', { choices: [{ kind: 'repository', repositoryId: id, services }] });
  expect((await releases()).map(([service]) => service)).toEqual(['checkout']);
});

describe('a look at the repository', () => {
  const refresh = (repositoryId: number) =>
    fixture.engine.handle('repository.refresh', { repositoryId, job: 'refresh' });

  test('brings new, moved and deleted tags; without any, the rows stay', async () => {
    const first = tagged('v1');
    tagged('v2');
    const { id } = await add('v*');
    await importPaths(fixture.engine, fixture.client.incidents);
    const before = await imports();
    await refresh(id);
    expect(await imports()).toEqual(before);
    git(folder, ['tag', '-d', 'v2']);
    const third = tagged('v3');
    await refresh(id);
    expect(await releases()).toEqual([
      ['app', 'v1', first],
      ['app', 'v3', third],
    ]);
    expect((await imports()).map(({ preset, read }) => [preset, read])).toEqual([
      ['git-tags', 2],
      [before[0]?.preset, before[0]?.read],
    ]);
    git(folder, ['tag', '-f', 'v1']);
    await refresh(id);
    expect((await releases()).map(([, version]) => version)).toEqual(['v1', 'v3']);
  });

  test('does not bring back releases whose import was undone', async () => {
    tagged('v1');
    const { id } = await add('v*');
    const [batch] = await imports();
    await fixture.engine.handle('import.undo', { batchId: batch?.id ?? 0 });
    expect(await deployments()).toEqual([]);
    await refresh(id);
    expect(await deployments()).toEqual([]);
    expect(await fixture.engine.handle('repository.list', {})).toMatchObject([{ releases: null }]);
  });
});

test('rows of files stay in order and whole, whatever comes and goes between them', async () => {
  const { engine, client } = fixture;
  const sha = tagged('v1');
  const { id } = await add('v*');
  await importPaths(engine, client.deployments);
  // The file says what the release says: its row repeats it until the release goes.
  const same = join(fixture.folder, 'same.csv');
  const at = new Date(committedAt(sha)).toISOString();
  writeFileSync(
    same,
    `service,finished_at,status,commit_sha,version,repository\napp,${at},success,${sha},v1,${folder}\n`,
  );
  await importPaths(engine, same);
  const counts = async () => (await imports()).map(({ preset, stored, duplicate }) => [preset, stored, duplicate]);
  const [repeating, plain] = await counts();
  expect([repeating, plain]).toMatchObject([
    [expect.any(String), 0, 1],
    [expect.any(String), 7, 0],
  ]);
  await engine.handle('repository.releases', { repositoryId: id, pattern: null });
  expect(await counts()).toEqual([[repeating?.[0], 1, 0], plain]);
  await engine.handle('repository.releases', { repositoryId: id, pattern: 'v*' });
  expect(await counts()).toEqual([['git-tags', 0, 1], [repeating?.[0], 1, 0], plain]);
  for (const { id: batchId } of await imports()) await engine.handle('import.undo', { batchId });
  expect(await deployments()).toEqual([]);
});

test('a repository takes its releases along when it goes', async () => {
  tagged('v1');
  const { id } = await add('v*');
  await fixture.engine.handle('repository.remove', { repositoryId: id });
  expect(await imports()).toEqual([]);
  expect(await deployments()).toEqual([]);
});

test('a pattern can be tried first, and a bad one changes nothing', async () => {
  tagged('v1', 'latest');
  const second = tagged('v2', 'v2.0');
  const { id } = await add();
  const { engine } = fixture;
  expect(await engine.handle('repository.releases-preview', { repositoryId: id, pattern: 'v*' })).toEqual({
    tags: 4,
    matching: 3,
    deployments: 2,
    newest: [
      { tag: 'v2.0', service: 'app', version: 'v2.0', at: committedAt(second) },
      { tag: 'v1', service: 'app', version: 'v1', at: committedAt(`${second}~1`) },
    ],
  });
  const bad = { code: 'release-pattern-invalid', params: { pattern: 'v[' } };
  for (const request of ['repository.releases', 'repository.releases-preview'] as const) {
    await expect(engine.handle(request, { repositoryId: id, pattern: 'v[' })).rejects.toMatchObject(bad);
    await expect(engine.handle(request, { repositoryId: 99, pattern: 'v*' })).rejects.toMatchObject({
      code: 'not-found',
    });
  }
  await expect(add('v[')).rejects.toMatchObject(bad);
  expect(await imports()).toEqual([]);
});

test('two repositories of one name have their own releases', async () => {
  const first = tagged('v1');
  await add('v*');
  folder = join(fixture.folder, 'other', 'app');
  mkdirSync(folder, { recursive: true });
  git(folder, ['init', '-q', '-b', 'main']);
  const second = tagged('v1');
  const third = tagged('v2');
  await add('v*');
  expect((await deployments()).map(({ sha, commits }) => [sha, commits])).toEqual([
    [first, 0],
    [second, 0],
    [third, 1],
  ]);
  const again = newEngine();
  fixture.engine.close();
  await again.handle('workspace.open', { path: fixture.path });
  expect((await again.handle('import.list', {})).map(({ read }) => read)).toEqual([2, 1]);
  again.close();
});
