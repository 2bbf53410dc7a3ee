import { afterEach, beforeEach, expect, test } from 'vitest';
import type { View } from '../../../shared/view.ts';
import { listCommits } from './commits-list.ts';
import { listErrors } from './errors-list.ts';
import { listIssues } from './issues-list.ts';
import { listPulls } from './pulls-list.ts';
import type { RowListRequest } from './row-list.ts';
import { by, openRowLists, type RowLists } from './row-list-fixture.ts';
import { listRuns } from './runs-list.ts';
import { listVersionStats } from './version-stats-list.ts';

const SHA_A = 'a'.repeat(40);
const SHA_B = 'b'.repeat(40);

let workspace: RowLists;

beforeEach(() => {
  workspace = openRowLists();
});

afterEach(() => workspace.close());

function at(text: string): number {
  return Date.parse(text);
}

test('pull requests: the latest word of each, filtered, searched, sorted, page by page', async () => {
  const header = 'pr_number,repository,title,author,created_at,merged_at,labels';
  await workspace.put(
    header,
    '1,https://git.example/shop/web,First,kim,2025-03-01T10:00:00Z,,bug',
    '2,shop/api,Second,renovate[bot],2025-03-02T10:00:00Z,2025-04-02T10:00:00Z,',
    '3,shop/api,Third,,2025-03-03T10:00:00Z,,',
  );
  await workspace.put(
    header,
    '1,https://git.example/shop/web,First again,kim,2025-03-01T10:00:00Z,2025-03-05T10:00:00Z,bug;late',
    '3,shop/api,Third,,2025-03-03T10:00:00Z,,',
  );
  const idsOf = (view: Partial<View>, more: Partial<RowListRequest> = {}) =>
    listPulls(workspace.context(view), by('createdAt', more)).rows.map(({ externalId }) => externalId);
  const { total, rows } = listPulls(workspace.context(), by('createdAt'));
  expect(total).toBe(3);
  expect(rows[0]).toEqual({
    id: expect.any(Number) as number,
    externalId: '1',
    repository: 'https://git.example/shop/web',
    title: 'First again',
    author: 'kim',
    state: 'merged',
    isDraft: false,
    createdAt: at('2025-03-01T10:00:00Z'),
    readyAt: null,
    firstReviewAt: null,
    approvedAt: null,
    mergedAt: at('2025-03-05T10:00:00Z'),
    closedAt: null,
    baseRef: null,
    headRef: null,
    mergeSha: null,
    headSha: null,
    commits: [],
    labels: ['bug', 'late'],
    files: [],
    additions: null,
    deletions: null,
    url: null,
  });
  expect(idsOf({ repositories: ['shop/api'] })).toEqual(['2', '3']);
  expect(idsOf({ repositories: ['web'] })).toEqual(['1']);
  expect(idsOf({ repositories: ['nothing'] })).toEqual([]);
  expect(idsOf({ excludeBots: true })).toEqual(['1', '3']);
  expect(idsOf({ from: '2025-03-05', to: '2025-04-01' })).toEqual(['1']);
  expect(idsOf({ from: '2025-04-01', to: '2025-05-01' })).toEqual(['2']);
  expect(idsOf({}, { search: 'late' })).toEqual(['1']);
  expect(idsOf({}, { search: '100%' })).toEqual([]);
  expect(idsOf({}, { sort: { column: 'mergedAt', descending: true } })).toEqual(['2', '1', '3']);
  expect(idsOf({}, { sort: { column: 'mergedAt', descending: false } })).toEqual(['1', '2', '3']);
  expect(listPulls(workspace.context(), by('createdAt', { offset: 1, limit: 1 }))).toMatchObject({
    total: 3,
    offset: 1,
  });
  expect(idsOf({}, { offset: 1, limit: 1 })).toEqual(['2']);
  expect(() => listPulls(workspace.context(), by('id; DROP TABLE pull_row'))).toThrow(
    expect.objectContaining({ code: 'bad-request' }) as Error,
  );
});

test('an old export that is imported again takes nothing back', async () => {
  const header = 'pr_number,repository,created_at,merged_at,title';
  await workspace.put(header, '1,a,2025-03-01T10:00:00Z,,x');
  await workspace.put(header, '1,a,2025-03-01T10:00:00Z,2025-03-02T10:00:00Z,x');
  await workspace.put(header, '1,a,2025-03-01T10:00:00Z,,x', '2,a,2025-03-01T10:00:00Z,,x');
  expect(listPulls(workspace.context(), by('externalId')).rows.map(({ state }) => state)).toEqual(['merged', 'open']);
});

test('runs by pipeline, team and environment', async () => {
  await workspace.put(
    'run_id,run_attempt,workflow,job,team,environment,repository,branch,status,started_at,finished_at',
    '1,1,deploy,prod,web,production,shop/web,main,success,2025-03-01T10:00:00Z,2025-03-01T10:05:00Z',
    '1,2,deploy,prod,web,staging,shop/web,main,failed,2025-03-02T10:00:00Z,2025-03-02T10:05:00Z',
    '2,1,ci,,api,,shop/api,dev,weird,2025-03-03T10:00:00Z,',
  );
  const idsOf = (view: Partial<View>) =>
    listRuns(workspace.context(view), by('startedAt')).rows.map(
      ({ externalId, attempt }) => `${externalId}.${attempt}`,
    );
  expect(listRuns(workspace.context(), by('startedAt')).rows[1]).toEqual({
    id: expect.any(Number) as number,
    externalId: '1',
    attempt: 2,
    parent: null,
    pipeline: 'deploy',
    job: 'prod',
    stage: null,
    team: 'web',
    environment: 'staging',
    repository: 'shop/web',
    branch: 'main',
    event: null,
    sha: null,
    status: 'failure',
    createdAt: at('2025-03-02T10:00:00Z'),
    startedAt: at('2025-03-02T10:00:00Z'),
    finishedAt: at('2025-03-02T10:05:00Z'),
    url: null,
  });
  expect(idsOf({})).toEqual(['1.1', '1.2', '2.1']);
  expect(idsOf({ env: '^prod' })).toEqual(['1.1', '2.1']);
  expect(idsOf({ teams: ['api'] })).toEqual(['2.1']);
  expect(idsOf({ repositories: ['shop/web'], to: '2025-03-02', from: '2025-03-01' })).toEqual(['1.1']);
});

test('statistics of versions that were seen in the period, under the service that is meant', async () => {
  await workspace.put(
    'service,env,version,first_seen,last_seen,error_rate,p95',
    'old-web,prod,1,2025-03-01T10:00:00Z,2025-03-05T10:00:00Z,< 0.1 %,8 ms',
    'web,prod,2,2025-03-05T10:00:00Z,ACTIVE,2 %,1.2 s',
    'api,stage,3,,,,',
  );
  const versionsOf = (view: Partial<View>) =>
    listVersionStats(workspace.context(view), by('version')).rows.map(
      ({ service, version }) => `${service} ${version}`,
    );
  expect(listVersionStats(workspace.context(), by('version')).rows[0]).toEqual({
    id: expect.any(Number) as number,
    service: 'web',
    environment: 'prod',
    version: '1',
    sha: null,
    endpoint: null,
    at: null,
    firstSeenAt: at('2025-03-01T10:00:00Z'),
    lastSeenAt: at('2025-03-05T10:00:00Z'),
    active: false,
    requests: null,
    requestsPerSecond: null,
    errors: null,
    errorRate: 0.001,
    errorTypes: null,
    p50: null,
    p75: null,
    p90: null,
    p95: 8,
    p99: null,
    max: null,
    mean: null,
    histogram: null,
    texts: { error_rate: '< 0.1 %', p95: '8 ms' },
  });
  expect(versionsOf({ services: ['web'] })).toEqual(['web 1', 'web 2']);
  expect(versionsOf({ services: ['old-web'] })).toEqual(['web 1', 'web 2']);
  expect(versionsOf({ env: 'stage' })).toEqual(['api 3']);
  // Nobody knows when 3 was seen.
  expect(versionsOf({ from: '2025-06-01', to: '2025-07-01' })).toEqual(['web 2', 'api 3']);
  expect(versionsOf({ from: '2025-03-01', to: '2025-03-04' })).toEqual(['web 1', 'api 3']);
});

test('issues by any of their services', async () => {
  await workspace.put(
    'issue_key,issue_type,summary,component,team,status,priority,created,resolved,labels',
    'A-1,Bug,Cart,old-web;api,red,Done,High,2025-03-01T10:00:00Z,2025-03-02T10:00:00Z,x',
    'A-2,Task,Pay,,,Open,,2025-03-02T10:00:00Z,,',
  );
  const idsOf = (view: Partial<View>) =>
    listIssues(workspace.context(view), by('createdAt')).rows.map(({ externalId }) => externalId);
  expect(listIssues(workspace.context(), by('createdAt')).rows[0]).toEqual({
    id: expect.any(Number) as number,
    externalId: 'A-1',
    type: 'Bug',
    title: 'Cart',
    services: ['web', 'api'],
    team: 'red',
    environment: null,
    status: 'Done',
    isDone: true,
    priority: 'High',
    labels: ['x'],
    version: null,
    createdAt: at('2025-03-01T10:00:00Z'),
    resolvedAt: at('2025-03-02T10:00:00Z'),
    url: null,
  });
  expect(idsOf({})).toEqual(['A-1', 'A-2']);
  expect(idsOf({ services: ['web'] })).toEqual(['A-1']);
  expect(idsOf({ services: ['cart'] })).toEqual([]);
  expect(idsOf({ teams: ['red'] })).toEqual(['A-1']);
});

test('commits of repositories that were read and of exports, each once', async () => {
  workspace.db.exec(`
    INSERT INTO repository (id, name, source, read_at) VALUES (1, 'web', '/git/web', 0);
    INSERT INTO person (id, name, email) VALUES (1, 'Kim', 'kim@example.com');
    INSERT INTO git_commit (repository_id, position, sha, parents, author_id, author_at, committer_at, subject)
    VALUES (1, 0, X'${SHA_A}', X'', 1, ${at('2025-03-01T10:00:00Z')}, ${at('2025-03-01T11:00:00Z')}, 'Read')`);
  await workspace.put(
    'sha,repository,author,committed_at,message,pull_request',
    `${SHA_A},web,Kim,2025-03-01T11:00:00Z,Listed too,1`,
    `${SHA_B},shop/api,dependabot[bot],2025-03-02T10:00:00Z,Listed,#7`,
  );
  const read = {
    sha: SHA_A,
    repository: 'web',
    authoredAt: at('2025-03-01T10:00:00Z'),
    committedAt: at('2025-03-01T11:00:00Z'),
    author: 'Kim',
    title: 'Read',
    pull: null,
    source: 'repository',
  };
  const listed = {
    sha: SHA_B,
    repository: 'shop/api',
    authoredAt: null,
    committedAt: at('2025-03-02T10:00:00Z'),
    author: 'dependabot[bot]',
    title: 'Listed',
    pull: '7',
    source: 'export',
  };
  expect(listCommits(workspace.context(), by('committedAt'))).toEqual({ total: 2, offset: 0, rows: [read, listed] });
  expect(listCommits(workspace.context({ excludeBots: true }), by('committedAt')).rows).toEqual([read]);
  expect(listCommits(workspace.context({ repositories: ['shop/api'] }), by('committedAt')).rows).toEqual([listed]);
  expect(listCommits(workspace.context(), by('committedAt', { search: 'kim' })).rows).toEqual([read]);
});

test('every column can be sorted by but those that hold lists, addresses and SHAs', async () => {
  await workspace.put('pr_number,repository,created_at,merged_at', '1,a,2025-03-01T10:00:00Z,');
  await workspace.put('run_id,run_attempt,workflow,started_at', '1,1,ci,2025-03-01T10:00:00Z');
  await workspace.put('service,version,first_seen,p95', 'web,1,2025-03-01T10:00:00Z,8 ms');
  await workspace.put('service,version,error_type,first_seen', 'web,1,TypeError,2025-03-01T10:00:00Z');
  await workspace.put('issue_key,issue_type,created', 'A-1,Bug,2025-03-01T10:00:00Z');
  await workspace.put('sha,author_date,committed_at', `${SHA_A},2025-03-01T10:00:00Z,2025-03-01T10:00:00Z`);
  const lists = [
    [listPulls, 'createdAt'],
    [listRuns, 'createdAt'],
    [listVersionStats, 'firstSeenAt'],
    [listErrors, 'firstSeenAt'],
    [listIssues, 'createdAt'],
    [listCommits, 'committedAt'],
  ] as const;
  const unsorted = lists.map(([list, first]) => {
    const [row] = list(workspace.context(), by(first)).rows;
    return Object.keys(row ?? {}).filter((column) => {
      try {
        const sort = (descending: boolean) =>
          list(workspace.context(), by(column, { sort: { column, descending } })).rows.length;
        return sort(true) !== 1 || sort(false) !== 1;
      } catch {
        return true;
      }
    });
  });
  expect(unsorted).toEqual([
    ['id', 'isDraft', 'baseRef', 'headRef', 'mergeSha', 'headSha', 'commits', 'labels', 'files', 'url'],
    ['id', 'parent', 'sha', 'url'],
    ['id', 'sha', 'histogram', 'texts'],
    ['id', 'url'],
    ['id', 'labels', 'url'],
    [],
  ]);
});
