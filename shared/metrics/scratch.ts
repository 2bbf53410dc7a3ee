/**
 * Room for the columns of a computation, which the next one uses again: on most systems memory that is new costs several
 * times what is done with it here. Inside `withScratch` columns lie in that room, and are gone when it ends, so none may
 * leave it; outside they are ordinary ones. What they hold at first is anything.
 *
 * The room is filled from its beginning, and given back to there when a `withScratch` ends. What several computations within
 * the outermost one go by (createScratchMemory) lies at its end, and stays until that one ends.
 */

/** A larger room is not kept. */
const KEPT_BYTES = 48 * 1024 * 1024;

let room = new ArrayBuffer(0);
/** Bytes that are taken, from the beginning and from the end; all that was asked for, where the room was too small. */
let taken = 0;
let takenLast = 0;
/** The most that was taken at once. */
let needed = 0;
let depth = 0;
let isRemembering = false;
const memories: Map<unknown, unknown>[] = [];

export function withScratch<T>(body: () => T): T {
  const before = taken;
  depth++;
  try {
    return body();
  } finally {
    depth--;
    taken = before;
    if (depth === 0) empty();
  }
}

function empty(): void {
  for (const memory of memories) memory.clear();
  if (needed > room.byteLength && needed <= KEPT_BYTES) room = new ArrayBuffer(needed);
  takenLast = 0;
  needed = 0;
}

/** Gives what was made for the key before, within the same outermost `withScratch`; outside of one it is made every time.
 * What makes it doesn't call `withScratch`. */
export function createScratchMemory<Key, Value>(): (key: Key, make: () => Value) => Value {
  const made = new Map<Key, Value>();
  memories.push(made);
  return (key, make) => {
    const known = made.get(key);
    if (known !== undefined) return known;
    if (depth === 0) return make();
    const before = isRemembering;
    isRemembering = true;
    try {
      const value = make();
      made.set(key, value);
      return value;
    } finally {
      isRemembering = before;
    }
  };
}

export function scratchNumbers(length: number): Float64Array {
  const start = take(length * Float64Array.BYTES_PER_ELEMENT);
  return start === null ? new Float64Array(length) : new Float64Array(room, start, length);
}

export function scratchIntegers(length: number): Int32Array {
  const start = take(length * Int32Array.BYTES_PER_ELEMENT);
  return start === null ? new Int32Array(length) : new Int32Array(room, start, length);
}

/** Where the bytes begin; null = the room has no place for them. */
function take(bytes: number): number | null {
  if (depth === 0) return null;
  const start = taken;
  // Numbers of eight bytes begin at a multiple of it.
  const size = Math.ceil(bytes / 8) * 8;
  if (isRemembering) takenLast += size;
  else taken += size;
  needed = Math.max(needed, taken + takenLast);
  if (taken + takenLast > room.byteLength) return null;
  return isRemembering ? room.byteLength - takenLast : start;
}
