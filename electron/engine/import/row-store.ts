import type { Database } from 'better-sqlite3';
import type { FieldReader } from '../../../shared/import/field-reader.ts';
import type { ImportKind } from '../../../shared/model.ts';
import { deploymentStore } from './store-deployments.ts';
import { incidentStore } from './store-incidents.ts';

/** The table of each kind: all have id, batch_id, line, key, content_hash and repeats. */
export const ROW_TABLES = {
  deployments: 'deployment_row',
  incidents: 'incident_row',
  pulls: 'pull_row',
  runs: 'run_row',
  versions: 'version_row',
  issues: 'issue_row',
  commits: 'listed_commit_row',
} as const satisfies Readonly<Record<ImportKind, string>>;
export type RowTable = (typeof ROW_TABLES)[ImportKind];

/** Where the records of one kind go. */
export interface RowStore {
  readonly table: RowTable;
  /** Stores the reader's row; false = it is no record, and the reader says why. */
  store(reader: FieldReader, line: number): boolean;
  flush(): void;
}

export function rowStore(kind: ImportKind, db: Database, batchId: number): RowStore {
  return kind === 'deployments' ? deploymentStore(db, batchId) : incidentStore(db, batchId);
}
