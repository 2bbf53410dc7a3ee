import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { crc32, deflateSync } from 'node:zlib';
import { writePackIndex } from './write-pack-index.ts';

export type ObjectType = 'commit' | 'tree' | 'blob' | 'tag';
const TYPE_CODES: Readonly<Record<ObjectType, number>> = { commit: 1, tree: 2, blob: 3, tag: 4 };

export interface PackWriter {
  /** Adds an object once; its SHA. */
  add(type: ObjectType, content: Buffer): string;
  /** Writes the pack and its index into an object folder, the index last; nothing where there is no object. */
  finish(objectDir: string): Promise<void>;
}

interface Entry {
  readonly name: Buffer;
  readonly offset: number;
  readonly crc: number;
}

/** A pack of whole objects and its index, version 2 of both (gitformat-pack), put together in memory. */
export function createPack(): PackWriter {
  const entries = new Map<string, Entry>();
  const parts: Buffer[] = [];
  let offset = 12;

  function add(type: ObjectType, content: Buffer): string {
    const name = createHash('sha1').update(`${type} ${content.length}\0`).update(content).digest();
    const sha = name.toString('hex');
    if (entries.has(sha)) return sha;
    const bytes = Buffer.concat([
      entryHead(type, content.length),
      deflateSync(content, { chunkSize: content.length + 64 }),
    ]);
    entries.set(sha, { name, offset, crc: crc32(bytes) });
    parts.push(bytes);
    offset += bytes.length;
    return sha;
  }

  async function finish(objectDir: string): Promise<void> {
    if (entries.size === 0) return;
    const body = Buffer.concat([packHeader(entries.size), ...parts]);
    const checksum = createHash('sha1').update(body).digest();
    const rows = [...entries.values()];
    const at = (row: number) => rows[row] as Entry;
    const contents = {
      count: rows.length,
      name: (row: number) => at(row).name,
      compare: (a: number, b: number) => Buffer.compare(at(a).name, at(b).name),
      offset: (row: number) => at(row).offset,
      crc: (row: number) => at(row).crc,
    };
    const index = writePackIndex(contents, checksum);
    await mkdir(join(objectDir, 'pack'), { recursive: true });
    const path = join(objectDir, 'pack', `pack-${index.namesHash}`);
    await writeFile(`${path}.pack`, Buffer.concat([body, checksum]));
    await writeFile(`${path}.idx`, index.bytes);
  }

  return { add, finish };
}

export function packHeader(count: number): Buffer {
  const header = Buffer.from('PACK\0\0\0\x02\0\0\0\0', 'latin1');
  header.writeUInt32BE(count, 8);
  return header;
}

/** Three bits of type, then the size of the object: four bits, then seven a byte, the lowest first. */
export function entryHead(type: ObjectType, size: number): Buffer {
  const bytes: number[] = [];
  let left = Math.floor(size / 16);
  bytes.push((TYPE_CODES[type] << 4) | (size & 15) | (left > 0 ? 0x80 : 0));
  while (left > 0) {
    const next = left >>> 7;
    bytes.push((left & 0x7f) | (next > 0 ? 0x80 : 0));
    left = next;
  }
  return Buffer.from(bytes);
}
