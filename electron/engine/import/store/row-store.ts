import type { Database } from 'better-sqlite3';
import type { FieldReader } from '../../../../shared/import/field-reader.ts';
import type { ImportKind } from '../../../../shared/import-batch.ts';
import type { StagedRows } from './staged-rows.ts';
import { deploymentStore } from './store-deployments.ts';
import { errorGroupStore } from './store-error-groups.ts';
import { incidentStore } from './store-incidents.ts';
import { issueStore } from './store-issues.ts';
import { listedCommitStore } from './store-listed-commits.ts';
import { pullStore } from './store-pulls.ts';
import { runStore } from './store-runs.ts';
import { versionStore } from './store-versions.ts';

/** The table of each kind: all have id, batch_id, line, key, content_hash and repeats. */
export const ROW_TABLES = {
  deployments: 'deployment_row',
  incidents: 'incident_row',
  pulls: 'pull_row',
  runs: 'run_row',
  versions: 'version_row',
  errors: 'error_row',
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

/** Kinds whose rows can go by way of files of their own when they are many. */
export function canBeStaged(kind: ImportKind): boolean {
  return kind === 'deployments' || kind === 'versions';
}

const STORES: Readonly<Record<ImportKind, (db: Database, batchId: number, staged: StagedRows | null) => RowStore>> = {
  deployments: deploymentStore,
  incidents: incidentStore,
  pulls: pullStore,
  runs: runStore,
  versions: versionStore,
  errors: errorGroupStore,
  issues: issueStore,
  commits: listedCommitStore,
};

/**
 * Indexes into which rows come in order, or nearly so (a series by time grows at the end of each service): they cost less
 * as they are than made anew, and nobody who cancels waits for that.
 */
export const ORDERLY_INDEXES: readonly string[] = ['version_row_service'];

/** `staged` for kinds that can be. */
export function rowStore(kind: ImportKind, db: Database, batchId: number, staged: StagedRows | null = null): RowStore {
  return STORES[kind](db, batchId, staged);
}
