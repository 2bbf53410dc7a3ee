/**
 * A pack's index, version 2 (gitformat-pack): which objects a pack holds and where. Names stay bytes, positions numbers:
 * a repository of millions of objects has no room for a string each. What begins with one byte is read when it is first
 * asked for, so that a look at a few new commits does not begin with fifty megabytes.
 */
import { closeSync, readSync } from 'node:fs';
import { AppError } from '../../../../shared/errors.ts';
import type { JailedFiles } from '../jailed-files.ts';

const MAGIC = 0xff744f63;
const FANOUT = 8;
const HEADER = FANOUT + 256 * 4;
const NAME = 20;
/** Two checksums end the file. */
const TRAILER = 2 * NAME;
/** Set in an offset that is the row of a 64-bit one. */
const LARGE = 0x80000000;

/** Objects whose names begin with the same byte, in the order of their names. */
interface Shelf {
  readonly names: Buffer;
  readonly offsets: Buffer;
  /** By the second byte of a name: the first row that has it; the count behind them. */
  readonly rows: Uint32Array;
}

/** Throws 'repository-corrupt' for an index that does not fit its own header. */
export async function openPackIndex(path: string, files: JailedFiles, file: string): Promise<PackIndex> {
  const fault = new AppError('repository-corrupt', { path, reason: 'pack-index' });
  const { descriptor, size } = await files.open(file).catch(() => {
    throw fault;
  });
  try {
    return new PackIndex(descriptor, size, fault);
  } catch (error) {
    closeSync(descriptor);
    throw error;
  }
}

export class PackIndex {
  readonly count: number;
  readonly #descriptor: number;
  readonly #size: number;
  /** What is thrown where the file is not what it should be, or not any more. */
  readonly #fault: AppError;
  readonly #fanout: Buffer;
  /** By the first byte of a name. */
  readonly #shelves = new Array<Shelf | null>(256).fill(null);
  #large: Buffer | null = null;

  /** `descriptor` is closed with it. */
  constructor(descriptor: number, size: number, fault: AppError) {
    this.#descriptor = descriptor;
    this.#size = size;
    this.#fault = fault;
    const head = this.#read(0, HEADER);
    if (head.readUInt32BE(0) !== MAGIC || head.readUInt32BE(4) !== 2) throw fault;
    this.#fanout = head.subarray(FANOUT);
    this.count = this.#end(255);
    const least = this.#largeStart + TRAILER;
    if (size < least || size > least + this.count * 8) throw fault;
    for (let first = 1; first < 256; first++) if (this.#end(first) < this.#end(first - 1)) throw fault;
  }

  /** Where an object begins in the pack, by the twenty bytes of its name; -1 = the pack doesn't have it. */
  offsetOf(name: Uint8Array): number {
    const first = name[0] as number;
    const shelf = this.#shelves[first] ?? this.#shelf(first);
    const row = rowOf(name, shelf);
    if (row < 0) return -1;
    const offset = shelf.offsets.readUInt32BE(row * 4);
    return offset < LARGE ? offset : this.#largeOffset(offset - LARGE);
  }

  /** Reads what was not read yet and closes the file, for whoever asks for no end of names. */
  readAll(): this {
    try {
      for (let first = 0; first < 256; first++) if (this.#shelves[first] === null) this.#shelf(first);
      this.#large ??= this.#readLarge();
    } finally {
      this.close();
    }
    return this;
  }

  close(): void {
    closeSync(this.#descriptor);
  }

  /** How many names begin with `first` or less. */
  #end(first: number): number {
    return this.#fanout.readUInt32BE(first * 4);
  }

  get #largeStart(): number {
    return HEADER + this.count * (NAME + 4 + 4);
  }

  #shelf(first: number): Shelf {
    const start = first === 0 ? 0 : this.#end(first - 1);
    const count = this.#end(first) - start;
    const names = this.#read(HEADER + start * NAME, count * NAME);
    const offsets = this.#read(HEADER + this.count * (NAME + 4) + start * 4, count * 4);
    const shelf = { names, offsets, rows: rowsBySecond(names) };
    this.#shelves[first] = shelf;
    return shelf;
  }

  /** -1 also for a row that the index doesn't have, and for an offset beyond all files. */
  #largeOffset(row: number): number {
    this.#large ??= this.#readLarge();
    if (row * 8 + 8 > this.#large.length) return -1;
    const wide = this.#large.readBigUInt64BE(row * 8);
    return wide > BigInt(Number.MAX_SAFE_INTEGER) ? -1 : Number(wide);
  }

  #readLarge(): Buffer {
    return this.#read(this.#largeStart, this.#size - TRAILER - this.#largeStart);
  }

  #read(from: number, length: number): Buffer {
    const bytes = Buffer.allocUnsafeSlow(length);
    for (let done = 0; done < length; ) {
      const count = readSync(this.#descriptor, bytes, done, length - done, from + done);
      if (count === 0) throw this.#fault;
      done += count;
    }
    return bytes;
  }
}

function rowsBySecond(names: Buffer): Uint32Array {
  const rows = new Uint32Array(257);
  for (let at = 1; at < names.length; at += NAME) {
    const second = names[at] as number;
    rows[second + 1] = (rows[second + 1] as number) + 1;
  }
  for (let second = 0; second < 256; second++) {
    rows[second + 1] = (rows[second + 1] as number) + (rows[second] as number);
  }
  return rows;
}

/** The row of a name, -1 = none: among those that begin as it does, by halves. */
function rowOf(name: Uint8Array, { names, rows }: Shelf): number {
  const second = name[1] as number;
  let low = rows[second] as number;
  let high = (rows[second + 1] as number) - 1;
  while (low <= high) {
    const middle = (low + high) >>> 1;
    const order = compare(name, names, middle * NAME);
    if (order === 0) return middle;
    if (order < 0) high = middle - 1;
    else low = middle + 1;
  }
  return -1;
}

function compare(name: Uint8Array, names: Buffer, at: number): number {
  for (let i = 0; i < NAME; i++) {
    const difference = (name[i] as number) - (names[at + i] as number);
    if (difference !== 0) return difference;
  }
  return 0;
}
