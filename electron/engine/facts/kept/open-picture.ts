/**
 * The picture of what a workspace has now: from what is in memory, as far as that is still so; else from what is kept in
 * the workspace; else computed from its rows.
 */
import type { CommitFacts } from '../../../../shared/metrics/facts.ts';
import type { Database } from '../../db/connect.ts';
import { type CommitIndex, type CommitIndexColumns, openCommitIndex } from '../commit-index.ts';
import { computeRows, type PlacesOfRows, type RowFacts } from '../compute-rows.ts';
import { readRepositories } from '../name-tables.ts';
import { readPeople } from '../people.ts';
import { assemblePicture, type Picture } from '../picture.ts';
import { type CommitPlaces, countCommits, ownerOf, type ReadCommits, readCommits } from '../read-commits.ts';
import { type Held, hold } from './held.ts';
import { keep, readKept } from './kept-sets.ts';
import { readStamps } from './stamps.ts';

export interface OpenPicture {
  readonly picture: Picture;
  readonly sources: Sources;
}
/** What a picture is assembled from. */
export interface Sources {
  readonly commits: CommitSource;
  readonly rows: RowSource;
}
interface CommitSource {
  readonly stamp: string;
  readonly facts: CommitFacts;
  readonly places: Held<CommitPlaces>;
  readonly index: Held<CommitIndex>;
  /** Whether all of it is kept in the workspace. */
  isKept: boolean;
}
interface RowSource {
  readonly stamp: string;
  readonly facts: RowFacts;
  readonly places: Held<PlacesOfRows>;
  isKept: boolean;
}

type SetName = 'commits' | 'commit-places' | 'commit-index' | 'rows' | 'row-places';

/** Of what the last picture was assembled from, what is still so: the rest can go before its like is computed. */
export function stillTrue(db: Database, appVersion: string, sources: Sources | null): Partial<Sources> {
  if (sources === null) return {};
  const { commits, rows } = sources;
  const stamps = readStamps(db, appVersion);
  return {
    ...(commits.stamp === stamps.commits ? { commits } : {}),
    ...(rows.stamp === stamps.rows ? { rows } : {}),
  };
}

/** As of one moment. `before`: what the last picture of the same workspace was assembled from. */
export function openPicture(db: Database, appVersion: string, before: Partial<Sources>): OpenPicture {
  return db.transaction(() => {
    const stamps = readStamps(db, appVersion);
    const commits = before.commits?.stamp === stamps.commits ? before.commits : openCommits(db, stamps.commits);
    const rows = before.rows?.stamp === stamps.rows ? before.rows : openRows(db, stamps.rows, commits);
    const picture = assemblePicture(db, stamps.generation, {
      commits: commits.facts,
      commitPlaces: commits.places.get,
      commitShas: () => commits.index.get().columns,
      rows: rows.facts,
      rowPlaces: rows.places.get,
    });
    return { picture, sources: { commits, rows } };
  })();
}

function openCommits(db: Database, stamp: string): CommitSource {
  const compute = () => readCommits(db, readRepositories(db));
  const kept = read<CommitFacts>(db, 'commits', stamp);
  const computed = kept === null ? compute() : null;
  // What is missing is written again.
  const again = () => {
    source.isKept = false;
    return compute();
  };
  const source: CommitSource = {
    stamp,
    facts: kept ?? (computed ?? compute()).facts,
    places: hold(() => read<CommitPlaces>(db, 'commit-places', stamp) ?? again().places, computed?.places),
    index: hold(() => {
      const columns = read<CommitIndexColumns>(db, 'commit-index', stamp);
      return columns === null ? again().index : openCommitIndex(columns);
    }, computed?.index),
    isKept: kept !== null,
  };
  return source;
}

function openRows(db: Database, stamp: string, commits: CommitSource): RowSource {
  const compute = () => computeRows(db, readRepositories(db), asRead(db, commits));
  const kept = read<RowFacts>(db, 'rows', stamp);
  const computed = kept === null ? compute() : null;
  const source: RowSource = {
    stamp,
    facts: kept ?? (computed ?? compute()).facts,
    places: hold(() => {
      const places = read<PlacesOfRows>(db, 'row-places', stamp);
      source.isKept &&= places !== null;
      return places ?? compute().places;
    }, computed?.places),
    isKept: kept !== null,
  };
  return source;
}

function asRead(db: Database, { facts, places, index }: CommitSource): ReadCommits {
  const { repositoryStart } = facts;
  return {
    facts,
    places: places.get(),
    index: index.get(),
    repositoryOf: (row) => ownerOf(repositoryStart, row),
    people: readPeople(db, countCommits(places.get().author)),
  };
}

function read<Value>(db: Database, name: SetName, stamp: string): Value | null {
  return readKept<Value>(db, { name, stamp });
}

/**
 * Writes what is not kept yet, in steps, and lets go of what can be fetched again then. Nothing else may write to `db`
 * during a step. Throws what SQLite says.
 */
export function* keepSources(db: Database, { commits, rows }: Sources): Generator<void> {
  if (!commits.isKept) {
    yield* write(db, 'commit-index', commits.stamp, commits.index.get().columns);
    yield* write(db, 'commit-places', commits.stamp, commits.places.get());
    yield* write(db, 'commits', commits.stamp, commits.facts);
    commits.isKept = true;
  }
  if (!rows.isKept) {
    yield* write(db, 'row-places', rows.stamp, rows.places.get());
    yield* write(db, 'rows', rows.stamp, rows.facts);
    rows.isKept = true;
  }
  commits.places.release();
  commits.index.release();
  rows.places.release();
}

function* write(db: Database, name: SetName, stamp: string, value: unknown): Generator<void> {
  yield* keep(db, { name, stamp }, value);
  yield;
}
