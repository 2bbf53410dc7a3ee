import type { DerivedRow, Preset, SourceRecord } from './preset.ts';
import { hasColumns, hasColumnUnder, textAt } from './source-record.ts';

/** Deployments of Bitbucket pipelines; which repository they are of is in the addresses of their commits. */
export const bitbucketDeployment: Preset = {
  id: 'bitbucket-deployment',
  kind: 'deployments',
  recognise: (columns) =>
    hasColumns(columns, 'uuid', 'release.commit.hash') && hasColumnUnder(columns, 'state.') ? 0.95 : 0,
  fields: {
    id: ['uuid'],
    service: ['release.commit.links.html.href', 'repository.full_name'],
    env: ['environment.name', 'environment.slug'],
    repo: ['release.commit.links.html.href', 'repository.full_name'],
    sha: ['release.commit.hash'],
    started_at: ['state.started_on'],
    finished_at: ['state.completed_on'],
    status: ['state.status.name', 'state.name'],
  },
  reads: ['state.', 'release.', 'repository.', 'last_update_time'],
  derive: (record) => [deriveRow(record)],
};

const STATUSES: ReadonlyMap<string, string> = new Map([
  ['SUCCESSFUL', 'success'],
  ['FAILED', 'failure'],
  ['STOPPED', 'cancelled'],
  ['IN_PROGRESS', 'running'],
  ['UNDEPLOYED', 'running'],
]);

const COMMIT_PAGE = /^https?:\/\/(?:api\.)?bitbucket\.org\/(?:2\.0\/repositories\/)?([^/]+\/[^/]+)\/commits?\//;

function deriveRow(record: SourceRecord): DerivedRow {
  const pages = ['release.commit.links.html.href', 'release.commit.links.self.href'];
  const repository =
    textAt(record, 'repository.full_name') ?? COMMIT_PAGE.exec(textAt(record, ...pages) ?? '')?.[1] ?? null;
  return {
    service: repository,
    repo: repository,
    started_at: textAt(record, 'state.started_on', 'last_update_time'),
    status: STATUSES.get(textAt(record, 'state.status.name', 'state.name') ?? '') ?? 'unknown',
  };
}
