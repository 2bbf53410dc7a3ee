import type { Database } from 'better-sqlite3';
import { readIssue } from '../../../../shared/import/read-issue.ts';
import type { IssueRecord } from '../../../../shared/model.ts';
import { NameIds } from './name-ids.ts';
import { recordKey } from './record-key.ts';
import { recordStore } from './record-store.ts';
import type { RowStore } from './row-store.ts';

export function issueStore(db: Database, batchId: number): RowStore {
  const services = new NameIds(db, 'service');
  const teams = new NameIds(db, 'team');
  const environments = new NameIds(db, 'environment');
  return recordStore<IssueRecord>(db, batchId, {
    table: 'issue_row',
    read: readIssue,
    keyOf: ({ externalId }) => recordKey(externalId),
    columns: {
      external_id: (issue) => issue.externalId,
      type: (issue) => issue.type,
      title: (issue) => issue.title,
      service_ids: (issue) => JSON.stringify(issue.services.map((name) => services.idOf(name))),
      team_id: (issue) => teams.idOrNull(issue.team),
      environment_id: (issue) => environments.idOrNull(issue.environment),
      status: (issue) => issue.status,
      is_done: (issue) => (issue.isDone === null ? null : Number(issue.isDone)),
      priority: (issue) => issue.priority,
      labels: (issue) => JSON.stringify(issue.labels),
      version: (issue) => issue.version,
      created_at: (issue) => issue.createdAt,
      resolved_at: (issue) => issue.resolvedAt,
      url: (issue) => issue.url,
    },
  });
}
