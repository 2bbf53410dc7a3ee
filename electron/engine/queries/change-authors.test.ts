import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ms, WEEK } from '../client-fixture.ts';
import { type EngineFixture, importPaths, openEngine } from '../engine-fixture.ts';

let fixture: EngineFixture;

/** No repository has the commits of app: its deployments name pull requests. Lee is known from the repository of web. */
beforeAll(async () => {
  fixture = await openEngine();
  const { engine, client, folder } = fixture;
  const deployments = join(folder, 'app.csv');
  const rows = ['1', '2', '3', '4'].map(
    (pull, i) => `a${pull},app,prod,2024-03-0${5 + i}T11:50:00Z,2024-03-0${5 + i}T12:00:00Z,success,app,${pull}`,
  );
  const header = 'deployment_id,service,environment,started_at,finished_at,status,repository,pull_request';
  writeFileSync(deployments, [header, ...rows].join('\n'));
  const authors = ['Lee', 'renovate[bot]', 'somebody', 'chosen'];
  const pulls = authors.map(
    (author, i) =>
      `${i + 1},app,Change ${i + 1},${author},merged,2024-03-04T10:00:00Z,2024-03-04T11:00:00Z,${`${i}`.repeat(40)}`,
  );
  const columns = 'number,repository,title,author,state,created_at,merged_at,merge_commit_sha';
  writeFileSync(join(folder, 'pulls.csv'), [columns, ...pulls].join('\n'));
  await importPaths(engine, client.deployments, deployments, join(folder, 'pulls.csv'));
  await engine.handle('repository.add', { source: client.repository, services: ['web'], job: 'repository' });
  await engine.handle('names.change', { choices: [{ kind: 'group', person: 'chosen', group: 'Partners' }] });
});
afterAll(() => fixture.close());

const APP = { ...WEEK, services: ['app'] };

test('without a commit, the author of the pull request: one whom commits know, a bot, a stranger, one with a group', async () => {
  const { rows } = await fixture.engine.handle('lead-time.changes', {
    view: APP,
    search: '',
    sort: { column: 'deployedAt', descending: false },
    offset: 0,
    limit: 10,
  });
  expect(rows.map(({ author, authorGroup, pull }) => [author, authorGroup, pull?.externalId])).toEqual([
    ['Lee', 'example.com', '1'],
    ['renovate[bot]', '(bots)', '2'],
    ['somebody', null, '3'],
    ['chosen', 'Partners', '4'],
  ]);
  expect(rows[0]).toMatchObject({
    repo: 'app',
    sha: null,
    subject: 'Change 1',
    authoredAt: ms('03-04T10:00'),
    leadSeconds: 26 * 3600,
  });
  const { groups } = await fixture.engine.handle('lead-time', { view: APP, by: 'author-group' });
  expect(groups.map(({ key, n }) => [key, n])).toEqual([
    ['', 1],
    ['(bots)', 1],
    ['Partners', 1],
    ['example.com', 1],
  ]);
});

test('a deployment lists such a change by what the pull request became', async () => {
  const { rows } = await fixture.engine.handle('deployments.list', {
    view: APP,
    search: 'a2',
    sort: { column: 'finishedAt', descending: false },
    offset: 0,
    limit: 1,
    commits: true,
  });
  expect(rows[0]?.leadSecondsBySha).toEqual({ ['1'.repeat(40)]: 50 * 3600 });
  const detail = await fixture.engine.handle('deployment.detail', { view: APP, id: rows[0]?.id ?? 0 });
  expect(detail.commits).toMatchObject([
    { sha: '1'.repeat(40), repo: 'app', author: 'renovate[bot]', subject: 'Change 2', pull: { externalId: '2' } },
  ]);
});
