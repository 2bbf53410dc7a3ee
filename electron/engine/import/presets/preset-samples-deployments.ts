/** Small files of deployments, each with what is to be made of its records where no other test says it. */
import type { PresetSample } from './preset-samples.ts';

const A = 'a'.repeat(40);
const START = '2025-03-01T10:00:00Z';
const END = '2025-03-01T10:05:00Z';

const BUILD = {
  ...{ id: 1, buildNumber: '20250301.1', status: 'completed', result: 'succeeded', sourceVersion: A },
  ...{ startTime: START, finishTime: END, definition: { name: 'shop' }, sourceBranch: 'refs/heads/main' },
  repository: { name: 'acme/shop' },
};

function stage(name: string, result: string | null, startTime: string | null): object {
  return { type: 'Stage', name, identifier: name, startTime, finishTime: startTime && END, state: 'completed', result };
}

const BAMBOO = {
  ...{ id: 1, deploymentVersionName: 'release-3', lifeCycleState: 'FINISHED', deploymentState: 'SUCCESS' },
  ...{ startedDate: 1_740_823_200_000, finishedDate: 1_740_823_500_000 },
};

export const DEPLOYMENT_SAMPLES: readonly PresetSample[] = [
  {
    preset: 'datadog-dora-deployment',
    content: [
      {
        data: {
          attributes: {
            service: 'cart',
            started_at: 1_740_823_200_000,
            finished_at: 1_740_823_300_000,
            git: { commit_sha: A },
          },
        },
      },
    ],
  },
  {
    preset: 'github-deployment',
    content: [
      {
        ...{
          id: 1,
          sha: A,
          ref: 'main',
          task: 'deploy',
          environment: 'production',
          original_environment: 'production',
        },
        ...{
          created_at: START,
          updated_at: END,
          statuses_url: 'x',
          repository_url: 'https://api.github.com/repos/a/b',
        },
      },
    ],
  },
  {
    preset: 'github-graphql-deployment',
    content: [
      {
        ...{ id: 'DE_1', commitOid: A, createdAt: START, environment: 'production', state: 'ACTIVE' },
        repository: { nameWithOwner: 'acme/shop' },
      },
    ],
  },
  {
    preset: 'gitlab-deployment',
    content: [
      {
        ...{ id: 7, iid: 1, ref: 'main', sha: A, created_at: START, updated_at: END, status: 'success' },
        ...{ environment: { name: 'production' }, project_id: 9 },
        deployable: {
          status: 'success',
          stage: 'deploy',
          name: 'deploy',
          web_url: 'https://gl.example.com/a/b/-/jobs/5',
        },
      },
    ],
  },
  {
    preset: 'jenkins-build',
    content: [
      {
        ...{ number: 12, timestamp: 1_740_823_200_000, duration: 61_500, result: 'SUCCESS', building: false },
        ...{ fullDisplayName: 'shop » deploy #12', url: 'https://ci.example.com/job/shop/12/', actions: [{}] },
      },
    ],
  },
  {
    preset: 'devlake-webhook-deployment',
    content: [
      {
        ...{ pipeline_id: 'p', start_time: START, end_time: END, name: 'deploy', environment: 'PRODUCTION' },
        ...{ result: 'SUCCESS', commit_sha: A, repo_url: 'https://git.example.com/shop' },
      },
    ],
  },
  {
    preset: 'devlake-deployment-commits',
    content: [
      'cicd_deployment_id,cicd_scope_id,commit_sha,started_date,finished_date,environment,result,status,repo_url',
      `d1,s1,${A},${START},${END},PRODUCTION,SUCCESS,DONE,https://git.example.com/shop`,
    ].join('\n'),
  },
  {
    preset: 'swarmia-deployment',
    content: [{ version: 'v1', appName: 'cart', environment: 'production', deployedAt: START, commitSha: A }],
  },
  {
    preset: 'azure-devops-build',
    content: [BUILD],
  },
  {
    preset: 'azure-devops-build',
    name: 'with their timelines',
    content: [
      {
        ...BUILD,
        timeline: {
          records: [
            stage('Build', 'succeeded', START),
            stage('Deploy to staging', 'succeeded', START),
            stage('Deploy to prod', 'failed', START),
            stage('Release later', 'skipped', null),
          ],
        },
      },
      { ...BUILD, id: 2, timeline: { records: [stage('Build', 'succeeded', START)] } },
    ],
    rows: [
      ...[
        ['Deploy to staging', 'staging', 'success'],
        ['Deploy to prod', 'production', 'failure'],
      ].map(([name, env, status]) => ({
        ...{ id: `1/${name}`, service: 'shop', env, repo: 'acme/shop', sha: A },
        ...{ started_at: START, finished_at: END, status },
      })),
      { skip: 'not-a-deployment', column: 'timeline.records[].name' },
    ],
  },
  {
    preset: 'azure-devops-release',
    content: [
      {
        ...{ id: 1, deploymentStatus: 'succeeded', startedOn: START, completedOn: END, release: { name: 'Release-7' } },
        ...{ releaseDefinition: { name: 'shop' }, releaseEnvironment: { name: 'Production' } },
      },
    ],
  },
  {
    preset: 'argocd-application',
    content: [
      {
        ...{ metadata: { name: 'shop' }, spec: { destination: { namespace: 'prod' } } },
        status: { history: [{ id: 0, revision: A, deployedAt: END, source: { repoURL: 'x' } }] },
      },
    ],
  },
  {
    preset: 'bitbucket-deployment',
    content: [
      {
        ...{ uuid: '1', environment: { name: 'Production' } },
        state: { name: 'COMPLETED', status: { name: 'SUCCESSFUL' }, started_on: START, completed_on: END },
        release: { commit: { hash: A, links: { html: { href: `https://bitbucket.org/acme/shop/commits/${A}` } } } },
      },
    ],
  },
  {
    preset: 'circleci-workflow',
    content: [
      {
        ...{ pipeline_id: 'p', id: '1', name: 'deploy', project_slug: 'gh/acme/shop', status: 'success' },
        ...{ created_at: START, stopped_at: END },
      },
    ],
  },
  {
    preset: 'bamboo-deployment',
    content: [{ ...BAMBOO, environment: { name: 'Production' }, deploymentProject: { name: 'shop' } }],
  },
  {
    preset: 'bamboo-dashboard',
    content: [
      {
        deploymentProject: { id: 5, name: 'shop' },
        environmentStatuses: [
          { environment: { name: 'Production' }, deploymentResult: BAMBOO },
          { environment: { name: 'QA' }, deploymentResult: { ...BAMBOO, id: 2, deploymentState: 'ROLLED_BACK' } },
          { environment: { name: 'Empty' } },
        ],
      },
      { deploymentProject: { id: 6, name: 'new' }, environmentStatuses: [{ environment: { name: 'QA' } }] },
    ],
    rows: [
      ...[
        [1, 'Production', 'success'],
        [2, 'QA', 'rolled back'],
      ].map(([id, env, status]) => ({
        ...{ id, service: 'shop', env, version: 'release-3', status },
        ...{ started_at: BAMBOO.startedDate, finished_at: BAMBOO.finishedDate },
      })),
      { skip: 'not-a-deployment', column: 'environmentStatuses' },
    ],
  },
  {
    preset: 'heartbeat-csv',
    content: [
      'Organization,Pipeline Name,Pipeline Step,Valid,Build Number,Deployment Completed Time,Status,Revert',
      `Acme,shop,Deploy prod,true,1,${END},passed,false`,
    ].join('\n'),
  },
  {
    preset: 'argocd-history',
    content: [
      {
        id: 3,
        revision: A,
        deployStartedAt: START,
        deployedAt: END,
        source: { repoURL: 'https://git.example.com/shop' },
      },
      {
        ...{ id: 4, revisions: ['1.2.3', A], deployedAt: END },
        sources: [
          { repoURL: 'https://charts.example.com', chart: 'shop' },
          { repoURL: 'https://git.example.com/shop' },
        ],
      },
    ],
    rows: [
      {
        ...{ id: `https://git.example.com/shop/3/${END}`, service: 'https://git.example.com/shop', sha: A },
        ...{ repo: 'https://git.example.com/shop', started_at: START, finished_at: END },
      },
      {
        ...{ id: `https://git.example.com/shop/4/${END}`, service: 'https://git.example.com/shop', sha: A },
        ...{ repo: 'https://git.example.com/shop', version: '1.2.3', finished_at: END },
      },
    ],
  },
];
