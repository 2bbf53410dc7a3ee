/** Where the bytes of an import come from: a file on disk, something inside an archive, or memory. */
import { type FileHandle, open } from 'node:fs/promises';
import { basename } from 'node:path';
import { AppError } from '../../../../shared/errors.ts';
import { storeError } from '../../db/store-error.ts';
import { CHUNK_BYTES } from '../limits.ts';

/** Bytes that can be read from their beginning as often as needed. */
export interface ByteSource {
  /** For people: "deploys.csv", "exports.zip/deploys.csv". */
  readonly name: string;
  /** How many bytes `read` will give; null where only reading them tells. */
  readonly size: number | null;
  /** A chunk is valid until the next one is asked for, and may be empty. */
  read(): AsyncGenerator<Buffer, void, undefined>;
  /** Throws 'file-unreadable' when the file on disk is no longer the one that was opened. */
  refuseChanged(): Promise<void>;
  close(): Promise<void>;
}

/** Bytes that can be read from anywhere: what an archive has to be. */
export interface RandomAccess extends ByteSource {
  readonly size: number;
  /** The bytes from `start` up to `end` (not included), or to the end of all. */
  readRange(start: number, end: number): AsyncGenerator<Buffer, void, undefined>;
}

/** A file on disk, opened, and what it was then. */
export class PlainFile implements RandomAccess {
  readonly name: string;
  readonly size: number;
  readonly #handle: FileHandle;
  readonly #modifiedAt: number;

  private constructor(name: string, handle: FileHandle, size: number, modifiedAt: number) {
    this.name = name;
    this.size = size;
    this.#handle = handle;
    this.#modifiedAt = modifiedAt;
  }

  /** Throws 'file-missing', 'file-unreadable'. */
  static async open(path: string): Promise<PlainFile> {
    try {
      const handle = await open(path, 'r');
      const stat = await handle.stat();
      if (stat.isFile()) return new PlainFile(basename(path), handle, stat.size, stat.mtimeMs);
      await handle.close();
    } catch (thrown) {
      throw storeError(thrown, path);
    }
    throw new AppError('file-unreadable', { path, reason: 'not a file' });
  }

  read(): AsyncGenerator<Buffer, void, undefined> {
    return this.readRange(0, Number.MAX_SAFE_INTEGER);
  }

  /** While one chunk is worked on the next is read. */
  async *readRange(start: number, end: number): AsyncGenerator<Buffer, void, undefined> {
    const size = Math.min(CHUNK_BYTES, Math.max(1, end - start));
    let [chunk, spare] = [Buffer.allocUnsafe(size), Buffer.allocUnsafe(size)];
    const read = (into: Buffer, at: number) =>
      this.#handle.read(into, 0, Math.max(0, Math.min(into.length, end - at)), at);
    let reading = read(chunk, start);
    try {
      for (let offset = start; offset < end; ) {
        const { bytesRead } = await reading;
        if (bytesRead === 0) return;
        offset += bytesRead;
        const ready = chunk.subarray(0, bytesRead);
        [chunk, spare] = [spare, chunk];
        reading = read(chunk, offset);
        // Whether anybody waits for it is not known yet.
        reading.catch(() => {});
        yield ready;
      }
    } finally {
      await reading.catch(() => {});
    }
  }

  async refuseChanged(): Promise<void> {
    const { size, mtimeMs } = await this.#handle.stat();
    if (size === this.size && mtimeMs === this.#modifiedAt) return;
    throw new AppError('file-unreadable', { path: this.name, reason: 'it changed while it was read' });
  }

  close(): Promise<void> {
    return this.#handle.close();
  }
}

/** Bytes that were unpacked from somewhere, which is closed with them. */
export class MemoryBytes implements RandomAccess {
  readonly name: string;
  readonly size: number;
  readonly #bytes: Buffer;
  readonly #from: ByteSource;

  constructor(name: string, bytes: Buffer, from: ByteSource) {
    this.name = name;
    this.size = bytes.length;
    this.#bytes = bytes;
    this.#from = from;
  }

  read(): AsyncGenerator<Buffer, void, undefined> {
    return this.readRange(0, this.size);
  }

  async *readRange(start: number, end: number): AsyncGenerator<Buffer, void, undefined> {
    for (let offset = start; offset < Math.min(end, this.size); offset += CHUNK_BYTES) {
      yield this.#bytes.subarray(offset, Math.min(end, offset + CHUNK_BYTES));
    }
  }

  refuseChanged(): Promise<void> {
    return this.#from.refuseChanged();
  }

  close(): Promise<void> {
    return this.#from.close();
  }
}

/** Some of the bytes, in memory; fewer where there are no more. */
export async function readBytes(source: RandomAccess, start: number, length: number): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const chunk of source.readRange(start, start + length)) parts.push(Buffer.from(chunk));
  return Buffer.concat(parts);
}
