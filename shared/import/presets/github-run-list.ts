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

const READS = ['url', 'status', 'startedAt', 'createdAt', 'updatedAt', 'name', 'workflowName', 'attempt', 'number'];

const sure = eitherWay(isRun, (record, choices) => githubRunDeploys(runOf(record), choices));

/** Runs of `gh run list --json …`. Which repository they are of is in their addresses, where those were asked for. */
export const githubRunList: Preset = {
  id: 'github-run-list',
  kind: 'runs',
  recognise: sure.unless,
  fields: {
    id: ['databaseId'],
    attempt: ['attempt'],
    service: ['workflowName', 'name'],
    repo: ['url'],
    branch: ['headBranch'],
    event: ['event'],
    sha: ['headSha'],
    status: ['conclusion'],
    created_at: ['createdAt', 'startedAt'],
    started_at: ['startedAt'],
    finished_at: ['updatedAt'],
    url: ['url'],
  },
  reads: READS,
  derive: (record) => [githubRunRow(runOf(record))],
};

/** The same, of which those of workflows that deploy are deployments. */
export const githubRunListDeployment: Preset = {
  id: 'github-run-list-deployment',
  kind: 'deployments',
  recognise: sure.when,
  fields: {
    id: ['databaseId'],
    service: ['url', 'workflowName', 'name'],
    env: ['workflowName', 'name'],
    repo: ['url'],
    sha: ['headSha'],
    started_at: ['startedAt', 'createdAt'],
    finished_at: ['updatedAt'],
    status: ['conclusion'],
  },
  reads: [...READS, 'event', 'headBranch'],
  derive: (record, choices) => deploymentOf(runOf(record), 'workflowName', choices),
};

function isRun(columns: readonly SourceColumn[]): boolean {
  const has = (name: string) => hasColumns(columns, name);
  return has('databaseId') && (has('workflowName') || has('headSha')) && (has('createdAt') || has('startedAt'));
}

function runOf(record: SourceRecord): GithubRun {
  return {
    id: textAt(record, 'databaseId'),
    attempt: textAt(record, 'attempt'),
    // Old versions call the workflow "name".
    names: [textAt(record, 'workflowName', 'name')],
    repository: githubRunRepository(record),
    event: textAt(record, 'event'),
    conclusion: textAt(record, 'conclusion'),
    status: textAt(record, 'status'),
    startedAt: textAt(record, 'startedAt', 'createdAt'),
    endedAt: textAt(record, 'updatedAt'),
  };
}
