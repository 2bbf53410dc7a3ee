import type { Database } from 'better-sqlite3';
import type { FieldReader } from '../../../shared/import/field-reader.ts';
import type { ImportKind } from '../../../shared/model.ts';
import { deploymentStore } from './store-deployments.ts';
import { incidentStore } from './store-incidents.ts';

/** Where the records of one kind go. */
export interface RowStore {
  readonly table: 'deployment_row' | 'incident_row';
  /** Stores the reader's row; false = it is no record, and the reader says why. */
  store(reader: FieldReader, line: number): boolean;
  flush(): void;
}

export function rowStore(kind: ImportKind, db: Database, batchId: number): RowStore {
  return kind === 'deployments' ? deploymentStore(db, batchId) : incidentStore(db, batchId);
}
