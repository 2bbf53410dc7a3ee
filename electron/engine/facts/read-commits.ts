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
  readonly places: CommitPlaces;
  readonly index: CommitIndex;
  /** Per commit row. */
  readonly repositoryOf: (row: number) => number;
  readonly people: People;
}
/** Per commit row: what leads back to the store. */
export interface CommitPlaces {
  /** Its position in its repository. */
  readonly position: Int32Array;
  /** Row id of its author. */
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
  const codes = codesOf(repositories);
  let count = 0;
  for (const [i, { id }] of repositories.entries()) {
    columns.repositoryStart[i + 1] = count;
    count = readHistory(db, id, count, columns);
  }
  columns.repositoryStart[repositories.length + 1] = count;
  const places = { codes, columns };
  const index = readIndex(db, count, places);
  const repositoryOf = (row: number) => ownerOf(columns.repositoryStart, row);
  readReverts(db, places, index, repositoryOf);
  const people = readPeople(db, countCommits(columns.author));
  markBots(columns, people.bots);
  const { position, author, ...facts } = columns;
  return { facts: { count, ...facts }, places: { position, author }, index, repositoryOf, people };
}

function codesOf(repositories: readonly ReadRepository[]): ReadonlyMap<number, number> {
  return new Map(repositories.map(({ id }, i) => [id, i + 1]));
}

/** Number of commits by row id of their author. */
export function countCommits(author: Int32Array): ReadonlyMap<number, number> {
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
  /** By id of the repository. */
  readonly codes: ReadonlyMap<number, number>;
  readonly columns: Pick<Columns, 'repositoryStart' | 'position'>;
}

function placeOf({ codes, columns }: Places, repositoryId: number, position: number): number {
  const code = codes.get(repositoryId);
  if (code === undefined) return -1;
  const start = columns.repositoryStart[code] ?? 0;
  return rowAt(columns.position, start, columns.repositoryStart[code + 1] ?? start, position);
}

/** The repository that owns a commit row: the last one that starts at or before it. */
export function ownerOf(repositoryStart: Int32Array, row: number): number {
  let from = 0;
  let to = repositoryStart.length - 2;
  while (from < to) {
    const middle = (from + to + 1) >>> 1;
    if ((repositoryStart[middle] ?? 0) > row) to = middle - 1;
    else from = middle;
  }
  return from;
}

function readIndex(db: Database, count: number, places: Places): CommitIndex {
  const longest = db.prepare<[], number | null>('SELECT max(length(sha)) FROM git_commit').pluck().get() ?? 0;
  const builder = createCommitIndex(count, longest);
  const shas = db.prepare<[], [Buffer, number, number]>(
    'SELECT sha, repository_id, position FROM git_commit ORDER BY sha, repository_id',
  );
  for (const [sha, repositoryId, position] of shas.raw().iterate()) {
    const row = placeOf(places, repositoryId, position);
    if (row >= 0) builder.add(sha, row);
  }
  return builder.build();
}

function readReverts(
  db: Database,
  places: Places & { readonly columns: Columns },
  index: CommitIndex,
  repositoryOf: (row: number) => number,
): void {
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

/** Tag name -> the commits it points at, one a repository. */
export type Tags = ReadonlyMap<string, readonly CommitPlace[]>;

/** Of the commits that were read; `repositories` as then. */
export function readTags(
  db: Database,
  repositories: readonly ReadRepository[],
  columns: Pick<Columns, 'repositoryStart' | 'position'>,
): Tags {
  const places = { codes: codesOf(repositories), columns };
  const tags = new Map<string, CommitPlace[]>();
  const all = db.prepare<[], [number, string, number]>(
    `SELECT git_tag.repository_id, name, position FROM git_tag CROSS JOIN git_commit
     ON git_commit.sha = git_tag.sha AND git_commit.repository_id = git_tag.repository_id
     ORDER BY git_tag.repository_id, name`,
  );
  for (const [repositoryId, name, position] of all.raw().iterate()) {
    const repository = places.codes.get(repositoryId);
    const row = placeOf(places, repositoryId, position);
    if (repository === undefined || row < 0) continue;
    const known = tags.get(name);
    if (known) known.push({ repository, row });
    else tags.set(name, [{ repository, row }]);
  }
  return tags;
}
