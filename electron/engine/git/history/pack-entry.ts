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

/** The head of the entry at `offset`, of which `bytes` are the first; null where it is none. */
export function readPackEntry(bytes: Buffer, offset: number): PackEntry | null {
  let at = 0;
  let byte = bytes[at++] ?? 0;
  const type = TYPES[(byte >> 4) & 7] ?? null;
  if (type === null) return null;
  let size = byte & 15;
  for (let factor = 16; (byte & 0x80) !== 0; factor *= 128) {
    if (at >= bytes.length || factor > Number.MAX_SAFE_INTEGER) return null;
    byte = bytes[at++] ?? 0;
    size += (byte & 0x7f) * factor;
  }
  if (type === 'name-delta') {
    const baseName = bytes.subarray(at, at + NAME);
    return baseName.length < NAME ? null : { type, size, baseOffset: -1, baseName, data: offset + at + NAME };
  }
  if (type !== 'offset-delta') return { type, size, baseOffset: -1, baseName: null, data: offset + at };
  byte = bytes[at++] ?? 0;
  let distance = byte & 0x7f;
  while ((byte & 0x80) !== 0) {
    if (at >= bytes.length || distance > Number.MAX_SAFE_INTEGER / 256) return null;
    byte = bytes[at++] ?? 0;
    distance = (distance + 1) * 128 + (byte & 0x7f);
  }
  // A base comes before what is made of it.
  if (distance === 0 || distance > offset) return null;
  return { type, size, baseOffset: offset - distance, baseName: null, data: offset + at };
}
