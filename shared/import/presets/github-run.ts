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

const READS = [
  'repository.',
  'html_url',
  'url',
  'workflow_url',
  'status',
  'path',
  'run_',
  'head_commit.',
  'updated_at',
];

const sure = eitherWay(isRun, (record, choices) => githubRunDeploys(runOf(record), choices));

/** Runs of GitHub's workflows, by its REST interface. A re-run keeps its id and its creation, and starts anew. */
export const githubRun: Preset = {
  id: 'github-run',
  kind: 'runs',
  recognise: sure.unless,
  fields: {
    id: ['id'],
    attempt: ['run_attempt'],
    service: ['name', 'path'],
    repo: ['repository.full_name', 'html_url'],
    branch: ['head_branch'],
    event: ['event'],
    sha: ['head_sha'],
    status: ['conclusion'],
    created_at: ['created_at'],
    started_at: ['run_started_at'],
    finished_at: ['updated_at'],
    url: ['html_url'],
  },
  reads: READS,
  derive: (record) => [githubRunRow(runOf(record))],
};

/** The same, of which those of workflows that deploy are deployments. */
export const githubRunDeployment: Preset = {
  id: 'github-run-deployment',
  kind: 'deployments',
  recognise: sure.when,
  fields: {
    id: ['id'],
    service: ['repository.full_name', 'html_url'],
    env: ['name'],
    repo: ['repository.full_name', 'html_url'],
    sha: ['head_sha'],
    started_at: ['run_started_at', 'created_at'],
    finished_at: ['updated_at'],
    status: ['conclusion'],
  },
  reads: [...READS, 'name', 'event', 'created_at', 'head_branch'],
  derive: (record, choices) => deploymentOf(runOf(record), 'name', choices),
};

function isRun(columns: readonly SourceColumn[]): boolean {
  return hasColumns(columns, 'id', 'head_sha', 'conclusion', 'created_at', 'updated_at', 'workflow_id');
}

function runOf(record: SourceRecord): GithubRun {
  return {
    id: textAt(record, 'id'),
    attempt: textAt(record, 'run_attempt'),
    names: [textAt(record, 'name'), textAt(record, 'path')],
    repository: githubRunRepository(record),
    event: textAt(record, 'event'),
    conclusion: textAt(record, 'conclusion'),
    status: textAt(record, 'status'),
    startedAt: textAt(record, 'run_started_at', 'created_at'),
    endedAt: textAt(record, 'updated_at'),
  };
}
