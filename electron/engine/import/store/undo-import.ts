import type { Database } from 'better-sqlite3';
import { pause, quietWork } from '../../work.ts';
import { readBatch } from './batch-rows.ts';
import type { NameTable } from './name-ids.ts';
import { ROW_TABLES, type RowTable } from './row-store.ts';
import { type RowRange, rowsOfBatch } from './rows-of-batch.ts';
import { SetAsideIndexes } from './set-aside-indexes.ts';

/** Rows taken at a time, some milliseconds of work. */
const SLICE = 20_000;
/** From here on the table's indexes are made anew, if a good part of it goes. */
const MANY_ROWS = 50_000;
const GOOD_PART = 0.25;

/**
 * Removes a batch as if it had never been imported: rows of other batches that only repeated its rows count again, and
 * names that nothing uses any more go. One transaction, in slices. Throws 'not-found' when there is no such batch.
 */
export async function undoImport(db: Database, batchId: number): Promise<void> {
  const table = ROW_TABLES[readBatch(db, batchId).kind];
  const rows = rowsOfBatch(db, table, batchId);
  const last = db.prepare<[], number | null>(`SELECT max(id) FROM ${table}`).pluck().get() ?? 0;
  const count = rows.end - rows.first;
  const many = count > MANY_ROWS && count > last * GOOD_PART;
  // Looked after row by row, references keep SQLite from emptying a table at once; nothing refers to these rows. It
  // can't be said inside a transaction.
  if (many) db.pragma('foreign_keys = OFF');
  try {
    db.exec('BEGIN IMMEDIATE');
    await promoteRepeats(db, table, rows, last);
    await deleteRows(db, table, rows, many);
    // Else the next look at the repository would bring its releases back.
    db.prepare('UPDATE repository SET releases = NULL WHERE id = (SELECT repository_id FROM batch WHERE id = ?)').run(
      batchId,
    );
    db.prepare('DELETE FROM rejected_row WHERE batch_id = ?').run(batchId);
    db.prepare('DELETE FROM batch WHERE id = ?').run(batchId);
    for (const [name, uses] of Object.entries(USES)) {
      removeUnused(db, name as NameTable, uses);
      await pause(quietWork());
    }
    db.exec('COMMIT');
  } catch (thrown) {
    if (db.inTransaction) db.exec('ROLLBACK');
    throw thrown;
  } finally {
    db.pragma('foreign_keys = ON');
  }
}

/** Of the rows that repeat one of the batch's, the earliest takes its place. `last`: the table's last id. */
async function promoteRepeats(db: Database, table: RowTable, { first, end }: RowRange, last: number): Promise<void> {
  const find = db.prepare<[number, number, number, number], Promotion>(`
    SELECT later.id, later.batch_id AS batchId, gone.id AS gone
    FROM ${table} AS later CROSS JOIN ${table} AS gone ON gone.key = later.key
    WHERE later.id >= ? AND later.id < ? AND later.repeats = 1 AND gone.id >= ? AND gone.id < ? AND gone.repeats = 0
      AND gone.content_hash = later.content_hash
    ORDER BY later.id`);
  const activate = db.prepare(`UPDATE ${table} SET repeats = 0 WHERE id = ?`);
  const recount = db.prepare(
    'UPDATE batch SET rows_stored = rows_stored + @rows, rows_duplicate = rows_duplicate - @rows WHERE id = @batchId',
  );
  const replaced = new Set<number>();
  const counts = new Map<number, number>();
  for (let from = end; from <= last; from += SLICE) {
    for (const { id, batchId, gone } of find.all(from, from + SLICE, first, end)) {
      if (replaced.has(gone)) continue;
      replaced.add(gone);
      activate.run(id);
      counts.set(batchId, (counts.get(batchId) ?? 0) + 1);
    }
    await pause(quietWork());
  }
  for (const [batchId, rows] of counts) recount.run({ batchId, rows });
}

interface Promotion {
  readonly id: number;
  readonly batchId: number;
  readonly gone: number;
}

async function deleteRows(db: Database, table: RowTable, { first, end }: RowRange, many: boolean): Promise<void> {
  const others = db.prepare<[number, number], number>(
    `SELECT EXISTS (SELECT 1 FROM ${table} WHERE id < ?) OR EXISTS (SELECT 1 FROM ${table} WHERE id >= ?)`,
  );
  if (many && others.pluck().get(first, end) === 0) {
    db.exec(`DELETE FROM ${table}`);
    return;
  }
  const indexes = many ? new SetAsideIndexes(db, table) : null;
  const remove = db.prepare(`DELETE FROM ${table} WHERE id >= ? AND id < ?`);
  for (let from = first; from < end; from += SLICE) {
    remove.run(from, Math.min(end, from + SLICE));
    await pause(quietWork());
  }
  await indexes?.restore(quietWork());
}

/** Where names are used. */
const USES: Readonly<Record<NameTable, readonly string[]>> = {
  service: [
    'SELECT service_id FROM deployment_row',
    'SELECT value FROM incident_row, json_each(service_ids)',
    'SELECT value FROM issue_row, json_each(service_ids)',
    'SELECT service_id FROM version_row',
    'SELECT service_id FROM error_row',
    'SELECT service_id FROM repository_service',
    'SELECT service_id FROM commit_paths',
  ],
  team: ['deployment_row', 'incident_row', 'run_row', 'issue_row'].map((table) => `SELECT team_id FROM ${table}`),
  environment: ['deployment_row', 'incident_row', 'run_row', 'version_row', 'error_row', 'issue_row'].map(
    (table) => `SELECT environment_id FROM ${table}`,
  ),
  severity: ['SELECT severity_id FROM incident_row'],
  repository_name: ['deployment_row', 'incident_row', 'pull_row', 'run_row', 'listed_commit_row'].map(
    (table) => `SELECT repository_name_id FROM ${table}`,
  ),
};

/** Names that nothing uses any more go. */
export function removeUnusedNames(db: Database): void {
  for (const [name, uses] of Object.entries(USES)) removeUnused(db, name as NameTable, uses);
}

function removeUnused(db: Database, table: NameTable, uses: readonly string[]): void {
  // EXCEPT, not NOT IN: a null among the uses would make that true of nothing.
  db.exec(`
    DELETE FROM ${table} WHERE id IN (SELECT id FROM ${table} ${uses.map((use) => `EXCEPT ${use}`).join(' ')})`);
}
