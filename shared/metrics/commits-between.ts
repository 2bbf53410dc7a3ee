import type { CommitFacts } from './facts.ts';

/**
 * Commits that are reachable from `to` and not from `from`, merges included, as `git rev-list to ^from`: rows, newest first
 * (children before parents). One sweep over the rows below the newest named one: rows hold parents before children.
 */
export function commitsBetween(
  { parentOffset, parentRef, count }: CommitFacts,
  from: readonly number[],
  to: readonly number[],
): readonly number[] {
  const WANTED = 1;
  const EXCLUDED = 2;
  const marks = new Uint8Array(count);
  let top = -1;
  for (const row of to) {
    marks[row] = WANTED;
    top = Math.max(top, row);
  }
  for (const row of from) {
    marks[row] = EXCLUDED;
    top = Math.max(top, row);
  }
  const found: number[] = [];
  for (let row = top; row >= 0; row -= 1) {
    const mark = marks[row];
    if (mark === 0) continue;
    if (mark === WANTED) found.push(row);
    const end = parentOffset[row + 1] ?? 0;
    for (let p = parentOffset[row] ?? 0; p < end; p += 1) {
      const parent = parentRef[p] ?? -1;
      if (parent >= 0 && (marks[parent] ?? 0) < (mark ?? 0)) marks[parent] = mark ?? 0;
    }
  }
  return found;
}
