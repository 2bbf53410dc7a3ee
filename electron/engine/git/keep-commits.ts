/**
 * Takes the commits and tags out of a pack and leaves the rest: what a server that cannot filter sends along (trees,
 * the client's source code) is stepped over and never kept.
 */
import { createReadStream } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { createInflate, inflateSync } from 'node:zlib';
import { pause, type Work } from '../work.ts';
import { applyDelta } from './apply-delta.ts';
import type { ObjectType, PackWriter } from './write-pack.ts';

/** The pack is not what its own numbers say. */
export class PackError extends Error {}

interface Kept {
  readonly type: 'commit' | 'tag';
  readonly content: Buffer;
}

interface Entry {
  readonly offset: number;
  readonly type: ObjectType | 'offset-delta' | 'name-delta';
  /** Of what it inflates to. */
  readonly size: number;
  /** Where the base of an offset-delta is. */
  readonly baseOffset: number;
  /** SHA of the base of a name-delta. */
  readonly baseName: string;
  /** Where the compressed bytes begin. */
  readonly data: number;
}

const TYPES = [null, 'commit', 'tree', 'blob', 'tag', null, 'offset-delta', 'name-delta'] as const;
const HEADER = 12;
/** A commit longer than this is none that anybody wrote; a longer file or tree is stepped over piece by piece. */
const OBJECT_LIMIT = 16 << 20;
const ENTRIES_A_PAUSE = 300;

/** Adds every commit and tag of the pack to `writer`. Throws PackError, AppError 'cancelled'. */
export async function keepCommits(file: string, writer: PackWriter, subject: string, work: Work): Promise<void> {
  const handle = await open(file, 'r');
  try {
    const { size } = await handle.stat();
    const pack = windowOf(handle, size);
    const head = await pack.bytes(0, HEADER);
    if (head.length < HEADER || head.toString('latin1', 0, 4) !== 'PACK') throw new PackError('no pack');
    const keeper = createKeeper(writer);
    const total = head.readUInt32BE(8);
    let offset = HEADER;
    for (let done = 0; done < total; done++) {
      if (done % ENTRIES_A_PAUSE === 0) {
        work.onProgress({ phase: 'resolving', subject, done, total });
        await pause(work);
      }
      const entry = await readEntry(pack, offset);
      const wanted = keeper.wants(entry);
      const { content, end } = await inflateEntry(file, pack, entry, wanted);
      if (wanted) keeper.take(entry, content);
      offset = end;
    }
    keeper.finish();
  } finally {
    await handle.close();
  }
}

interface Keeper {
  wants(entry: Entry): boolean;
  take(entry: Entry, content: Buffer): void;
  finish(): void;
}

function createKeeper(writer: PackWriter): Keeper {
  const byOffset = new Map<number, Kept>();
  const byName = new Map<string, Kept>();
  /** Deltas whose base may still come. */
  let waiting: { readonly entry: Entry; readonly delta: Buffer }[] = [];

  function keep(offset: number, kept: Kept): void {
    byOffset.set(offset, kept);
    byName.set(writer.add(kept.type, kept.content), kept);
  }
  function resolve(entry: Entry, delta: Buffer, base: Kept): void {
    const content = applyDelta(base.content, delta);
    if (content === null) throw new PackError('delta');
    keep(entry.offset, { type: base.type, content });
  }
  return {
    wants: ({ type, baseOffset, size }) => {
      const fits = type === 'commit' || type === 'tag' || type === 'name-delta';
      return size <= OBJECT_LIMIT && (fits || (type === 'offset-delta' && byOffset.has(baseOffset)));
    },
    take: (entry, content) => {
      if (entry.type === 'commit' || entry.type === 'tag') return keep(entry.offset, { type: entry.type, content });
      const base = entry.type === 'offset-delta' ? byOffset.get(entry.baseOffset) : byName.get(entry.baseName);
      if (base === undefined) waiting.push({ entry, delta: content });
      else resolve(entry, content, base);
    },
    finish: () => {
      // What is left when nothing more is found hangs on trees and files.
      for (let before = -1; before !== waiting.length; ) {
        before = waiting.length;
        waiting = waiting.filter(({ entry, delta }) => {
          const base = byName.get(entry.baseName);
          if (base !== undefined) resolve(entry, delta, base);
          return base === undefined;
        });
      }
    },
  };
}

async function readEntry(pack: PackWindow, offset: number): Promise<Entry> {
  // Ten bytes of size at most, twenty of a name or ten of an offset.
  const bytes = await pack.bytes(offset, 32);
  let at = 0;
  const next = () => {
    const byte = bytes[at++];
    if (byte === undefined) throw new PackError('cut');
    return byte;
  };
  let byte = next();
  const type = TYPES[(byte >> 4) & 7];
  if (type === null || type === undefined) throw new PackError('type');
  let size = byte & 15;
  for (let factor = 16; (byte & 0x80) !== 0; factor *= 128) {
    byte = next();
    size += (byte & 0x7f) * factor;
  }
  let baseOffset = 0;
  let baseName = '';
  if (type === 'offset-delta') {
    byte = next();
    let distance = byte & 0x7f;
    while ((byte & 0x80) !== 0) {
      byte = next();
      distance = (distance + 1) * 128 + (byte & 0x7f);
    }
    baseOffset = offset - distance;
  } else if (type === 'name-delta') {
    baseName = bytes.toString('hex', at, at + 20);
    at += 20;
  }
  return { offset, type, size, baseOffset, baseName, data: offset + at };
}

/** What an entry inflates to, and where the next one begins; without `wanted` the content is not looked at. */
async function inflateEntry(
  file: string,
  pack: PackWindow,
  entry: Entry,
  wanted: boolean,
): Promise<{ content: Buffer; end: number }> {
  if (!wanted && entry.size > OBJECT_LIMIT / 4) return { content: Buffer.alloc(0), end: await stepOver(file, entry) };
  // No deflate makes more of it (zlib's compressBound), whatever wrote it.
  const bytes = await pack.bytes(entry.data, entry.size + (entry.size >> 10) + 64);
  try {
    // Without a size of its own every result would hold on to 16 KiB.
    const chunkSize = Math.max(64, entry.size + 1);
    const { buffer, engine } = inflateSync(bytes, {
      chunkSize,
      info: true,
      maxOutputLength: entry.size + 1,
    }) as unknown as Inflated;
    if (buffer.length !== entry.size) throw new PackError('size');
    return { content: buffer, end: entry.data + engine.bytesWritten };
  } catch (error) {
    throw error instanceof PackError ? error : new PackError('inflate', { cause: error });
  }
}

/** What zlib gives with `info`. */
interface Inflated {
  readonly buffer: Buffer;
  readonly engine: { readonly bytesWritten: number };
}

function stepOver(file: string, entry: Entry): Promise<number> {
  return new Promise((resolve, reject) => {
    const inflate = createInflate();
    const source = createReadStream(file, { start: entry.data });
    inflate.on('data', () => {});
    inflate.on('error', () => reject(new PackError('inflate')));
    source.on('error', reject);
    inflate.on('end', () => {
      source.destroy();
      resolve(entry.data + inflate.bytesWritten);
    });
    source.pipe(inflate);
  });
}

interface PackWindow {
  /** `length` bytes from `offset`, fewer at the end of the file. */
  bytes(offset: number, length: number): Promise<Buffer>;
}

const WINDOW = 1 << 20;

/** Reads a file front to back through one window, larger where one object needs it. */
function windowOf(handle: FileHandle, size: number): PackWindow {
  let start = 0;
  let window: Buffer = Buffer.alloc(0);
  return {
    async bytes(offset, length) {
      const end = Math.min(size, offset + length);
      if (offset < start || end > start + window.length) {
        const wanted = Math.min(size - offset, Math.max(WINDOW, length));
        const buffer = Buffer.allocUnsafe(Math.max(0, wanted));
        const { bytesRead } = await handle.read(buffer, 0, buffer.length, offset);
        [start, window] = [offset, buffer.subarray(0, bytesRead)];
      }
      return window.subarray(offset - start, Math.max(offset, end) - start);
    },
  };
}
