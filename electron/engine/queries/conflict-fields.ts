/** What a stored row says, field by field, as people read it: to tell how two rows of one thing differ, and
 * where a deployment or an incident comes from. */
import type { Field } from '../../../shared/import/fields.ts';
import type { ImportKind } from '../../../shared/import-batch.ts';
import { DEPLOYMENT_STATUSES, PULL_STATES } from '../../../shared/model.ts';
import type { Database } from '../db/connect.ts';
import { ROW_TABLES } from '../import/store/row-store.ts';

type Value = string | number | null;
type Show = (value: Value) => string | null;
/** A field, its value in SQL (of a row called `said`), and how it is shown. */
type ShownField = readonly [field: Field, sql: string, show: Show];

const asText: Show = (value) => (value === null ? null : String(value));
const asTime: Show = (value) => (typeof value === 'number' ? new Date(value).toISOString() : value);
const asFlag: Show = (value) => (value === null ? null : value === 0 ? 'false' : 'true');
const asStatus: Show = (value) => DEPLOYMENT_STATUSES[Number(value)] ?? null;
const asPullState: Show = (value) => PULL_STATES[Number(value)] ?? null;

const text = (field: Field, column: string = field): ShownField => [field, column, asText];
const time = (field: Field, column: string = field): ShownField => [field, column, asTime];
const flag = (field: Field, column: string = field): ShownField => [field, column, asFlag];
const name = (field: Field, table: string): ShownField => [
  field,
  `(SELECT name FROM ${table} WHERE id = said.${table}_id)`,
  asText,
];
const services: ShownField = [
  'service',
  `(SELECT group_concat(name, ', ') FROM (SELECT name FROM json_each(said.service_ids)
    JOIN service ON service.id = value ORDER BY name))`,
  asText,
];
const status: ShownField = ['status', 'status', asStatus];
const team = name('team', 'team');
const env = name('env', 'environment');
const repo = name('repo', 'repository_name');
const service = name('service', 'service');
const id = text('id', 'external_id');

const SHOWN: Readonly<Record<ImportKind, readonly ShownField[]>> = {
  deployments: [
    id,
    service,
    team,
    env,
    repo,
    text('sha'),
    text('version'),
    time('started_at'),
    // The text of an instant finer than a millisecond says more than the number.
    time('finished_at', 'coalesce(finished_at_text, finished_at)'),
    status,
    time('committed_at'),
    flag('change_failure'),
    text('remediation'),
    text('pull'),
  ],
  incidents: [
    id,
    services,
    team,
    env,
    name('severity', 'severity'),
    text('title'),
    ...(['started_at', 'detected_at', 'acknowledged_at', 'resolved_at'] as const).map((field) => time(field)),
    text('deployment_id', 'deployment_external_id'),
    text('sha'),
    text('version'),
    repo,
  ],
  pulls: [
    id,
    repo,
    text('title'),
    text('author'),
    ['status', 'state', asPullState],
    flag('draft', 'is_draft'),
    time('created_at'),
    time('ready_at'),
    time('reviewed_at', 'first_review_at'),
    time('approved_at'),
    time('merged_at'),
    time('closed_at'),
    text('base', 'base_ref'),
    text('head', 'head_ref'),
    text('merge_sha'),
    text('sha', 'head_sha'),
    ...(['commits', 'labels', 'files', 'additions', 'deletions', 'url'] as const).map((field) => text(field)),
  ],
  runs: [
    id,
    text('attempt'),
    text('parent'),
    text('service', 'pipeline'),
    text('job'),
    text('stage'),
    team,
    env,
    repo,
    ...(['branch', 'event', 'sha'] as const).map((field) => text(field)),
    status,
    ...(['created_at', 'started_at', 'finished_at'] as const).map((field) => time(field)),
    text('url'),
  ],
  versions: [
    service,
    env,
    text('version'),
    text('sha'),
    text('endpoint'),
    time('at'),
    time('first_seen', 'first_seen_at'),
    time('last_seen', 'last_seen_at'),
    flag('active'),
    text('requests'),
    text('request_rate', 'requests_per_second'),
    ...(
      ['errors', 'error_rate', 'error_types', 'p50', 'p75', 'p90', 'p95', 'p99', 'max', 'mean', 'histogram'] as const
    ).map((field) => text(field)),
  ],
  errors: [
    id,
    service,
    env,
    ...(['version', 'type', 'title', 'count', 'users'] as const).map((field) => text(field)),
    time('first_seen', 'first_seen_at'),
    time('last_seen', 'last_seen_at'),
    text('url'),
  ],
  issues: [
    id,
    text('type'),
    text('title'),
    services,
    team,
    env,
    text('status'),
    flag('done', 'is_done'),
    ...(['priority', 'labels', 'version'] as const).map((field) => text(field)),
    time('created_at'),
    time('resolved_at'),
    text('url'),
  ],
  commits: [
    text('sha'),
    repo,
    time('authored_at'),
    time('committed_at'),
    ...(['author', 'title', 'pull'] as const).map((field) => text(field)),
  ],
};

export type SaidFields = ReadonlyMap<Field, string | null>;

/** What the row of that id says, in the order in which the fields of its kind are always named. */
export function fieldsOfRow(db: Database, kind: ImportKind): (rowId: number) => SaidFields {
  const shown = SHOWN[kind];
  const select = db.prepare<[number], Value[]>(
    `SELECT ${shown.map(([, sql]) => sql).join(', ')} FROM ${ROW_TABLES[kind]} AS said WHERE id = ?`,
  );
  select.raw();
  return (rowId) => {
    const values = select.get(rowId) ?? [];
    return new Map(shown.map(([field, , show], index) => [field, show(values[index] ?? null)]));
  };
}
