import { createHash } from 'node:crypto';

/** The objects of a pack, each by its place in a row. */
export interface PackContents {
  readonly count: number;
  /** The twenty bytes of its name. */
  name(row: number): Buffer;
  /** Less than 0 where the name of `a` comes before that of `b`. */
  compare(a: number, b: number): number;
  offset(row: number): number;
  crc(row: number): number;
}

export interface PackIndexFile {
  readonly bytes: Buffer;
  /** SHA-1 of the names in their order: what a pack is called by, whatever its bytes (those depend on the version of zlib). */
  readonly namesHash: string;
}

const NAME = 20;
const HEADER = 8 + 256 * 4;
/** From here on an offset has eight bytes, in a table of its own. */
const LARGE = 2 ** 31;

/** A pack's index, version 2 (gitformat-pack). */
export function writePackIndex(pack: PackContents, packChecksum: Buffer): PackIndexFile {
  const rows = Uint32Array.from({ length: pack.count }, (_, row) => row).sort((a, b) => pack.compare(a, b));
  const large = rows.filter((row) => pack.offset(row) >= LARGE);
  const bytes = Buffer.alloc(HEADER + rows.length * (NAME + 8) + large.length * 8 + 2 * NAME);
  bytes.writeUInt32BE(0xff744f63, 0);
  bytes.writeUInt32BE(2, 4);
  const [names, crcs] = [HEADER, HEADER + rows.length * NAME];
  const offsets = crcs + rows.length * 4;
  const largeOffsets = offsets + rows.length * 4;
  const counts = new Uint32Array(256);
  let larger = 0;
  rows.forEach((row, at) => {
    const name = pack.name(row);
    name.copy(bytes, names + at * NAME);
    counts[name[0] as number] = (counts[name[0] as number] ?? 0) + 1;
    bytes.writeUInt32BE(pack.crc(row), crcs + at * 4);
    const offset = pack.offset(row);
    bytes.writeUInt32BE(offset < LARGE ? offset : LARGE + larger, offsets + at * 4);
    if (offset >= LARGE) bytes.writeBigUInt64BE(BigInt(offset), largeOffsets + larger++ * 8);
  });
  let sum = 0;
  counts.forEach((count, first) => {
    sum += count;
    bytes.writeUInt32BE(sum, 8 + first * 4);
  });
  packChecksum.copy(bytes, bytes.length - 2 * NAME);
  sha1(bytes.subarray(0, bytes.length - NAME)).copy(bytes, bytes.length - NAME);
  return { bytes, namesHash: sha1(bytes.subarray(names, crcs)).toString('hex') };
}

function sha1(bytes: Buffer): Buffer {
  return createHash('sha1').update(bytes).digest();
}
