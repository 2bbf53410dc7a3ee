/**
 * How much of a file is in another, as git estimates it when it looks for moved files (diffcore-delta.c): both are cut into
 * lines, of 64 bytes at most, and the lines' hashes are counted. A last line without its end counts, as it does since git 2.44.
 */

/** Hashes in ascending order, each followed by the bytes of the lines that have it. */
export type SpanHashes = Int32Array;

const LONGEST_SPAN = 64;
/** Hashes are below it. */
const BASE = 107_927;
const FACTOR = 0x61;
const [LF, CR] = [0x0a, 0x0d];

const bytesByHash = new Int32Array(BASE);

/** In a text, the CR of an end of line does not count. */
export function spanHashes(content: Buffer, isText: boolean): SpanHashes {
  const seen: number[] = [];
  let [low, high, length] = [0, 0, 0];
  for (let at = 0; at < content.length; at++) {
    const byte = content[at] as number;
    if (isText && byte === CR && content[at + 1] === LF) continue;
    // A number of 64 bits that turns left by 7, in two halves.
    const turned = low;
    low = (((low << 7) ^ (high >>> 25)) + byte) | 0;
    high = (high << 7) ^ (turned >>> 25);
    if (++length < LONGEST_SPAN && byte !== LF) continue;
    add(low, high, length, seen);
    low = high = length = 0;
  }
  if (length > 0) add(low, high, length, seen);
  return collect(Int32Array.from(seen).sort());
}

function add(low: number, high: number, length: number, seen: number[]): void {
  const hash = ((low + Math.imul(high, FACTOR)) >>> 0) % BASE;
  const bytes = bytesByHash[hash] as number;
  if (bytes === 0) seen.push(hash);
  bytesByHash[hash] = bytes + length;
}

function collect(hashes: Int32Array): SpanHashes {
  const spans = new Int32Array(hashes.length * 2);
  for (const [place, hash] of hashes.entries()) {
    spans[2 * place] = hash;
    spans[2 * place + 1] = bytesByHash[hash] as number;
    bytesByHash[hash] = 0;
  }
  return spans;
}

/** Bytes of one file that are in the other too. */
export function sharedBytes(a: SpanHashes, b: SpanHashes): number {
  let shared = 0;
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    const difference = (a[i] as number) - (b[j] as number);
    if (difference === 0) shared += Math.min(a[i + 1] as number, b[j + 1] as number);
    if (difference <= 0) i += 2;
    if (difference >= 0) j += 2;
  }
  return shared;
}
