import type { Preset } from './preset.ts';
import { hasColumns, textAt } from './source-record.ts';

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
    started_at: ['started_date'],
    finished_at: ['finished_date'],
    status: ['result'],
  },
  reads: ['created_date', 'status'],
  derive: (record) => [
    {
      started_at: textAt(record, 'started_date', 'created_date'),
      status: RESULTS.get(textAt(record, 'result') ?? '') ?? STATUSES.get(textAt(record, 'status') ?? '') ?? 'unknown',
    },
  ],
};

const RESULTS: ReadonlyMap<string, string> = new Map([
  ['SUCCESS', 'success'],
  ['FAILURE', 'failure'],
]);

const STATUSES: ReadonlyMap<string, string> = new Map([
  ['IN_PROGRESS', 'running'],
  ['TODO', 'running'],
]);
