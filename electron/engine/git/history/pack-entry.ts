/** What stands before the bytes of an object in a pack (gitformat-pack, "pack-*.pack files have the following format"). */

export type PackedType = 'commit' | 'tree' | 'blob' | 'tag' | 'offset-delta' | 'name-delta';

export interface PackEntry {
  readonly type: PackedType;
  /** Of what it inflates to: the object, or the delta. */
  readonly size: number;
  /** Where the base of an offset-delta begins, else -1. */
  readonly baseOffset: number;
  /** Name of the base of a name-delta, else null. */
  readonly baseName: Buffer | null;
  /** Where the compressed bytes begin. */
  readonly data: number;
}

const TYPES = [null, 'commit', 'tree', 'blob', 'tag', null, 'offset-delta', 'name-delta'] as const;
const NAME = 20;
/** Ten bytes of size at most, twenty of a name or ten of a distance. */
export const LONGEST_ENTRY_HEAD = 32;

/** The head of the entry at `offset` of the pack, which is in `bytes` from `start` up to `end`; null where it is none. */
export function readPackEntry(bytes: Buffer, start: number, end: number, offset: number): PackEntry | null {
  if (start >= end) return null;
  const shift = offset - start;
  let at = start;
  let byte = bytes[at++] as number;
  const type = TYPES[(byte >> 4) & 7] ?? null;
  if (type === null) return null;
  let size = byte & 15;
  for (let factor = 16; (byte & 0x80) !== 0; factor *= 128) {
    if (at >= end || factor > Number.MAX_SAFE_INTEGER) return null;
    byte = bytes[at++] as number;
    size += (byte & 0x7f) * factor;
  }
  if (type === 'name-delta') {
    const baseName = bytes.subarray(at, Math.min(at + NAME, end));
    return baseName.length < NAME ? null : { type, size, baseOffset: -1, baseName, data: shift + at + NAME };
  }
  if (type !== 'offset-delta') return { type, size, baseOffset: -1, baseName: null, data: shift + at };
  if (at >= end) return null;
  byte = bytes[at++] as number;
  let distance = byte & 0x7f;
  while ((byte & 0x80) !== 0) {
    if (at >= end || distance > Number.MAX_SAFE_INTEGER / 256) return null;
    byte = bytes[at++] as number;
    distance = (distance + 1) * 128 + (byte & 0x7f);
  }
  // A base comes before what is made of it.
  if (distance === 0 || distance > offset) return null;
  return { type, size, baseOffset: offset - distance, baseName: null, data: shift + at };
}
