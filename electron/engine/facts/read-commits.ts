import { COMMIT_FLAG, type CommitFacts } from '../../../shared/metrics/facts.ts';
import type { Database } from '../db/connect.ts';
import { AUTHOR_ID } from './author-id.ts';
import { isHotfix } from './bots.ts';
import { type CommitIndex, createCommitIndex } from './commit-index.ts';
import { type People, readPeople } from './people.ts';
import type { ReadRepository } from './repository-names.ts';

export interface ReadCommits {
  /** repositoryStart covers the codes of the repositories that were read. */
  readonly facts: CommitFacts;
  readonly index: CommitIndex;
  /** Per commit row: its position in its repository. */
  readonly position: Int32Array;
  /** Tag name -> the commits it points at, one a repository. */
  readonly tags: ReadonlyMap<string, readonly CommitPlace[]>;
  /** Per commit row. */
  readonly repositoryOf: (row: number) => number;
  readonly people: People;
  /** Row id of the author, per commit row. */
  readonly author: Int32Array;
}
export interface CommitPlace {
  /** Code of the repository. */
  readonly repository: number;
  readonly row: number;
}

interface Columns {
  readonly repositoryStart: Int32Array;
  readonly position: Int32Array;
  readonly authorAt: Float64Array;
  readonly committerAt: Float64Array;
  readonly parentOffset: Int32Array;
  readonly parentRef: Int32Array;
  readonly reverts: Int32Array;
  readonly flags: Uint8Array;
  /** Row ids. */
  readonly author: Int32Array;
}

/** `repositories` have the codes 1, 2 … in their order. */
export function readCommits(db: Database, repositories: readonly ReadRepository[]): ReadCommits {
  const columns = allocate(db, repositories.length);
  const codes = new Map<number, number>();
  let count = 0;
  for (const [i, { id }] of repositories.entries()) {
    codes.set(id, i + 1);
    columns.repositoryStart[i + 1] = count;
    count = readHistory(db, id, count, columns);
  }
  columns.repositoryStart[repositories.length + 1] = count;
  const places = { codes, columns };
  const index = readIndex(db, count, places);
  const repositoryOf = (row: number) => owner(columns.repositoryStart, row);
  readReverts(db, places, index, repositoryOf);
  const people = readPeople(db, countCommits(columns.author));
  markBots(columns, people.bots);
  const { position, author, ...facts } = columns;
  const tags = readTags(db, places, index, repositoryOf);
  return { facts: { count, ...facts }, index, position, tags, repositoryOf, people, author };
}

function countCommits(author: Int32Array): ReadonlyMap<number, number> {
  const commits = new Map<number, number>();
  for (const id of author) commits.set(id, (commits.get(id) ?? 0) + 1);
  return commits;
}

function markBots({ author, flags }: Columns, bots: ReadonlySet<number>): void {
  for (let row = 0; row < flags.length; row++) {
    if (bots.has(author[row] ?? 0)) flags[row] = (flags[row] ?? 0) | COMMIT_FLAG.bot;
  }
}

function allocate(db: Database, repositories: number): Columns {
  const [count, parents] = db
    .prepare<[], [number, number]>('SELECT count(*), coalesce(sum(length(parents)), 0) / 4 FROM git_commit')
    .raw()
    .get() ?? [0, 0];
  return {
    repositoryStart: new Int32Array(repositories + 2),
    position: new Int32Array(count),
    authorAt: new Float64Array(count),
    committerAt: new Float64Array(count),
    parentOffset: new Int32Array(count + 1),
    parentRef: new Int32Array(parents),
    reverts: new Int32Array(count).fill(-1),
    flags: new Uint8Array(count),
    author: new Int32Array(count),
  };
}

type CommitRow = [
  position: number,
  parents: Buffer,
  authorId: number,
  authorAt: number,
  committerAt: number,
  subject: string | null,
];

/** Fills the rows of one repository from `start` on; returns the row after them. */
function readHistory(db: Database, id: number, start: number, columns: Columns): number {
  const isMapped = db.prepare('SELECT EXISTS (SELECT 1 FROM mapped_author WHERE repository_id = ?)').pluck().get(id);
  const authorId = isMapped === 1 ? AUTHOR_ID : 'author_id';
  const commits = db.prepare<[number], CommitRow>(
    // LIKE lets through all that isHotfix finds, and keeps the other subjects out of JavaScript.
    `SELECT position, parents, ${authorId}, author_at, committer_at, CASE WHEN subject LIKE '%hot%fix%' THEN subject END
     FROM git_commit WHERE repository_id = ? ORDER BY position`,
  );
  let row = start;
  let reference = columns.parentOffset[start] ?? 0;
  for (const [position, parents, author, authorAt, committerAt, subject] of commits.raw().iterate(id)) {
    columns.position[row] = position;
    columns.authorAt[row] = authorAt;
    columns.committerAt[row] = committerAt;
    columns.author[row] = author;
    columns.flags[row] = subject !== null && isHotfix(subject) ? COMMIT_FLAG.hotfix : 0;
    for (let offset = 0; offset + 4 <= parents.length; offset += 4) {
      columns.parentRef[reference++] = rowAt(columns.position, start, row, parents.readInt32LE(offset));
    }
    columns.parentOffset[++row] = reference;
  }
  return row;
}

/** The row in [start, end) that has this position, else -1. Positions ascend, nearly always without gaps. */
function rowAt(positions: Int32Array, start: number, end: number, position: number): number {
  if (start + position < end && positions[start + position] === position) return start + position;
  let from = start;
  let to = end;
  while (from < to) {
    const middle = (from + to) >>> 1;
    if ((positions[middle] ?? 0) < position) from = middle + 1;
    else to = middle;
  }
  return from < end && positions[from] === position ? from : -1;
}

interface Places {
  readonly codes: ReadonlyMap<number, number>;
  readonly columns: Columns;
}

function placeOf({ codes, columns }: Places, repositoryId: number, position: number): number {
  const code = codes.get(repositoryId);
  if (code === undefined) return -1;
  const start = columns.repositoryStart[code] ?? 0;
  return rowAt(columns.position, start, columns.repositoryStart[code + 1] ?? start, position);
}

/** The repository that owns a row: the last one that starts at or before it. */
function owner(starts: Int32Array, row: number): number {
  let code = starts.length - 2;
  while (code > 0 && (starts[code] ?? 0) > row) code--;
  return code;
}

function readIndex(db: Database, count: number, places: Places): CommitIndex {
  const builder = createCommitIndex(count);
  const shas = db.prepare<[], [Buffer, number, number]>(
    'SELECT sha, repository_id, position FROM git_commit ORDER BY sha, repository_id',
  );
  for (const [sha, repositoryId, position] of shas.raw().iterate()) {
    const row = placeOf(places, repositoryId, position);
    if (row >= 0) builder.add(sha, row);
  }
  return builder.build();
}

function readReverts(db: Database, places: Places, index: CommitIndex, repositoryOf: (row: number) => number): void {
  const reverts = db.prepare<[], [number, number, Buffer]>(
    'SELECT repository_id, position, reverts FROM git_commit WHERE reverts IS NOT NULL',
  );
  for (const [repositoryId, position, sha] of reverts.raw().iterate()) {
    const row = placeOf(places, repositoryId, position);
    if (row < 0) continue;
    const repository = repositoryOf(row);
    const reverted = index.find(sha.toString('hex')).find((match) => repositoryOf(match.row) === repository);
    places.columns.reverts[row] = reverted?.row ?? -1;
  }
}

function readTags(
  db: Database,
  places: Places,
  index: CommitIndex,
  repositoryOf: (row: number) => number,
): Map<string, CommitPlace[]> {
  const tags = new Map<string, CommitPlace[]>();
  const all = db.prepare<[], [number, string, Buffer]>(
    'SELECT repository_id, name, sha FROM git_tag ORDER BY repository_id, name',
  );
  for (const [repositoryId, name, sha] of all.raw().iterate()) {
    const repository = places.codes.get(repositoryId);
    const match = index.find(sha.toString('hex')).find(({ row }) => repositoryOf(row) === repository);
    if (repository === undefined || !match) continue;
    const known = tags.get(name);
    if (known) known.push({ repository, row: match.row });
    else tags.set(name, [{ repository, row: match.row }]);
  }
  return tags;
}
