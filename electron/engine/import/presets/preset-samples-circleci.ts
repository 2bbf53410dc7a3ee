/** Small files of jobs of CircleCI, each with what is to be made of its records. */
import type { PresetSample } from './preset-samples.ts';

const START = '2025-03-01T10:00:00Z';
const END = '2025-03-01T10:05:00Z';

const JOB = {
  dependencies: [],
  job_number: 7,
  id: 'j1',
  started_at: START,
  name: 'unit',
  project_slug: 'gh/acme/shop',
  status: 'success',
  type: 'build',
  stopped_at: END,
};
const ROW = {
  id: 'j1',
  service: 'acme/shop',
  repo: 'acme/shop',
  status: 'success',
  started_at: START,
  finished_at: END,
};

export const CIRCLECI_SAMPLES: readonly PresetSample[] = [
  {
    preset: 'circleci-job',
    content: [
      JOB,
      { ...JOB, id: 'j2', status: 'infrastructure_fail', workflow_id: 'w1' },
      { ...JOB, id: 'j3', type: 'approval', name: 'hold', status: 'on_hold' },
      { ...JOB, id: 'j4', status: 'blocked', started_at: null, stopped_at: null },
    ],
    rows: [
      { ...ROW, job: 'unit', created_at: START },
      { ...ROW, id: 'j2', parent: 'w1', job: 'unit', created_at: START, status: 'failure' },
      { skip: 'not-of-this-kind', column: 'started_at' },
      { skip: 'not-of-this-kind', column: 'started_at' },
    ],
  },
  {
    preset: 'circleci-job-deployment',
    content: [JOB, { ...JOB, name: 'deploy-staging' }, { ...JOB, name: 'deploy', started_at: null }],
    rows: [
      { skip: 'not-a-deployment', column: 'name' },
      { ...ROW, env: 'staging' },
      { skip: 'not-a-deployment', column: 'started_at' },
    ],
  },
];
