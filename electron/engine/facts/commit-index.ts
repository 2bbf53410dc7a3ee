/** Commits by SHA: whole or by a prefix, in one sorted column. */
import { compareShas, orderShas } from './order-shas.ts';

const KEY_BYTES = 6;
const KEY_DIGITS = KEY_BYTES * 2;
const ZERO = 0x30;
const LOWER_A = 0x61;
/** SHA-256 */
const LONGEST_BYTES = 32;
/** Shorter ones are words and numbers more often than commits. */
const SHA = /^[0-9a-f]{7,64}$/;

/** A lower-case SHA, whole or abbreviated; null for text that is none. */
export function asSha(text: string | null): string | null {
  const sha = text?.trim().toLowerCase() ?? '';
  return SHA.test(sha) ? sha : null;
}

export interface CommitIndex {
  /** Commit rows whose SHA begins with `sha` (lower-case), grouped by SHA, at most those of two SHAs. */
  find(sha: string): readonly CommitMatch[];
  readonly columns: CommitIndexColumns;
}
export interface CommitIndexColumns extends CommitShas {
  /** Commit rows in ascending order of SHA, those of one SHA in their own order. */
  readonly order: Int32Array;
}
/** By commit row. */
export interface CommitShas {
  /** Of each SHA in bytes; each has `width` bytes in `bytes`, those behind its end 0. */
  readonly lengths: Uint8Array;
  readonly width: number;
  readonly bytes: Uint8Array;
}
export interface CommitMatch {
  readonly row: number;
  /** Whole, lower-case. */
  readonly sha: string;
}

export interface CommitIndexBuilder {
  /** Row by row; `sha` in hexadecimal. */
  add(sha: string): void;
  build(): CommitIndex;
}

interface Columns extends CommitIndexColumns {
  /** In that order: the first 48 bits as a number; they order as the bytes do. */
  readonly keys: Float64Array;
}

/** `count`: at most so many commits. `longest`: bytes of the longest SHA. */
export function createCommitIndex(count: number, longest = LONGEST_BYTES): CommitIndexBuilder {
  const width = Math.min(longest, LONGEST_BYTES);
  const lengths = new Uint8Array(count);
  const bytes = Buffer.alloc(count * width);
  let added = 0;
  return {
    add(sha) {
      lengths[added] = bytes.write(sha, added * width, width, 'hex');
      added++;
    },
    build() {
      const shas = {
        lengths: lengths.subarray(0, added),
        width,
        bytes: new Uint8Array(bytes.buffer, 0, added * width),
      };
      return openCommitIndex({ ...shas, order: orderShas(shas) });
    },
  };
}

export function openCommitIndex(columns: CommitIndexColumns): CommitIndex {
  const keys = Float64Array.from(columns.order, (row) => keyAt(columns, row));
  const all: Columns = { ...columns, keys };
  return { columns, find: (sha) => findAll(sha, all) };
}

function keyAt({ bytes, width }: CommitShas, row: number): number {
  const start = row * width;
  let key = 0;
  for (let k = 0; k < KEY_BYTES; k++) key = key * 256 + (k < width ? (bytes[start + k] ?? 0) : 0);
  return key;
}

function findAll(sha: string, columns: Columns): CommitMatch[] {
  const digits = sha.slice(0, KEY_DIGITS);
  const low = Number.parseInt(digits.padEnd(KEY_DIGITS, '0'), 16);
  const high = Number.parseInt(digits.padEnd(KEY_DIGITS, 'f'), 16);
  const matches: CommitMatch[] = [];
  let distinct = 0;
  for (let i = lowerBound(columns, low); i < columns.keys.length && (columns.keys[i] ?? 0) <= high; i++) {
    const row = columns.order[i] ?? 0;
    if (!isShaAt(columns, row, sha)) continue;
    const last = matches.at(-1);
    const isAgain = last !== undefined && compareShas(columns, last.row, row) === 0;
    if (!isAgain) distinct++;
    if (distinct > 2) break;
    matches.push({ row, sha: isAgain ? last.sha : hexAt(columns, row, sha) });
  }
  return matches;
}

/** Whether the SHA of a commit row begins with `sha` (lower-case). */
export function isShaAt({ bytes, width, lengths }: CommitShas, row: number, sha: string): boolean {
  if (sha.length > 2 * (lengths[row] ?? 0)) return false;
  for (let k = 0; k < sha.length; k++) {
    const byte = bytes[row * width + (k >> 1)] ?? 0;
    if ((k % 2 === 0 ? byte >> 4 : byte & 15) !== digitAt(sha, k)) return false;
  }
  return true;
}

/** Of a lower-case one. */
function digitAt(sha: string, k: number): number {
  const unit = sha.charCodeAt(k);
  return unit < LOWER_A ? unit - ZERO : unit - LOWER_A + 10;
}

/** `start`: what it begins with; most are whole, and need no text of their own. */
export function hexAt({ bytes, width, lengths }: CommitShas, row: number, start = ''): string {
  const length = lengths[row] ?? 0;
  if (start.length === 2 * length) return start;
  return Buffer.from(bytes.buffer, bytes.byteOffset + row * width, length).toString('hex');
}

function lowerBound({ keys }: Columns, value: number): number {
  let from = 0;
  let to = keys.length;
  while (from < to) {
    const middle = (from + to) >>> 1;
    if ((keys[middle] ?? 0) < value) from = middle + 1;
    else to = middle;
  }
  return from;
}
