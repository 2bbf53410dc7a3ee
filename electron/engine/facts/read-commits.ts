import { COMMIT_FLAG, type CommitFacts } from '../../../shared/metrics/facts.ts';
import type { Database } from '../db/connect.ts';
import { AUTHOR_ID } from './author-id.ts';
import { isHotfix } from './bots.ts';
import { type CommitIndex, type CommitIndexBuilder, createCommitIndex } from './commit-index.ts';
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
  const longest = db.prepare<[], number | null>('SELECT max(length(sha)) FROM git_commit').pluck().get() ?? 0;
  const builder = createCommitIndex(columns.position.length, longest);
  let count = 0;
  for (const [i, { id }] of repositories.entries()) {
    columns.repositoryStart[i + 1] = count;
    count = readHistory(db, id, count, columns, builder);
  }
  columns.repositoryStart[repositories.length + 1] = count;
  const index = builder.build();
  const repositoryOf = (row: number) => ownerOf(columns.repositoryStart, row);
  readReverts(db, { codes: codesOf(repositories), columns }, index, repositoryOf);
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
  parents: string,
  authorId: number,
  authorAt: number,
  committerAt: number,
  subject: string | null,
  sha: string,
];

/** Rows read in one go: a call for each would take longer than its reading. */
const ROWS_AT_ONCE = 5000;

/** Fills the rows of one repository from `start` on; returns the row after them. */
function readHistory(db: Database, id: number, start: number, columns: Columns, index: CommitIndexBuilder): number {
  const isMapped = db.prepare('SELECT EXISTS (SELECT 1 FROM mapped_author WHERE repository_id = ?)').pluck().get(id);
  const authorId = isMapped === 1 ? AUTHOR_ID : 'author_id';
  const commits = db.prepare<[number, number], CommitRow>(
    // Texts: a Buffer of its own for each blob would take four times as long. LIKE lets through all that isHotfix finds,
    // and keeps the other subjects out of JavaScript.
    `SELECT position, hex(parents), ${authorId}, author_at, committer_at, CASE WHEN subject LIKE '%hot%fix%' THEN subject END,
       hex(sha)
     FROM git_commit WHERE repository_id = ? AND position >= ? ORDER BY position LIMIT ${ROWS_AT_ONCE}`,
  );
  let row = start;
  let reference = columns.parentOffset[start] ?? 0;
  for (let rows = commits.raw().all(id, Number.MIN_SAFE_INTEGER); rows.length > 0; ) {
    for (const [position, parents, author, authorAt, committerAt, subject, sha] of rows) {
      index.add(sha);
      columns.position[row] = position;
      columns.authorAt[row] = authorAt;
      columns.committerAt[row] = committerAt;
      columns.author[row] = author;
      columns.flags[row] = subject !== null && isHotfix(subject) ? COMMIT_FLAG.hotfix : 0;
      for (let offset = 0; offset + INT32_DIGITS <= parents.length; offset += INT32_DIGITS) {
        columns.parentRef[reference++] = rowAt(columns.position, start, row, readInt32(parents, offset));
      }
      columns.parentOffset[++row] = reference;
    }
    rows = rows.length < ROWS_AT_ONCE ? [] : commits.raw().all(id, (columns.position[row - 1] ?? 0) + 1);
  }
  return row;
}

const INT32_DIGITS = 8;
const int32 = Buffer.alloc(4);

/** Of little-endian bytes in hexadecimal. */
function readInt32(hex: string, offset: number): number {
  int32.write(offset === 0 && hex.length === INT32_DIGITS ? hex : hex.slice(offset, offset + INT32_DIGITS), 'hex');
  return int32.readInt32LE(0);
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
