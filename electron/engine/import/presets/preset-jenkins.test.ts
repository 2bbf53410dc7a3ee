import { expect, test } from 'vitest';
import { NO_DEPLOYMENT, SHA, workspacePerTest } from '../fixture.ts';

const { batchOf, deployments } = workspacePerTest();

const START = Date.UTC(2025, 2, 1, 10);
const LIBRARY = 'f'.repeat(40);

const BUILD = {
  _class: 'org.jenkinsci.plugins.workflow.job.WorkflowRun',
  actions: [
    {},
    { lastBuiltRevision: { SHA1: LIBRARY }, remoteUrls: ['https://git.example.com/library.git'] },
    { lastBuiltRevision: { SHA1: SHA }, remoteUrls: ['https://git.example.com/shop.git'] },
    { lastBuiltRevision: { SHA1: SHA }, remoteUrls: ['https://git.example.com/shop.git'] },
  ],
  building: false,
  duration: 61_500,
  fullDisplayName: 'shop » deploy » main #12',
  number: 12,
  result: 'SUCCESS',
  timestamp: START,
};

const FOUND = {
  ...NO_DEPLOYMENT,
  id: 'shop/deploy/main#12',
  service: 'shop/deploy/main',
  env: null,
  sha: null,
  startedAt: START,
  finishedAt: START + 61_500,
  status: 1,
};

test('a build ends its duration after its start, and has each revision that it checked out', async () => {
  const job = { _class: 'WorkflowJob', actions: [{ _class: 'x' }], name: 'main', builds: [BUILD] };
  const batch = await batchOf(JSON.stringify(job));
  expect(batch).toMatchObject({ preset: 'jenkins-build', kind: 'deployments', read: 2, stored: 2, rejected: 0 });
  expect(deployments()).toEqual([
    { ...FOUND, sha: LIBRARY, repo: 'https://git.example.com/library.git' },
    { ...FOUND, sha: SHA, repo: 'https://git.example.com/shop.git' },
  ]);
});

test('a build that runs has no result yet', async () => {
  await batchOf(JSON.stringify([{ ...BUILD, actions: [], building: true }]));
  expect(deployments()).toEqual([{ ...FOUND, finishedAt: START, status: 4 }]);
});

test('results, and jobs told by their address', async () => {
  const results = ['FAILURE', 'ABORTED', 'NOT_BUILT', 'UNSTABLE'];
  const url = 'https://ci.example.com/job/shop/job/release%2F1.x/9/';
  await batchOf(
    JSON.stringify(
      results.map((result, i) => ({ ...BUILD, actions: [], number: i, result, fullDisplayName: 'shop v1', url })),
    ),
  );
  expect(deployments()).toEqual(
    [2, 3, 3, 0].map((status, i) => ({ ...FOUND, id: `shop/release/1.x#${i}`, service: 'shop/release/1.x', status })),
  );
});
