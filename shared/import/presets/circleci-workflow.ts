import { skipUnchosen } from './deploying.ts';
import type { Preset } from './preset.ts';
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
    // "gh/acme/shop": the first part says which host it is on.
    const project = textAt(record, 'project_slug')?.replace(/^[^/]+\/(?=[^/]+\/)/, '') ?? null;
    return [{ service: project, repo: project, status: STATUSES.get(textAt(record, 'status') ?? '') ?? 'unknown' }];
  },
};

const STATUSES: ReadonlyMap<string, string> = new Map([
  ['success', 'success'],
  ['failed', 'failure'],
  ['error', 'failure'],
  ['unauthorized', 'failure'],
  ['canceled', 'cancelled'],
  ['not_run', 'cancelled'],
  ['running', 'running'],
  ['failing', 'running'],
  ['on_hold', 'running'],
]);
