import type { Database, Statement } from 'better-sqlite3';
import type { CommitRecord, Instant, TagRecord } from '../../../shared/model.ts';
import { renewReleases } from '../releases/store-releases.ts';
import { pause, type Work } from '../work.ts';
import { mapAuthors } from './map-authors.ts';
import { personLookup } from './person-rows.ts';
import type { Problems } from './problems.ts';
import { storeTags } from './store-tags.ts';

/** A repository as it was just read, ready to be stored. */
export interface ReadRepository {
  readonly name: string;
  /** Real path, or clone URL without user info. */
  readonly source: string;
  readonly clonePath: string | null;
  readonly defaultBranch: string | null;
  readonly headSha: string | null;
  /** Commits not stored yet, parents first; with `replaces`, all there are. */
  readonly commits: Iterable<CommitRecord>;
  readonly commitCount: number;
  /** The stored commits go: history was rewritten, or was incomplete. */
  readonly replaces: boolean;
  readonly branches: number;
  readonly problems: Problems;
  /** Its parents are those that a file of its own says. */
  readonly grafted: boolean;
  /** The text of its .mailmap. */
  readonly mailmap: string | null;
  readonly incompleteSince: Instant | null;
  /** All there are. */
  readonly tags: readonly TagRecord[];
  /** Those that are stored, by name. */
  readonly storedTags: ReadonlyMap<string, TagRecord>;
  /** Services that deploy from it; null leaves what is stored. */
  readonly services: readonly string[] | null;
  readonly readAt: Instant;
}

/** Rows between two looks at whether the work was cancelled: some tens of milliseconds. */
const ROWS_A_PAUSE = 5000;

/**
 * Writes a repository and its history in one transaction: all of it or nothing. `db` is the writing connection, and
 * nothing else writes meanwhile (the job queue sees to that). Returns the repository's id. Throws 'cancelled'.
 */
export async function storeHistory(db: Database, read: ReadRepository, work: Work): Promise<number> {
  db.exec('BEGIN IMMEDIATE');
  try {
    const before = db.prepare('SELECT mailmap FROM repository WHERE source = ?').pluck().get(read.source);
    const id = storeRepository(db, read);
    if (read.replaces) forgetCommits(db, id);
    const stored = await storeCommits(db, id, read, work);
    widenTimes(db, id, stored);
    const isMapped = before === read.mailmap && !read.replaces;
    mapAuthors(db, id, read.mailmap, isMapped ? stored.authors : null);
    storeTags(db, id, read.tags, read.storedTags);
    storeProblems(db, id, read);
    if (read.services !== null) storeServices(db, id, read.services);
    renewReleases(db, id);
    db.exec('COMMIT');
    return id;
  } catch (error) {
    if (db.inTransaction) db.exec('ROLLBACK');
    throw error;
  }
}

/** With what is known of them by position. */
function forgetCommits(db: Database, repositoryId: number): void {
  db.prepare('DELETE FROM commit_paths WHERE repository_id = ?').run(repositoryId);
  db.prepare('DELETE FROM git_commit WHERE repository_id = ?').run(repositoryId);
  db.prepare('UPDATE repository SET first_commit_at = NULL, last_commit_at = NULL WHERE id = ?').run(repositoryId);
}

/** Which commits of a repository are stored. */
export function storedCommits(db: Database, repositoryId: number): { has(sha: string): boolean } {
  const find = db.prepare('SELECT 1 FROM git_commit WHERE sha = ? AND repository_id = ?').pluck();
  return { has: (sha) => find.get(Buffer.from(sha, 'hex'), repositoryId) !== undefined };
}

function storeRepository(db: Database, read: ReadRepository): number {
  db.prepare('INSERT OR IGNORE INTO repository_name (name) VALUES (?)').run(read.name);
  const id = db
    .prepare(
      `INSERT INTO repository (name, source, clone_path, default_branch, head_sha, bad_commits, branches, bad_refs, mailmap,
         grafted, incomplete_since, read_at)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT (source) DO UPDATE SET name = excluded.name, clone_path = excluded.clone_path,
         default_branch = excluded.default_branch, head_sha = excluded.head_sha, bad_commits = excluded.bad_commits,
         branches = excluded.branches, bad_refs = excluded.bad_refs, mailmap = excluded.mailmap,
         grafted = excluded.grafted, incomplete_since = excluded.incomplete_since, read_at = excluded.read_at
       RETURNING id`,
    )
    .pluck()
    .get(
      read.name,
      read.source,
      read.clonePath,
      read.defaultBranch,
      read.headSha,
      read.problems.counts.commit,
      read.branches,
      read.problems.counts.ref,
      read.mailmap,
      Number(read.grafted),
      read.incompleteSince,
      read.readAt,
    );
  return Number(id);
}

/** What was stored in one go. */
interface StoredCommits {
  readonly authors: ReadonlySet<number>;
  /** Of their commit times; [Infinity, -Infinity] of none. */
  first: Instant;
  last: Instant;
}

/** When the first and last commits were made is kept: a look at half a million of them takes too long for a summary. */
function widenTimes(db: Database, repositoryId: number, { first, last }: StoredCommits): void {
  if (first > last) return;
  db.prepare(
    `UPDATE repository SET first_commit_at = min(?, coalesce(first_commit_at, ?)),
       last_commit_at = max(?, coalesce(last_commit_at, ?)) WHERE id = ?`,
  ).run(first, first, last, last, repositoryId);
}

async function storeCommits(
  db: Database,
  repositoryId: number,
  read: ReadRepository,
  work: Work,
): Promise<StoredCommits> {
  const authors = new Set<number>();
  const stored: StoredCommits = { authors, first: Number.POSITIVE_INFINITY, last: Number.NEGATIVE_INFINITY };
  const positionOf = positionLookup(db, repositoryId);
  const person = personLookup(db);
  const insert = db.prepare(
    `INSERT INTO git_commit (repository_id, position, sha, parents, author_id, author_at, committer_at, subject, reverts,
       trailers)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  let position = Number(
    db
      .prepare('SELECT coalesce(max(position), -1) + 1 FROM git_commit WHERE repository_id = ?')
      .pluck()
      .get(repositoryId),
  );
  let done = 0;
  for (const commit of read.commits) {
    if (++done % ROWS_A_PAUSE === 0) {
      work.onProgress({ phase: 'storing', subject: read.name, done, total: read.commitCount });
      await pause(work);
    }
    const parents = Buffer.alloc(commit.parents.length * 4);
    commit.parents.forEach((parent, index) => {
      parents.writeInt32LE(positionOf(parent), index * 4);
    });
    const author = person(commit.authorName, commit.authorEmail);
    authors.add(author);
    stored.first = Math.min(stored.first, commit.committerAt);
    stored.last = Math.max(stored.last, commit.committerAt);
    insert.run(
      repositoryId,
      position,
      Buffer.from(commit.sha, 'hex'),
      parents,
      author,
      commit.authorAt,
      commit.committerAt,
      commit.subject,
      revertedBy(commit, positionOf.resolve),
      commit.trailers,
    );
    positionOf.learn(commit.sha, position++);
  }
  return stored;
}

interface PositionLookup {
  (sha: string): number;
  learn(sha: string, position: number): void;
  /** The one stored commit whose SHA starts so, else null. */
  resolve(prefix: string): Buffer | null;
}

/** Positions of this run's commits from memory, of earlier ones from the database; -1 where it has none. */
function positionLookup(db: Database, repositoryId: number): PositionLookup {
  const positions = new Map<string, number>();
  const find = db.prepare('SELECT position FROM git_commit WHERE sha = ? AND repository_id = ?').pluck();
  const range: Statement<[Buffer, Buffer, number]> = db
    .prepare<[Buffer, Buffer, number]>(
      'SELECT sha FROM git_commit WHERE sha BETWEEN ? AND ? AND repository_id = ? LIMIT 2',
    )
    .pluck();
  const lookup = (sha: string): number => {
    const known = positions.get(sha) ?? (find.get(Buffer.from(sha, 'hex'), repositoryId) as number | undefined);
    return known ?? -1;
  };
  const learn = (sha: string, position: number) => {
    positions.set(sha, position);
  };
  const resolve = (prefix: string): Buffer | null => {
    const low = Buffer.from(prefix.padEnd(40, '0'), 'hex');
    const high = Buffer.from(prefix.padEnd(40, 'f'), 'hex');
    const found = range.all(low, high, repositoryId) as Buffer[];
    return found.length === 1 ? (found[0] ?? null) : null;
  };
  return Object.assign(lookup, { learn, resolve });
}

/** A full SHA is kept as it is written, wherever its commit is; a short one only where it names a commit of this repository. */
function revertedBy(commit: CommitRecord, resolve: PositionLookup['resolve']): Buffer | null {
  if (commit.reverts === null) return null;
  return commit.reverts.length === 40 ? Buffer.from(commit.reverts, 'hex') : resolve(commit.reverts);
}

function storeProblems(db: Database, repositoryId: number, { problems, replaces }: ReadRepository): void {
  // A commit that was cut stays cut, and is not read again.
  const gone = replaces ? '' : " AND code <> 'cut'";
  db.prepare(`DELETE FROM repository_problem WHERE repository_id = ?${gone}`).run(repositoryId);
  const insert = db.prepare('INSERT INTO repository_problem (repository_id, kind, name, code) VALUES (?, ?, ?, ?)');
  for (const { kind, name, code } of problems.listed) insert.run(repositoryId, kind, name, code);
}

function storeServices(db: Database, repositoryId: number, services: readonly string[]): void {
  const add = db.prepare('INSERT OR IGNORE INTO service (name) VALUES (?)');
  const link = db.prepare(
    'INSERT OR IGNORE INTO repository_service (repository_id, service_id) SELECT ?, id FROM service WHERE name = ?',
  );
  db.prepare('DELETE FROM repository_service WHERE repository_id = ?').run(repositoryId);
  for (const service of services) {
    add.run(service);
    link.run(repositoryId, service);
  }
}
