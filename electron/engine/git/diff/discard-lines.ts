/**
 * Which lines git looks at when it compares two files: those that the other file hasn't are changed without a look, and so
 * are very frequent ones in the midst of them (xdiff, xdl_cleanup_records). The latter makes its figures differ from the
 * least possible ones, so whoever wants the same figures must do the same.
 */
import type { LineClasses } from './line-classes.ts';

export interface KeptLines {
  readonly before: Int32Array;
  readonly after: Int32Array;
}

const ABSENT = 0;
const PRESENT = 1;
const FREQUENT = 2;
/** However long a file is, a line that is there so often is frequent. */
const MOST_TIMES = 1024;
/** How far around a frequent line git looks. */
const REACH = 100;
/** Less than one in so many of those around it may be frequent. */
const SHARE = 4;

export function discardLines({ before, after, count, middle }: LineClasses): KeptLines {
  return {
    before: kept(before.subarray(middle.start, middle.beforeEnd), before.length, timesOf(after, count)),
    after: kept(after.subarray(middle.start, middle.afterEnd), after.length, timesOf(before, count)),
  };
}

function timesOf(classes: Int32Array, count: number): Int32Array {
  const times = new Int32Array(count);
  for (const line of classes) times[line] = (times[line] as number) + 1;
  return times;
}

/** `lines` of a file of `length` lines; `times`: how often the other file has each. */
function kept(lines: Int32Array, length: number, times: Int32Array): Int32Array {
  const frequent = Math.min(roughRoot(length), MOST_TIMES);
  const presence = new Uint8Array(lines.length);
  for (let at = 0; at < lines.length; at++) {
    const found = times[lines[at] as number] as number;
    presence[at] = found === 0 ? ABSENT : found >= frequent ? FREQUENT : PRESENT;
  }
  const result = new Int32Array(lines.length);
  let size = 0;
  for (let at = 0; at < lines.length; at++) {
    const state = presence[at];
    if (state === ABSENT || (state === FREQUENT && isAmongAbsent(presence, at))) continue;
    result[size++] = lines[at] as number;
  }
  return result.subarray(0, size);
}

function isAmongAbsent(presence: Uint8Array, at: number): boolean {
  const above = around(presence, at, -1);
  if (above.absent === 0) return false;
  const below = around(presence, at, 1);
  if (below.absent === 0) return false;
  // The line counts once for each side.
  const frequent = above.frequent + below.frequent + 2;
  return frequent * SHARE < frequent + above.absent + below.absent;
}

/** The run of absent and frequent lines beside one. */
function around(presence: Uint8Array, from: number, step: number): { absent: number; frequent: number } {
  let absent = 0;
  let frequent = 0;
  for (let far = 1; far <= REACH; far++) {
    const state = presence[from + far * step];
    if (state === ABSENT) absent++;
    else if (state === FREQUENT) frequent++;
    else break;
  }
  return { absent, frequent };
}

/** A power of two near the square root, as git reckons it. */
export function roughRoot(number: number): number {
  let root = 1;
  for (let rest = number; rest > 0; rest >>= 2) root *= 2;
  return root;
}
