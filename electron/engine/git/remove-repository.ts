import type { Database } from 'better-sqlite3';
import { AppError } from '../../../shared/errors.ts';
import { removeClone } from './clone-folder.ts';

/** Removes a repository and its commits, and its clone in `cloneFolder` where Doradeck made one. Throws 'not-found'. */
export function removeRepository(db: Database, id: number, cloneFolder: string): void {
  const row = db
    .prepare<[number], { source: string; cloned: number }>(
      'SELECT source, clone_path IS NOT NULL AS cloned FROM repository WHERE id = ?',
    )
    .get(id);
  if (row === undefined) throw new AppError('not-found', { what: 'repository', id });
  db.prepare('DELETE FROM repository WHERE id = ?').run(id);
  if (row.cloned === 1) removeClone(cloneFolder, row.source);
}
