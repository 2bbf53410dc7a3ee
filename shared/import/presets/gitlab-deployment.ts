import type { DerivedRow, Preset, SourceRecord } from './preset.ts';
import { hasColumns, hasColumnUnder, textAt, valueAt } from './source-record.ts';

/**
 * Deployments of GitLab's REST interface. The deployment's own status counts: that of its job (`deployable.status`) may
 * disagree, and a deployment made through the interface has no job. A deployment says its project only in addresses.
 */
export const gitlabDeployment: Preset = {
  id: 'gitlab-deployment',
  kind: 'deployments',
  recognise: (columns) => {
    if (!hasColumns(columns, 'iid', 'sha', 'ref', 'created_at', 'status')) return 0;
    return hasColumns(columns, 'environment.name') || hasColumnUnder(columns, 'deployable.') ? 0.95 : 0;
  },
  fields: {
    id: ['id', 'iid'],
    service: ['deployable.web_url'],
    env: ['environment.name'],
    repo: ['deployable.web_url'],
    sha: ['sha'],
    version: ['ref'],
    started_at: ['deployable.started_at'],
    finished_at: ['finished_at', 'deployable.finished_at'],
    status: ['status'],
    committed_at: ['deployable.commit.committed_date'],
  },
  reads: ['created_at', 'finished_at', 'deployable.', 'environment.'],
  derive: (record) => [deriveRow(record)],
};

const STATUSES: ReadonlyMap<string, string> = new Map([
  ['success', 'success'],
  ['completed', 'success'],
  ['failed', 'failure'],
  ['canceled', 'cancelled'],
  ['skipped', 'cancelled'],
  // Waits for an approval.
  ['blocked', 'running'],
  ['created', 'running'],
  ['running', 'running'],
]);

function deriveRow(record: SourceRecord): DerivedRow {
  const status = textAt(record, 'status') ?? '';
  const startedAt = textAt(record, 'deployable.started_at', 'created_at');
  const project = projectOf(record);
  return {
    service: project?.path ?? null,
    repo: project?.url ?? null,
    version: valueAt(record, 'deployable.tag') === true ? textAt(record, 'ref') : null,
    started_at: startedAt,
    finished_at: textAt(record, 'finished_at', 'deployable.finished_at'),
    status: STATUSES.get(status) ?? 'unknown',
  };
}

const PROJECT_PAGE = /^(https?:\/\/[^/]+\/(.+?))\/-\//;

function projectOf(record: SourceRecord): { readonly url: string; readonly path: string } | null {
  for (const path of ['deployable.web_url', 'deployable.pipeline.web_url', 'deployable.commit.web_url', 'web_url']) {
    const [, url, name] = PROJECT_PAGE.exec(textAt(record, path) ?? '') ?? [];
    if (url !== undefined && name !== undefined) return { url, path: name };
  }
  const named = textAt(record, 'project.path_with_namespace', 'deployable.project.path_with_namespace');
  return named === null ? null : { url: named, path: named };
}
