/** Commits as columns: a history of half a million has no room for an object each. Rows come in the order of discovery. */
import type { CommitRecord, Instant } from '../../../../shared/model.ts';
import type { ParsedCommit } from '../parse-commit.ts';
import { NameRows } from './name-rows.ts';
import { People } from './people.ts';

/** What is known of a row. Only `named` by a child so far, or: */
export const ROW = { named: 0, read: 1, unreadable: 2, missing: 3, known: 4 } as const;

const FIRST_ROOM = 4096;

export class CommitColumns {
  readonly names = new NameRows();
  readonly people = new People();
  state = new Uint8Array(FIRST_ROOM);
  committerAt = new Float64Array(FIRST_ROOM);
  #authorAt = new Float64Array(FIRST_ROOM);
  #author = new Int32Array(FIRST_ROOM);
  /** Where a row's parents begin in `#parents`, and how many they are. */
  #firstParent = new Int32Array(FIRST_ROOM);
  #parentCount = new Int32Array(FIRST_ROOM);
  #parents = new Int32Array(FIRST_ROOM);
  #parentsUsed = 0;
  readonly #subjects: string[] = [];
  readonly #reverts = new Map<number, string>();
  readonly #trailers = new Map<number, string>();

  /** The row of a name, a new one for a new name. */
  row(name: Uint8Array): number {
    const row = this.names.add(name);
    if (row < this.state.length) return row;
    this.state = grown(this.state);
    this.committerAt = grown(this.committerAt);
    this.#authorAt = grown(this.#authorAt);
    this.#author = grown(this.#author);
    this.#firstParent = grown(this.#firstParent);
    this.#parentCount = grown(this.#parentCount);
    return row;
  }

  /** Keeps a commit that was read. Without a time it only leads from its children to its parents. */
  fill(row: number, commit: ParsedCommit): void {
    this.state[row] = commit.committerAt === null ? ROW.unreadable : ROW.read;
    this.committerAt[row] = commit.committerAt ?? Number.NEGATIVE_INFINITY;
    this.#authorAt[row] = commit.authorAt ?? 0;
    this.#author[row] = commit.author;
    this.#subjects[row] = commit.subject;
    if (commit.reverts !== null) this.#reverts.set(row, commit.reverts);
    if (commit.trailers !== null) this.#trailers.set(row, commit.trailers);
    if (this.#parentsUsed + commit.parents.length > this.#parents.length) {
      this.#parents = grown(this.#parents, this.#parentsUsed + commit.parents.length);
    }
    this.#firstParent[row] = this.#parentsUsed;
    this.#parentCount[row] = commit.parents.length;
    for (const parent of commit.parents) this.#parents[this.#parentsUsed++] = this.row(parent);
  }

  parentCount(row: number): number {
    return this.#parentCount[row] as number;
  }

  /** Row of one of a commit's parents, in its order. */
  parent(row: number, index: number): number {
    return this.#parents[(this.#firstParent[row] as number) + index] as number;
  }

  /** All of them, in an array of their own: for where it is not done for every commit. */
  parents(row: number): Int32Array {
    const first = this.#firstParent[row] ?? 0;
    return this.#parents.subarray(first, first + (this.#parentCount[row] ?? 0));
  }

  /** `parents`: names in place of its own. */
  record(row: number, parents: readonly string[]): CommitRecord {
    const { name, email } = this.people.person(this.#author[row] ?? 0);
    return {
      sha: this.names.hex(row),
      parents,
      authorAt: this.#authorAt[row] as Instant,
      committerAt: this.committerAt[row] as Instant,
      authorName: name,
      authorEmail: email,
      subject: this.#subjects[row] ?? '',
      reverts: this.#reverts.get(row) ?? null,
      trailers: this.#trailers.get(row) ?? null,
    };
  }
}

function grown<Column extends Uint8Array | Int32Array | Float64Array>(column: Column, least = 0): Column {
  const wider = new (column.constructor as new (length: number) => Column)(Math.max(column.length * 2, least));
  wider.set(column);
  return wider;
}
