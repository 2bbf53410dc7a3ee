/**
 * Migrations: numbered from 1 (the number is SQLite's user_version), forward only. All that are due run in one
 * transaction, so a failure leaves the file as it was; an existing file is backed up first.
 */
import { renameSync } from 'node:fs';
import { dirname } from 'node:path';
import { AppError } from '../../../shared/errors.ts';
import { APPLICATION_ID, checkPages } from './check.ts';
import { connect, type Database } from './connect.ts';
import { initial } from './migrations/0001-initial.ts';
import { removeFile, removeFileQuietly } from './remove-file.ts';
import { storeError } from './store-error.ts';
import { syncFile, syncFolder } from './sync.ts';

export const MIGRATIONS: readonly string[] = [initial];

/** `path` is the file that `db` has open. Throws 'migration-failed', 'disk-full', 'workspace-damaged'. */
export function migrate(db: Database, path: string, migrations: readonly string[] = MIGRATIONS): void {
  const from = Number(db.pragma('user_version', { simple: true }));
  if (from >= migrations.length) return;
  let version = from;
  try {
    if (from > 0) backUp(db, `${path}.v${from}.backup`);
    db.transaction(() => {
      for (const migration of migrations.slice(from)) {
        version++;
        db.exec(migration);
      }
      db.pragma(`application_id = ${APPLICATION_ID}`);
      db.pragma(`user_version = ${migrations.length}`);
    }).immediate();
  } catch (thrown) {
    const error = storeError(thrown, path);
    if (error instanceof AppError) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw new AppError('migration-failed', { path, version, reason }, { cause: error });
  }
}

/** Writes a whole, checked copy to `target`, or nothing. */
export function backUp(db: Database, target: string): void {
  const part = `${target}.part`;
  removeFile(part);
  try {
    db.prepare('VACUUM INTO ?').run(part);
    assertSameRows(db, part);
    syncFile(part);
    renameSync(part, target);
    syncFolder(dirname(target));
  } catch (error) {
    removeFileQuietly(part);
    throw error;
  }
}

function assertSameRows(db: Database, copyPath: string): void {
  const copy = connect(copyPath, { readOnly: true });
  try {
    checkPages(copy, copyPath);
    if (rowCounts(copy) !== rowCounts(db)) throw new AppError('internal', { detail: 'the backup misses rows' });
  } finally {
    copy.close();
  }
}

function rowCounts(db: Database): string {
  const tables = db.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name").pluck().all();
  return tables.map((table) => `${table} ${db.prepare(`SELECT count(*) FROM "${table}"`).pluck().get()}`).join('\n');
}
