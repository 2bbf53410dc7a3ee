import { createReadStream, createWriteStream } from 'node:fs';
import { type FileHandle, mkdir, open, writeFile } from 'node:fs/promises';
import { dirname, join, normalize, sep } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createInflateRaw } from 'node:zlib';

const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const STORED = 0;
const DEFLATED = 8;

interface Entry {
  readonly name: string;
  readonly method: number;
  readonly compressedSize: number;
  readonly mode: number;
  readonly offset: number;
}

/**
 * Unpacks the files of a zip for which `place` names a path relative to `folder`; null leaves one out. Reads only what
 * it unpacks, and needs no `unzip` program, which a bare Linux lacks.
 */
export async function unzip(file: string, folder: string, place: (name: string) => string | null): Promise<void> {
  const zip = await open(file);
  try {
    for (const entry of await readDirectory(zip)) {
      const relative = entry.name.endsWith('/') ? null : place(entry.name);
      if (relative !== null) await unpack(zip, file, entry, inside(folder, relative));
    }
  } finally {
    await zip.close();
  }
}

async function readDirectory(zip: FileHandle): Promise<readonly Entry[]> {
  const { size } = await zip.stat();
  // The end record is 22 bytes and a comment of at most 65,535.
  const tail = await read(zip, Math.max(0, size - 65_557), Math.min(size, 65_557));
  let end = tail.length - 22;
  while (end >= 0 && tail.readUInt32LE(end) !== END_OF_DIRECTORY) end -= 1;
  if (end < 0) throw new Error('not a zip file');
  const count = tail.readUInt16LE(end + 10);
  const directory = await read(zip, tail.readUInt32LE(end + 16), tail.readUInt32LE(end + 12));
  const entries: Entry[] = [];
  for (let at = 0; entries.length < count; ) {
    if (directory.readUInt32LE(at) !== DIRECTORY_ENTRY) throw new Error('damaged zip directory');
    const nameLength = directory.readUInt16LE(at + 28);
    entries.push({
      name: directory.toString('utf8', at + 46, at + 46 + nameLength),
      method: directory.readUInt16LE(at + 10),
      compressedSize: directory.readUInt32LE(at + 20),
      mode: directory.readUInt32LE(at + 38) >>> 16,
      offset: directory.readUInt32LE(at + 42),
    });
    at += 46 + nameLength + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32);
  }
  return entries;
}

async function unpack(zip: FileHandle, file: string, entry: Entry, target: string): Promise<void> {
  const header = await read(zip, entry.offset, 30);
  const start = entry.offset + 30 + header.readUInt16LE(26) + header.readUInt16LE(28);
  const executable = (entry.mode & 0o100) !== 0;
  await mkdir(dirname(target), { recursive: true });
  const mode = executable ? 0o755 : 0o644;
  if (entry.compressedSize === 0) return writeFile(target, '', { mode });
  const out = createWriteStream(target, { mode });
  const packed = createReadStream(file, { start, end: start + entry.compressedSize - 1 });
  if (entry.method === DEFLATED) await pipeline(packed, createInflateRaw(), out);
  else if (entry.method === STORED) await pipeline(packed, out);
  else throw new Error(`${entry.name}: compression method ${entry.method} is not known`);
}

async function read(zip: FileHandle, position: number, length: number): Promise<Buffer> {
  const buffer = Buffer.alloc(length);
  const { bytesRead } = await zip.read(buffer, 0, length, position);
  if (bytesRead !== length) throw new Error('zip file cut short');
  return buffer;
}

function inside(folder: string, relative: string): string {
  const path = normalize(join(folder, relative));
  if (!path.startsWith(folder + sep)) throw new Error(`${relative} leads outside its archive`);
  return path;
}
