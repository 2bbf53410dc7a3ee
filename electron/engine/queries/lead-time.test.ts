import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ms, WEEK } from '../client-fixture.ts';
import { type EngineFixture, importPaths, openEngine } from '../engine-fixture.ts';

const HOUR = 3600;
const c2 = () => fixture.client.shas[1] as string;
const c3 = () => fixture.client.shas[2] as string;
const c4 = () => fixture.client.shas[3] as string;

let fixture: EngineFixture;
beforeAll(async () => {
  fixture = await openEngine();
  const { engine, client } = fixture;
  await importPaths(engine, client.deployments, client.incidents);
  await engine.handle('repository.add', { source: client.repository, services: ['web'], job: 'repository' });
  // c2 came by a pull request that was approved, c4 by one that nobody approved.
  const pulls = join(fixture.folder, 'pulls.csv');
  const rows = [
    'number,repository,title,author,state,created_at,ready_at,approved_at,merged_at,merge_commit_sha,commits',
    `1,shop,Add totals,kim,merged,2024-03-03T11:00:00Z,2024-03-03T12:00:00Z,2024-03-04T09:00:00Z,2024-03-04T10:00:00Z,${c2()},${c2()}`,
    `2,shop,Take back,lee,merged,2024-03-06T10:30:00Z,2024-03-06T10:30:00Z,,2024-03-06T11:00:00Z,${c4()},${c4()}`,
    '3,shop,Still open,lee,open,2024-03-06T10:30:00Z,,,,,',
  ];
  writeFileSync(pulls, `${rows.join('\n')}\n`);
  await importPaths(engine, pulls);
});
afterAll(() => fixture.close());

const FIRST = { search: '', sort: { column: 'leadSeconds', descending: true }, offset: 0, limit: 10 } as const;

test('lead time of a week: figures, course, bins, stages, groups, sources', async () => {
  const answer = await fixture.engine.handle('lead-time', { view: WEEK, by: 'service' });
  const { report } = await fixture.engine.handle('overview', { view: WEEK, by: ['service'] });
  expect(answer.metric).toEqual(report.metrics.changeLeadTime);
  expect(answer.metric).toMatchObject({ n: 3, medianSeconds: 24 * HOUR });
  expect(answer.series.points.map(({ day, n, medianSeconds, stages }) => ({ day, n, medianSeconds, stages }))).toEqual([
    {
      day: '2024-03-04',
      n: 1,
      medianSeconds: 26 * HOUR,
      stages: {
        time_to_pr_ready: 2 * HOUR,
        review: 21 * HOUR,
        merge: HOUR,
        time_to_deploy: 110 * 60,
        deploy: 600,
      },
    },
    {
      day: '2024-03-05',
      n: 1,
      medianSeconds: 24 * HOUR,
      stages: { time_to_deploy: 24 * HOUR - 600, deploy: 600 },
    },
    {
      day: '2024-03-06',
      n: 1,
      medianSeconds: 2 * HOUR,
      stages: { time_to_pr_ready: 1800, time_to_deploy: 50 * 60, deploy: 600 },
    },
    ...['07', '08', '09', '10'].map((day) => ({ day: `2024-03-${day}`, n: 0, medianSeconds: null, stages: {} })),
  ]);
  expect(answer.series.previousPoints.map(({ day }) => day)).toEqual(
    ['26', '27', '28', '29'].map((day) => `2024-02-${day}`).concat('2024-03-01', '2024-03-02', '2024-03-03'),
  );
  expect(answer.distribution.filter(({ n }) => n > 0).map(({ fromSeconds, n }) => [fromSeconds, n])).toEqual([
    [HOUR, 1],
    [24 * HOUR, 2],
  ]);
  expect(answer.stages.map(({ stage, n, partial }) => [stage, n, partial])).toEqual([
    ['time_to_pr_ready', 2, 0],
    ['review', 1, 0],
    ['merge', 1, 0],
    ['time_to_deploy', 3, 0],
    ['deploy', 3, 0],
  ]);
  expect(answer.stages.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 9);
  expect(answer.groups).toEqual([
    expect.objectContaining({ key: 'web', team: 'red', n: 3, medianSeconds: 24 * HOUR, previousMedianSeconds: null }),
  ]);
  expect(answer.sources).toEqual({ changes: 3, withPull: 2, pulls: 2, partialPulls: 1 });
  // Three values name no bottleneck.
  expect(answer.bottleneck).toEqual({ most: null, grew: null });
});

test('by group of authors: the domain of the address, else what the user says', async () => {
  const groups = async () => {
    const answer = await fixture.engine.handle('lead-time', { view: WEEK, by: 'author-group' });
    return answer.groups.map(({ key, n }) => [key, n]);
  };
  expect(await groups()).toEqual([['example.com', 3]]);
  const choose = (group: string | null) =>
    fixture.engine.handle('names.change', { choices: [{ kind: 'group', person: 'lee@example.com', group }] });
  await choose('Platform');
  expect(await groups()).toEqual([
    ['Platform', 2],
    ['example.com', 1],
  ]);
  const listed = await fixture.engine.handle('lead-time.changes', { view: WEEK, ...FIRST, authorGroup: 'Platform' });
  expect(listed.rows.map(({ sha, authorGroup }) => [sha, authorGroup])).toEqual([
    [c3(), 'Platform'],
    [c4(), 'Platform'],
  ]);
  await choose(null);
});

test('the changes, slowest first, with their pull requests', async () => {
  const { total, rows } = await fixture.engine.handle('lead-time.changes', { view: WEEK, ...FIRST });
  expect(total).toBe(3);
  expect(rows.map(({ sha }) => sha)).toEqual([c2(), c3(), c4()]);
  expect(rows[0]).toEqual({
    deploymentId: rows[0]?.deploymentId,
    deploymentExternalId: 'd2',
    service: 'web',
    team: 'red',
    env: 'prod',
    version: 'v1.1',
    deployedAt: ms('03-04T12:00'),
    repo: 'shop',
    sha: c2(),
    subject: 'Add totals',
    author: 'Kim',
    authorGroup: 'example.com',
    authoredAt: ms('03-03T10:00'),
    leadSeconds: 26 * HOUR,
    stages: {
      time_to_pr_ready: 2 * HOUR,
      review: 21 * HOUR,
      merge: HOUR,
      time_to_deploy: 110 * 60,
      deploy: 600,
    },
    pull: { id: rows[0]?.pull?.id, externalId: '1', title: 'Add totals', author: 'kim', url: null, partial: false },
  });
  expect(rows.map(({ pull }) => pull?.partial ?? null)).toEqual([false, null, true]);
});

test.each([
  ['leadSeconds', ['c4', 'c3', 'c2']],
  ['deployedAt', ['c2', 'c3', 'c4']],
  ['authoredAt', ['c2', 'c3', 'c4']],
  ['time_to_deploy', ['c4', 'c2', 'c3']],
  // A stage without a value comes last, whichever way.
  ['review', ['c2', 'c3', 'c4']],
  ['subject', ['c2', 'c4', 'c3']],
  ['author', ['c2', 'c3', 'c4']],
  ['service', ['c2', 'c3', 'c4']],
  ['repo', ['c2', 'c3', 'c4']],
])('changes sorted by %s', async (column, expected) => {
  const sort = { column, descending: false };
  const { rows } = await fixture.engine.handle('lead-time.changes', { view: WEEK, ...FIRST, sort });
  expect(rows.map(({ sha }) => `c${fixture.client.shas.indexOf(sha ?? '') + 1}`)).toEqual(expected);
  const one = await fixture.engine.handle('lead-time.changes', { view: WEEK, ...FIRST, sort, offset: 1, limit: 1 });
  expect(one).toEqual({ total: 3, offset: 1, rows: [rows[1]] });
});

test('a column that there is none of is refused', async () => {
  const sort = { column: 'colour', descending: false };
  await expect(fixture.engine.handle('lead-time.changes', { view: WEEK, ...FIRST, sort })).rejects.toMatchObject({
    code: 'bad-request',
  });
});

test.each([
  ['totals', ['c2', 'c3', 'c4']],
  ['add t', ['c2']],
  ['LEE', ['c3', 'c4']],
  ['v1.2', ['c3']],
  ['take back', ['c4']],
  ['100%', []],
  ['red', ['c2', 'c3', 'c4']],
])('changes searched for %j', async (search, expected) => {
  const sort = { column: 'deployedAt', descending: false };
  const { rows } = await fixture.engine.handle('lead-time.changes', { view: WEEK, ...FIRST, search, sort });
  expect(rows.map(({ sha }) => `c${fixture.client.shas.indexOf(sha ?? '') + 1}`)).toEqual(expected);
});

test('changes searched by the beginning of a SHA, and of one stage alone', async () => {
  const search = c3().slice(0, 9).toUpperCase();
  const { rows } = await fixture.engine.handle('lead-time.changes', { view: WEEK, ...FIRST, search });
  expect(rows.map(({ sha }) => sha)).toEqual([c3()]);
  const reviewed = await fixture.engine.handle('lead-time.changes', { view: WEEK, ...FIRST, stage: 'review' });
  expect(reviewed.rows.map(({ sha }) => sha)).toEqual([c2()]);
});

test('the commits of a deployment have their pull request and stages', async () => {
  const { rows } = await fixture.engine.handle('lead-time.changes', { view: WEEK, ...FIRST });
  const [change] = rows;
  const { commits } = await fixture.engine.handle('deployment.detail', { view: WEEK, id: change?.deploymentId ?? 0 });
  expect(commits).toEqual([
    {
      sha: c2(),
      repo: 'shop',
      authoredAt: ms('03-03T10:00'),
      author: 'Kim',
      subject: 'Add totals',
      leadSeconds: 26 * HOUR,
      pull: change?.pull,
      stages: change?.stages,
    },
  ]);
});

test.each([
  ['gitlab', 2 * HOUR],
  ['middleware', 26 * HOUR],
  ['datadog', 26 * HOUR],
  ['devlake-2023', 26 * HOUR],
] as const)(
  'under %s a change was written when it was, whatever its lead time is counted from',
  async (profile, lead) => {
    const view = { ...WEEK, profile };
    const { rows } = await fixture.engine.handle('lead-time.changes', { view, ...FIRST, search: 'Add totals' });
    expect(rows.map(({ sha, authoredAt, leadSeconds }) => [sha, authoredAt, leadSeconds])).toEqual([
      [c2(), ms('03-03T10:00'), lead],
    ]);
    const detail = await fixture.engine.handle('deployment.detail', { view, id: rows[0]?.deploymentId ?? 0 });
    expect(detail.commits.map(({ authoredAt }) => authoredAt)).toEqual([ms('03-03T10:00')]);
  },
);
