import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { crc32, deflateSync } from 'node:zlib';

export type ObjectType = 'commit' | 'tree' | 'blob' | 'tag';
const TYPE_CODES: Readonly<Record<ObjectType, number>> = { commit: 1, tree: 2, blob: 3, tag: 4 };

export interface PackWriter {
  /** Adds an object once; its SHA. */
  add(type: ObjectType, content: Buffer): string;
  /** Writes the pack and its index into an object folder, the index last; nothing where there is no object. */
  finish(objectDir: string): Promise<void>;
}

interface Entry {
  readonly sha: string;
  readonly offset: number;
  readonly crc: number;
}

/** A pack of whole objects and its index, version 2 of both (gitformat-pack). */
export function createPack(): PackWriter {
  const entries = new Map<string, Entry>();
  const parts: Buffer[] = [];
  let offset = 12;

  function add(type: ObjectType, content: Buffer): string {
    const sha = createHash('sha1').update(`${type} ${content.length}\0`).update(content).digest('hex');
    if (entries.has(sha)) return sha;
    const bytes = Buffer.concat([
      sizeHeader(TYPE_CODES[type], content.length),
      deflateSync(content, { chunkSize: content.length + 64 }),
    ]);
    entries.set(sha, { sha, offset, crc: crc32(bytes) });
    parts.push(bytes);
    offset += bytes.length;
    return sha;
  }

  async function finish(objectDir: string): Promise<void> {
    if (entries.size === 0) return;
    const header = Buffer.from('PACK\0\0\0\x02\0\0\0\0', 'latin1');
    header.writeUInt32BE(entries.size, 8);
    const body = Buffer.concat([header, ...parts]);
    const checksum = createHash('sha1').update(body).digest();
    const sorted = [...entries.values()].sort((a, b) => (a.sha < b.sha ? -1 : 1));
    // Named by what is in it, not by its bytes: those depend on the version of zlib.
    const names = Buffer.from(sorted.map((entry) => entry.sha).join(''), 'hex');
    const name = `pack-${createHash('sha1').update(names).digest('hex')}`;
    await mkdir(join(objectDir, 'pack'), { recursive: true });
    await writeFile(join(objectDir, 'pack', `${name}.pack`), Buffer.concat([body, checksum]));
    await writeFile(join(objectDir, 'pack', `${name}.idx`), indexOf(sorted, names, checksum));
  }

  return { add, finish };
}

/** Three bits of type, then the size: four bits, then seven a byte, the lowest first. */
function sizeHeader(type: number, size: number): Buffer {
  const bytes: number[] = [];
  let left = Math.floor(size / 16);
  bytes.push((type << 4) | (size & 15) | (left > 0 ? 0x80 : 0));
  while (left > 0) {
    const next = left >>> 7;
    bytes.push((left & 0x7f) | (next > 0 ? 0x80 : 0));
    left = next;
  }
  return Buffer.from(bytes);
}

function indexOf(sorted: readonly Entry[], names: Buffer, packChecksum: Buffer): Buffer {
  const numbers = (values: readonly number[]) => {
    const buffer = Buffer.alloc(values.length * 4);
    values.forEach((value, index) => {
      buffer.writeUInt32BE(value, index * 4);
    });
    return buffer;
  };
  const counts = new Array<number>(256).fill(0);
  for (const { sha } of sorted) {
    const first = Number.parseInt(sha.slice(0, 2), 16);
    counts[first] = (counts[first] ?? 0) + 1;
  }
  let sum = 0;
  const fanout = counts.map((count) => {
    sum += count;
    return sum;
  });
  const body = Buffer.concat([
    Buffer.from('ff744f6300000002', 'hex'),
    numbers(fanout),
    names,
    numbers(sorted.map((entry) => entry.crc)),
    numbers(sorted.map((entry) => entry.offset)),
    packChecksum,
  ]);
  return Buffer.concat([body, createHash('sha1').update(body).digest()]);
}
