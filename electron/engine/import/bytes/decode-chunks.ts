import iconv from 'iconv-lite';
import type { ByteSource } from './byte-source.ts';

const BOM = Buffer.from('\ufeff');

/** A file's text as UTF-8, chunk by chunk, without byte order mark and without the padding behind `length`. */
export async function* decodeChunks(
  source: ByteSource,
  length: number,
  encoding: string,
): AsyncGenerator<Buffer, void, undefined> {
  // UTF-8 goes through as it is: what is damaged is found record by record.
  const decoder = encoding === 'utf-8' ? null : iconv.getDecoder(encoding, { stripBOM: false });
  let rest = length;
  let head: Buffer | null = Buffer.alloc(0);
  for await (const chunk of source.read()) {
    const read = chunk.subarray(0, rest);
    rest -= read.length;
    const text = decoder === null ? read : Buffer.from(decoder.write(read));
    if (head === null) yield text;
    else {
      // A mark may come in pieces.
      head = Buffer.concat([head, text]);
      if (head.length < BOM.length) continue;
      yield withoutBom(head);
      head = null;
    }
    if (rest <= 0) break;
  }
  if (head !== null && head.length > 0) yield withoutBom(head);
  const last = decoder?.end();
  if (last) yield Buffer.from(last);
}

/** The first `limit` bytes or so of the same text. */
export async function decodeHead(source: ByteSource, length: number, encoding: string, limit: number): Promise<Buffer> {
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of decodeChunks(source, length, encoding)) {
    parts.push(Buffer.from(chunk));
    bytes += chunk.length;
    if (bytes >= limit) break;
  }
  return Buffer.concat(parts);
}

function withoutBom(text: Buffer): Buffer {
  return text.subarray(0, BOM.length).equals(BOM) ? text.subarray(BOM.length) : text;
}
