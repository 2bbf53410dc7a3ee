/** Small files of runs, jobs, stages and releases, each with what is to be made of its records. */
import type { PresetSample } from './preset-samples.ts';

const A = 'a'.repeat(40);
const START = '2025-03-01T10:00:00Z';
const END = '2025-03-01T10:05:00Z';
const REPOSITORY = 'acme/shop';

const RUN = {
  id: 70,
  name: 'Tests',
  path: '.github/workflows/test.yml',
  head_branch: 'main',
  head_sha: A,
  run_attempt: 1,
  event: 'push',
  status: 'completed',
  conclusion: 'success',
  workflow_id: 3,
  html_url: 'https://github.com/acme/shop/actions/runs/70',
  created_at: START,
  run_started_at: START,
  updated_at: END,
  repository: { full_name: REPOSITORY },
};
const RUN_ROW = {
  id: 70,
  attempt: 1,
  service: 'Tests',
  repo: REPOSITORY,
  branch: 'main',
  event: 'push',
  sha: A,
  status: 'success',
  created_at: START,
  started_at: START,
  finished_at: END,
  url: RUN.html_url,
};
const DEPLOYED = { service: REPOSITORY, repo: REPOSITORY, sha: A, started_at: START, finished_at: END };

const DEPLOY_RUN = { ...RUN, name: 'Deploy to production', path: '.github/workflows/deploy.yml' };

const GH_RUN = {
  attempt: 1,
  conclusion: 'success',
  createdAt: START,
  databaseId: 70,
  event: 'push',
  headBranch: 'main',
  headSha: A,
  number: 4,
  startedAt: START,
  status: 'completed',
  updatedAt: END,
  url: 'https://github.com/acme/shop/actions/runs/70',
  workflowName: 'Tests',
};

const JOB = {
  id: 700,
  run_id: 70,
  workflow_name: 'CI/CD',
  head_branch: 'main',
  run_url: 'https://api.github.com/repos/acme/shop/actions/runs/70',
  run_attempt: 2,
  head_sha: A,
  html_url: 'https://github.com/acme/shop/actions/runs/70/job/700',
  status: 'completed',
  conclusion: 'success',
  created_at: START,
  started_at: START,
  completed_at: END,
  name: 'unit tests',
  steps: [{ name: 'Checkout', conclusion: 'success' }],
};
const JOB_ROW = {
  ...without(RUN_ROW, 'event'),
  id: 700,
  attempt: 2,
  parent: 70,
  service: 'CI/CD',
  job: 'unit tests',
  url: JOB.html_url,
};

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

export const RUN_SAMPLES: readonly PresetSample[] = [
  {
    preset: 'github-run',
    content: [
      RUN,
      { ...RUN, id: 71, run_attempt: 2, conclusion: 'startup_failure' },
      { ...RUN, id: 72, status: 'in_progress', conclusion: null },
      { ...RUN, id: 73, conclusion: 'TIMED_OUT', repository: null, name: '' },
    ],
    rows: [
      RUN_ROW,
      { ...RUN_ROW, id: 71, attempt: 2, status: 'startup_failure' },
      { ...without(RUN_ROW, 'finished_at'), id: 72, status: 'running' },
      { ...RUN_ROW, id: 73, status: 'timed_out', service: '.github/workflows/test.yml' },
    ],
  },
  {
    preset: 'github-run-deployment',
    content: [
      DEPLOY_RUN,
      { ...DEPLOY_RUN, id: 71, run_attempt: 2, conclusion: 'failure' },
      { ...DEPLOY_RUN, id: 72, event: 'pull_request' },
      RUN,
      { ...DEPLOY_RUN, id: 74, status: 'queued', conclusion: null, name: '배포' },
    ],
    rows: [
      { ...DEPLOYED, id: 70, env: 'production', status: 'success' },
      { ...DEPLOYED, id: '71#2', env: 'production', status: 'failure' },
      notDeploying('event'),
      notDeploying('name'),
      { ...without(DEPLOYED, 'finished_at'), id: 74, status: 'running' },
    ],
  },
  {
    preset: 'github-run-list',
    content: [GH_RUN, { ...GH_RUN, databaseId: 71, status: 'in_progress', conclusion: '' }],
    rows: [RUN_ROW, { ...without(RUN_ROW, 'finished_at'), id: 71, status: 'running' }],
  },
  {
    preset: 'github-run-list-deployment',
    content: [
      { ...GH_RUN, workflowName: 'release-staging' },
      { ...GH_RUN, attempt: 3, workflowName: 'Publish', conclusion: 'cancelled' },
      GH_RUN,
    ],
    rows: [
      { ...DEPLOYED, id: 70, env: 'staging', status: 'success' },
      { ...DEPLOYED, id: '70#3', status: 'cancelled' },
      notDeploying('workflowName'),
    ],
  },
  {
    preset: 'github-job',
    content: [JOB, { ...JOB, id: 701, conclusion: 'skipped', started_at: END, completed_at: START }],
    rows: [JOB_ROW, { ...JOB_ROW, id: 701, status: 'skipped', finished_at: START }],
  },
  {
    preset: 'github-job-deployment',
    content: [JOB, { ...JOB, id: 701, name: 'deploy (prod)' }],
    rows: [notDeploying('name'), { ...DEPLOYED, id: 701, env: 'production', status: 'success' }],
  },
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
];

function without(row: object, name: string): object {
  return Object.fromEntries(Object.entries(row).filter(([key]) => key !== name));
}

const RELEASE = {
  id: 60,
  html_url: 'https://github.com/acme/shop/releases/tag/v1.2.0',
  tag_name: 'v1.2.0',
  target_commitish: 'main',
  name: 'Faster carts',
  draft: false,
  prerelease: false,
  created_at: START,
  published_at: END,
};
const RELEASED = { id: 60, service: REPOSITORY, env: 'production', repo: REPOSITORY, version: 'v1.2.0' };

const GH_RELEASE = {
  tagName: 'v1.2.0',
  name: 'Faster carts',
  createdAt: START,
  publishedAt: END,
  isDraft: false,
  isLatest: true,
  isPrerelease: false,
};

const SENTRY = {
  version: A,
  shortVersion: 'aaaaaaa',
  dateCreated: START,
  dateReleased: END,
  firstEvent: '2025-03-01T10:06:00Z',
  lastEvent: '2025-03-01T11:06:00Z',
  newGroups: 3,
  lastCommit: { id: A, dateCreated: '2025-03-01T09:00:00Z' },
  lastDeploy: { id: '6', environment: 'production', dateStarted: START, dateFinished: END },
  projects: [{ slug: 'shop' }],
};
const SENTRY_ROW = {
  id: '6',
  service: 'shop',
  env: 'production',
  sha: A,
  version: 'aaaaaaa',
  started_at: START,
  finished_at: END,
  committed_at: '2025-03-01T09:00:00Z',
};

export const RELEASE_SAMPLES: readonly PresetSample[] = [
  {
    preset: 'github-release',
    content: [
      RELEASE,
      { ...RELEASE, id: 61, draft: true, published_at: null },
      { ...RELEASE, id: 62, prerelease: true, target_commitish: A },
    ],
    rows: [
      { ...RELEASED, finished_at: END, committed_at: START },
      notDeploying('draft'),
      { ...RELEASED, id: 62, env: 'prerelease', sha: A, finished_at: END, committed_at: START },
    ],
  },
  {
    preset: 'github-release-list',
    content: [GH_RELEASE, { ...GH_RELEASE, isDraft: true }, { ...GH_RELEASE, isPrerelease: true }],
    constants: { service: 'shop' },
    rows: [
      { id: 'v1.2.0', env: 'production', version: 'v1.2.0', finished_at: END },
      notDeploying('isDraft'),
      { id: 'v1.2.0', env: 'prerelease', version: 'v1.2.0', finished_at: END },
    ],
  },
  {
    preset: 'github-graphql-release',
    content: [{ ...GH_RELEASE, url: RELEASE.html_url, tagCommit: { oid: A } }],
    rows: [{ ...RELEASED, id: 'v1.2.0', sha: A, finished_at: END }],
  },
  {
    preset: 'gitlab-release',
    content: [
      {
        tag_name: 'v1.2.0',
        name: 'Faster carts',
        created_at: START,
        released_at: END,
        upcoming_release: false,
        commit: { id: A, authored_date: '2025-03-01T09:00:00Z', committed_date: START },
        _links: { self: 'https://gitlab.example.com/acme/web/shop/-/releases/v1.2.0' },
      },
      {
        tag_name: 'v1.2.1',
        released_at: END,
        upcoming_release: false,
        commit: { id: A, committed_date: START },
        commit_path: `/acme/web/cart/-/commit/${A}`,
      },
      { tag_name: 'v2', released_at: '2099-01-01T00:00:00Z', upcoming_release: true, commit: null },
    ],
    rows: [
      {
        ...{ id: 'acme/web/shop@v1.2.0', service: 'acme/web/shop', env: 'production', repo: GITLAB, sha: A },
        ...{ version: 'v1.2.0', finished_at: END, committed_at: '2025-03-01T09:00:00Z' },
      },
      {
        ...{ id: 'acme/web/cart@v1.2.1', service: 'acme/web/cart', env: 'production', repo: 'acme/web/cart', sha: A },
        ...{ version: 'v1.2.1', finished_at: END, committed_at: START },
      },
      notDeploying('upcoming_release'),
    ],
  },
  {
    preset: 'sentry-deployment',
    content: [SENTRY, { ...SENTRY, projects: [{ slug: 'shop' }, { slug: 'cart' }] }, { ...SENTRY, lastDeploy: null }],
    rows: [
      SENTRY_ROW,
      { ...SENTRY_ROW, id: 'shop/6' },
      { ...SENTRY_ROW, id: 'cart/6', service: 'cart' },
      notDeploying('lastDeploy.dateFinished'),
    ],
  },
  {
    preset: 'sentry-version',
    content: [
      { ...SENTRY, lastDeploy: null },
      {
        ...SENTRY,
        lastDeploy: null,
        firstEvent: null,
        lastEvent: null,
        version: 'shop@1.2.0',
        shortVersion: '1.2.0',
        lastCommit: null,
      },
    ],
    rows: [
      {
        ...{ service: 'shop', version: 'aaaaaaa', sha: A },
        ...{ first_seen: SENTRY.firstEvent, last_seen: SENTRY.lastEvent, error_types: 3 },
      },
      { service: 'shop', version: '1.2.0', first_seen: END, error_types: 3 },
    ],
  },
  {
    preset: 'apm-version',
    name: 'a table with readable headers',
    content: [
      'Service,Env,Version,First Seen,Last Seen,Error Types,Requests/s,Error Rate,p99 Latency,Avg Latency',
      'checkout,prod,vb11-917,3 days ago,ACTIVE,2,33.6 req/s,< 0.1 %,8.70 ms,1.2 ms',
    ].join('\n'),
    rows: [
      {
        ...{ service: 'checkout', env: 'prod', version: 'vb11-917', first_seen: '3 days ago', last_seen: 'ACTIVE' },
        ...{ error_types: '2', request_rate: '33.6 req/s', error_rate: '< 0.1 %', p99: '8.70 ms', mean: '1.2 ms' },
      },
    ],
  },
  {
    preset: 'apm-version',
    name: 'keys of JSON',
    content: [
      {
        ...{ service: 'checkout', env: 'prod', version: '1.2.0', first_seen: START, last_seen: END },
        ...{ error_types: 2, reqs: 33.6, error_rate: 0.001, p50: 1, p75: 2, p90: 3, p95: 4, p99: 8.7, max: 20 },
      },
    ],
    rows: [
      {
        ...{ service: 'checkout', env: 'prod', version: '1.2.0', first_seen: START, last_seen: END },
        ...{ error_types: 2, request_rate: 33.6, error_rate: 0.001, p50: 1, p75: 2, p90: 3, p95: 4, p99: 8.7, max: 20 },
      },
    ],
  },
];
