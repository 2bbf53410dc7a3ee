import type { SourceColumn } from '../cell.ts';
import { eitherWay } from './deploying.ts';
import {
  githubRunDeployment as deploymentOf,
  type GithubRun,
  githubRunDeploys,
  githubRunRepository,
  githubRunRow,
} from './github-runs.ts';
import type { Preset, SourceRecord } from './preset.ts';
import { hasColumns, textAt } from './source-record.ts';

const READS = ['html_url', 'run_url', 'url', 'status', 'created_at', 'workflow_name', 'run_', 'steps', 'head_branch'];

const sure = eitherWay(isJob, (record, choices) => githubRunDeploys(jobOf(record), choices));

/** Jobs of the runs of GitHub's workflows (`…/actions/runs/ID/jobs`). */
export const githubJob: Preset = {
  id: 'github-job',
  kind: 'runs',
  recognise: sure.unless,
  fields: {
    id: ['id'],
    attempt: ['run_attempt'],
    parent: ['run_id'],
    service: ['workflow_name', 'name'],
    job: ['name'],
    repo: ['html_url', 'run_url'],
    branch: ['head_branch'],
    sha: ['head_sha'],
    status: ['conclusion'],
    created_at: ['created_at', 'started_at'],
    started_at: ['started_at'],
    finished_at: ['completed_at'],
    url: ['html_url'],
  },
  reads: READS,
  derive: (record) => {
    const job = jobOf(record);
    return [
      {
        ...githubRunRow(job),
        service: textAt(record, 'workflow_name', 'name'),
        created_at: textAt(record, 'created_at', 'started_at'),
      },
    ];
  },
};

/** The same, of which those that deploy are deployments. */
export const githubJobDeployment: Preset = {
  id: 'github-job-deployment',
  kind: 'deployments',
  recognise: sure.when,
  fields: {
    id: ['id'],
    service: ['html_url', 'run_url'],
    env: ['name'],
    repo: ['html_url', 'run_url'],
    sha: ['head_sha'],
    started_at: ['started_at'],
    finished_at: ['completed_at'],
    status: ['conclusion'],
  },
  reads: [...READS, 'name'],
  derive: (record, choices) => deploymentOf(jobOf(record), 'name', choices),
};

function isJob(columns: readonly SourceColumn[]): boolean {
  return hasColumns(columns, 'id', 'run_id', 'head_sha', 'name', 'started_at', 'completed_at');
}

/** A job's own name tells whether it deploys: in a workflow called "CI/CD" most don't. */
function jobOf(record: SourceRecord): GithubRun {
  return {
    id: textAt(record, 'id'),
    // The jobs of a second attempt have ids of their own.
    attempt: null,
    names: [textAt(record, 'name')],
    repository: githubRunRepository(record),
    event: null,
    conclusion: textAt(record, 'conclusion'),
    status: textAt(record, 'status'),
    startedAt: textAt(record, 'started_at', 'created_at'),
    endedAt: textAt(record, 'completed_at'),
  };
}
