/** Objects out of one pack: whole ones and chains of deltas, through windows, the bases used last kept. */
import { hash } from 'node:crypto';
import { constants, inflateSync } from 'node:zlib';
import { AppError } from '../../../../shared/errors.ts';
import { applyDelta, sizeAfter } from '../apply-delta.ts';
import type { JailedFiles } from '../jailed-files.ts';
import { FileWindows } from './file-windows.ts';
import { Inflater } from './inflate.ts';
import { LONGEST_ENTRY_HEAD, type PackEntry, readPackEntry } from './pack-entry.ts';
import { openPackIndex, type PackIndex } from './pack-index.ts';

export interface PackedObject {
  readonly type: 'commit' | 'tree' | 'blob' | 'tag';
  /** Of a blob nothing, unless its bytes were asked for. Valid until the next object is read. */
  readonly content: Buffer;
  /** It is longer than PACKED_LIMIT: this is its beginning, which could not be compared with its name. */
  readonly cut?: true;
}

export interface Pack {
  /** Objects in it. */
  readonly count: number;
  /** An object whose content has this name; null = it is not in this pack. */
  read(name: Uint8Array): PackedObject | 'damaged' | null;
  /** A file, for who knows why it is read, never to be written to; null = it is not in this pack. */
  blob(name: Uint8Array, maxBytes: number): Buffer | 'large' | 'damaged' | null;
  close(): void;
}

/** Longer commits, tags and trees are none that anybody wrote. */
export const PACKED_LIMIT = 16 << 20;
/** Chains that git writes are 50 long at most, unless somebody asked for up to 4095. */
const LONGEST_CHAIN = 10_000;
const CACHE_BYTES = 16 << 20;
const UNREAD: PackedObject = { type: 'blob', content: Buffer.alloc(0) };
/** Objects up to this size are inflated into one buffer, behind room for what git hashes before them. */
const SCRATCH_BYTES = 64 * 1024;
const HEAD_ROOM = 32;

/** Throws 'repository-corrupt' where the index is damaged or the pack can't be opened. */
export async function openPack(path: string, files: JailedFiles, pack: string): Promise<Pack> {
  const index = await openPackIndex(path, files, pack.replace(/pack$/, 'idx'));
  const { descriptor, size } = await files.open(pack).catch((cause) => {
    index.close();
    throw new AppError('repository-corrupt', { path, reason: 'pack-unreadable' }, { cause });
  });
  return packReader(index, new FileWindows(descriptor, size));
}

interface Link {
  readonly offset: number;
  readonly entry: PackEntry;
}

function packReader(index: PackIndex, windows: FileWindows): Pack {
  const cache = new ObjectCache(CACHE_BYTES);
  const inflater = new Inflater();
  const scratch = Buffer.alloc(HEAD_ROOM + SCRATCH_BYTES);

  /** Null where the bytes are not what the entry's head says. In `scratch`, where it fits and `inPlace` is said. */
  function inflate({ data, size }: PackEntry, inPlace: boolean): Buffer | null {
    // No deflate makes more of it (zlib's deflateBound), whatever wrote it.
    windows.seek(data, size + (size >> 3) + 64);
    const { bytes, start, end } = windows;
    if (size > SCRATCH_BYTES) return inflateLarge(bytes.subarray(start, end), size);
    if (!inflater.inflate(bytes, start, end, scratch, HEAD_ROOM, size)) return null;
    const content = scratch.subarray(HEAD_ROOM, HEAD_ROOM + size);
    return inPlace ? content : Buffer.from(content);
  }

  function isNamed({ type, content }: PackedObject, name: Uint8Array): boolean {
    const head = `${type} ${content.length}\0`;
    let whole: Buffer;
    if (content.buffer === scratch.buffer) {
      whole = scratch.subarray(HEAD_ROOM - head.length, HEAD_ROOM + content.length);
      scratch.write(head, HEAD_ROOM - head.length, 'latin1');
    } else whole = Buffer.concat([Buffer.from(head, 'latin1'), content]);
    // A string of bytes costs half of what a buffer does.
    const found = hash('sha1', whole, 'binary');
    for (let at = 0; at < found.length; at++) if (found.charCodeAt(at) !== name[at]) return false;
    return found.length === name.length;
  }

  /** UNREAD = a blob that is longer than `blobBytes`; -1 = none is to be read. */
  function readAt(start: number, blobBytes = -1): PackedObject | 'damaged' {
    const chain: Link[] = [];
    let offset = start;
    let object = cache.get(offset);
    while (object === undefined) {
      const entry = entryAt(windows, offset);
      if (entry === null || chain.length > LONGEST_CHAIN) return 'damaged';
      if (entry.size > PACKED_LIMIT) return tooLong(entry, chain.length, blobBytes);
      if (entry.type === 'offset-delta' || entry.type === 'name-delta') {
        chain.push({ offset, entry });
        offset = entry.baseName === null ? entry.baseOffset : index.offsetOf(entry.baseName);
        // A base that is somewhere else, or that is made of what it is the base of.
        if (offset < 0 || offset >= windows.size) return 'damaged';
        object = cache.get(offset);
        continue;
      }
      if (entry.type === 'blob' && (blobBytes < 0 || (chain.length === 0 && entry.size > blobBytes))) return UNREAD;
      const content = inflate(entry, chain.length === 0);
      if (content === null) return 'damaged';
      object = { type: entry.type, content };
      if (chain.length > 0) cache.add(offset, object);
    }
    return applyChain(object, chain);
  }

  function tooLong(entry: PackEntry, links: number, blobBytes: number): PackedObject | 'damaged' {
    const isDelta = entry.type === 'offset-delta' || entry.type === 'name-delta';
    if (links === 0 && !isDelta) return beginningOf(entry, windows);
    return blobBytes < 0 ? 'damaged' : UNREAD;
  }

  function applyChain(base: PackedObject, chain: readonly Link[]): PackedObject | 'damaged' {
    let object = base;
    for (let at = chain.length - 1; at >= 0; at--) {
      const { offset, entry } = chain[at] as Link;
      const delta = inflate(entry, true);
      if (object.type === 'blob' && delta !== null && sizeAfter(delta) > PACKED_LIMIT) return UNREAD;
      const content = delta === null ? null : applyDelta(object.content, delta, PACKED_LIMIT);
      if (content === null) return 'damaged';
      object = { type: object.type, content };
      // The deltas of a chain are each other's bases, and the next object asked for is often the next of the chain.
      cache.add(offset, object);
    }
    return object;
  }

  return {
    count: index.count,
    read(name) {
      const offset = index.offsetOf(name);
      if (offset < 0) return null;
      const object = readAt(offset);
      if (object === 'damaged' || object.cut) return object;
      if (object.type === 'blob') return UNREAD;
      return isNamed(object, name) ? object : 'damaged';
    },
    blob(name, maxBytes) {
      const offset = index.offsetOf(name);
      if (offset < 0) return null;
      const object = readAt(offset, maxBytes);
      if (object === 'damaged' || object.type !== 'blob') return 'damaged';
      if (object === UNREAD || object.content.length > maxBytes) return 'large';
      if (!isNamed(object, name)) return 'damaged';
      if (object.content.buffer !== scratch.buffer) return object.content;
      const content = Buffer.from(object.content);
      // What was in the file before is often a delta to what is in it now.
      cache.add(offset, { type: 'blob', content });
      return content;
    },
    close() {
      windows.close();
      index.close();
    },
  };
}

/** Deflate makes at most a thousandth of what it is given: this much never becomes more than PACKED_LIMIT and a bit. */
const BEGINNING = PACKED_LIMIT >> 10;

/** What anybody wrote stands at the beginning; the rest is there to fill the memory. */
function beginningOf({ type, data }: PackEntry, windows: FileWindows): PackedObject | 'damaged' {
  if (type === 'blob') return UNREAD;
  if (type !== 'commit' && type !== 'tag') return 'damaged';
  windows.seek(data, BEGINNING);
  const input = windows.bytes.subarray(windows.start, windows.end);
  try {
    const content = inflateSync(input, { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: 2 * PACKED_LIMIT });
    return { type, content: content.subarray(0, PACKED_LIMIT), cut: true };
  } catch {
    return 'damaged';
  }
}

function entryAt(windows: FileWindows, offset: number): PackEntry | null {
  windows.seek(offset, LONGEST_ENTRY_HEAD);
  return readPackEntry(windows.bytes, windows.start, windows.end, offset);
}

function inflateLarge(bytes: Buffer, size: number): Buffer | null {
  try {
    // With room for one byte more, a stream that is too long shows.
    const content = inflateSync(bytes, { chunkSize: size + 1, maxOutputLength: size + 1 });
    return content.length === size ? content : null;
  } catch {
    return null;
  }
}

/** Objects by where they begin, up to some bytes in all; the one used longest ago goes first. */
class ObjectCache {
  readonly #objects = new Map<number, PackedObject>();
  readonly #limit: number;
  #bytes = 0;

  constructor(limit: number) {
    this.#limit = limit;
  }

  get(offset: number): PackedObject | undefined {
    const object = this.#objects.get(offset);
    if (object === undefined) return undefined;
    this.#objects.delete(offset);
    this.#objects.set(offset, object);
    return object;
  }

  add(offset: number, object: PackedObject): void {
    if (this.#objects.has(offset)) return;
    this.#objects.set(offset, object);
    this.#bytes += object.content.length;
    for (const [oldest, { content }] of this.#objects) {
      if (this.#bytes <= this.#limit) return;
      this.#objects.delete(oldest);
      this.#bytes -= content.length;
    }
  }
}
