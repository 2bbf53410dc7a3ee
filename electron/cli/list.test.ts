import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { View } from '../../shared/view.ts';
import { type EngineFixture, importPaths, openEngine } from '../engine/engine-fixture.ts';
import { listRows, rowsAs } from './list.ts';

const VIEW: View = {
  from: null,
  to: null,
  timeZone: 'UTC',
  services: [],
  teams: [],
  repositories: [],
  excludeBots: false,
};

const SHA_A = 'a'.repeat(40);
const SHA_B = 'b'.repeat(40);

let fixture: EngineFixture;

beforeEach(async () => {
  fixture = await openEngine();
});
afterEach(() => fixture.close());

async function bringIn(name: string, ...rows: readonly string[]): Promise<void> {
  const path = join(fixture.folder, name);
  writeFileSync(path, `${rows.join('\n')}\n`);
  const { files } = await importPaths(fixture.engine, path);
  expect(files).toMatchObject([{ kind: 'imported', batch: { rejected: 0 } }]);
}

test.each(['pulls', 'runs', 'versions', 'errors', 'issues', 'commits'] as const)(
  'the list of %s, written as CSV, is imported again as it was, whatever spreadsheets make of its cells',
  async (list) => {
    const { engine, folder } = fixture;
    const header = {
      pulls:
        'pr_number,repository,title,author,state,draft,created_at,closed_at,merge_commit_sha,commits,files,additions',
      runs: 'run_id,run_attempt,workflow,job,environment,status,queued_at,started_at,finished_at',
      versions: 'service,env,version,endpoint,first_seen,last_seen,requests,error_rate,p95,max,mean,histogram',
      errors: 'service,env,version,error_id,error_type,message,count,users,first_seen,last_seen',
      issues: 'issue_key,issue_type,summary,components,status,priority,created,resolved,labels',
      commits: 'sha,repository,author,author_date,committed_at,message,pull_request',
    }[list];
    const row = {
      pulls: `7,shop,=1+1,@kim,declined,yes,2024-03-05T10:00:00Z,2024-03-06T10:00:00Z,${SHA_A},${SHA_A};${SHA_B},"-a, b.ts",1200`,
      runs: '9,2,=1+1,+build,production,failed,2024-03-05T09:00:00Z,2024-03-05T10:00:00Z,2024-03-05T10:05:00Z',
      versions:
        '=1+1,-prod,+1.2,@GET /cart,2024-03-05T10:00:00Z,ACTIVE,12,2.5 %,8.70 ms,1.2 s,9 ms,"{""bounds"":[10,100],""counts"":[3,4,5]}"',
      errors: '=1+1,-prod,+1.2,7,TypeError,=x is null,12,3,2024-03-05T10:00:00Z,2024-03-06T10:00:00Z',
      issues: '=1+1,Bug,@cart,web;api,Done,High,2024-03-05T10:00:00Z,2024-03-06T10:00:00Z,a;b',
      commits: `${SHA_A},shop,@kim,2024-03-01T10:00:00Z,2024-03-02T10:00:00Z,=1+1,#7`,
    }[list];
    await bringIn('data.csv', header, row);
    const rows = await listRows(engine, list, VIEW);
    expect(rows).toHaveLength(1);
    const csv = rowsAs(rows, 'csv');
    expect(csv).toContain("'=1+1");
    await engine.handle('workspace.create', { path: join(folder, 'again.doradeck') });
    writeFileSync(join(folder, 'list.csv'), csv);
    const { files } = await importPaths(engine, join(folder, 'list.csv'));
    expect(files).toMatchObject([{ kind: 'imported', batch: { kind: list, stored: 1 } }]);
    expect(await listRows(engine, list, VIEW)).toEqual(rows);
  },
);

test('pull requests, runs, versions, issues and commits, as JSON and as tables; the workspace and its report count them', async () => {
  const { engine, client } = fixture;
  await bringIn(
    'pulls.csv',
    'pr_number,repository,title,author,created_at,merged_at,commits,labels',
    `7,shop,=Fix,kim,2024-03-05T10:00:00Z,2024-03-06T10:00:00Z,${SHA_A},bug;ui`,
  );
  await bringIn(
    'runs.csv',
    'run_id,run_attempt,workflow,branch,status,started_at,finished_at',
    '9,2,deploy,main,success,2024-03-05T10:00:00Z,2024-03-05T10:05:00Z',
  );
  await bringIn(
    'versions.csv',
    'service,env,version,first_seen,last_seen,error_rate,p95',
    'web,prod,1.2,2024-03-05T10:00:00Z,ACTIVE,< 0.1 %,8.70 ms',
  );
  await bringIn(
    'errors.csv',
    'service,env,version,error type,message,count,first seen,last seen',
    'web,prod,1.2,TypeError,x is null,12,2024-03-05T10:00:00Z,2024-03-06T10:00:00Z',
  );
  await bringIn(
    'issues.csv',
    'issue_key,issue_type,summary,status,created,resolved',
    'A-1,Bug,Cart,Done,2024-03-05T10:00:00Z,2024-03-06T10:00:00Z',
  );
  await bringIn(
    'commits.csv',
    'sha,repository,author,author_date,committed_at,message,pull_request',
    `${SHA_B},api,lee,2024-03-01T10:00:00Z,2024-03-02T10:00:00Z,Add,#7`,
  );

  const pulls = await listRows(engine, 'pulls', VIEW);
  expect(pulls).toEqual([
    {
      id: '7',
      repo: 'shop',
      title: '=Fix',
      author: 'kim',
      status: 'merged',
      draft: false,
      createdAt: '2024-03-05T10:00:00.000Z',
      readyAt: null,
      reviewedAt: null,
      approvedAt: null,
      mergedAt: '2024-03-06T10:00:00.000Z',
      closedAt: null,
      base: null,
      head: null,
      mergeSha: null,
      sha: null,
      commits: [SHA_A],
      labels: ['bug', 'ui'],
      files: [],
      additions: null,
      deletions: null,
      url: null,
    },
  ]);
  expect(rowsAs(pulls, 'csv')).toContain(`"[""bug"",""ui""]"`);
  expect(await listRows(engine, 'runs', VIEW)).toEqual([
    {
      id: '9',
      attempt: 2,
      parent: null,
      pipeline: 'deploy',
      job: null,
      stage: null,
      team: null,
      env: null,
      repo: null,
      branch: 'main',
      event: null,
      sha: null,
      status: 'success',
      createdAt: '2024-03-05T10:00:00.000Z',
      startedAt: '2024-03-05T10:00:00.000Z',
      finishedAt: '2024-03-05T10:05:00.000Z',
      url: null,
    },
  ]);
  expect(await listRows(engine, 'versions', VIEW)).toEqual([
    {
      service: 'web',
      env: 'prod',
      version: '1.2',
      sha: null,
      endpoint: null,
      at: null,
      firstSeenAt: '2024-03-05T10:00:00.000Z',
      lastSeenAt: null,
      active: true,
      requests: null,
      requestsPerSecond: null,
      errors: null,
      errorRate: 0.001,
      errorTypes: null,
      p50Milliseconds: null,
      p75Milliseconds: null,
      p90Milliseconds: null,
      p95Milliseconds: 8.7,
      p99Milliseconds: null,
      maxMilliseconds: null,
      meanMilliseconds: null,
      histogram: null,
      texts: { error_rate: '< 0.1 %', last_seen: 'ACTIVE', p95: '8.70 ms' },
    },
  ]);
  expect(await listRows(engine, 'errors', VIEW)).toEqual([
    {
      id: null,
      service: 'web',
      env: 'prod',
      version: '1.2',
      type: 'TypeError',
      title: 'x is null',
      count: 12,
      users: null,
      firstSeenAt: '2024-03-05T10:00:00.000Z',
      lastSeenAt: '2024-03-06T10:00:00.000Z',
      url: null,
    },
  ]);
  expect(await listRows(engine, 'issues', VIEW)).toEqual([
    {
      id: 'A-1',
      type: 'Bug',
      title: 'Cart',
      services: [],
      team: null,
      env: null,
      status: 'Done',
      done: true,
      priority: null,
      labels: [],
      version: null,
      createdAt: '2024-03-05T10:00:00.000Z',
      resolvedAt: '2024-03-06T10:00:00.000Z',
      url: null,
    },
  ]);

  await engine.handle('repository.add', { source: client.repository, services: [], job: 'add' });
  const commits = await listRows(engine, 'commits', VIEW);
  expect(commits.filter(({ source }) => source === 'repository')).toHaveLength(4);
  expect(commits.filter(({ source }) => source === 'export')).toEqual([
    {
      sha: SHA_B,
      repo: 'api',
      authoredAt: '2024-03-01T10:00:00.000Z',
      committedAt: '2024-03-02T10:00:00.000Z',
      author: 'lee',
      title: 'Add',
      pull: '7',
      source: 'export',
    },
  ]);

  expect(await engine.handle('workspace.summary', {})).toMatchObject({
    pulls: 1,
    runs: 1,
    versions: 1,
    errors: 1,
    issues: 1,
  });
  const { report } = await engine.handle('overview', { view: VIEW, by: [] });
  expect(report.coverage.pulls).toEqual({ stored: 1, deployed: 0 });
});

test('the list of corrections says of each what it is about, as long as the data has it', async () => {
  const { engine, client } = fixture;
  await importPaths(engine, client.deployments);
  await importPaths(engine, client.incidents);
  const page = { view: VIEW, search: '', offset: 0, limit: 10 };
  const { rows: deployments } = await engine.handle('deployments.list', {
    ...page,
    sort: { column: 'finishedAt', descending: false },
  });
  const { rows: incidents } = await engine.handle('incidents.list', {
    ...page,
    sort: { column: 'startedAt', descending: false },
  });
  const [deployment, incident] = [deployments[1]?.key ?? '', incidents[1]?.key ?? ''];
  await engine.handle('corrections.change', {
    corrections: [
      { kind: 'link', incident, deployment, linked: false },
      { kind: 'rework', deployment, rework: 'planned' },
    ],
  });
  const about = {
    deploymentId: 'd2',
    service: 'web',
    env: 'prod',
    version: 'v1.1',
    finishedAt: '2024-03-04T12:00:00.000Z',
    saidAt: '2024-03-12T00:00:00.000Z',
  };
  expect(await listRows(engine, 'corrections', VIEW)).toEqual([
    { said: 'detached', ...about, incidentId: '#2', title: 'Slow pages', startedAt: '2024-03-10T00:00:00.000Z' },
    { said: 'planned', ...about, incidentId: null, title: null, startedAt: null },
  ]);
  await engine.handle('import.undo', { batchId: 1 });
  expect((await listRows(engine, 'corrections', VIEW)).map(({ said, deploymentId }) => [said, deploymentId])).toEqual([
    ['detached', null],
    ['planned', null],
  ]);
});
