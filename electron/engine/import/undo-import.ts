import type { Database } from 'better-sqlite3';
import { readBatch } from './batch-rows.ts';
import type { NameTable } from './name-ids.ts';
import { ROW_TABLES } from './row-store.ts';

/**
 * Removes a batch as if it had never been imported: rows of other batches that only repeated its rows count again, and
 * names that nothing uses any more go. Throws 'not-found' when there is no such batch.
 */
export function undoImport(db: Database, batchId: number): void {
  db.transaction(() => {
    const { kind } = readBatch(db, batchId);
    const table = ROW_TABLES[kind];
    promoteRepeats(db, table, batchId);
    db.prepare('DELETE FROM batch WHERE id = ?').run(batchId);
    for (const [name, uses] of Object.entries(USES)) removeUnused(db, name as NameTable, uses);
  }).immediate();
}

/** Of the rows that repeat one of the batch's, the earliest takes its place. */
function promoteRepeats(db: Database, table: string, batchId: number): void {
  const promoted = db
    .prepare(`
    SELECT min(later.id) AS id, later.batch_id AS batchId FROM ${table} AS gone
    JOIN ${table} AS later ON later.key = gone.key AND later.content_hash = gone.content_hash
    WHERE gone.batch_id = ? AND gone.repeats = 0 AND later.repeats = 1 AND later.batch_id <> gone.batch_id
    GROUP BY gone.id`)
    .all(batchId) as { readonly id: number; readonly batchId: number }[];
  const activate = db.prepare(`UPDATE ${table} SET repeats = 0 WHERE id = ?`);
  const recount = db.prepare(
    'UPDATE batch SET rows_stored = rows_stored + 1, rows_duplicate = rows_duplicate - 1 WHERE id = ?',
  );
  for (const row of promoted) {
    activate.run(row.id);
    recount.run(row.batchId);
  }
}

/** Where names are used. */
const USES: Readonly<Record<NameTable, readonly string[]>> = {
  service: [
    'SELECT service_id FROM deployment_row',
    'SELECT value FROM incident_row, json_each(service_ids)',
    'SELECT value FROM issue_row, json_each(service_ids)',
    'SELECT service_id FROM version_row',
    'SELECT service_id FROM repository_service',
  ],
  team: ['deployment_row', 'incident_row', 'run_row', 'issue_row'].map((table) => `SELECT team_id FROM ${table}`),
  environment: ['deployment_row', 'incident_row', 'run_row', 'version_row', 'issue_row'].map(
    (table) => `SELECT environment_id FROM ${table}`,
  ),
  severity: ['SELECT severity_id FROM incident_row'],
  repository_name: ['deployment_row', 'incident_row', 'pull_row', 'run_row', 'listed_commit_row'].map(
    (table) => `SELECT repository_name_id FROM ${table}`,
  ),
};

function removeUnused(db: Database, table: NameTable, uses: readonly string[]): void {
  // EXCEPT, not NOT IN: a null among the uses would make that true of nothing.
  db.exec(`
    DELETE FROM ${table} WHERE id IN (SELECT id FROM ${table} ${uses.map((use) => `EXCEPT ${use}`).join(' ')})`);
}
