/**
 * Which pull request a commit belongs to, from what is known of it: its own commits as the export lists them, and the
 * commit that it became on its base branch. Time alone never makes a commit part of one. A commit of several (one merged
 * into the branch of another, or into one that was merged later) belongs to the one merged first.
 *
 * What the pull request became, M, says how it was merged:
 * - two or more parents, a merge: its commits are those reachable from M's other parents and not from the first, whether
 *   or not the export lists any. Where it is one commit that is none of those listed, they were squashed into that one;
 * - one parent, and the last commits of the first-parent line up to M are as many as are listed, made at the same times (to
 *   the second, in the order of the list or, as GitLab and Azure DevOps list them, the newest first): rebased, each keeps
 *   its own time;
 * - one parent otherwise: squashed into M, unless M is one of its own commits (fast-forward).
 * Merges of the base branch that are listed among its commits are in none of these counts. A cherry-pick is a commit of its
 * own: that it was made at the same time as another says nothing.
 */
import type { CommitFacts, Facts, PullFacts } from './facts.ts';

export interface PullsOfCommits {
  /** Per commit row: the row of its pull request in PullFacts, -1 = none. */
  readonly pullOf: Int32Array;
  /** Per pull request: the commit row that its commits (PullFacts.commitAt) were squashed into, -1 = none. */
  readonly squashed: Int32Array;
}

/** Exports end their lists of commits there: what is listed need not be all. */
export const LIST_ENDS: ReadonlySet<number> = new Set([100, 250]);

/** Commits looked at between a merge and where its branch began; a branch from further back has only what is listed. */
const FURTHEST = 65_536;

const OWN = 1;
const BASE = 2;

/** Facts without pull requests cost nothing: no columns are made. */
export function pullsOfCommits({ commits, pulls }: Pick<Facts, 'commits' | 'pulls'>): PullsOfCommits | null {
  if (pulls.count === 0) return null;
  const pullOf = new Int32Array(commits.count).fill(-1);
  const squashed = new Int32Array(pulls.count).fill(-1);
  const marks = new Uint8Array(commits.count);
  for (let pull = 0; pull < pulls.count; pull++) {
    const became = pulls.mergeCommit[pull] as number;
    let isOwn = false;
    for (let k = pulls.commitOffset[pull] as number; k < (pulls.commitOffset[pull + 1] as number); k++) {
      claim(pullOf, pulls.commitRef[k] as number, pull);
      isOwn ||= pulls.commitRef[k] === became;
    }
    // Fast-forward: that it is a merge then is its branch's own affair.
    if (became < 0 || isOwn) continue;
    const free = pullOf[became] === -1;
    const listed = originals(commits, pulls, pull);
    if (isMerge(commits, became)) {
      squashed[pull] = claimSide({ commits, pulls, pullOf, marks }, pull, became, listed);
    } else if (free) {
      const rebased = rebasedRows(commits, pulls, listed, became);
      for (const row of rebased) claim(pullOf, row, pull);
      if (rebased.length === 0) squashed[pull] = became;
    }
    claim(pullOf, became, pull);
  }
  return { pullOf, squashed };
}

/** Positions in PullFacts.commitAt of what the export lists, merges left out as far as they are known. */
export function originals(commits: CommitFacts, { commitOffset, commitRef }: PullFacts, pull: number): number[] {
  const listed: number[] = [];
  for (let k = commitOffset[pull] as number; k < (commitOffset[pull + 1] as number); k++) {
    const row = commitRef[k] as number;
    if (row < 0 || !isMerge(commits, row)) listed.push(k);
  }
  return listed;
}

/** The first commit of a pull request by author time, of those that the export lists and those that are known to be of it. */
export function firstCommitOf(
  { commits, pulls }: Pick<Facts, 'commits' | 'pulls'>,
  pullsOf: PullsOfCommits | null,
): (
  pull: number,
) => { readonly at: number /** Position in PullFacts.commitAt, -1 = not listed. */; readonly original: number } | null {
  const known = new Float64Array(pulls.count).fill(Number.POSITIVE_INFINITY);
  const pullOf = pullsOf?.pullOf ?? new Int32Array();
  for (let row = 0; row < pullOf.length; row++) {
    const pull = pullOf[row] as number;
    const at = commits.authorAt[row] as number;
    if (pull >= 0 && !isMerge(commits, row) && at < (known[pull] as number)) known[pull] = at;
  }
  return (pull) => {
    let first = { at: known[pull] as number, original: -1 };
    for (const original of originals(commits, pulls, pull)) {
      const at = pulls.commitAt[original] as number;
      if (at <= first.at) first = { at, original };
    }
    return first.at === Number.POSITIVE_INFINITY ? null : first;
  };
}

export function isMerge({ parentOffset }: CommitFacts, row: number): boolean {
  return (parentOffset[row + 1] as number) - (parentOffset[row] as number) > 1;
}

/** Pull requests come in order of merging: the first to ask has the commit. */
function claim(pullOf: Int32Array, row: number, pull: number): void {
  if (row >= 0 && pullOf[row] === -1) pullOf[row] = pull;
}

interface Claims {
  readonly commits: CommitFacts;
  readonly pulls: PullFacts;
  readonly pullOf: Int32Array;
  readonly marks: Uint8Array;
}

/** Claims what a merge brought; returns the one commit that the listed ones were squashed into before, else -1. */
function claimSide(
  { commits, pulls, pullOf, marks }: Claims,
  pull: number,
  merge: number,
  listed: readonly number[],
): number {
  const listsAll = listed.length > 0 && !LIST_ENDS.has(listed.length);
  if (listsAll && listed.every((k) => (pulls.commitRef[k] as number) >= 0)) return -1;
  const side = broughtBy(commits, merge, marks);
  for (const row of side) claim(pullOf, row, pull);
  const [only] = side;
  if (only === undefined || side.length > 1 || listed.length === 0 || pullOf[only] !== pull) return -1;
  const own = listed.some((k) => pulls.commitRef[k] === only);
  return own || rebasedRows(commits, pulls, listed, only).length > 0 ? -1 : only;
}

/**
 * Rows reachable from a merge's other parents and not from its first, by one descending sweep (parents lie before their
 * children). None where that goes too far, or where history that was not read (a shallow repository) could hold more of
 * the base branch. `marks` comes in and is left as zeros.
 */
function broughtBy({ parentOffset, parentRef }: CommitFacts, merge: number, marks: Uint8Array): number[] {
  const rows: number[] = [];
  let open = 0;
  let bottom = merge;
  let isCut = false;
  const reach = (row: number, mark: number) => {
    if (row < 0) {
      if (mark === BASE) isCut = true;
      return;
    }
    if (marks[row] === 0 && mark === OWN) open++;
    if (marks[row] === OWN && mark === BASE) open--;
    marks[row] = Math.max(marks[row] as number, mark);
    if (row < bottom) bottom = row;
  };
  const begin = parentOffset[merge] as number;
  const end = parentOffset[merge + 1] as number;
  for (let p = begin; p < end; p++) reach(parentRef[p] as number, p === begin ? BASE : OWN);
  const last = Math.max(0, merge - FURTHEST);
  let row = merge - 1;
  for (; open > 0 && row >= last && !isCut; row--) {
    const mark = marks[row] as number;
    if (mark === 0) continue;
    if (mark === OWN) {
      open--;
      rows.push(row);
    }
    const parentsEnd = parentOffset[row + 1] as number;
    for (let p = parentOffset[row] as number; p < parentsEnd; p++) reach(parentRef[p] as number, mark);
  }
  marks.fill(0, bottom, merge);
  return open > 0 || isCut ? [] : rows;
}

/** The rows up to `last` that the listed commits became, one each, the newest first; [] where they did not. */
function rebasedRows(
  commits: CommitFacts,
  { commitAt }: PullFacts,
  listed: readonly number[],
  last: number,
): readonly number[] {
  const rows = rowsOfTimes(commits, commitAt, listed.toReversed(), last);
  return rows.length > 0 ? rows : rowsOfTimes(commits, commitAt, listed, last);
}

/** As many rows of the first-parent line up to `last`, made at these times; else []. */
function rowsOfTimes(
  commits: CommitFacts,
  commitAt: Float64Array,
  listed: readonly number[],
  last: number,
): readonly number[] {
  const rows: number[] = [];
  let row = last;
  for (const k of listed) {
    if (row < 0 || isMerge(commits, row)) return [];
    if (!sameSecond(commits.authorAt[row] as number, commitAt[k] as number)) return [];
    rows.push(row);
    row = parentOf(commits, row);
  }
  return rows;
}

/** git keeps whole seconds; NaN is like nothing. */
function sameSecond(a: number, b: number): boolean {
  return Math.floor(a / 1000) === Math.floor(b / 1000);
}

/** The first parent, -1 = none that was read. */
function parentOf({ parentOffset, parentRef }: CommitFacts, row: number): number {
  const at = parentOffset[row] as number;
  return at < (parentOffset[row + 1] as number) ? (parentRef[at] as number) : -1;
}
