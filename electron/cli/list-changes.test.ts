import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { WEEK } from '../engine/client-fixture.ts';
import { type EngineFixture, importPaths, openEngine } from '../engine/engine-fixture.ts';
import { listRows, rowsAs } from './list.ts';

let fixture: EngineFixture;
beforeEach(async () => {
  fixture = await openEngine();
  const { engine, client, folder } = fixture;
  const [, c2] = client.shas;
  const pulls = join(folder, 'pulls.csv');
  writeFileSync(
    pulls,
    [
      'number,repository,title,author,state,created_at,ready_at,approved_at,merged_at,merge_commit_sha,commits',
      `1,shop,=Totals,kim,merged,2024-03-03T11:00:00Z,2024-03-03T12:00:00Z,2024-03-04T09:00:00Z,2024-03-04T10:00:00Z,${c2},${c2}`,
    ].join('\n'),
  );
  await importPaths(engine, client.deployments, pulls);
  await engine.handle('repository.add', { source: client.repository, services: ['web'], job: 'repository' });
});
afterEach(() => fixture.close());

test('the list of changes, slowest first, with the seconds of each stage', async () => {
  const rows = await listRows(fixture.engine, 'changes', WEEK);
  const [, c2, c3, c4] = fixture.client.shas;
  expect(rows.map(({ sha, leadSeconds }) => [sha, leadSeconds])).toEqual([
    [c2, 26 * 3600],
    [c3, 24 * 3600],
    [c4, 2 * 3600],
  ]);
  expect(rows[0]).toEqual({
    leadSeconds: 26 * 3600,
    service: 'web',
    team: 'red',
    env: 'prod',
    repo: 'shop',
    sha: c2,
    originalSha: null,
    subject: 'Add totals',
    author: 'Kim',
    authorGroup: 'example.com',
    authoredAt: '2024-03-03T10:00:00.000Z',
    deployedAt: '2024-03-04T12:00:00.000Z',
    deploymentId: 'd2',
    version: 'v1.1',
    pull: '1',
    pullTitle: '=Totals',
    pullPartial: false,
    timeToPrReadySeconds: 7200,
    reviewSeconds: 75_600,
    mergeSeconds: 3600,
    timeToDeploySeconds: 6600,
    deploySeconds: 600,
  });
});

test('as CSV, disarmed, and as a table', async () => {
  const rows = await listRows(fixture.engine, 'changes', WEEK);
  const [header, first] = rowsAs(rows, 'csv').split('\r\n');
  expect(header).toBe(`\ufeff${Object.keys(rows[0] ?? {}).join(',')}`);
  expect(first).toContain(",1,'=Totals,false,7200,75600,3600,6600,600");
  const [labels, one] = rowsAs(rows, 'text').split('\n');
  expect(labels).toMatch(/^ {2}leadSeconds +service .* deploySeconds$/);
  expect(one).toMatch(/^ {2}93600 +web .* 600$/);
});

test('lead times by SHA: of a squashed pull request, of its own commits', async () => {
  const { engine, client, folder } = fixture;
  const [, , c3] = client.shas;
  const [one, other] = ['1'.repeat(40), '2'.repeat(40)];
  const commits = [
    { oid: one, authoredDate: '2024-03-04T04:00:00Z' },
    { oid: other, authoredDate: '2024-03-04T06:00:00Z' },
  ];
  const pull = {
    number: 2,
    title: 'Round',
    url: 'https://github.com/acme/shop/pull/2',
    state: 'MERGED',
    isDraft: false,
  };
  const times = { createdAt: '2024-03-04T07:00:00Z', mergedAt: '2024-03-04T10:00:00Z' };
  const exported = [{ ...pull, ...times, mergeCommit: { oid: c3 }, commits }];
  writeFileSync(join(folder, 'squashed.json'), JSON.stringify(exported));
  await importPaths(engine, join(folder, 'squashed.json'));
  const rows = await listRows(engine, 'deployments', WEEK, { commits: true });
  const leads = { [one]: 30 * 3600, [other]: 28 * 3600 };
  expect(rows.find(({ id }) => id === 'd3')).toMatchObject({ commits: 2, leadSecondsBySha: leads });
  const changes = await listRows(engine, 'changes', WEEK);
  expect(
    changes.filter(({ sha }) => sha === c3).map(({ originalSha, authoredAt }) => [originalSha, authoredAt]),
  ).toEqual([
    [one, '2024-03-04T04:00:00.000Z'],
    [other, '2024-03-04T06:00:00.000Z'],
  ]);
  const listed = await engine.handle('deployments.list', {
    view: WEEK,
    search: 'v1.2',
    sort: { column: 'finishedAt', descending: false },
    offset: 0,
    limit: 1,
  });
  const detail = await engine.handle('deployment.detail', { view: WEEK, id: listed.rows[0]?.id ?? 0 });
  expect(
    detail.commits.map(({ sha, squashedInto, subject, leadSeconds }) => [sha, squashedInto, subject, leadSeconds]),
  ).toEqual([
    [other, c3, 'Round totals', 28 * 3600],
    [one, c3, 'Round totals', 30 * 3600],
  ]);
});
