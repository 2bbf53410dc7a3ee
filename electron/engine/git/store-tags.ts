import type { Database } from 'better-sqlite3';
import type { TagRecord } from '../../../shared/model.ts';

/** Tags of a repository by name; `object` is empty where it is not known what the ref says. */
export function storedTags(db: Database, repositoryId: number): ReadonlyMap<string, TagRecord> {
  // Buffers of their own would take four times as long.
  const rows = db
    .prepare<[number], TagRecord>(
      `SELECT name, lower(hex(sha)) AS sha, tagged_at AS taggedAt, coalesce(lower(hex(object)), '') AS object FROM git_tag
       WHERE repository_id = ?`,
    )
    .all(repositoryId);
  return new Map(rows.map((tag) => [tag.name, tag]));
}

/** `tags` are all there are, `stored` those that are stored: only what differs is written. */
export function storeTags(
  db: Database,
  repositoryId: number,
  tags: readonly TagRecord[],
  stored: ReadonlyMap<string, TagRecord>,
): void {
  const remove = db.prepare('DELETE FROM git_tag WHERE repository_id = ? AND name = ?');
  const insert = db.prepare(
    'INSERT OR REPLACE INTO git_tag (repository_id, name, sha, tagged_at, object) VALUES (?, ?, ?, ?, ?)',
  );
  const gone = new Set(stored.keys());
  for (const tag of tags) {
    gone.delete(tag.name);
    if (stored.get(tag.name)?.object === tag.object) continue;
    insert.run(repositoryId, tag.name, Buffer.from(tag.sha, 'hex'), tag.taggedAt, Buffer.from(tag.object, 'hex'));
  }
  for (const name of gone) remove.run(repositoryId, name);
}
