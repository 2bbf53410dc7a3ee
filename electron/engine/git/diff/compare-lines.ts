/**
 * How many lines came and went between two contents of a file, as `git diff --numstat` says. Libraries that compare texts
 * find the fewest lines possible; git doesn't always: it discards frequent lines and gives up searching long before (see
 * discard-lines.ts and box-search.ts). The same figures need the same steps. Where git then moves a change up or down to
 * read better, the figures stay.
 */
import { type Box, BoxSearch } from './box-search.ts';
import { discardLines, roughRoot } from './discard-lines.ts';
import { classifyLines, countLines, type Middle } from './line-classes.ts';

export interface LineFigures {
  readonly additions: number;
  readonly deletions: number;
}

const NEWLINE = 0x0a;
/** Rounds of a search are not given up before. */
const LEAST_COST = 256;
/** Steps of a search between two rests, about: a few milliseconds. */
const STEPS = 1 << 18;

/** Rests now and then, and gives the figures in the end. */
export function* compareLines(before: Buffer, after: Buffer): Generator<void, LineFigures> {
  const bytes = differingBytes(before, after);
  const { start, beforeEnd, afterEnd } = bytes;
  // Most changes add lines, or take some away.
  if (start === beforeEnd || start === afterEnd) {
    return {
      additions: countLines(after.subarray(start, afterEnd)),
      deletions: countLines(before.subarray(start, beforeEnd)),
    };
  }
  yield;
  const classes = yield* classifyLines(before, after, bytes);
  yield;
  const { middle } = classes;
  const kept = discardLines(classes);
  yield;
  const changed = yield* searchBoxes(kept.before, kept.after);
  return {
    additions: middle.afterEnd - middle.start - kept.after.length + changed.additions,
    deletions: middle.beforeEnd - middle.start - kept.before.length + changed.deletions,
  };
}

/** What is left without the lines at the beginning and at the end that both have. */
function differingBytes(before: Buffer, after: Buffer): Middle {
  const length = Math.min(before.length, after.length);
  let same = 0;
  while (same < length && before[same] === after[same]) same++;
  const start = same === 0 ? 0 : before.lastIndexOf(NEWLINE, same - 1) + 1;
  let [i, j] = [before.length, after.length];
  while (i > start && j > start && before[i - 1] === after[j - 1]) {
    i--;
    j--;
  }
  const isLineStart = (bytes: Buffer, at: number) => at === start || bytes[at - 1] === NEWLINE;
  if (!isLineStart(before, i) || !isLineStart(after, j)) {
    const next = before.indexOf(NEWLINE, i);
    const skipped = (next === -1 ? before.length : next + 1) - i;
    i += skipped;
    j += skipped;
  }
  return { start, beforeEnd: i, afterEnd: j };
}

function* searchBoxes(old: Int32Array, next: Int32Array): Generator<void, LineFigures> {
  const mostCost = Math.max(roughRoot(old.length + next.length + 3), LEAST_COST);
  const search = new BoxSearch(old, next, mostCost);
  let [additions, deletions, steps] = [0, 0, 0];
  const open: Box[] = [{ from1: 0, to1: old.length, from2: 0, to2: next.length, isExact: false }];
  for (let box = open.pop(); box !== undefined; box = open.pop()) {
    const rest = withoutEqualEnds(box, old, next);
    steps += box.to1 - box.from1;
    if (rest.from1 === rest.to1 || rest.from2 === rest.to2) {
      additions += rest.to2 - rest.from2;
      deletions += rest.to1 - rest.from1;
      continue;
    }
    search.start(rest);
    let cut = search.step();
    for (let cost = 1; cut === null; cut = search.step()) {
      steps += ++cost;
      if (steps < STEPS) continue;
      steps = 0;
      yield;
    }
    open.push({ ...rest, from1: cut.at1, from2: cut.at2, isExact: cut.isSecondExact });
    open.push({ ...rest, to1: cut.at1, to2: cut.at2, isExact: cut.isFirstExact });
  }
  return { additions, deletions };
}

function withoutEqualEnds(box: Box, old: Int32Array, next: Int32Array): Box {
  let { from1, to1, from2, to2 } = box;
  for (; from1 < to1 && from2 < to2 && old[from1] === next[from2]; from1++) from2++;
  for (; from1 < to1 && from2 < to2 && old[to1 - 1] === next[to2 - 1]; to1--) to2--;
  return { from1, to1, from2, to2, isExact: box.isExact };
}
