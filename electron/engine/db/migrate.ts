/**
 * Migrations: numbered from 1 (the number is SQLite's user_version), forward only. All that are due run in one
 * transaction, so a failure leaves the file as it was; an existing file is backed up first.
 */
import { AppError } from '../../../shared/errors.ts';
import { backUp } from './back-up.ts';
import { APPLICATION_ID } from './check.ts';
import type { Database } from './connect.ts';
import { initial } from './migrations/0001-initial.ts';
import { storeError } from './store-error.ts';

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
