/** Deployments as the tools that carry them out give them out. */
import { expect, test } from 'vitest';
import { NO_DEPLOYMENT, SHA, workspacePerTest } from '../fixture.ts';

const { batchOf, rejectsOf, deployments } = workspacePerTest();

function at(time: string): number {
  return Date.parse(`2025-03-01T${time}Z`);
}

const FOUND = {
  ...NO_DEPLOYMENT,
  id: '1',
  service: 'shop',
  env: null,
  sha: SHA,
  startedAt: at('10:00:00'),
  finishedAt: at('10:05:00'),
  status: 1,
};

function idsAndStatuses(): unknown[] {
  return (deployments() as { readonly id: string; readonly status: number }[]).map(({ id, status }) => [id, status]);
}

test('Azure DevOps builds, times to seven digits', async () => {
  const build = {
    id: 1,
    buildNumber: '20250301.1',
    status: 'completed',
    result: 'succeeded',
    queueTime: '2025-03-01T09:59:00.1234567Z',
    startTime: '2025-03-01T10:00:00.0000000Z',
    finishTime: '2025-03-01T10:05:00.1234567Z',
    definition: { id: 3, name: 'shop' },
    sourceBranch: 'refs/tags/v1.2',
    sourceVersion: SHA,
    repository: { id: 'x', name: 'acme/shop', type: 'GitHub' },
  };
  const page = {
    count: 4,
    value: [
      build,
      { ...build, id: 2, result: 'canceled' },
      { ...build, id: 3, result: 'partiallySucceeded' },
      { ...build, id: 4, status: 'inProgress', result: null, finishTime: null },
    ],
  };
  expect(await batchOf(JSON.stringify(page))).toMatchObject({ preset: 'azure-devops-build', stored: 4 });
  expect(deployments()[0]).toEqual({
    ...FOUND,
    repo: 'acme/shop',
    version: 'v1.2',
    finishedAt: at('10:05:00.123'),
    fine: '2025-03-01T10:05:00.1234567Z',
  });
  expect(idsAndStatuses()).toEqual([
    ['1', 1],
    ['2', 3],
    ['3', 0],
    ['4', 4],
  ]);
});

test('Azure DevOps releases', async () => {
  const deployment = {
    id: 1,
    release: {
      name: 'Release-7',
      artifacts: [{ definitionReference: { sourceVersion: { id: SHA }, repository: { id: 'r', name: 'acme/shop' } } }],
    },
    releaseDefinition: { name: 'shop' },
    releaseEnvironment: { name: 'Production' },
    deploymentStatus: 'succeeded',
    queuedOn: '2025-03-01T09:00:00Z',
    startedOn: '2025-03-01T10:00:00Z',
    completedOn: '2025-03-01T10:05:00Z',
  };
  const page = { value: [deployment, { ...deployment, id: 2, deploymentStatus: 'notDeployed', startedOn: null }] };
  expect((await batchOf(JSON.stringify(page))).preset).toBe('azure-devops-release');
  const found = { ...FOUND, env: 'Production', repo: 'acme/shop', version: 'Release-7' };
  expect(deployments()).toEqual([found, { ...found, id: '2', startedAt: at('09:00:00'), status: 3 }]);
});

test('Argo CD: the history, the last failure, the git source among several', async () => {
  const git = { repoURL: 'https://git.example.com/shop.git', path: 'deploy' };
  const chart = { repoURL: 'https://charts.example.com', chart: 'shop' };
  const application = {
    metadata: { name: 'shop', namespace: 'argocd' },
    spec: { project: 'default', destination: { namespace: 'production', server: 'https://k8s' } },
    status: {
      history: [
        {
          id: 0,
          revision: SHA,
          source: git,
          deployStartedAt: '2025-03-01T10:00:00Z',
          deployedAt: '2025-03-01T10:05:00Z',
        },
        {
          id: 1,
          revisions: ['1.2.3', SHA],
          sources: [chart, git],
          deployStartedAt: '2025-03-01T11:00:00Z',
          deployedAt: '2025-03-01T11:05:00Z',
        },
      ],
      operationState: {
        phase: 'Failed',
        startedAt: '2025-03-01T12:00:00Z',
        finishedAt: '2025-03-01T12:01:00Z',
        syncResult: { revision: 'a'.repeat(40), source: git },
      },
    },
  };
  const fresh = {
    metadata: { name: 'new' },
    spec: application.spec,
    status: { operationState: { phase: 'Succeeded' } },
  };
  const list = { apiVersion: 'v1', kind: 'List', items: [application, fresh] };
  expect(await rejectsOf(JSON.stringify(list))).toEqual([[1, 'status.history', 'not-a-deployment', null]]);
  const found = { ...FOUND, env: 'production', repo: git.repoURL };
  expect(deployments()).toEqual([
    { ...found, id: 'shop/0/2025-03-01T10:05:00Z' },
    {
      ...found,
      id: 'shop/1/2025-03-01T11:05:00Z',
      version: '1.2.3',
      startedAt: at('11:00:00'),
      finishedAt: at('11:05:00'),
    },
    {
      ...found,
      id: 'shop/failed/2025-03-01T12:00:00Z',
      sha: 'a'.repeat(40),
      startedAt: at('12:00:00'),
      finishedAt: at('12:01:00'),
      status: 2,
    },
  ]);
});

test('Argo CD: several repositories of git are rows of one deployment, folders of one are not', async () => {
  const [app, config] = ['https://git.example.com/shop.git', 'https://git.example.com/config.git'];
  const entry = {
    id: 1,
    revisions: [SHA, 'b'.repeat(40), SHA, '1.2.3'],
    sources: [
      { repoURL: app, path: 'deploy' },
      { repoURL: config, ref: 'values' },
      { repoURL: app, path: 'jobs' },
      { repoURL: 'https://charts.example.com', chart: 'shop' },
    ],
    deployStartedAt: '2025-03-01T10:00:00Z',
    deployedAt: '2025-03-01T10:05:00Z',
  };
  const application = {
    metadata: { name: 'shop' },
    spec: { destination: { namespace: 'production' } },
    status: { history: [entry] },
  };
  expect(await batchOf(JSON.stringify(application))).toMatchObject({ preset: 'argocd-application', stored: 2 });
  const found = { ...FOUND, id: 'shop/1/2025-03-01T10:05:00Z', env: 'production', repo: app, version: '1.2.3' };
  expect(deployments()).toEqual([found, { ...found, repo: config, sha: 'b'.repeat(40) }]);
});

test('Argo CD: one application alone', async () => {
  const history = [{ id: 4, revision: SHA, source: { repoURL: 'x' }, deployedAt: '2025-03-01T10:05:00Z' }];
  const application = { metadata: { name: 'shop' }, spec: {}, status: { history } };
  expect(await batchOf(JSON.stringify(application))).toMatchObject({ preset: 'argocd-application', stored: 1 });
});

test('Bitbucket', async () => {
  const href = `https://bitbucket.org/acme/shop/commits/${SHA}`;
  const deployment = {
    uuid: '1',
    type: 'deployment',
    state: {
      name: 'COMPLETED',
      status: { name: 'SUCCESSFUL' },
      started_on: '2025-03-01T10:00:00.000Z',
      completed_on: '2025-03-01T10:05:00.000Z',
    },
    environment: { uuid: '{e}', name: 'Production' },
    release: { name: '#12', commit: { hash: SHA, links: { html: { href } } } },
  };
  const state = { name: 'IN_PROGRESS', started_on: '2025-03-01T10:00:00.000Z' };
  const page = { values: [deployment, { ...deployment, uuid: '2', state }], pagelen: 10 };
  expect((await batchOf(JSON.stringify(page))).preset).toBe('bitbucket-deployment');
  const found = { ...FOUND, service: 'acme/shop', repo: 'acme/shop', env: 'Production' };
  expect(deployments()).toEqual([found, { ...found, id: '2', finishedAt: at('10:00:00'), status: 4 }]);
});

test('CircleCI', async () => {
  const workflow = {
    pipeline_id: 'p',
    pipeline_number: 25,
    id: '1',
    name: 'deploy',
    project_slug: 'gh/acme/shop',
    status: 'success',
    created_at: '2025-03-01T10:00:00Z',
    stopped_at: '2025-03-01T10:05:00Z',
  };
  const words = ['success', 'failing', 'on_hold', 'not_run', 'unauthorized'];
  const items = words.map((status, i) => ({ ...workflow, id: `${i + 1}`, status }));
  expect((await batchOf(JSON.stringify({ items, next_page_token: null }))).preset).toBe('circleci-workflow');
  expect(deployments()[0]).toEqual({ ...FOUND, service: 'acme/shop', repo: 'acme/shop', sha: null });
  expect(idsAndStatuses()).toEqual([1, 4, 4, 3, 2].map((status, i) => [`${i + 1}`, status]));
});

test('Bamboo: what was rolled back is a failed change', async () => {
  const result = {
    id: 1,
    deploymentVersionName: 'release-3',
    lifeCycleState: 'FINISHED',
    deploymentState: 'SUCCESS',
    startedDate: at('10:00:00'),
    finishedDate: at('10:05:00'),
    environment: { name: 'Production' },
    deploymentProject: { name: 'shop' },
  };
  const back = { ...result, id: 2, deploymentState: 'ROLLED_BACK' };
  const running = { ...result, id: 3, lifeCycleState: 'IN_PROGRESS', deploymentState: 'UNKNOWN', finishedDate: null };
  expect((await batchOf(JSON.stringify({ results: [result, back, running] }))).preset).toBe('bamboo-deployment');
  const found = { ...FOUND, sha: null, version: 'release-3', env: 'Production' };
  expect(deployments()).toEqual([
    found,
    { ...found, id: '2', changeFailure: 1 },
    { ...found, id: '3', finishedAt: at('10:00:00'), status: 4 },
  ]);
});

test('HeartBeat: what it calls invalid is named and counted', async () => {
  const table = [
    'Organization,Pipeline Name,Pipeline Step,Valid,Build Number,First Code Committed Time In PR,Code Committed Time,Deployment Completed Time,Total Lead Time (HH:mm:ss),Status,Branch,Revert',
    'Acme,shop,Deploy prod,true,1,2025-03-01T09:00:00Z,2025-03-01T09:30:00Z,2025-03-01T10:05:00Z,1:5:0,passed,main,false',
    'Acme,shop,Deploy prod,true,2,,2025-03-01T09:30:00Z,2025-03-01T10:05:00Z,0:24:45,failed,main,true',
    'Acme,shop,Deploy prod,false,3,,2025-03-01T09:30:00Z,2025-03-01T10:05:00Z,0:24:45,passed,main,false',
    '',
  ].join('\n');
  expect(await rejectsOf(table)).toEqual([[4, 'Valid', 'not-a-deployment', 'false']]);
  const found = { ...FOUND, id: 'shop#1', env: 'Deploy prod', sha: null, startedAt: null };
  expect(deployments()).toEqual([
    { ...found, committedAt: at('09:00:00') },
    { ...found, id: 'shop#2', committedAt: at('09:30:00'), status: 2, remediation: 'revert' },
  ]);
});
