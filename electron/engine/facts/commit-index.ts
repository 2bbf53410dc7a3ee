/** Commits by SHA: whole or by a prefix, in one sorted column. */

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
/** In ascending order of SHA. */
export interface CommitIndexColumns {
  readonly rows: Int32Array;
  /** Of each SHA in bytes; each has `width` bytes in `bytes`. */
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
  /** In ascending order of SHA. */
  add(sha: Uint8Array, row: number): void;
  build(): CommitIndex;
}

interface Columns extends CommitIndexColumns {
  /** The first 48 bits as a number: they order as the bytes do. */
  readonly keys: Float64Array;
}

/** `count`: at most so many commits. `longest`: bytes of the longest SHA. */
export function createCommitIndex(count: number, longest = LONGEST_BYTES): CommitIndexBuilder {
  const width = Math.min(longest, LONGEST_BYTES);
  const columns = {
    rows: new Int32Array(count),
    lengths: new Uint8Array(count),
    width,
    bytes: new Uint8Array(count * width),
  };
  let added = 0;
  return {
    add(sha, row) {
      const i = added++;
      const length = Math.min(sha.length, width);
      columns.rows[i] = row;
      columns.lengths[i] = length;
      columns.bytes.set(sha.subarray(0, length), i * width);
    },
    build: () =>
      openCommitIndex({
        rows: columns.rows.subarray(0, added),
        lengths: columns.lengths.subarray(0, added),
        width,
        bytes: columns.bytes.subarray(0, added * width),
      }),
  };
}

export function openCommitIndex(columns: CommitIndexColumns): CommitIndex {
  const keys = new Float64Array(columns.rows.length);
  for (let i = 0; i < keys.length; i++) keys[i] = keyAt(columns, i);
  const all: Columns = { ...columns, keys };
  return { columns, find: (sha) => findAll(sha, all) };
}

function keyAt({ bytes, width, lengths }: CommitIndexColumns, i: number): number {
  const start = i * width;
  const length = lengths[i] ?? 0;
  let key = 0;
  for (let k = 0; k < KEY_BYTES; k++) key = key * 256 + (k < length ? (bytes[start + k] ?? 0) : 0);
  return key;
}

function findAll(sha: string, columns: Columns): CommitMatch[] {
  const digits = sha.slice(0, KEY_DIGITS);
  const low = Number.parseInt(digits.padEnd(KEY_DIGITS, '0'), 16);
  const high = Number.parseInt(digits.padEnd(KEY_DIGITS, 'f'), 16);
  const matches: CommitMatch[] = [];
  let distinct = 0;
  for (let i = lowerBound(columns, low); i < columns.keys.length && (columns.keys[i] ?? 0) <= high; i++) {
    if (!startsWith(columns, i, sha)) continue;
    const isAgain = matches.length > 0 && isSameSha(columns, i - 1, i);
    if (!isAgain) distinct++;
    if (distinct > 2) break;
    const known = isAgain ? matches.at(-1)?.sha : undefined;
    matches.push({ row: columns.rows[i] ?? -1, sha: known ?? hexAt(columns, i, sha) });
  }
  return matches;
}

function startsWith({ bytes, width, lengths }: Columns, i: number, sha: string): boolean {
  if (sha.length > 2 * (lengths[i] ?? 0)) return false;
  for (let k = 0; k < sha.length; k++) {
    const byte = bytes[i * width + (k >> 1)] ?? 0;
    if ((k % 2 === 0 ? byte >> 4 : byte & 15) !== digitAt(sha, k)) return false;
  }
  return true;
}

/** Of a lower-case one. */
function digitAt(sha: string, k: number): number {
  const unit = sha.charCodeAt(k);
  return unit < LOWER_A ? unit - ZERO : unit - LOWER_A + 10;
}

function isSameSha({ bytes, width, lengths }: Columns, one: number, other: number): boolean {
  if (lengths[one] !== lengths[other]) return false;
  for (let k = 0; k < width; k++) if (bytes[one * width + k] !== bytes[other * width + k]) return false;
  return true;
}

/** `start`: what it begins with; most are whole, and need no text of their own. */
function hexAt({ bytes, width, lengths }: Columns, i: number, start: string): string {
  const length = lengths[i] ?? 0;
  if (start.length === 2 * length) return start;
  return Buffer.from(bytes.buffer, bytes.byteOffset + i * width, length).toString('hex');
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
