import { POSSIBLE, skipUnchosen } from './deploying.ts';
import type { Preset, SourceRecord } from './preset.ts';
import { hasColumns, textAt } from './source-record.ts';

/** Workflows of CircleCI, each taken for a deployment unless the user says which deploy. */
export const circleciWorkflow: Preset = {
  id: 'circleci-workflow',
  kind: 'deployments',
  recognise: (columns) => (hasColumns(columns, 'pipeline_id', 'created_at', 'stopped_at', 'project_slug') ? 0.9 : 0),
  fields: {
    id: ['id'],
    service: ['project_slug'],
    repo: ['project_slug'],
    started_at: ['created_at'],
    finished_at: ['stopped_at'],
    status: ['status'],
  },
  reads: ['project_slug', 'name'],
  derive: (record, choices) => {
    const other = skipUnchosen([textAt(record, 'name')], 'name', choices);
    if (other !== null) return other;
    const project = circleciProject(record);
    return [{ service: project, repo: project, status: circleciStatus(record) }];
  },
};

/** "gh/acme/shop": the first part says which host it is on. */
export function circleciProject(record: SourceRecord): string | null {
  return textAt(record, 'project_slug')?.replace(/^[^/]+\/(?=[^/]+\/)/, '') ?? null;
}

const STATUSES: ReadonlyMap<string, string> = new Map([
  ['success', 'success'],
  ['failed', 'failure'],
  ['error', 'failure'],
  ['unauthorized', 'failure'],
  ['canceled', 'cancelled'],
  ['not_run', 'cancelled'],
  ['not_running', 'running'],
  ['queued', 'running'],
  ['blocked', 'running'],
  ['timedout', 'failure'],
  ['infrastructure_fail', 'failure'],
  ['terminated-unknown', 'failure'],
  ['running', 'running'],
  ['failing', 'running'],
  ['on_hold', 'running'],
]);

export function circleciStatus(record: SourceRecord): string {
  return STATUSES.get(textAt(record, 'status') ?? '') ?? 'unknown';
}

/** The same workflows as runs: chosen where the user asks for runs. */
export const circleciWorkflowRun: Preset = {
  id: 'circleci-workflow-run',
  kind: 'runs',
  recognise: (columns, records) => (circleciWorkflow.recognise(columns, records) > 0 ? POSSIBLE : 0),
  fields: {
    id: ['id'],
    parent: ['pipeline_id'],
    service: ['name'],
    repo: ['project_slug'],
    status: ['status'],
    created_at: ['created_at'],
    started_at: ['created_at'],
    finished_at: ['stopped_at'],
  },
  derive: (record) => [{ repo: circleciProject(record), status: circleciStatus(record) }],
};
