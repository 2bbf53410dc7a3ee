/**
 * A pack's index, version 2 (gitformat-pack): which objects a pack holds and where. Names stay bytes, positions numbers:
 * a repository of millions of objects has no room for a string each.
 */
import { AppError } from '../../../../shared/errors.ts';
import type { JailedFiles } from '../jailed-files.ts';

export interface PackIndex {
  readonly count: number;
  /** Where an object begins in the pack, by the twenty bytes of its name; -1 = the pack doesn't have it. */
  offsetOf(name: Uint8Array): number;
}

const MAGIC = 0xff744f63;
const FANOUT = 8;
const HEADER = FANOUT + 256 * 4;
const NAME = 20;
const PREFIXES = 1 << 16;
/** Two checksums end the file. */
const TRAILER = 2 * NAME;
/** Set in an offset that is the row of a 64-bit one. */
const LARGE = 0x80000000;

/** Throws 'repository-corrupt' for an index that does not fit its own header. */
export async function openPackIndex(path: string, files: JailedFiles, file: string): Promise<PackIndex> {
  const fault = (): AppError => new AppError('repository-corrupt', { path, reason: 'pack-index' });
  const head = await files.readPart(file, 0, HEADER).catch(() => null);
  if (head === null) throw fault();
  const count = countIn(head.bytes);
  if (count === null) throw fault();
  const least = HEADER + count * (NAME + 4 + 4) + TRAILER;
  if (head.size < least || head.size > least + count * 8) throw fault();
  const part = async (from: number, length: number): Promise<Buffer> => {
    const read = await files.readPart(file, from, length).catch(() => null);
    if (read === null || read.bytes.length < length) throw fault();
    return read.bytes;
  };
  const names = await part(HEADER, count * NAME);
  const offsets = await part(HEADER + count * (NAME + 4), count * 4);
  const large = await part(HEADER + count * (NAME + 8), head.size - least);
  const rows = rowsByPrefix(names, count);
  return { count, offsetOf: (name) => offsetIn(rowOf(name, names, rows), offsets, large) };
}

/** How many objects there are; null where the counts by first byte ever fall, or the file is something else. */
function countIn(head: Buffer): number | null {
  if (head.length < HEADER || head.readUInt32BE(0) !== MAGIC || head.readUInt32BE(4) !== 2) return null;
  let count = 0;
  for (let at = FANOUT; at < HEADER; at += 4) {
    const next = head.readUInt32BE(at);
    if (next < count) return null;
    count = next;
  }
  return count;
}

/**
 * The first row by the first two bytes of a name, and the count behind them. The index itself has such a table for one
 * byte: in a pack of half a million objects it leaves eleven places to look at, this one three, next to each other.
 */
function rowsByPrefix(names: Buffer, count: number): Uint32Array {
  const rows = new Uint32Array(PREFIXES + 1);
  for (let at = 0; at < count * NAME; at += NAME) {
    const prefix = (names[at] as number) * 256 + (names[at + 1] as number);
    rows[prefix + 1] = (rows[prefix + 1] as number) + 1;
  }
  for (let prefix = 0; prefix < PREFIXES; prefix++) {
    rows[prefix + 1] = (rows[prefix + 1] as number) + (rows[prefix] as number);
  }
  return rows;
}

/** The row of a name, -1 = none: among those that begin as it does, by halves. */
function rowOf(name: Uint8Array, names: Buffer, rows: Uint32Array): number {
  const prefix = (name[0] as number) * 256 + (name[1] as number);
  let low = rows[prefix] as number;
  let high = (rows[prefix + 1] as number) - 1;
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

/** -1 also for an offset that the index has no room for. */
function offsetIn(row: number, offsets: Buffer, large: Buffer): number {
  if (row < 0) return -1;
  const offset = offsets.readUInt32BE(row * 4);
  if (offset < LARGE) return offset;
  const at = (offset - LARGE) * 8;
  if (at + 8 > large.length) return -1;
  const wide = large.readBigUInt64BE(at);
  return wide > BigInt(Number.MAX_SAFE_INTEGER) ? -1 : Number(wide);
}
