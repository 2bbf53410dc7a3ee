import type { Database } from 'better-sqlite3';
import type { TagRecord } from '../../../shared/model.ts';

interface Row {
  readonly name: string;
  readonly sha: string;
  readonly taggedAt: number | null;
  readonly object: string | null;
}

/** Tags of a repository by name; those of whom it is not known what their refs say are left out. */
export function storedTags(db: Database, repositoryId: number): ReadonlyMap<string, TagRecord> {
  const tags = new Map<string, TagRecord>();
  for (const { object, ...tag } of rowsOf(db, repositoryId))
    if (object !== null) tags.set(tag.name, { ...tag, object });
  return tags;
}

/** `tags` are all there are; only what differs is written. */
export function storeTags(db: Database, repositoryId: number, tags: readonly TagRecord[]): void {
  const gone = new Map(rowsOf(db, repositoryId).map((row) => [row.name, row]));
  const remove = db.prepare('DELETE FROM git_tag WHERE repository_id = ? AND name = ?');
  const insert = db.prepare(
    'INSERT OR REPLACE INTO git_tag (repository_id, name, sha, tagged_at, object) VALUES (?, ?, ?, ?, ?)',
  );
  for (const tag of tags) {
    const before = gone.get(tag.name);
    gone.delete(tag.name);
    if (before?.object === tag.object && before.sha === tag.sha && before.taggedAt === tag.taggedAt) continue;
    insert.run(repositoryId, tag.name, Buffer.from(tag.sha, 'hex'), tag.taggedAt, Buffer.from(tag.object, 'hex'));
  }
  for (const name of gone.keys()) remove.run(repositoryId, name);
}

function rowsOf(db: Database, repositoryId: number): readonly Row[] {
  return db
    .prepare<[number], Row>(
      `SELECT name, lower(hex(sha)) AS sha, tagged_at AS taggedAt, lower(hex(object)) AS object FROM git_tag
       WHERE repository_id = ? ORDER BY name`,
    )
    .all(repositoryId);
}
