import { isAscii, isUtf8 } from 'node:buffer';
import { createHash } from 'node:crypto';
import { pause, type Work } from '../../work.ts';
import type { ByteSource } from './byte-source.ts';
import { Utf8Census } from './utf8-census.ts';

/** What one pass over all bytes of a file tells, before anything is made of them. */
export interface FileFacts {
  readonly bytes: number;
  readonly sha256: string;
  /** The beginning: all of a small file. */
  readonly head: Buffer;
  /** valid: all of it is UTF-8; damaged: all but some sequences; other: it is something else. */
  readonly utf8: 'valid' | 'damaged' | 'other';
  /** NUL bytes at the end, which a crash or a copy of a sparse file leaves. */
  readonly padding: number;
  /** NUL bytes elsewhere. */
  readonly nuls: number;
}

const HEAD_BYTES = 1024 * 1024;
const SLICE_MS = 40;

export async function inspectFile(source: ByteSource, work: Work): Promise<FileFacts> {
  const hash = createHash('sha256');
  const head: Buffer[] = [];
  const validity = new Validity();
  let bytes = 0;
  let nuls = 0;
  let padding = 0;
  let since = performance.now();
  for await (const read of source.read()) {
    hash.update(read);
    if (bytes < HEAD_BYTES) head.push(Buffer.from(read.subarray(0, HEAD_BYTES - bytes)));
    validity.add(read);
    const found = countNuls(read);
    nuls += found.all;
    padding = found.trailing === read.length ? padding + found.trailing : found.trailing;
    bytes += read.length;
    if (performance.now() - since > SLICE_MS) {
      work.onProgress({ phase: 'detecting', subject: source.name, done: bytes, total: source.size });
      await pause(work);
      since = performance.now();
    }
  }
  const utf8 = validity.result();
  return { bytes, sha256: hash.digest('hex'), head: Buffer.concat(head), utf8, padding, nuls: nuls - padding };
}

function countNuls(bytes: Buffer): { readonly all: number; readonly trailing: number } {
  let at = bytes.indexOf(0);
  if (at < 0) return { all: 0, trailing: 0 };
  let all = 0;
  for (; at < bytes.length; at++) if (bytes[at] === 0) all++;
  let trailing = 0;
  while (trailing < bytes.length && bytes[bytes.length - 1 - trailing] === 0) trailing++;
  return { all, trailing };
}

/** Strict UTF-8 over chunks; the costly census runs from the first chunk that isn't. */
class Validity {
  #carry: Buffer = Buffer.alloc(0);
  #census: Utf8Census | null = null;
  #multibyteBefore = false;

  add(chunk: Buffer): void {
    if (this.#census !== null) {
      this.#census.add(chunk);
      return;
    }
    const bytes = this.#carry.length === 0 ? chunk : Buffer.concat([this.#carry, chunk]);
    const whole = wholeSequences(bytes);
    if (isUtf8(bytes.subarray(0, whole))) {
      this.#carry = Buffer.from(bytes.subarray(whole));
      this.#multibyteBefore ||= !isAscii(chunk);
      return;
    }
    this.#census = new Utf8Census();
    this.#census.add(bytes);
  }

  result(): FileFacts['utf8'] {
    if (this.#census === null) return this.#carry.length === 0 ? 'valid' : 'damaged';
    return this.#multibyteBefore || this.#census.isUtf8() ? 'damaged' : 'other';
  }
}

/** Length without a sequence that the end cuts. */
function wholeSequences(bytes: Uint8Array): number {
  for (let back = 1; back <= 3 && back <= bytes.length; back++) {
    const byte = bytes[bytes.length - back] as number;
    if (byte < 0x80) return bytes.length;
    if (byte < 0xc0) continue;
    const length = byte < 0xe0 ? 2 : byte < 0xf0 ? 3 : 4;
    return length > back ? bytes.length - back : bytes.length;
  }
  return bytes.length;
}
