/** Small files of runs and jobs of GitHub's workflows and of its webhooks' messages, each with what is to be made of its records. */
import { without } from '../plan/preset-look.ts';
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

function notDeploying(column: string) {
  return { skip: 'not-a-deployment', column };
}

export const GITHUB_RUN_SAMPLES: readonly PresetSample[] = [
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
];

const REPOSITORY_NAME = { repository: { full_name: REPOSITORY } };

function deploymentMessage(state: string, deployment: object = {}): object {
  return {
    ...REPOSITORY_NAME,
    deployment_status: { id: 9, state, created_at: END },
    deployment: { id: 8, sha: A, environment: 'production', created_at: START, ...deployment },
  };
}

const ISSUE_MESSAGE = {
  ...REPOSITORY_NAME,
  action: 'closed',
  issue: {
    ...{ number: 7, title: 'Slow carts', created_at: START, closed_at: END, labels: [{ name: 'incident' }] },
    body: `root cause: ${A}`,
  },
};

const PUSH_MESSAGE = {
  ...REPOSITORY_NAME,
  commits: [
    { id: A, message: 'Faster carts\n\nMuch.', timestamp: START, author: { name: 'Mina' } },
    { id: 'b'.repeat(40), message: 'Typo', timestamp: END, author: { name: 'Mina' } },
  ],
};

const MESSAGES = [
  { event_type: 'push', payload: PUSH_MESSAGE },
  { event_type: 'deployment_status', payload: deploymentMessage('success') },
  { event_type: 'deployment_status', payload: deploymentMessage('in_progress', { id: 10 }) },
  { event_type: 'deployment_status', payload: deploymentMessage('inactive') },
  { event_type: 'issues', payload: ISSUE_MESSAGE },
];

export const WEBHOOK_SAMPLES: readonly PresetSample[] = [
  {
    preset: 'github-webhook-deployment',
    content: MESSAGES,
    rows: [
      notDeploying('deployment_status.state'),
      { ...DEPLOYED, id: '8', env: 'production', status: 'success' },
      { ...without(DEPLOYED, 'finished_at'), id: '10', env: 'production', status: 'running' },
      notDeploying('deployment_status.state'),
      notDeploying('deployment_status.state'),
    ],
  },
  {
    preset: 'github-webhook-incident',
    content: [ISSUE_MESSAGE, { ...ISSUE_MESSAGE, issue: { ...ISSUE_MESSAGE.issue, labels: [] } }],
    rows: [
      {
        ...{ id: 'acme/shop#7', service: [REPOSITORY], title: 'Slow carts', sha: A, repo: REPOSITORY },
        ...{ started_at: START, resolved_at: END },
      },
      { skip: 'not-an-incident', column: 'issue.labels' },
    ],
  },
  {
    preset: 'github-webhook-commit',
    asked: 'commits',
    content: MESSAGES.slice(0, 2),
    rows: [
      { sha: A, repo: REPOSITORY, committed_at: START, author: 'Mina', title: 'Faster carts' },
      { sha: 'b'.repeat(40), repo: REPOSITORY, committed_at: END, author: 'Mina', title: 'Typo' },
      { skip: 'not-of-this-kind', column: 'commits' },
    ],
  },
];
