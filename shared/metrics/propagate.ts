/**
 * The first deployment of a stream that contains each commit, in one pass over the commits whatever the number of
 * deployments: a commit is contained in every deployment of its descendants, so going from children to parents each row
 * hands the earliest deployment it knows of to its parents. Rows hold parents before children, which makes one descending
 * sweep enough. (Summing A..B between neighbours instead would count a commit again each time maintenance branches
 * alternate.)
 */
import type { CommitFacts } from './facts.ts';

/** Label of a commit that no deployment of the stream contains. */
export const UNREACHED = 0x7fffffff;

/** The deployments of one service in one repository. */
export interface CommitStream {
  /** Deployed commit rows, in order of deployment. */
  readonly commits: Int32Array;
  /** Per deployed commit: ordinal of its deployment in the stream, from 0, never falling. */
  readonly positions: Int32Array;
}

/**
 * Sets `labels[row]` to the ordinal of the first deployment that contains the row and calls `found` for every row whose
 * ordinal isn't 0, children before parents. Ordinal 0 is the baseline: what it contains was live before the records begin,
 * so the sweep ends as soon as nothing else is left to hand on, and older rows keep UNREACHED. `labels` comes in, and
 * must be handed back by `forget`, as UNREACHED throughout.
 */
export function propagate(
  { parentOffset, parentRef }: CommitFacts,
  stream: CommitStream,
  labels: Int32Array,
  found: (row: number, position: number) => void,
): { forget(): void } {
  let top = -1;
  let bottom = labels.length;
  // Rows labelled, but not 0 and not yet swept.
  let open = 0;
  for (let k = 0; k < stream.commits.length; k++) {
    const row = stream.commits[k] as number;
    if (row > top) top = row;
    if (row < bottom) bottom = row;
    // Deployed before: the earlier ordinal stays.
    if (labels[row] !== UNREACHED) continue;
    labels[row] = stream.positions[k] as number;
    if (labels[row] !== 0) open++;
  }
  let begin = top < 0 ? 0 : (parentOffset[top + 1] as number);
  for (let row = top; open > 0; row--) {
    const end = begin;
    begin = parentOffset[row] as number;
    const label = labels[row] as number;
    if (label === UNREACHED) continue;
    if (label !== 0) {
      open--;
      found(row, label);
    }
    for (let p = begin; p < end; p++) {
      const parent = parentRef[p] as number;
      if (parent < 0) continue;
      const known = labels[parent] as number;
      if (label >= known) continue;
      labels[parent] = label;
      if (parent < bottom) bottom = parent;
      if (known === UNREACHED) open += label === 0 ? 0 : 1;
      else if (label === 0) open--;
    }
  }
  return {
    forget() {
      if (top >= bottom) labels.fill(UNREACHED, bottom, top + 1);
    },
  };
}
