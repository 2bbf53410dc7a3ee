import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CommitDetail } from '../../../shared/lead-time-answers.ts';
import { WEEK } from '../client-fixture.ts';
import { type EngineFixture, importPaths, newEngine } from '../engine-fixture.ts';
import { commit, type Fixture, git, temporaryFolder } from '../git/fixture.ts';

const HOUR = 3600;
const view = { ...WEEK, from: '2024-05-01', to: '2024-06-01' };
const at = (time: string) => ({ GIT_AUTHOR_DATE: `2024-05-${time}:00Z`, GIT_COMMITTER_DATE: `2024-05-${time}:30Z` });

let place: Fixture;
let engine: EngineFixture['engine'];
const shas: Record<string, string> = {};

/**
 * a ← c ← m ← d ← e, and a ← b ← m. web deploys a, m, d; api deploys c, d; both from the same repository. Only d is tagged,
 * and it takes back c. d is on staging before anything else has it; e is nowhere.
 */
beforeAll(async () => {
  place = temporaryFolder();
  const repository = join(place.folder, 'app');
  mkdirSync(repository);
  git(repository, ['init', '-q', '--initial-branch=main']);
  shas.a = commit(repository, 'Start', at('01T09:00'));
  git(repository, ['checkout', '-q', '-b', 'feature']);
  shas.b = commit(repository, 'Add a basket', at('02T09:00'));
  git(repository, ['checkout', '-q', 'main']);
  shas.c = commit(repository, 'Tidy', at('03T09:00'));
  git(repository, ['merge', '-q', '--no-ff', '-m', 'Merge feature', 'feature'], { env: at('04T09:00') });
  shas.m = git(repository, ['rev-parse', 'HEAD']);
  const message = `Untidy\n\nThis reverts commit ${shas.c}.\n\nReviewed-by: Lee <lee@example.com>\nRefs: SHOP-7`;
  shas.d = commit(repository, message, at('05T09:00'));
  git(repository, ['tag', 'v2']);
  shas.e = commit(repository, 'Later', at('06T09:00'));
  const rows = [
    'deployment_id,service,environment,started_at,finished_at,status,commit_sha',
    `w1,web,prod,2024-05-01T11:50:00Z,2024-05-01T12:00:00Z,success,${shas.a}`,
    `a1,api,prod,2024-05-03T11:50:00Z,2024-05-03T12:00:00Z,success,${shas.c}`,
    `w2,web,prod,2024-05-04T11:50:00Z,2024-05-04T12:00:00Z,success,${shas.m}`,
    `s1,web,staging,2024-05-05T10:50:00Z,2024-05-05T11:00:00Z,success,${shas.d}`,
    `w3,web,prod,2024-05-06T11:50:00Z,2024-05-06T12:00:00Z,success,${shas.d}`,
    `a2,api,prod,2024-05-07T11:50:00Z,2024-05-07T12:00:00Z,success,${shas.d}`,
  ];
  const deployments = join(place.folder, 'deployments.csv');
  writeFileSync(deployments, `${rows.join('\n')}\n`);
  const pulls = join(place.folder, 'pulls.csv');
  writeFileSync(
    pulls,
    [
      'number,repository,title,author,state,created_at,ready_at,approved_at,merged_at,merge_commit_sha,commits',
      `7,app,A basket,minji,merged,2024-05-02T10:00:00Z,2024-05-02T10:00:00Z,2024-05-03T10:00:00Z,2024-05-04T09:00:00Z,${shas.m},${shas.b}`,
    ].join('\n'),
  );
  engine = newEngine();
  await engine.handle('workspace.create', { path: join(place.folder, 'client.doradeck') });
  await importPaths(engine, deployments, pulls);
  await engine.handle('repository.add', { source: repository, services: ['web', 'api'], job: 'repository' });
});
afterAll(() => {
  engine.close();
  place.remove();
});

const detail = (name: string) => engine.handle('commit.detail', { view, repo: 'app', sha: shas[name] ?? '' });
const went = ({ deployments }: CommitDetail) =>
  deployments.map(({ deployment, leadSeconds }) => [deployment.externalId, leadSeconds]);

test('a commit of a branch: what is known of it, its pull request, and where it went first', async () => {
  const answer = await detail('b');
  expect(answer.commit).toEqual({
    sha: shas.b,
    repo: 'app',
    authoredAt: Date.parse('2024-05-02T09:00:00Z'),
    committedAt: Date.parse('2024-05-02T09:00:30Z'),
    author: 'Kim Minji',
    email: 'minji@example.com',
    subject: 'Add a basket',
    leadSeconds: 51 * HOUR,
    parents: [shas.a],
    tags: [],
    trailers: [],
    reverts: null,
  });
  expect(answer.pull).toMatchObject({ externalId: '7', title: 'A basket', commits: [{ sha: shas.b }], partial: false });
  expect(went(answer)).toEqual([
    ['w2', 51 * HOUR],
    ['a2', 123 * HOUR],
  ]);
  expect(answer.deployments[0]?.stages).toEqual({
    time_to_pr_ready: HOUR,
    review: 24 * HOUR,
    merge: 23 * HOUR,
    time_to_deploy: 170 * 60,
    deploy: 600,
  });
});

test('tags, trailers and what it takes back', async () => {
  const { commit: found } = await detail('d');
  expect(found).toMatchObject({
    tags: ['v2'],
    reverts: shas.c,
    trailers: [
      { key: 'Reviewed-by', value: 'Lee <lee@example.com>' },
      { key: 'Refs', value: 'SHOP-7' },
    ],
  });
  // Staging doesn't count, unless the view says so.
  expect(went(await detail('d'))).toEqual([
    ['w3', 27 * HOUR],
    ['a2', 51 * HOUR],
  ]);
  const all = { ...view, env: null };
  const everywhere = await engine.handle('commit.detail', { view: all, repo: 'app', sha: shas.d ?? '' });
  expect(went(everywhere)[0]).toEqual(['s1', 2 * HOUR]);
});

test('commits that no deployment is charged with went somewhere too', async () => {
  // The baselines of both services.
  expect(went(await detail('a'))).toEqual([
    ['w1', null],
    ['a1', null],
  ]);
  const merge = await detail('m');
  expect(merge.commit.parents).toEqual([shas.c, shas.b]);
  expect(merge.pull?.externalId).toBe('7');
  expect(went(merge)).toEqual([
    ['w2', null],
    ['a2', null],
  ]);
  const waiting = await detail('e');
  expect([waiting.commit.leadSeconds, waiting.pull, waiting.deployments]).toEqual([null, null, []]);
});

test('a commit is found by the beginning of its SHA, in its own repository alone', async () => {
  const sha = (shas.b ?? '').slice(0, 12);
  const { commit: found } = await engine.handle('commit.detail', { view, repo: 'app', sha: sha.toUpperCase() });
  expect(found.sha).toBe(shas.b);
  for (const request of [
    { repo: 'other', sha },
    { repo: 'app', sha: '0123456789' },
    { repo: 'app', sha: 'HEAD' },
    { repo: 'app', sha: '' },
  ]) {
    await expect(engine.handle('commit.detail', { view, ...request })).rejects.toMatchObject({ code: 'not-found' });
  }
});

test('a commit that two copies of a repository have is found under the name that both answer to', async () => {
  const copy = join(place.folder, 'copy', 'app');
  mkdirSync(copy, { recursive: true });
  git(place.folder, ['clone', '-q', '--bare', join(place.folder, 'app'), copy]);
  const other = newEngine();
  await other.handle('workspace.create', { path: join(place.folder, 'copies.doradeck') });
  for (const source of [join(place.folder, 'app'), copy]) {
    await other.handle('repository.add', { source, services: [], job: 'copy' });
  }
  const { commit: found } = await other.handle('commit.detail', { view, repo: 'app', sha: shas.b ?? '' });
  expect(found.sha).toBe(shas.b);
  other.close();
});
