import type { SourceColumn } from '../cell.ts';
import { deploys, eitherWay } from './deploying.ts';
import type { Derive, Preset, ReadChoices, SourceRecord } from './preset.ts';
import { hasColumns, skip, textAt } from './source-record.ts';

const RESULTS: ReadonlyMap<string, string> = new Map([
  ['SUCCESS', 'success'],
  ['FAILURE', 'failure'],
]);

const STATUSES: ReadonlyMap<string, string> = new Map([
  ['IN_PROGRESS', 'running'],
  ['TODO', 'running'],
]);

function statusOf(record: SourceRecord): string {
  return RESULTS.get(textAt(record, 'result') ?? '') ?? STATUSES.get(textAt(record, 'status') ?? '') ?? 'unknown';
}

const TIMES = {
  started_at: ['started_date', 'created_date'],
  finished_at: ['finished_date'],
} as const;

/** Rows of DevLake's table `cicd_deployment_commits`: one for each commit of a deployment. */
export const devlakeDump: Preset = {
  id: 'devlake-deployment-commits',
  kind: 'deployments',
  recognise: (columns) => (hasColumns(columns, 'cicd_deployment_id', 'cicd_scope_id', 'commit_sha') ? 0.95 : 0),
  fields: {
    id: ['cicd_deployment_id'],
    service: ['cicd_scope_id'],
    env: ['environment'],
    repo: ['repo_url'],
    sha: ['commit_sha'],
    ...TIMES,
    status: ['result'],
  },
  reads: ['created_date', 'status'],
  derive: deriveDeployment,
};

/** Rows of DevLake's table `cicd_deployments`, which has no commits. */
export const devlakeDeployments: Preset = {
  id: 'devlake-deployments',
  kind: 'deployments',
  recognise: (columns) =>
    isOfPipelines(columns) && !hasColumns(columns, 'type') && hasColumns(columns, 'environment') ? 0.95 : 0,
  fields: { id: ['id'], service: ['cicd_scope_id'], env: ['environment'], ...TIMES, status: ['result'] },
  reads: ['created_date', 'status'],
  derive: deriveDeployment,
};

const sure = eitherWay(isOfRuns, isDeployment);

/** Rows of DevLake's tables `cicd_pipelines` and, where they name their pipeline, `cicd_tasks`. */
export const devlakePipeline: Preset = {
  id: 'devlake-pipelines',
  kind: 'runs',
  recognise: sure.unless,
  fields: {
    id: ['id'],
    parent: ['pipeline_id'],
    service: ['name', 'cicd_scope_id'],
    job: ['name'],
    env: ['environment'],
    repo: ['cicd_scope_id'],
    status: ['result'],
    created_at: ['created_date', 'started_date'],
    ...TIMES,
    url: ['url'],
  },
  reads: ['status', 'type', 'created_date', 'pipeline_id'],
  derive: (record) => {
    const isTask = textAt(record, 'pipeline_id') !== null;
    return [
      {
        service: isTask ? textAt(record, 'cicd_scope_id') : textAt(record, 'name', 'cicd_scope_id'),
        job: isTask ? textAt(record, 'name') : null,
        created_at: textAt(record, 'created_date', 'started_date'),
        started_at: textAt(record, 'started_date'),
        status: statusOf(record),
      },
    ];
  },
};

/** The same rows, of which those that DevLake was told deploy are deployments. */
export const devlakePipelineDeployment: Preset = {
  id: 'devlake-pipelines-deployment',
  kind: 'deployments',
  recognise: sure.when,
  fields: { id: ['id'], service: ['cicd_scope_id'], env: ['environment'], ...TIMES, status: ['result'] },
  reads: ['status', 'type', 'created_date', 'pipeline_id', 'name'],
  derive: (record, choices) =>
    isDeployment(record, choices)
      ? deriveDeployment(record)
      : skip('not-a-deployment', choices.deploys === null ? 'type' : 'name', textAt(record, 'name')),
};

function isOfPipelines(columns: readonly SourceColumn[]): boolean {
  return hasColumns(columns, 'id', 'name', 'cicd_scope_id', 'result', 'status', 'finished_date');
}

function isOfRuns(columns: readonly SourceColumn[]): boolean {
  return isOfPipelines(columns) && hasColumns(columns, 'type');
}

/** By the user's word, else by DevLake's. */
function isDeployment(record: SourceRecord, choices: ReadChoices): boolean {
  if (choices.deploys !== null) return deploys([textAt(record, 'name')], choices);
  return textAt(record, 'type') === 'DEPLOYMENT';
}

function deriveDeployment(record: SourceRecord): ReturnType<Derive> {
  return [{ started_at: textAt(record, 'started_date', 'created_date'), status: statusOf(record) }];
}
