import type { CommitFacts, Facts } from '../../../shared/metrics/facts.ts';
import type { Database } from '../db/connect.ts';
import { readGeneration } from '../db/settings.ts';
import { readChoices } from './choices.ts';
import type { CommitShas } from './commit-index.ts';
import { computeRows, type PlacesOfRows, type RowFacts, type StoredNames } from './compute-rows.ts';
import { readRepositories } from './name-tables.ts';
import { type People, readPeople } from './people.ts';
import { type CommitPlaces, countCommits, ownerOf, readCommits, readTags, type Tags } from './read-commits.ts';
import { readCorrections } from './read-corrections.ts';
import { placeOfRow } from './row-places.ts';

/** The facts of one generation, and the way back from their rows to the store. */
export interface Picture {
  readonly facts: Facts;
  /** Repository code -> id in the store; codes beyond its end are named by exports only. */
  readonly repositoryIds: readonly number[];
  /** Per commit row: its position in its repository. */
  readonly commitPosition: Int32Array;
  /** Per commit row: row id of its author. */
  readonly commitAuthor: Int32Array;
  /** Per commit row. */
  readonly commitShas: CommitShas;
  /** Code of the repository of a commit row. */
  readonly repositoryOf: (commitRow: number) => number;
  readonly tags: Tags;
  /** The deployment or incident that a row of the store belongs to, else -1. */
  readonly deploymentOf: (rowId: number) => number;
  readonly incidentOf: (rowId: number) => number;
  /** The service that a name means. */
  readonly serviceOf: (name: string) => string;
  /** Per commit that a pull request's export lists (PullFacts.commitAt): its SHA in small letters. */
  readonly pullCommitShas: readonly string[];
  readonly people: People;
  readonly stored: StoredNames;
}

/** What is computed from many rows. Few questions ask for the places, so that they are only fetched then. */
export interface PictureParts {
  /** repositoryStart covers the codes of the repositories that were read. */
  readonly commits: CommitFacts;
  readonly rows: RowFacts;
  readonly commitPlaces: () => CommitPlaces;
  readonly commitShas: () => CommitShas;
  readonly rowPlaces: () => PlacesOfRows;
}

/** Computed from the rows alone, as of one moment. */
export function buildPicture(db: Database): Picture {
  return db.transaction(() => {
    const repositories = readRepositories(db);
    const commits = readCommits(db, repositories);
    const { facts, places } = computeRows(db, repositories, commits);
    return assemblePicture(db, readGeneration(db), {
      commits: commits.facts,
      commitPlaces: () => commits.places,
      commitShas: () => commits.index.columns,
      rows: facts,
      rowPlaces: () => places,
    });
  })();
}

/** `parts` are of what `db` has now, and of this generation. */
export function assemblePicture(db: Database, generation: number, parts: PictureParts): Picture {
  const { rows, commits, commitPlaces, commitShas, rowPlaces } = parts;
  const read = readRepositories(db);
  const repositoryStart = allStarts(commits.repositoryStart, rows.names.repositories.length);
  const people = once(() => readPeople(db, countCommits(commitPlaces().author)));
  const tags = once(() => readTags(db, read, { repositoryStart, position: commitPlaces().position }));
  const deploymentOf = (rowId: number) => placeOfRow(rowPlaces().deployments, rowId);
  const incidentOf = (rowId: number) => placeOfRow(rowPlaces().incidents, rowId);
  return {
    facts: {
      generation,
      ...rows,
      commits: { ...commits, repositoryStart },
      said: { ...rows.said, byHand: readCorrections(db, { deploymentOf, incidentOf }) },
    },
    repositoryIds: [0, ...read.map(({ id }) => id)],
    repositoryOf: (row) => ownerOf(repositoryStart, row),
    deploymentOf,
    incidentOf,
    serviceOf: readChoices(db).serviceOf,
    get commitPosition() {
      return commitPlaces().position;
    },
    get commitAuthor() {
      return commitPlaces().author;
    },
    get commitShas() {
      return commitShas();
    },
    get tags() {
      return tags();
    },
    get pullCommitShas() {
      return rowPlaces().pullCommitShas;
    },
    get people() {
      return people();
    },
    get stored() {
      return rowPlaces().stored;
    },
  };
}

function once<Value>(compute: () => Value): () => Value {
  let known: { readonly value: Value } | null = null;
  return () => {
    known ??= { value: compute() };
    return known.value;
  };
}

/** Repositories that exports alone name own no commits. */
function allStarts(starts: Int32Array, codes: number): Int32Array {
  const all = new Int32Array(codes + 1).fill(starts.at(-1) ?? 0);
  all.set(starts);
  return all;
}
