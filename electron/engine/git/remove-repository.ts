import type { Database } from 'better-sqlite3';
import { AppError } from '../../../shared/errors.ts';
import { removeClone } from './clone-folder.ts';

/** Removes a repository and its commits, and the folder of a clone that Doradeck made. Throws 'not-found'. */
export function removeRepository(db: Database, id: number): void {
  const row = db
    .prepare<[number], { source: string; clonePath: string | null }>(
      'SELECT source, clone_path AS clonePath FROM repository WHERE id = ?',
    )
    .get(id);
  if (row === undefined) throw new AppError('not-found', { what: 'repository', id });
  db.prepare('DELETE FROM repository WHERE id = ?').run(id);
  if (row.clonePath !== null) removeClone(row.clonePath, row.source);
}
