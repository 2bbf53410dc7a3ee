import type { FileHandle } from 'node:fs/promises';
import iconv from 'iconv-lite';
import { CHUNK_BYTES } from './limits.ts';

const BOM = '\ufeff';

/** A file's text as UTF-8, chunk by chunk, without byte order mark and without the padding behind `length`. */
export async function* decodeChunks(
  handle: FileHandle,
  length: number,
  encoding: string,
): AsyncGenerator<Buffer, void, undefined> {
  // UTF-8 goes through as it is: what is damaged is found record by record.
  const decoder = encoding === 'utf-8' ? null : iconv.getDecoder(encoding, { stripBOM: false });
  const chunk = Buffer.allocUnsafe(CHUNK_BYTES);
  let offset = 0;
  let first = true;
  while (offset < length) {
    const { bytesRead } = await handle.read(chunk, 0, Math.min(chunk.length, length - offset), offset);
    if (bytesRead === 0) break;
    offset += bytesRead;
    const read = chunk.subarray(0, bytesRead);
    const text = decoder === null ? read : Buffer.from(decoder.write(read));
    yield first ? withoutBom(text) : text;
    first = false;
  }
  const rest = decoder?.end();
  if (rest) yield Buffer.from(rest);
}

/** The first `limit` bytes or so of the same text. */
export async function decodeHead(handle: FileHandle, length: number, encoding: string, limit: number): Promise<Buffer> {
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of decodeChunks(handle, length, encoding)) {
    parts.push(Buffer.from(chunk));
    bytes += chunk.length;
    if (bytes >= limit) break;
  }
  return Buffer.concat(parts);
}

function withoutBom(text: Buffer): Buffer {
  return text.subarray(0, 3).equals(Buffer.from(BOM)) ? text.subarray(3) : text;
}
