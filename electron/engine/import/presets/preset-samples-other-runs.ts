/** Small files of runs, jobs and stages of other systems than GitHub, each with what is to be made of its records. */
import { without } from '../plan/preset-look.ts';
import type { PresetSample } from './preset-samples.ts';

const A = 'a'.repeat(40);

const START = '2025-03-01T10:00:00Z';

const END = '2025-03-01T10:05:00Z';

const REPOSITORY = 'acme/shop';

const DEPLOYED = { service: REPOSITORY, repo: REPOSITORY, sha: A, started_at: START, finished_at: END };

const PIPELINE = {
  id: 50,
  iid: 5,
  project_id: 9,
  sha: A,
  ref: 'main',
  status: 'success',
  source: 'push',
  created_at: START,
  updated_at: END,
  web_url: 'https://gitlab.example.com/acme/web/shop/-/pipelines/50',
};

const GITLAB = 'https://gitlab.example.com/acme/web/shop';

const PIPELINE_ROW = {
  id: 50,
  service: 'acme/web/shop',
  repo: GITLAB,
  branch: 'main',
  event: 'push',
  sha: A,
  status: 'success',
  created_at: START,
  finished_at: END,
  url: PIPELINE.web_url,
};

const GITLAB_DEPLOYED = { ...DEPLOYED, service: 'acme/web/shop', repo: GITLAB };

const GITLAB_JOB = {
  id: 500,
  status: 'success',
  stage: 'test',
  name: 'unit',
  ref: 'main',
  tag: false,
  created_at: START,
  started_at: START,
  finished_at: END,
  web_url: 'https://gitlab.example.com/acme/web/shop/-/jobs/500',
  pipeline: { id: 50, project_id: 9, sha: A },
  commit: { id: A, authored_date: '2025-03-01T09:00:00Z' },
};

const STAGE = {
  id: 's1',
  parentId: null,
  type: 'Stage',
  name: 'Build',
  startTime: START,
  finishTime: END,
  state: 'completed',
  result: 'succeeded',
  attempt: 1,
};

const STAGE_ROW = {
  id: 's1',
  attempt: 1,
  stage: 'Build',
  status: 'success',
  created_at: START,
  started_at: START,
  finished_at: END,
};

const BAMBOO = {
  buildResultKey: 'SHOP-TEST-7',
  planName: 'Shop - Tests',
  buildState: 'Successful',
  lifeCycleState: 'Finished',
  buildStartedTime: START,
  buildCompletedTime: END,
  vcsRevisionKey: A,
};

function notDeploying(column: string) {
  return { skip: 'not-a-deployment', column };
}

export const OTHER_RUN_SAMPLES: readonly PresetSample[] = [
  {
    preset: 'gitlab-pipeline',
    content: [
      PIPELINE,
      { ...PIPELINE, id: 51, status: 'waiting_for_resource', updated_at: null },
      {
        ...PIPELINE,
        id: 52,
        status: 'canceled',
        name: 'Nightly',
        started_at: START,
        finished_at: END,
        updated_at: null,
      },
    ],
    rows: [
      PIPELINE_ROW,
      { ...without(PIPELINE_ROW, 'finished_at'), id: 51, status: 'running' },
      { ...PIPELINE_ROW, id: 52, status: 'cancelled', service: 'Nightly', started_at: START },
    ],
  },
  {
    preset: 'gitlab-pipeline-deployment',
    content: [
      { ...PIPELINE, name: 'Deploy live' },
      { ...PIPELINE, id: 51, name: null, ref: 'release/1.2' },
      { ...PIPELINE, id: 52, name: 'Release', ref: 'v1.2.0', tag: true, status: 'failed' },
    ],
    rows: [
      { ...GITLAB_DEPLOYED, id: 50, env: 'production', status: 'success' },
      notDeploying('name'),
      { ...GITLAB_DEPLOYED, id: 52, version: 'v1.2.0', status: 'failure' },
    ],
  },
  {
    preset: 'gitlab-job',
    content: [GITLAB_JOB],
    rows: [
      {
        ...PIPELINE_ROW,
        ...{ id: 500, parent: 50, job: 'unit', stage: 'test', started_at: START, url: GITLAB_JOB.web_url },
      },
    ].map((row) => without(row, 'event')),
  },
  {
    preset: 'gitlab-job-deployment',
    content: [
      GITLAB_JOB,
      { ...GITLAB_JOB, id: 501, stage: 'deploy', name: 'to-staging', status: 'manual', started_at: null },
    ],
    rows: [
      notDeploying('name'),
      { ...GITLAB_DEPLOYED, id: 501, env: 'staging', status: 'running', committed_at: '2025-03-01T09:00:00Z' },
    ],
  },
  {
    preset: 'azure-devops-timeline',
    content: [
      STAGE,
      { ...STAGE, id: 'j1', type: 'Job', parentId: 's1', name: 'Linux', result: 'canceled' },
      { ...STAGE, id: 't1', type: 'Task', name: 'Checkout' },
      { ...STAGE, id: 's2', name: 'Never', startTime: null, finishTime: null, result: 'skipped' },
    ],
    constants: { service: 'shop' },
    rows: [
      STAGE_ROW,
      { ...without(STAGE_ROW, 'stage'), id: 'j1', parent: 's1', job: 'Linux', status: 'cancelled' },
      { skip: 'not-of-this-kind', column: 'type' },
      { skip: 'not-of-this-kind', column: 'startTime' },
    ],
  },
  {
    preset: 'azure-devops-timeline-deployment',
    content: [STAGE, { ...STAGE, id: 's2', name: 'Deploy_PROD', state: 'inProgress', result: null, finishTime: null }],
    constants: { service: 'shop' },
    rows: [notDeploying('name'), { id: 's2', env: 'production', started_at: START, status: 'running' }],
  },
  {
    preset: 'bamboo-build',
    content: [BAMBOO, { ...BAMBOO, buildResultKey: 'SHOP-TEST-8', buildState: 'Failed' }],
    rows: ['success', 'failure'].map((status, index) => ({
      id: `SHOP-TEST-${7 + index}`,
      service: 'Shop - Tests',
      sha: A,
      status,
      created_at: START,
      started_at: START,
      finished_at: END,
    })),
  },
  {
    preset: 'bamboo-build-deployment',
    content: [BAMBOO, { ...BAMBOO, planName: 'Shop - Deploy', lifeCycleState: 'InProgress', buildState: 'Unknown' }],
    rows: [
      notDeploying('planName'),
      { ...without(DEPLOYED, 'repo'), id: 'SHOP-TEST-7', service: 'Shop - Deploy', status: 'running' },
    ],
  },
  {
    preset: 'jenkins-build-run',
    asked: 'runs',
    content: [
      {
        ...{ number: 12, timestamp: Date.parse(START), duration: 300_000, result: 'SUCCESS', building: false },
        ...{ fullDisplayName: 'shop » test #12', url: 'https://ci.example.com/job/shop/job/test/12/' },
        actions: [
          { lastBuiltRevision: { SHA1: 'f'.repeat(40) }, remoteUrls: ['https://git.example.com/library.git'] },
          { lastBuiltRevision: { SHA1: A }, remoteUrls: ['https://git.example.com/shop.git'] },
        ],
      },
    ],
    rows: [
      {
        ...{ id: 'shop/test#12', service: 'shop/test', repo: 'https://git.example.com/shop.git', sha: A },
        ...{ status: 'success', url: 'https://ci.example.com/job/shop/job/test/12/' },
        ...{ created_at: Date.parse(START), started_at: Date.parse(START), finished_at: Date.parse(END) },
      },
    ],
  },
  {
    preset: 'azure-devops-build-run',
    asked: 'runs',
    content: [
      {
        ...{ id: 1, buildNumber: '7', status: 'completed', result: 'succeeded', reason: 'individualCI' },
        ...{ queueTime: START, startTime: START, finishTime: END, definition: { name: 'shop' } },
        ...{ sourceBranch: 'refs/heads/main', sourceVersion: A, repository: { name: 'acme/shop' } },
      },
    ],
    rows: [
      {
        ...{ id: 1, service: 'shop', repo: 'acme/shop', branch: 'main', event: 'individualCI', sha: A },
        ...{ status: 'success', created_at: START, started_at: START, finished_at: END },
      },
    ],
  },
  {
    preset: 'circleci-workflow-run',
    asked: 'runs',
    content: [
      {
        ...{ pipeline_id: 'p', id: '1', name: 'test', project_slug: 'gh/acme/shop', status: 'failing' },
        ...{ created_at: START, stopped_at: null },
      },
    ],
    rows: [
      {
        ...{ id: '1', parent: 'p', service: 'test', repo: 'acme/shop', status: 'running' },
        ...{ created_at: START, started_at: START },
      },
    ],
  },
];
