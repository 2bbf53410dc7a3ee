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

/** Bytes between two rests. */
const STEP = 1 << 20;

/** Bytes of lines by their hash, those of small files in turn: nobody rests while they are counted. */
const small = new Int32Array(BASE);

/** In a text, the CR of an end of line does not count. Rests now and then, and gives the hashes in the end. */
export function* spanHashes(content: Buffer, isText: boolean): Generator<void, SpanHashes> {
  const counts: Counts = { bytes: content.length < STEP ? small : new Int32Array(BASE), seen: [] };
  let [low, high, length, rest] = [0, 0, 0, STEP];
  for (let at = 0; at < content.length; at++) {
    const byte = content[at] as number;
    if (isText && byte === CR && content[at + 1] === LF) continue;
    // A number of 64 bits that turns left by 7, in two halves.
    const turned = low;
    low = (((low << 7) ^ (high >>> 25)) + byte) | 0;
    high = (high << 7) ^ (turned >>> 25);
    if (++length < LONGEST_SPAN && byte !== LF) continue;
    add(low, high, length, counts);
    low = high = length = 0;
    if (at < rest) continue;
    rest = at + STEP;
    yield;
  }
  if (length > 0) add(low, high, length, counts);
  return collect(counts);
}

interface Counts {
  readonly bytes: Int32Array;
  /** Hashes that were there, in the order in which they came. */
  readonly seen: number[];
}

function add(low: number, high: number, length: number, { bytes, seen }: Counts): void {
  const hash = ((low + Math.imul(high, FACTOR)) >>> 0) % BASE;
  const before = bytes[hash] as number;
  if (before === 0) seen.push(hash);
  bytes[hash] = before + length;
}

/** And clears the counts. */
function collect({ bytes, seen }: Counts): SpanHashes {
  const hashes = Int32Array.from(seen).sort();
  const spans = new Int32Array(hashes.length * 2);
  for (const [place, hash] of hashes.entries()) {
    spans[2 * place] = hash;
    spans[2 * place + 1] = bytes[hash] as number;
    bytes[hash] = 0;
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
