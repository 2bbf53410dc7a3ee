import type { Database } from 'better-sqlite3';
import type { TagRecord } from '../../../shared/model.ts';

/** Tags of a repository by name; `object` is empty where it is not known what the ref says. */
export function storedTags(db: Database, repositoryId: number): ReadonlyMap<string, TagRecord> {
  const rows = db
    .prepare<[number], [string, Buffer, number | null, Buffer | null]>(
      'SELECT name, sha, tagged_at, object FROM git_tag WHERE repository_id = ?',
    )
    .raw();
  const tags = new Map<string, TagRecord>();
  for (const [name, sha, taggedAt, object] of rows.iterate(repositoryId)) {
    tags.set(name, { name, sha: sha.toString('hex'), taggedAt, object: object?.toString('hex') ?? '' });
  }
  return tags;
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
