import type { ImportKind } from '../import-batch.ts';

/** What a mapping can name: the fields of the records, in the words of the command line (`--map field=column`). */
export const DEPLOYMENT_FIELDS = [
  'id',
  'service',
  'team',
  'env',
  'repo',
  'sha',
  'version',
  'started_at',
  'finished_at',
  'status',
  'committed_at',
  'change_failure',
  'remediation',
  'pull',
] as const;
export type DeploymentField = (typeof DEPLOYMENT_FIELDS)[number];

export const INCIDENT_FIELDS = [
  'id',
  'service',
  'team',
  'env',
  'severity',
  'title',
  'started_at',
  'detected_at',
  'acknowledged_at',
  'resolved_at',
  'deployment_id',
  'sha',
  'version',
  'repo',
] as const;
export type IncidentField = (typeof INCIDENT_FIELDS)[number];

export const PULL_FIELDS = [
  'id',
  'repo',
  'title',
  'author',
  'status',
  'draft',
  'created_at',
  'ready_at',
  'reviewed_at',
  'approved_at',
  'merged_at',
  'closed_at',
  'base',
  'head',
  'merge_sha',
  'sha',
  'commits',
  'labels',
  'files',
  'additions',
  'deletions',
  'url',
] as const;
export type PullField = (typeof PULL_FIELDS)[number];

export const RUN_FIELDS = [
  'id',
  'attempt',
  'parent',
  'service',
  'job',
  'stage',
  'team',
  'env',
  'repo',
  'branch',
  'event',
  'sha',
  'status',
  'created_at',
  'started_at',
  'finished_at',
  'url',
] as const;
export type RunField = (typeof RUN_FIELDS)[number];

export const VERSION_FIELDS = [
  'service',
  'env',
  'version',
  'sha',
  'endpoint',
  'at',
  'first_seen',
  'last_seen',
  'active',
  'requests',
  'request_rate',
  'errors',
  'error_rate',
  'error_types',
  'p50',
  'p75',
  'p90',
  'p95',
  'p99',
  'max',
  'mean',
  'histogram',
  'texts',
] as const;
export type VersionField = (typeof VERSION_FIELDS)[number];

export const ERROR_FIELDS = [
  'id',
  'service',
  'env',
  'version',
  'type',
  'title',
  'count',
  'users',
  'first_seen',
  'last_seen',
  'url',
] as const;
export type ErrorField = (typeof ERROR_FIELDS)[number];

export const ISSUE_FIELDS = [
  'id',
  'type',
  'title',
  'service',
  'team',
  'env',
  'status',
  'done',
  'priority',
  'labels',
  'version',
  'created_at',
  'resolved_at',
  'url',
] as const;
export type IssueField = (typeof ISSUE_FIELDS)[number];

export const COMMIT_FIELDS = ['sha', 'repo', 'authored_at', 'committed_at', 'author', 'title', 'pull'] as const;
export type CommitField = (typeof COMMIT_FIELDS)[number];

export type Field =
  | DeploymentField
  | IncidentField
  | PullField
  | RunField
  | VersionField
  | ErrorField
  | IssueField
  | CommitField;

const FIELDS: Readonly<Record<ImportKind, readonly Field[]>> = {
  deployments: DEPLOYMENT_FIELDS,
  incidents: INCIDENT_FIELDS,
  pulls: PULL_FIELDS,
  runs: RUN_FIELDS,
  versions: VERSION_FIELDS,
  errors: ERROR_FIELDS,
  issues: ISSUE_FIELDS,
  commits: COMMIT_FIELDS,
};

/** Every field of any kind, each once. */
export const ALL_FIELDS: readonly Field[] = [...new Set(Object.values(FIELDS).flat())];

export function fieldsOf(kind: ImportKind): readonly Field[] {
  return FIELDS[kind];
}

export function isField(kind: ImportKind, name: string): name is Field {
  return fieldsOf(kind).some((field) => field === name);
}

export const TIME_FIELDS: Readonly<Record<ImportKind, readonly Field[]>> = {
  deployments: ['started_at', 'finished_at', 'committed_at'],
  incidents: ['started_at', 'detected_at', 'acknowledged_at', 'resolved_at'],
  pulls: ['created_at', 'ready_at', 'reviewed_at', 'approved_at', 'merged_at', 'closed_at'],
  runs: ['created_at', 'started_at', 'finished_at'],
  versions: ['at', 'first_seen', 'last_seen'],
  errors: ['first_seen', 'last_seen'],
  issues: ['created_at', 'resolved_at'],
  commits: ['authored_at', 'committed_at'],
};

/** Groups of fields of which one at least must have a column, a constant or a preset's value. */
export const REQUIRED_FIELDS: Readonly<Record<ImportKind, readonly (readonly Field[])[]>> = {
  deployments: [
    ['finished_at', 'started_at'],
    ['service', 'repo'],
  ],
  incidents: [['started_at']],
  pulls: [['id'], ['created_at']],
  runs: [['id'], ['created_at', 'started_at'], ['service']],
  versions: [['version'], ['service']],
  errors: [['version'], ['service'], ['type', 'title', 'id']],
  issues: [['id'], ['created_at']],
  commits: [['sha'], ['committed_at', 'authored_at']],
};

/** Fields whose values are words of a fixed set, so that a word of the client's can be given a meaning. */
export const WORD_FIELDS: readonly Field[] = ['status', 'remediation', 'change_failure', 'draft', 'done'];
