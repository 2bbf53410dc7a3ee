import { AppError } from '../../../shared/errors.ts';
import type { SavedItem, SavedKind } from '../../../shared/saved-items.ts';
import type { Database } from '../db/connect.ts';

/** By name. */
export function listSaved(db: Database, kind: SavedKind): readonly SavedItem[] {
  return db
    .prepare<[SavedKind], SavedItem>(
      'SELECT name, content, saved_at AS savedAt FROM saved_item WHERE kind = ? ORDER BY name COLLATE NOCASE, name',
    )
    .all(kind);
}

/** In place of one of the same kind and name. */
export function saveItem(db: Database, kind: SavedKind, { name, content, savedAt }: SavedItem): void {
  db.prepare('INSERT OR REPLACE INTO saved_item (kind, name, content, saved_at) VALUES (?, ?, ?, ?)').run(
    kind,
    name,
    content,
    savedAt,
  );
}

/** Throws 'name-taken' where another has the new name, which is not replaced. */
export function renameItem(db: Database, kind: SavedKind, name: string, newName: string): void {
  if (name === newName) return;
  db.transaction(() => {
    const taken = db.prepare('SELECT 1 FROM saved_item WHERE kind = ? AND name = ?').get(kind, newName);
    if (taken !== undefined) throw new AppError('name-taken', { name: newName });
    db.prepare('UPDATE saved_item SET name = ? WHERE kind = ? AND name = ?').run(newName, kind, name);
  }).immediate();
}

export function removeItem(db: Database, kind: SavedKind, name: string): void {
  db.prepare('DELETE FROM saved_item WHERE kind = ? AND name = ?').run(kind, name);
}
