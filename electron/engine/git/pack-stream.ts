/**
 * Takes a pack apart while it arrives (gitformat-pack): nothing of it has to be kept to know what is in it. Files and
 * trees that a server sends along, the client's source code, are stepped over and never touch the disk.
 */
import { createInflate, type Inflate } from 'node:zlib';
import { Inflater } from './history/inflate.ts';
import { LONGEST_ENTRY_HEAD, type PackEntry, readPackEntry } from './history/pack-entry.ts';

/** The pack is not what its own numbers say. */
export class PackError extends Error {}

/** Where the content of an object begins in its buffer: there is room for what git puts before it to name it. */
export const CONTENT_START = 32;
/** A commit longer than this is none that anybody wrote. */
export const OBJECT_LIMIT = 16 << 20;
export const PACK_HEADER = 12;

export interface PackedObject {
  readonly entry: PackEntry;
  /** Of the entry in the pack. */
  readonly offset: number;
  /** What it inflates to, from CONTENT_START on, `entry.size` bytes; valid until the next one. */
  readonly buffer: Buffer;
  /** As it lies in the pack; valid until the next one. */
  readonly compressed: Buffer;
}

export interface EntryTaker {
  /** Whether the entry's content is of any use. */
  wants(entry: PackEntry): boolean;
  take(object: PackedObject): void;
}

/** What isn't wanted and longer than this is inflated piece by piece. */
const LONG = 1 << 20;

export class PackStream {
  /** Entries that are over. */
  done = 0;
  /** Entries there will be, as the pack says; null before it does. */
  total: number | null = null;
  /** Where in the pack the first entry begins that is not over. */
  offset = 0;
  readonly #taker: EntryTaker;
  readonly #inflater = new Inflater();
  /** From `#from` up to `#until` lies what has come and is not over. */
  #buffer: Buffer = Buffer.allocUnsafe(256 << 10);
  #from = 0;
  #until = 0;
  #output: Buffer = Buffer.allocUnsafe(64 << 10);
  #long: LongEntry | null = null;

  constructor(taker: EntryTaker) {
    this.#taker = taker;
  }

  /** Takes the next bytes of the pack, which may be used again afterwards. Throws PackError. */
  async write(bytes: Buffer): Promise<void> {
    this.#append(bytes);
    await this.#takeEntries(false);
  }

  /** Nothing more will come: whether every entry did. Throws PackError. */
  async end(): Promise<boolean> {
    await this.#takeEntries(true);
    this.#long?.close();
    return this.total !== null && this.done === this.total;
  }

  #append(bytes: Buffer): void {
    if (this.#until + bytes.length > this.#buffer.length) {
      const waiting = this.#until - this.#from;
      const room = waiting + bytes.length;
      const next = room > this.#buffer.length ? Buffer.allocUnsafe(room * 2) : this.#buffer;
      this.#buffer.copy(next, 0, this.#from, this.#until);
      this.#buffer = next;
      this.#from = 0;
      this.#until = waiting;
    }
    bytes.copy(this.#buffer, this.#until);
    this.#until += bytes.length;
  }

  async #takeEntries(isEnd: boolean): Promise<void> {
    if (this.total === null && !this.#takeHeader()) return;
    while (this.#long !== null || this.done < (this.total ?? 0)) {
      const isOver = this.#long === null ? this.#takeEntry(isEnd) : await this.#stepOver(this.#long);
      if (!isOver) return;
    }
  }

  #takeHeader(): boolean {
    if (this.#until - this.#from < PACK_HEADER) return false;
    const header = this.#buffer.subarray(this.#from, this.#from + PACK_HEADER);
    if (header.toString('latin1', 0, 4) !== 'PACK' || header.readUInt32BE(4) !== 2) throw new PackError('no pack');
    this.total = header.readUInt32BE(8);
    this.#pass(PACK_HEADER);
    return true;
  }

  #pass(length: number): void {
    this.#from += length;
    this.offset += length;
  }

  /** Whether to go on; not where more bytes are needed first. */
  #takeEntry(isEnd: boolean): boolean {
    const waiting = this.#until - this.#from;
    if (waiting < LONGEST_ENTRY_HEAD && !isEnd) return false;
    const entry = readPackEntry(this.#buffer, this.#from, this.#until, this.offset);
    if (entry === null) {
      if (waiting >= LONGEST_ENTRY_HEAD) throw new PackError('entry');
      return false;
    }
    const data = this.#from + entry.data - this.offset;
    const isWanted = this.#taker.wants(entry);
    if (!isWanted && entry.size > LONG) {
      this.#pass(entry.data - this.offset);
      this.#long = new LongEntry(entry.size);
      return true;
    }
    // No deflate makes more of it (zlib's deflateBound).
    const isThere = this.#until - data >= entry.size + (entry.size >> 4) + 64;
    if (!isThere && !isEnd) return false;
    if (this.#output.length < CONTENT_START + entry.size) {
      this.#output = Buffer.allocUnsafe((CONTENT_START + entry.size) * 2);
    }
    const isSound = this.#inflater.inflate(this.#buffer, data, this.#until, this.#output, CONTENT_START, entry.size);
    const end = this.#inflater.streamEnd;
    if (!isSound || end > this.#until) {
      if (isThere) throw new PackError('inflate');
      return false;
    }
    if (isWanted) {
      const compressed = this.#buffer.subarray(data, end);
      this.#taker.take({ entry, offset: this.offset, buffer: this.#output, compressed });
    }
    this.#pass(end - this.#from);
    this.done += 1;
    return true;
  }

  async #stepOver(long: LongEntry): Promise<boolean> {
    if (this.#from === this.#until) return false;
    this.#pass(await long.feed(Buffer.from(this.#buffer.subarray(this.#from, this.#until))));
    if (!long.isOver) return false;
    this.#long = null;
    this.done += 1;
    return true;
  }
}

/** An object that is stepped over: only where it ends matters. */
class LongEntry {
  isOver = false;
  readonly #inflate: Inflate = createInflate();
  readonly #size: number;
  #inflated = 0;
  #fed = 0;
  #isBroken = false;
  /** Called once what was fed is used up, or the stream ends or breaks. */
  #settle: () => void = () => {};

  constructor(size: number) {
    this.#size = size;
    this.#inflate.on('data', (part: Buffer) => {
      this.#inflated += part.length;
      if (this.#inflated > this.#size) this.#break();
    });
    this.#inflate.on('error', () => this.#break());
    this.#inflate.on('end', () => {
      this.isOver = true;
      this.#settle();
    });
  }

  /** How many of the bytes belong to it. */
  async feed(bytes: Buffer): Promise<number> {
    await new Promise<void>((resolve) => {
      this.#settle = resolve;
      this.#inflate.write(bytes, () => resolve());
    });
    if (this.#isBroken || (this.isOver && this.#inflated !== this.#size)) throw new PackError('inflate');
    const before = this.#fed;
    this.#fed = this.isOver ? this.#inflate.bytesWritten : before + bytes.length;
    return this.#fed - before;
  }

  close(): void {
    this.#inflate.destroy();
  }

  #break(): void {
    this.#isBroken = true;
    this.close();
    this.#settle();
  }
}
