/**
 * Commits and tags as they are received, in a pack that grows on disk (gitformat-pack): whole objects one after another,
 * so that whatever is there of it can be gone on with, however it came to an end.
 */
import { createHash, hash } from 'node:crypto';
import {
  closeSync,
  constants,
  fsyncSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readSync,
  renameSync,
  unlinkSync,
  writeSync,
} from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { pause, type Work } from '../work.ts';
import { CommitLinks } from './commit-links.ts';
import { Inflater } from './history/inflate.ts';
import { NAME, NameRows } from './history/name-rows.ts';
import { LONGEST_ENTRY_HEAD, readPackEntry } from './history/pack-entry.ts';
import { CONTENT_START, type EntryTaker, PACK_HEADER, PackError, PackStream } from './pack-stream.ts';
import { entryHead, packHeader } from './write-pack.ts';
import { type PackIndexFile, writePackIndex } from './write-pack-index.ts';

export type KeptType = 'commit' | 'tag';

const PIECE = 256 << 10;
/** What a process that is killed takes with it, at most. */
const WAITING = 64 << 10;
/** Several times the longest history there is; what a server sends beyond it is meant to do harm. */
const OBJECTS_MOST = 10_000_000;

export class CommitPack {
  readonly names = new NameRows();
  readonly links = new CommitLinks();
  readonly #file: string;
  readonly #descriptor: number;
  readonly #inflater = new Inflater();
  /** Where the next object goes. */
  #end = PACK_HEADER;
  /** What is written of it; the rest is at the beginning of `#waiting`. */
  #written = PACK_HEADER;
  #waiting = Buffer.allocUnsafe(WAITING);
  #offsets = new Float64Array(1024);
  #crcs = new Uint32Array(1024);

  /** Opens what is there or makes it; `recover` comes next. */
  constructor(file: string) {
    this.#file = file;
    this.#descriptor = openSync(file, constants.O_RDWR | constants.O_CREAT, 0o600);
  }

  get count(): number {
    return this.names.count;
  }

  /** Takes back what an earlier try wrote, up to where it broke off. Throws 'cancelled'. */
  async recover(work: Work): Promise<void> {
    const taker: EntryTaker = {
      wants: ({ type }) => type === 'commit' || type === 'tag',
      take: ({ entry, buffer, compressed, offset }) => {
        const row = this.#name(entry.type as KeptType, buffer, entry.size);
        // Written twice, it is not ours.
        if (row === null) throw new PackError('twice');
        this.#place(row, offset, crc32(compressed, crc32(entryHead(entry.type as KeptType, entry.size))));
      },
    };
    const stream = new PackStream(taker);
    const piece = Buffer.allocUnsafe(PIECE);
    let read = 0;
    try {
      for (let length = -1; length !== 0; read += length) {
        length = readSync(this.#descriptor, piece, 0, PIECE, read);
        await stream.write(piece.subarray(0, length));
        await pause(work);
      }
      await stream.end();
    } catch (error) {
      if (!(error instanceof PackError)) throw error;
    }
    this.#end = Math.max(PACK_HEADER, stream.offset);
    this.#written = this.#end;
    if (this.count === 0) this.#begin();
    else ftruncateSync(this.#descriptor, this.#end);
  }

  /** Begins an empty pack. */
  #begin(): void {
    ftruncateSync(this.#descriptor, 0);
    // How many objects there are is known at the end.
    writeSync(this.#descriptor, packHeader(0xffffffff), 0, PACK_HEADER, 0);
    this.#end = PACK_HEADER;
    this.#written = PACK_HEADER;
  }

  /** Adds an object once, as it was compressed; its row. Content in `buffer` as PackedObject has it. */
  add(type: KeptType, buffer: Buffer, size: number, compressed: Buffer): number {
    const row = this.#name(type, buffer, size);
    if (row === null) return this.names.find(this.#lastName);
    const head = entryHead(type, size);
    this.#place(row, this.#end, crc32(compressed, crc32(head)));
    this.#append(head);
    this.#append(compressed);
    return row;
  }

  #lastName: Buffer = Buffer.alloc(NAME);

  /** The row of a new object, null for one that is there. */
  #name(type: KeptType, buffer: Buffer, size: number): number | null {
    const named = `${type} ${size}\0`;
    const start = CONTENT_START - named.length;
    buffer.write(named, start, 'latin1');
    this.#lastName = hash('sha1', buffer.subarray(start, CONTENT_START + size), 'buffer');
    const count = this.names.count;
    const row = this.names.add(this.#lastName);
    if (row < count) return null;
    if (row >= OBJECTS_MOST) throw new PackError('too many objects');
    this.links.add(type, buffer, CONTENT_START, CONTENT_START + size);
    return row;
  }

  #place(row: number, offset: number, crc: number): void {
    if (row === this.#offsets.length) {
      const [offsets, crcs] = [this.#offsets, this.#crcs];
      this.#offsets = new Float64Array(row * 2);
      this.#offsets.set(offsets);
      this.#crcs = new Uint32Array(row * 2);
      this.#crcs.set(crcs);
    }
    this.#offsets[row] = offset;
    this.#crcs[row] = crc;
  }

  #append(bytes: Buffer): void {
    if (this.#end - this.#written + bytes.length > this.#waiting.length) this.#flush();
    if (bytes.length > this.#waiting.length) {
      writeSync(this.#descriptor, bytes, 0, bytes.length, this.#end);
      this.#written = this.#end + bytes.length;
    } else bytes.copy(this.#waiting, this.#end - this.#written);
    this.#end += bytes.length;
  }

  #flush(): void {
    let done = 0;
    const length = this.#end - this.#written;
    while (done < length) {
      done += writeSync(this.#descriptor, this.#waiting, done, length - done, this.#written + done);
    }
    this.#written = this.#end;
  }

  /** An object's type and content. Throws PackError where the file is not what was written. */
  read(row: number): { readonly type: KeptType; readonly content: Buffer } {
    this.#flush();
    const offset = this.#offsets[row] as number;
    const end = row + 1 < this.count ? (this.#offsets[row + 1] as number) : this.#end;
    const bytes = Buffer.allocUnsafe(end - offset);
    const length = readSync(this.#descriptor, bytes, 0, bytes.length, offset);
    const entry = readPackEntry(bytes, 0, Math.min(length, LONGEST_ENTRY_HEAD), 0);
    if (entry === null || (entry.type !== 'commit' && entry.type !== 'tag')) throw new PackError('read');
    const content = Buffer.allocUnsafe(entry.size);
    if (!this.#inflater.inflate(bytes, entry.data, length, content, 0, entry.size)) throw new PackError('read');
    return { type: entry.type, content };
  }

  /** Keeps what was received for another try. */
  close(): void {
    this.#flush();
    closeSync(this.#descriptor);
  }

  /** Keeps nothing. */
  discard(): void {
    closeSync(this.#descriptor);
    unlinkSync(this.#file);
  }

  /** Makes it a pack of the object folder, its index last; on return it is on disk. Closes it in any case. Throws 'cancelled'. */
  async finish(objectDir: string, work: Work): Promise<void> {
    const index = await this.#complete(work).finally(() => closeSync(this.#descriptor));
    const folder = join(objectDir, 'pack');
    mkdirSync(folder, { recursive: true });
    const path = join(folder, `pack-${index.namesHash}`);
    await writeFile(`${path}.idx.part`, index.bytes, { flush: true });
    renameSync(this.#file, `${path}.pack`);
    renameSync(`${path}.idx.part`, `${path}.idx`);
  }

  async #complete(work: Work): Promise<PackIndexFile> {
    this.#flush();
    writeSync(this.#descriptor, packHeader(this.count), 0, PACK_HEADER, 0);
    const checksum = await this.#checksum(work);
    const { names } = this;
    const index = writePackIndex(
      {
        count: names.count,
        name: (row) => names.name(row),
        compare: (a, b) => names.compare(a, b),
        offset: (row) => this.#offsets[row] as number,
        crc: (row) => this.#crcs[row] as number,
      },
      checksum,
    );
    await pause(work);
    writeSync(this.#descriptor, checksum, 0, NAME, this.#end);
    fsyncSync(this.#descriptor);
    return index;
  }

  async #checksum(work: Work): Promise<Buffer> {
    const sum = createHash('sha1');
    const piece = Buffer.allocUnsafe(PIECE);
    for (let at = 0; at < this.#end; ) {
      const length = readSync(this.#descriptor, piece, 0, Math.min(PIECE, this.#end - at), at);
      if (length === 0) throw new PackError('read');
      sum.update(piece.subarray(0, length));
      at += length;
      await pause(work);
    }
    return sum.digest();
  }
}
