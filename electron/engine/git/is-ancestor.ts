import type { Database } from 'better-sqlite3';

/**
 * Whether a stored commit can be reached from some of `from` (SHAs of stored commits) or is one of them. Parents have
 * smaller positions than their children, so nothing below the commit itself is looked at.
 */
export function isAncestor(db: Database, repositoryId: number, sha: string, from: readonly string[]): boolean {
  const position = db.prepare('SELECT position FROM git_commit WHERE sha = ? AND repository_id = ?').pluck();
  const positionOf = (name: string) => Number(position.get(Buffer.from(name, 'hex'), repositoryId) ?? -1);
  const parents = db
    .prepare<[number, number], Buffer>('SELECT parents FROM git_commit WHERE repository_id = ? AND position = ?')
    .pluck();
  const wanted = positionOf(sha);
  if (wanted < 0) return false;
  const seen = new Set<number>();
  const queue = from.map(positionOf);
  for (let at = queue.pop(); at !== undefined; at = queue.pop()) {
    if (at === wanted) return true;
    if (at < wanted || seen.has(at)) continue;
    seen.add(at);
    const above = parents.get(repositoryId, at) ?? Buffer.alloc(0);
    for (let offset = 0; offset < above.length; offset += 4) queue.push(above.readInt32LE(offset));
  }
  return false;
}
