/**
 * Which commits touch the paths that a service owns of a repository: trees are compared with those of the first parent
 * (as `git log -m --first-parent --name-only --no-renames` does), equal ones are stepped over, files are never read. What
 * cannot be read, in a damaged or partial repository, counts as touched: nothing is left out for want of knowledge.
 */
import type { Database } from 'better-sqlite3';
import { pause, type Work } from '../work.ts';
import { createPathMatcher, type PathMatcher } from './match-paths.ts';
import type { OpenRepository } from './open-repository.ts';
import { openObjects } from './read-object.ts';
import { createTreeReader, type TreeReader, walkChanges } from './walk-trees.ts';

export interface PathsRequest {
  readonly db: Database;
  readonly repositoryId: number;
  readonly repository: OpenRepository;
  readonly work: Work;
}

/** One service's paths, and a bit a commit (by position): 1 = it touches them. */
interface Owned {
  readonly serviceId: number;
  /** As stored: a JSON array, in order. */
  readonly patterns: string;
  readonly matcher: PathMatcher;
  readonly touches: Buffer;
}

interface StoredPaths {
  readonly serviceId: number;
  readonly patterns: string;
  readonly commits: number;
  readonly touches: Buffer;
}

/**
 * Brings what is kept of a repository up to date: new patterns for all its commits, known ones for those that came. All of
 * it or nothing. Throws 'path-pattern-invalid', 'repository-corrupt' and 'cancelled'.
 */
export async function keepChangedPaths(request: PathsRequest): Promise<void> {
  const { db, repositoryId, repository } = request;
  const wanted = ownedPatterns(db, repositoryId);
  const stored = new Map(storedPaths(db, repositoryId).map((one) => [one.serviceId, one]));
  const count = commitCount(db, repositoryId);
  const known = (serviceId: number, patterns: string): StoredPaths | null => {
    const kept = stored.get(serviceId);
    return kept?.patterns === patterns ? kept : null;
  };
  const stale = [...wanted].filter(([id, patterns]) => known(id, patterns)?.commits !== count);
  const gone = [...stored.keys()].filter((id) => !wanted.has(id));
  if (stale.length === 0 && gone.length === 0) return;
  const owned = stale.map(([serviceId, patterns]): Owned => {
    const touches = Buffer.alloc(Math.ceil(count / 8));
    known(serviceId, patterns)?.touches.copy(touches);
    return { serviceId, patterns, matcher: createPathMatcher(JSON.parse(patterns) as string[]), touches };
  });
  const from = Math.min(count, ...stale.map(([id, patterns]) => known(id, patterns)?.commits ?? 0));
  if (owned.length > 0) {
    const objects = await openObjects(repository);
    try {
      await markCommits(request, createTreeReader(objects, request.work), owned, { from, count });
    } finally {
      objects.close();
    }
  }
  store(db, repositoryId, gone, owned, count);
}

/** Service id -> its patterns as a JSON array; services that own the whole repository are not here. */
export function ownedPatterns(db: Database, repositoryId: number): ReadonlyMap<number, string> {
  const rows = db
    .prepare<[number], [number, string]>(
      `SELECT service_id, json_group_array(path_glob ORDER BY path_glob) FROM repository_service
       WHERE repository_id = ? GROUP BY service_id HAVING min(path_glob) <> ''`,
    )
    .raw();
  return new Map(rows.all(repositoryId));
}

export function storedPaths(db: Database, repositoryId: number): readonly StoredPaths[] {
  return db
    .prepare<[number], StoredPaths>(
      'SELECT service_id AS serviceId, patterns, commits, touches FROM commit_paths WHERE repository_id = ?',
    )
    .all(repositoryId);
}

/** Whether a commit, by its position, touches the paths; one that was not looked at yet does. */
export function isTouched({ commits, touches }: Pick<StoredPaths, 'commits' | 'touches'>, position: number): boolean {
  return position >= commits || (((touches[position >> 3] ?? 0) >> (position & 7)) & 1) === 1;
}

export function countTouching({ commits, touches }: Pick<StoredPaths, 'commits' | 'touches'>): number {
  let count = 0;
  for (let position = 0; position < commits; position++) if (isTouched({ commits, touches }, position)) count++;
  return count;
}

function commitCount(db: Database, repositoryId: number): number {
  return Number(
    db
      .prepare('SELECT coalesce(max(position) + 1, 0) FROM git_commit WHERE repository_id = ?')
      .pluck()
      .get(repositoryId),
  );
}

const COMMITS_A_READ = 500;
const COMMITS_A_PAUSE = 50;

async function markCommits(
  { db, repositoryId, repository, work }: PathsRequest,
  trees: TreeReader,
  owned: readonly Owned[],
  range: { readonly from: number; readonly count: number },
): Promise<void> {
  const treeOf = createTreeOf(db, repositoryId, trees);
  const commits = db.prepare<[number, number], [number, Buffer]>(
    `SELECT position, parents FROM git_commit WHERE repository_id = ? AND position >= ?
     ORDER BY position LIMIT ${COMMITS_A_READ}`,
  );
  commits.raw();
  let next = range.from;
  for (let page = commits.all(repositoryId, next); page.length > 0; page = commits.all(repositoryId, next)) {
    for (const [position, parents] of page) {
      if (position % COMMITS_A_PAUSE === 0) {
        const done = position - range.from;
        work.onProgress({ phase: 'computing', subject: repository.name, done, total: range.count - range.from });
        await pause(work);
      }
      const parent = parents.length >= 4 ? parents.readInt32LE(0) : -1;
      await markCommit(position, parent < 0 ? null : await treeOf(parent), await treeOf(position), trees, owned);
      next = position + 1;
    }
  }
}

/** `before` null: the commit has no parent here. */
async function markCommit(
  position: number,
  before: string | 'unknown' | null,
  after: string | 'unknown' | null,
  trees: TreeReader,
  owned: readonly Owned[],
): Promise<void> {
  let open = owned;
  const mark = (touched: (one: Owned) => boolean): void => {
    open = open.filter((one) => {
      if (!touched(one)) return true;
      const byte = position >> 3;
      one.touches[byte] = (one.touches[byte] ?? 0) | (1 << (position & 7));
      return false;
    });
  };
  if (before === 'unknown' || after === 'unknown') return mark(() => true);
  const whole = await walkChanges(trees, before, after, {
    enters: (folder) => open.some(({ matcher }) => matcher.reaches(folder)),
    changed(path) {
      mark(({ matcher }) => matcher.matches(path));
      return open.length > 0;
    },
  });
  if (!whole) mark(() => true);
}

/** The tree of a commit by its position, read once. */
function createTreeOf(db: Database, repositoryId: number, trees: TreeReader) {
  const sha = db
    .prepare<[number, number], Buffer>('SELECT sha FROM git_commit WHERE repository_id = ? AND position = ?')
    .pluck();
  const known = new Map<number, string>();
  return async (position: number): Promise<string | 'unknown'> => {
    const before = known.get(position);
    if (before !== undefined) return before;
    const name = sha.get(repositoryId, position);
    const tree = (name && (await trees.treeOfCommit(name))) ?? 'unknown';
    known.set(position, tree);
    return tree;
  };
}

function store(
  db: Database,
  repositoryId: number,
  gone: readonly number[],
  owned: readonly Owned[],
  count: number,
): void {
  const remove = db.prepare('DELETE FROM commit_paths WHERE repository_id = ? AND service_id = ?');
  const add = db.prepare(
    'INSERT INTO commit_paths (repository_id, service_id, patterns, commits, touches) VALUES (?, ?, ?, ?, ?)',
  );
  db.transaction(() => {
    for (const serviceId of gone) remove.run(repositoryId, serviceId);
    for (const { serviceId, patterns, touches } of owned) {
      remove.run(repositoryId, serviceId);
      add.run(repositoryId, serviceId, patterns, count, touches);
    }
  }).immediate();
}
