import type { Database } from 'better-sqlite3';
import { AppError } from '../../../shared/errors.ts';
import { removeReleases } from '../releases/store-releases.ts';
import { removeClone } from './clone-folder.ts';

/** Removes a repository with its commits, the deployments that its tags were, and its clone in `cloneFolder`, if any. Throws 'not-found'. */
export function removeRepository(db: Database, id: number, cloneFolder: string): void {
  const row = db
    .prepare<[number], { source: string; cloned: number }>(
      'SELECT source, clone_path IS NOT NULL AS cloned FROM repository WHERE id = ?',
    )
    .get(id);
  if (row === undefined) throw new AppError('not-found', { what: 'repository', id });
  db.transaction(() => {
    removeReleases(db, id);
    db.prepare('DELETE FROM repository WHERE id = ?').run(id);
  }).immediate();
  if (row.cloned === 1) removeClone(cloneFolder, row.source);
}
