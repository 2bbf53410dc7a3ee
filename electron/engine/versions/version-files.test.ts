/** Files and commits between two versions, through the engine, against git's own word. */
import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { VersionFilesAnswer } from '../../../shared/version-answers.ts';
import { WEEK } from '../client-fixture.ts';
import { createWorkspace } from '../db/open.ts';
import { type EngineFixture, importPaths, NOW, openEngine } from '../engine-fixture.ts';
import { hex, storeDeployments, storeRepository } from '../facts/store-rows.ts';
import { type NumstatLine, numstat } from '../git/diff/diff-fixture.ts';
import { makeHistory } from '../git/diff/generated-history.ts';
import { git, quietWork } from '../git/fixture.ts';
import { askWorkspace } from '../queries/question.ts';
import { createWorkspaceState } from '../workspace.ts';
import { createReadFiles, versionFiles } from './version-files.ts';

const view = { ...WEEK, from: null, to: null };
const EVERY = 12;

let fixture: EngineFixture;
let folder: string;
let repositoryId: number;
/** Version n has commit shas[n]. */
let shas: readonly string[];

beforeAll(async () => {
  fixture = await openEngine();
  const { engine, client } = fixture;
  folder = join(fixture.folder, 'cart');
  const commits = makeHistory(folder, 51, 240);
  shas = commits.filter((_, number) => number % EVERY === EVERY - 1);
  const rows = shas.map((sha, n) => `cart,prod,2024-03-${String(n + 1).padStart(2, '0')}T10:00:00Z,${sha},1.${n}`);
  const file = join(fixture.folder, 'cart.csv');
  const other = `cart,prod,2024-04-01T10:00:00Z,${'ab'.repeat(20)},unknown-sha`;
  const foreign = `cart,prod,2024-04-02T10:00:00Z,${client.shas[2]},elsewhere`;
  writeFileSync(file, ['service,env,finished_at,sha,version', ...rows, other, foreign, ''].join('\n'));
  await importPaths(engine, file);
  const { id } = await engine.handle('repository.add', { source: folder, services: ['cart'], job: 'add' });
  repositoryId = id;
  await engine.handle('repository.add', { source: client.repository, services: ['web', 'cart'], job: 'add' });
});
afterAll(() => fixture.close());

function ask(base: string, head: string): Promise<VersionFilesAnswer> {
  return fixture.engine.handle('versions.files', { view, service: 'cart', base, head });
}

/** The answer that git's figures make. */
function expectedOf(n: number, m: number, paths: readonly string[]) {
  const [baseSha = '', headSha = ''] = [shas[n], shas[m]];
  const lines = numstat(folder, [baseSha, headSha, '--', ...paths]);
  const sum = (of: (line: NumstatLine) => number | null) => lines.reduce((total, line) => total + (of(line) ?? 0), 0);
  return {
    kind: 'files',
    repository: 'cart',
    baseSha,
    headSha,
    paths,
    fileCount: lines.length,
    additions: sum(({ additions }) => additions),
    deletions: sum(({ deletions }) => deletions),
    binaryFiles: lines.filter(({ additions }) => additions === null).length,
    largeFiles: 0,
    unreadableFiles: 0,
  };
}

test('are those of git diff --stat, the most changed first, and in their folders', async () => {
  for (const [n, m] of [
    [3, 4],
    [0, 19],
    [19, 0],
    [8, 15],
  ] as const) {
    const answer = await ask(`1.${n}`, `1.${m}`);
    expect(answer).toMatchObject(expectedOf(n, m, []));
    if (answer.kind !== 'files') continue;
    const short = git(folder, ['diff', '--shortstat', answer.baseSha, answer.headSha]);
    const said = [/(\d+) file/, /(\d+) insertion/, /(\d+) deletion/].map((one) => Number(one.exec(short)?.[1] ?? 0));
    expect([answer.fileCount, answer.additions, answer.deletions]).toEqual(said);
    const lines = numstat(folder, [answer.baseSha, answer.headSha]);
    const text = (path: string | null) => path && Buffer.from(path, 'latin1').toString();
    const found = answer.files.map(({ path, from, additions, deletions }) => ({ path, from, additions, deletions }));
    const expected = lines.map((line) => ({ ...line, path: text(line.path), from: text(line.from) }));
    expect(found).toEqual(expect.arrayContaining(expected));
    const sizes = answer.files.map(({ additions, deletions }) => (additions ?? 0) + (deletions ?? 0));
    expect(sizes).toEqual([...sizes].sort((a, b) => b - a));
    const total = (of: 'files' | 'additions' | 'deletions') => answer.folders.reduce((sum, one) => sum + one[of], 0);
    const { fileCount, additions, deletions } = answer;
    expect([total('files'), total('additions'), total('deletions')]).toEqual([fileCount, additions, deletions]);
    expect(answer.folders.every(({ folder: name }) => name.split('/').length <= 2)).toBe(true);
  }
});

test('the commits between are those of git rev-list', async () => {
  git(folder, ['commit-graph', 'write', '--reachable']);
  const revisions = (range: string) =>
    git(folder, ['rev-list', '--topo-order', range])
      .split('\n')
      .filter((sha) => sha !== '');
  for (const [n, m] of [
    [2, 9],
    [9, 2],
    [0, 19],
    [11, 12],
  ] as const) {
    const answer = await fixture.engine.handle('versions.compare', {
      ...{ view, service: 'cart', base: `1.${n}`, head: `1.${m}` },
    });
    const expected = revisions(`${shas[n]}..${shas[m]}`);
    expect(answer.commits.map(({ sha }) => sha).sort()).toEqual([...expected].sort());
    expect(answer.commitCount).toBe(expected.length);
    expect(answer.removedCount).toBe(revisions(`${shas[m]}..${shas[n]}`).length);
  }
});

test('of a service that owns folders alone are of those', async () => {
  const choose = (paths: readonly string[]) =>
    fixture.engine.handle('names.change', {
      choices: [{ kind: 'repository', repositoryId, services: [{ service: 'cart', paths: [...paths] }] }],
    });
  await choose(['src/core', 'docs']);
  expect(await ask('1.0', '1.19')).toMatchObject(expectedOf(0, 19, ['docs', 'src/core']));
  await choose([]);
  expect(await ask('1.0', '1.19')).toMatchObject(expectedOf(0, 19, []));
});

test('of versions whose commits are in no repository, or in different ones, are not known', async () => {
  expect(await ask('1.0', 'unknown-sha')).toEqual({ kind: 'unknown', reason: 'sha-unknown' });
  expect(await ask('1.0', 'elsewhere')).toEqual({ kind: 'unknown', reason: 'several' });
  await expect(ask('1.0', '9.9')).rejects.toMatchObject({ code: 'not-found', params: { what: 'version', id: '9.9' } });
});

test('of a history that was cloned alone, and without any, are not known', async () => {
  const store = createWorkspace(join(fixture.folder, 'other.doradeck'));
  const workspace = createWorkspaceState(store, 'UTC');
  const answer = () =>
    versionFiles(
      store.reader,
      askWorkspace(workspace, view, NOW),
      { service: 'web', base: '1', head: '2' },
      createReadFiles(),
      quietWork(),
    );
  storeDeployments(store.writer, [
    { sha: hex('a1'), version: '1' },
    { sha: hex('a2'), version: '2' },
  ]);
  expect(await answer()).toEqual({ kind: 'unknown', reason: 'no-repository' });
  storeRepository(store.writer, { name: 'shop', commits: [{ sha: 'a1' }, { sha: 'a2', parents: ['a1'] }] });
  expect(await answer()).toEqual({ kind: 'unknown', reason: 'gone' });
  store.writer.exec("UPDATE repository SET clone_path = '/clones/shop'");
  expect(await answer()).toEqual({ kind: 'unknown', reason: 'cloned' });
  store.close();
});

test('come from memory the second time; without it, a repository that is gone or damaged says so', async () => {
  const answer = await ask('1.5', '1.6');
  renameSync(folder, `${folder}-away`);
  expect(await ask('1.5', '1.6')).toEqual(answer);
  expect(await ask('1.6', '1.7')).toEqual({ kind: 'unknown', reason: 'gone' });
  renameSync(`${folder}-away`, folder);
  expect(await ask('1.6', '1.7')).toMatchObject(expectedOf(6, 7, []));
  rmSync(join(folder, '.git', 'HEAD'));
  expect(await ask('1.7', '1.8')).toEqual({ kind: 'unknown', reason: 'unreadable' });
  writeFileSync(join(folder, '.git', 'HEAD'), 'ref: refs/heads/main\n');
});

test('asked for again and again at once are read once; closing ends it', async () => {
  const asked = Array.from({ length: 5 }, () => ask('1.9', '1.18'));
  const [first, ...others] = await Promise.all(asked);
  expect(first).toMatchObject(expectedOf(9, 18, []));
  for (const other of others) expect(other).toEqual(first);
  const earlier = [ask('1.1', '1.17'), ask('1.2', '1.16')].map((answer) => answer.catch(() => null));
  const late = ask('1.3', '1.15');
  const closing = fixture.engine.handle('workspace.close', {});
  await expect(late).rejects.toMatchObject({ code: 'cancelled' });
  await Promise.all([closing, ...earlier]);
  await fixture.engine.handle('workspace.open', { path: fixture.path });
});
