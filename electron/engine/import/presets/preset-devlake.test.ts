/** What is sent to other programs that compute these metrics, and what they keep. */
import { expect, test } from 'vitest';
import { NO_DEPLOYMENT, SHA, workspacePerTest } from '../fixture.ts';

const { batchOf, rejectsOf, deployments, incidents } = workspacePerTest();

const OTHER_SHA = 'a'.repeat(40);

function at(time: string): number {
  return Date.parse(`2025-03-01T${time}Z`);
}

const FOUND = {
  ...NO_DEPLOYMENT,
  id: 'p1',
  service: 'shop',
  env: 'PRODUCTION',
  repo: 'https://github.com/acme/shop.git',
  sha: SHA,
  startedAt: at('10:00:00'),
  finishedAt: at('10:05:00'),
  status: 1,
};

test('webhook deployments, version 1', async () => {
  const deployment = {
    pipeline_id: 'p1',
    create_time: '2025-03-01T09:00:00Z',
    start_time: '2025-03-01T10:00:00Z',
    end_time: '2025-03-01T10:05:00Z',
    result: 'SUCCESS',
    commit_sha: SHA,
    repo_url: 'https://github.com/acme/shop.git',
  };
  const waiting = { ...deployment, pipeline_id: 'p2', environment: 'STAGING', result: 'MANUAL', name: 'web' };
  const batch = await batchOf(
    JSON.stringify([deployment, waiting, { ...deployment, pipeline_id: 'p3', result: 'ABORT' }]),
  );
  expect(batch.preset).toBe('devlake-webhook-deployment');
  expect(deployments()).toEqual([
    FOUND,
    { ...FOUND, id: 'p2', env: 'STAGING', service: 'web', status: 4 },
    { ...FOUND, id: 'p3', status: 3 },
  ]);
});

test('webhook deployments, version 2: every commit is a row of its deployment', async () => {
  const deployment = {
    id: 'p1',
    displayTitle: 'Release 12',
    environment: 'PRODUCTION',
    result: 'FAILURE',
    startedDate: '2025-03-01T10:00:00Z',
    finishedDate: '2025-03-01T10:05:00Z',
    deploymentCommits: [
      { repoUrl: 'https://github.com/acme/shop.git', refName: 'main', commitSha: SHA },
      { repoUrl: 'git@github.com:acme/api.git', commitSha: OTHER_SHA, finishedDate: '2025-03-01T10:04:00Z' },
    ],
  };
  const batch = await batchOf(JSON.stringify(deployment));
  expect(batch).toMatchObject({ preset: 'devlake-webhook-deployment', read: 2, stored: 2 });
  expect(deployments()).toEqual([
    { ...FOUND, status: 2 },
    { ...FOUND, status: 2, repo: 'git@github.com:acme/api.git', sha: OTHER_SHA, finishedAt: at('10:04:00') },
  ]);
});

const INCIDENT = {
  id: 'INC-1',
  services: '["checkout"]',
  team: null,
  env: null,
  severity: 'major',
  repo: null,
  title: 'Slow',
  startedAt: at('10:00:00'),
  detectedAt: null,
  acknowledgedAt: null,
  resolvedAt: at('11:00:00'),
  deploymentId: null,
  sha: null,
  version: null,
};

test('webhook incidents in both cases of letters', async () => {
  const camel = {
    issueKey: 'INC-1',
    title: 'Slow',
    type: 'INCIDENT',
    status: 'DONE',
    component: 'checkout',
    severity: 'major',
    createdDate: '2025-03-01T10:00:00Z',
    resolutionDate: '2025-03-01T11:00:00Z',
  };
  const snake = {
    issue_key: 'INC-2',
    title: 'Slow',
    status: 'TODO',
    component: 'checkout',
    priority: 'major',
    created_date: '2025-03-01T10:00:00Z',
  };
  expect((await batchOf(JSON.stringify([camel]))).preset).toBe('devlake-incident');
  expect((await batchOf(JSON.stringify([snake]))).preset).toBe('devlake-incident');
  expect(incidents()).toEqual([INCIDENT, { ...INCIDENT, id: 'INC-2', resolvedAt: null }]);
});

test('its table of issues as CSV, with NULL and other types', async () => {
  const table = [
    'issue_key,title,original_type,component,severity,priority,created_date,resolution_date',
    'INC-1,Slow,Incident,checkout,NULL,major,2025-03-01 10:00:00+00:00,2025-03-01 11:00:00+00:00',
    'INC-2,Slow,Incident,checkout,NULL,major,2025-03-01 10:00:00+00:00,NULL',
    'ST-1,Tidy,Story,checkout,NULL,minor,2025-03-01 10:00:00+00:00,NULL',
    '',
  ].join('\n');
  expect(await rejectsOf(table)).toEqual([[4, 'original_type', 'not-an-incident', 'Story']]);
  expect(incidents()).toEqual([INCIDENT, { ...INCIDENT, id: 'INC-2', resolvedAt: null }]);
});

test('its table of deployment commits', async () => {
  const table = [
    'cicd_deployment_id,cicd_scope_id,environment,result,status,created_date,started_date,finished_date,commit_sha,repo_url',
    `p1,shop,PRODUCTION,SUCCESS,DONE,2025-03-01T09:00:00Z,2025-03-01T10:00:00Z,2025-03-01T10:05:00Z,${SHA},https://github.com/acme/shop.git`,
    `p2,shop,PRODUCTION,,IN_PROGRESS,2025-03-01T10:00:00Z,NULL,NULL,${SHA},https://github.com/acme/shop.git`,
    '',
  ].join('\n');
  expect(await batchOf(table)).toMatchObject({ preset: 'devlake-deployment-commits', stored: 2 });
  expect(deployments()).toEqual([FOUND, { ...FOUND, id: 'p2', finishedAt: at('10:00:00'), status: 4 }]);
});

test('Swarmia deployments and fixes', async () => {
  const deployment = { version: 'v1.2', environment: 'production', deployedAt: '2025-03-01T10:05:00Z', commitSha: SHA };
  const fix = { ...deployment, version: 'v1.3', appName: 'web', fixesVersion: 'v1.2', repositoryFullName: 'acme/web' };
  const batch = await batchOf(JSON.stringify([deployment, fix]));
  expect(batch).toMatchObject({ preset: 'swarmia-deployment', stored: 2 });
  expect(batch.notices.map(({ code }) => code)).not.toContain('status-absent');
  const found = { ...FOUND, id: null, repo: null, env: 'production', startedAt: null };
  expect(deployments()).toEqual([
    { ...found, service: 'default', version: 'v1.2' },
    { ...found, service: 'web', version: 'v1.3', repo: 'acme/web', remediation: 'hotfix' },
  ]);
});
