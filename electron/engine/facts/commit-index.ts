/** Commits by SHA: whole or by a prefix, in one sorted column. */

const KEY_BYTES = 6;
const KEY_DIGITS = KEY_BYTES * 2;
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

interface Columns {
  length: number;
  /** The first 48 bits as a number: they order as the bytes do. */
  readonly keys: Float64Array;
  readonly rows: Int32Array;
  readonly lengths: Uint8Array;
  readonly bytes: Uint8Array;
}

export function createCommitIndex(count: number): CommitIndexBuilder {
  const columns: Columns = {
    length: 0,
    keys: new Float64Array(count),
    rows: new Int32Array(count),
    lengths: new Uint8Array(count),
    bytes: new Uint8Array(count * LONGEST_BYTES),
  };
  return {
    add(sha, row) {
      const i = columns.length++;
      const length = Math.min(sha.length, LONGEST_BYTES);
      columns.keys[i] = keyOf(sha);
      columns.rows[i] = row;
      columns.lengths[i] = length;
      columns.bytes.set(sha.subarray(0, length), i * LONGEST_BYTES);
    },
    build: () => ({ find: (sha) => findAll(sha, columns) }),
  };
}

function keyOf(sha: Uint8Array): number {
  let key = 0;
  for (let i = 0; i < KEY_BYTES; i++) key = key * 256 + (sha[i] ?? 0);
  return key;
}

function findAll(sha: string, columns: Columns): CommitMatch[] {
  const digits = sha.slice(0, KEY_DIGITS);
  const low = Number.parseInt(digits.padEnd(KEY_DIGITS, '0'), 16);
  const high = Number.parseInt(digits.padEnd(KEY_DIGITS, 'f'), 16);
  const matches: CommitMatch[] = [];
  let distinct = 0;
  for (let i = lowerBound(columns, low); i < columns.length && (columns.keys[i] ?? 0) <= high; i++) {
    const hex = hexAt(columns, i);
    if (!hex.startsWith(sha)) continue;
    if (matches.at(-1)?.sha !== hex) distinct++;
    if (distinct > 2) break;
    matches.push({ row: columns.rows[i] ?? -1, sha: hex });
  }
  return matches;
}

function hexAt(columns: Columns, i: number): string {
  const start = i * LONGEST_BYTES;
  return Buffer.from(columns.bytes.buffer, start, columns.lengths[i] ?? 0).toString('hex');
}

function lowerBound({ keys, length }: Columns, value: number): number {
  let from = 0;
  let to = length;
  while (from < to) {
    const middle = (from + to) >>> 1;
    if ((keys[middle] ?? 0) < value) from = middle + 1;
    else to = middle;
  }
  return from;
}
