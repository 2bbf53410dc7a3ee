import type { SourceColumn } from '../cell.ts';
import { circleciProject, circleciStatus } from './circleci-workflow.ts';
import { deploys, eitherWay, environmentIn, skipNotDeploying } from './deploying.ts';
import type { Preset, SourceRecord } from './preset.ts';
import { hasColumns, skip, textAt } from './source-record.ts';

const READS = ['project_slug', 'type', 'workflow_', 'pipeline_', 'job_number', 'dependencies'];

const sure = eitherWay(isJob, (record, choices) => deploys([textAt(record, 'name')], choices));

/** Jobs of CircleCI's workflows. Approvals run nothing, and jobs that never started have no time. */
export const circleciJob: Preset = {
  id: 'circleci-job',
  kind: 'runs',
  recognise: sure.unless,
  fields: {
    id: ['id'],
    parent: ['workflow_id', 'pipeline_id'],
    service: ['project_slug'],
    job: ['name'],
    repo: ['project_slug'],
    status: ['status'],
    created_at: ['started_at'],
    started_at: ['started_at'],
    finished_at: ['stopped_at'],
  },
  reads: READS,
  derive: (record) => {
    if (neverRan(record)) return skip('not-of-this-kind', 'started_at', null);
    const project = circleciProject(record);
    return [{ service: project, repo: project, status: circleciStatus(record) }];
  },
};

/** The same, of which those that deploy are deployments. */
export const circleciJobDeployment: Preset = {
  id: 'circleci-job-deployment',
  kind: 'deployments',
  recognise: sure.when,
  fields: {
    id: ['id'],
    service: ['project_slug'],
    env: ['name'],
    repo: ['project_slug'],
    started_at: ['started_at'],
    finished_at: ['stopped_at'],
    status: ['status'],
  },
  reads: READS,
  derive: (record, choices) => {
    const name = textAt(record, 'name');
    const other = skipNotDeploying([name], 'name', choices);
    if (other !== null) return other;
    if (neverRan(record)) return skip('not-a-deployment', 'started_at', null);
    const project = circleciProject(record);
    return [{ service: project, env: environmentIn(name), repo: project, status: circleciStatus(record) }];
  },
};

function isJob(columns: readonly SourceColumn[]): boolean {
  return (
    hasColumns(columns, 'name', 'status', 'started_at', 'stopped_at', 'project_slug') &&
    ['job_number', 'dependencies', 'type'].some((name) => hasColumns(columns, name))
  );
}

function neverRan(record: SourceRecord): boolean {
  return textAt(record, 'started_at') === null || textAt(record, 'type') === 'approval';
}
