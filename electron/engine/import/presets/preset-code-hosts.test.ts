/** Deployments as the hosts of code give them out. */
import { describe, expect, test } from 'vitest';
import { NO_DEPLOYMENT, SHA, workspacePerTest } from '../fixture.ts';

const { batchOf, rejectsOf, deployments } = workspacePerTest();

const SUCCESS = 1;
const FAILURE = 2;
const CANCELLED = 3;
const RUNNING = 4;

function at(time: string): number {
  return Date.parse(`2025-03-01T${time}Z`);
}

describe('GitHub GraphQL', () => {
  const base = {
    Id: 'DE_1',
    CommitOid: SHA,
    Environment: 'production',
    State: 'ACTIVE',
    Ref: { Name: 'v1.2.0', Prefix: 'refs/tags/' },
    Statuses: {
      nodes: [
        { state: 'INACTIVE', updatedAt: '2025-03-01T15:00:00Z' },
        { state: 'SUCCESS', updatedAt: '2025-03-01T10:05:00Z' },
        { state: 'IN_PROGRESS', updatedAt: '2025-03-01T10:01:00Z' },
      ],
    },
    Repository: { Name: 'shop', Url: 'https://github.com/acme/shop' },
    CreatedAt: '2025-03-01T10:00:00Z',
    UpdatedAt: '2025-03-01T15:00:00Z',
    Commit: { CommittedDate: '2025-03-01T09:00:00Z' },
  };

  test('a superseded deployment ended when it succeeded', async () => {
    expect(await batchOf(JSON.stringify([{ ...base, State: 'INACTIVE' }]))).toMatchObject({
      preset: 'github-graphql-deployment',
      stored: 1,
    });
    expect(deployments()).toEqual([
      {
        ...NO_DEPLOYMENT,
        id: 'DE_1',
        service: 'acme/shop',
        env: 'production',
        repo: 'https://github.com/acme/shop',
        sha: SHA,
        version: 'v1.2.0',
        startedAt: at('10:00:00'),
        finishedAt: at('10:05:00'),
        status: SUCCESS,
        committedAt: at('09:00:00'),
      },
    ]);
  });

  test('without a success among the statuses, the state and the time it was created tell', async () => {
    const nodes = [{ state: 'INACTIVE', updatedAt: '2025-03-01T15:00:00Z' }];
    const failed = [{ state: 'FAILURE', updatedAt: '2025-03-01T10:03:00Z' }];
    const records = [
      { ...base, Id: 'a', State: 'INACTIVE', Statuses: { nodes } },
      { ...base, Id: 'b', State: 'INACTIVE', Statuses: { nodes: [...nodes, ...failed] } },
      { ...base, Id: 'c', State: 'ABANDONED', Statuses: { nodes: [] } },
      { ...base, Id: 'd', State: 'QUEUED', Statuses: { nodes: [] } },
      { ...base, Id: 'e', State: 'DESTROYED', Statuses: { nodes: [] } },
      { ...base, Id: 'f', State: 'ACTIVE', UpdatedAt: '2025-03-01T10:09:00Z', Statuses: { nodes: [] } },
    ];
    await batchOf(JSON.stringify(records));
    expect(deployments()).toMatchObject([
      { id: 'a', status: SUCCESS, finishedAt: at('10:00:00') },
      { id: 'b', status: FAILURE, finishedAt: at('10:03:00') },
      { id: 'c', status: CANCELLED },
      { id: 'd', status: RUNNING },
      { id: 'e', status: 0 },
      { id: 'f', status: SUCCESS, finishedAt: at('10:09:00') },
    ]);
  });

  test('fields by their own names', async () => {
    const node = {
      id: 'DE_2',
      commitOid: SHA,
      createdAt: '2025-03-01T10:00:00Z',
      environment: 'production',
      state: 'ACTIVE',
      ref: { name: 'main', prefix: 'refs/heads/' },
      repository: { nameWithOwner: 'acme/shop' },
      statuses: { nodes: [{ state: 'SUCCESS', createdAt: '2025-03-01T10:04:00Z' }] },
    };
    expect(await batchOf(JSON.stringify({ nodes: [node] }))).toMatchObject({ preset: 'github-graphql-deployment' });
    expect(deployments()).toMatchObject([
      { id: 'DE_2', service: 'acme/shop', version: null, finishedAt: at('10:04:00'), status: SUCCESS },
    ]);
  });
});

test('a whole answer of GitHub GraphQL', async () => {
  const node = (id: string, state: string) => ({
    id,
    createdAt: '2025-03-01T10:00:00Z',
    updatedAt: '2025-03-01T10:04:00Z',
    environment: 'production',
    state,
    commitOid: SHA,
    commit: { committedDate: '2025-03-01T09:00:00Z' },
    statuses: { nodes: [] },
  });
  const nodes = [node('DE_1', 'ACTIVE'), node('DE_2', 'FAILURE')];
  const answer = { data: { repository: { nameWithOwner: 'acme/shop', deployments: { nodes, totalCount: 2 } } } };
  expect(await batchOf(JSON.stringify(answer))).toMatchObject({
    preset: 'github-graphql-deployment',
    read: 2,
    stored: 2,
  });
  const found = {
    ...NO_DEPLOYMENT,
    id: 'DE_1',
    service: 'acme/shop',
    env: 'production',
    repo: 'acme/shop',
    sha: SHA,
    startedAt: at('10:00:00'),
    finishedAt: at('10:04:00'),
    status: SUCCESS,
    committedAt: at('09:00:00'),
  };
  expect(deployments()).toEqual([found, { ...found, id: 'DE_2', status: FAILURE }]);
});

describe('GitHub REST', () => {
  const base = {
    id: 42,
    sha: SHA,
    ref: 'v2.0.1',
    task: 'deploy',
    environment: 'production',
    original_environment: 'production',
    created_at: '2025-03-01T10:00:00Z',
    updated_at: '2025-03-09T10:00:00Z',
    statuses_url: 'https://api.github.com/repos/acme/shop/deployments/42/statuses',
    repository_url: 'https://api.github.com/repos/acme/shop',
  };

  test('the success among its statuses is the end, not its last change', async () => {
    const statuses = [
      { state: 'inactive', created_at: '2025-03-09T10:00:00Z' },
      { state: 'success', created_at: '2025-03-01T10:07:00Z' },
    ];
    expect(await batchOf(JSON.stringify([{ ...base, statuses }]))).toMatchObject({ preset: 'github-deployment' });
    expect(deployments()).toEqual([
      {
        ...NO_DEPLOYMENT,
        id: '42',
        service: 'acme/shop',
        env: 'production',
        repo: 'acme/shop',
        sha: SHA,
        version: 'v2.0.1',
        startedAt: at('10:00:00'),
        finishedAt: at('10:07:00'),
        status: SUCCESS,
      },
    ]);
  });

  test('a list without statuses says so, and counts as deployed when created', async () => {
    const { notices } = await batchOf(JSON.stringify([base]));
    expect(notices.map(({ code }) => code)).toContain('status-absent');
    expect(deployments()).toMatchObject([{ finishedAt: at('10:00:00'), status: SUCCESS }]);
  });

  test('nothing has happened yet, or it failed', async () => {
    const failed = [{ state: 'error', created_at: '2025-03-01T10:02:00Z' }];
    await batchOf(
      JSON.stringify([
        { ...base, statuses: [] },
        { ...base, id: 43, ref: 'main', statuses: failed },
      ]),
    );
    expect(deployments()).toMatchObject([
      { status: RUNNING },
      { status: FAILURE, version: null, finishedAt: at('10:02:00') },
    ]);
  });

  test('a field mapped by hand wins over what is derived', async () => {
    await batchOf(JSON.stringify([base]), { mapping: { service: 'task', status: 'task' } });
    expect(deployments()).toMatchObject([{ service: 'deploy', status: 0 }]);
  });
});

describe('GitLab', () => {
  const base = {
    id: 7,
    iid: 1,
    ref: 'main',
    sha: SHA,
    created_at: '2025-03-01T10:00:00.000Z',
    status: 'success',
    environment: { id: 1, name: 'production' },
    deployable: {
      status: 'failed',
      tag: false,
      started_at: '2025-03-01T11:01:00.000+01:00',
      finished_at: '2025-03-01T10:06:00.500Z',
      commit: { committed_date: '2025-03-01T09:00:00.000Z' },
      web_url: 'https://gitlab.example.com/acme/web/shop/-/jobs/5',
    },
  };

  test('its own status counts, not that of its job', async () => {
    expect(await batchOf(JSON.stringify([base]))).toMatchObject({ preset: 'gitlab-deployment', stored: 1 });
    expect(deployments()).toEqual([
      {
        ...NO_DEPLOYMENT,
        id: '7',
        service: 'acme/web/shop',
        env: 'production',
        repo: 'https://gitlab.example.com/acme/web/shop',
        sha: SHA,
        startedAt: at('10:01:00'),
        finishedAt: at('10:06:00.500'),
        status: SUCCESS,
        committedAt: at('09:00:00'),
      },
    ]);
  });

  test('words of its own', async () => {
    const words = ['failed', 'canceled', 'skipped', 'blocked', 'running', 'undeployed'];
    await batchOf(JSON.stringify(words.map((status, id) => ({ ...base, id, status }))));
    const found = deployments() as { readonly status: number }[];
    expect(found.map(({ status }) => status)).toEqual([FAILURE, CANCELLED, CANCELLED, RUNNING, RUNNING, 0]);
  });

  test('without a job, nothing says which project it is of', async () => {
    const lonely = { ...base, id: 8, deployable: null };
    expect(await rejectsOf(JSON.stringify([base, lonely]))).toEqual([
      [1, 'deployable.web_url', 'service-missing', null],
    ]);
    await batchOf(JSON.stringify([lonely]), { preset: 'gitlab-deployment', mapping: { service: 'environment.name' } });
    expect(deployments()).toMatchObject([{ id: '7' }, { id: '8', startedAt: at('10:00:00'), service: 'production' }]);
  });
});
