/**
 * The table of contents of a zip (APPNOTE.TXT 6.3.10, sections 4.3 and 4.5): what lies where, and how it is packed.
 * Only this table is believed; what stands before each entry may lack sizes or say something else.
 */
import { posix } from 'node:path';
import { type RandomAccess, readBytes } from '../bytes/byte-source.ts';
import { type ArchiveDamage, archiveDamaged } from './unpack.ts';
import { decodeZipName } from './zip-names.ts';

export interface ZipEntry {
  /** As people see it; only a name, wherever it seems to lead. */
  readonly name: string;
  readonly isEncrypted: boolean;
  /** 0 = stored, 8 = deflate; others can't be read. */
  readonly method: number;
  readonly crc32: number;
  readonly packedBytes: number;
  readonly bytes: number;
  /** Where its header begins. */
  readonly offset: number;
}

const END = 0x06054b50;
const END_64 = 0x06064b50;
const END_64_LOCATOR = 0x07064b50;
const CENTRAL = 0x02014b50;
const END_BYTES = 22;
const LOCATOR_BYTES = 20;
const END_64_BYTES = 56;
const CENTRAL_BYTES = 46;
const LONGEST_COMMENT = 0xffff;
/** A hundred thousand entries with long names. */
const DIRECTORY_LIMIT = 64 * 1024 ** 2;
const ABSENT = 0xffffffff;
const ABSENT_SHORT = 0xffff;
const ZIP64_FIELD = 1;
const ENCRYPTED_FLAG = 1;

/** Entries in the order of the table, folders left out; two of one name are told apart. Throws 'archive-damaged'. */
export async function readZipDirectory(archive: RandomAccess): Promise<readonly ZipEntry[]> {
  const directory = await locate(archive);
  const table = await readBytes(archive, directory.start, directory.bytes);
  const entries: ZipEntry[] = [];
  const taken = new Map<string, number>();
  let at = 0;
  for (let i = 0; i < directory.entries; i++) {
    if (at + CENTRAL_BYTES > table.length || table.readUInt32LE(at) !== CENTRAL) throw fail(archive, 'contents');
    const after = at + CENTRAL_BYTES + table.readUInt16LE(at + 28) + table.readUInt16LE(at + 30);
    if (after > table.length) throw fail(archive, 'contents');
    const entry = readEntry(table, at, directory.shift, archive);
    at = after + table.readUInt16LE(at + 32);
    if (entry.name.endsWith('/')) continue;
    const twins = taken.get(entry.name) ?? 0;
    taken.set(entry.name, twins + 1);
    entries.push(twins === 0 ? entry : { ...entry, name: numbered(entry.name, twins + 1) });
  }
  refuseOverlaps(entries, directory.start, archive);
  return entries;
}

/** "a (2).csv" */
function numbered(name: string, number: number): string {
  const extension = posix.extname(name);
  return `${name.slice(0, name.length - extension.length)} (${number})${extension}`;
}

interface Located {
  readonly start: number;
  readonly bytes: number;
  readonly entries: number;
  /** What was put before the archive, which its own offsets don't count. */
  readonly shift: number;
}

async function locate(archive: RandomAccess): Promise<Located> {
  const tailStart = Math.max(0, archive.size - END_BYTES - LONGEST_COMMENT - LOCATOR_BYTES);
  const tail = await readBytes(archive, tailStart, archive.size - tailStart);
  let at = tail.length - END_BYTES;
  // The last one whose comment ends where the file ends, or the last at all where something was appended.
  while (at >= 0 && !(tail.readUInt32LE(at) === END && at + END_BYTES + tail.readUInt16LE(at + 20) <= tail.length))
    at--;
  if (at < 0) throw fail(archive, 'cut');
  const end = tailStart + at;
  if (at >= LOCATOR_BYTES && tail.readUInt32LE(at - LOCATOR_BYTES) === END_64_LOCATOR) {
    return locate64(archive, tail.subarray(at - LOCATOR_BYTES, at), end - LOCATOR_BYTES);
  }
  if (tail.readUInt16LE(at + 4) !== 0 || tail.readUInt16LE(at + 6) !== 0) throw fail(archive, 'parts');
  const bytes = tail.readUInt32LE(at + 12);
  const offset = tail.readUInt32LE(at + 16);
  return checked(
    { start: end - bytes, bytes, entries: tail.readUInt16LE(at + 10), shift: end - bytes - offset },
    archive,
  );
}

async function locate64(archive: RandomAccess, locator: Buffer, locatorAt: number): Promise<Located> {
  const offset = Number(locator.readBigUInt64LE(8));
  if (locator.readUInt32LE(16) > 1) throw fail(archive, 'parts');
  const record = await readBytes(archive, offset, END_64_BYTES);
  if (record.length < END_64_BYTES || record.readUInt32LE(0) !== END_64 || offset >= locatorAt) {
    throw fail(archive, 'contents');
  }
  const bytes = Number(record.readBigUInt64LE(40));
  const start = Number(record.readBigUInt64LE(48));
  return checked({ start, bytes, entries: Number(record.readBigUInt64LE(32)), shift: 0 }, archive);
}

function checked(located: Located, archive: RandomAccess): Located {
  const { start, bytes, entries, shift } = located;
  const fits = start >= 0 && shift >= 0 && start + bytes <= archive.size && entries * CENTRAL_BYTES <= bytes;
  if (!fits || bytes > DIRECTORY_LIMIT) throw fail(archive, 'contents');
  return located;
}

function readEntry(table: Buffer, at: number, shift: number, archive: RandomAccess): ZipEntry {
  const flags = table.readUInt16LE(at + 8);
  const nameEnd = at + CENTRAL_BYTES + table.readUInt16LE(at + 28);
  const extra = extraFields(table.subarray(nameEnd, nameEnd + table.readUInt16LE(at + 30)));
  const bytes = table.readUInt32LE(at + 24);
  const packedBytes = table.readUInt32LE(at + 20);
  const offset = table.readUInt32LE(at + 42);
  // The field holds only what has no room above, in this order.
  const large = extra.get(ZIP64_FIELD) ?? Buffer.alloc(0);
  let read = 0;
  function wide(value: number): number {
    if (value !== ABSENT) return value;
    if (read + 8 > large.length) throw fail(archive, 'contents');
    const found = Number(large.readBigUInt64LE(read));
    read += 8;
    return found;
  }
  if (table.readUInt16LE(at + 34) !== 0 && table.readUInt16LE(at + 34) !== ABSENT_SHORT) throw fail(archive, 'parts');
  return {
    name: decodeZipName(table.subarray(at + CENTRAL_BYTES, nameEnd), flags, extra),
    isEncrypted: (flags & ENCRYPTED_FLAG) !== 0,
    method: table.readUInt16LE(at + 10),
    crc32: table.readUInt32LE(at + 16),
    bytes: wide(bytes),
    packedBytes: wide(packedBytes),
    offset: wide(offset) + shift,
  };
}

function extraFields(bytes: Buffer): ReadonlyMap<number, Buffer> {
  const fields = new Map<number, Buffer>();
  let at = 0;
  while (at + 4 <= bytes.length) {
    const end = at + 4 + bytes.readUInt16LE(at + 2);
    if (end > bytes.length) break;
    fields.set(bytes.readUInt16LE(at), bytes.subarray(at + 4, end));
    at = end;
  }
  return fields;
}

/** Entries that share their bytes make petabytes of a small file, and no program writes them. */
function refuseOverlaps(entries: readonly ZipEntry[], end: number, archive: RandomAccess): void {
  let free = 0;
  for (const { offset, packedBytes } of [...entries].sort((a, b) => a.offset - b.offset)) {
    if (offset < free) throw fail(archive, 'overlap');
    free = offset + packedBytes;
    if (free > end) throw fail(archive, 'contents');
  }
}

function fail(archive: RandomAccess, reason: ArchiveDamage) {
  return archiveDamaged(archive.name, reason);
}
