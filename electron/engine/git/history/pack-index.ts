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
  return { count, offsetOf: (name) => offsetIn(rowOf(name, names, head.bytes), offsets, large) };
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

/** The row of a name, -1 = none: among those with its first byte, by halves. */
function rowOf(name: Uint8Array, names: Buffer, head: Buffer): number {
  const first = name[0] ?? 0;
  let low = first === 0 ? 0 : head.readUInt32BE(FANOUT + (first - 1) * 4);
  let high = head.readUInt32BE(FANOUT + first * 4) - 1;
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
  for (let i = 1; i < NAME; i++) {
    const difference = (name[i] ?? 0) - (names[at + i] ?? 0);
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
