/**
 * Room for the columns of a computation, which the next one uses again: on most systems memory that is new costs several
 * times what is done with it here. Inside `withScratch` columns lie in that room, and are gone when it ends, so none may
 * leave it; outside they are ordinary ones. What they hold at first is anything.
 */

/** A larger room is not kept. */
const KEPT_BYTES = 48 * 1024 * 1024;

let room = new ArrayBuffer(0);
/** Bytes of the room that are taken; all that was asked for, where it was too small. */
let taken = 0;
let depth = 0;

export function withScratch<T>(body: () => T): T {
  const before = taken;
  depth++;
  try {
    return body();
  } finally {
    depth--;
    if (depth === 0 && taken > room.byteLength && taken <= KEPT_BYTES) room = new ArrayBuffer(taken);
    taken = before;
  }
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
  taken += Math.ceil(bytes / 8) * 8;
  return taken <= room.byteLength ? start : null;
}
