/** Zips of tests, written byte by byte: also those that no good program writes. */
import { crc32, deflateRawSync } from 'node:zlib';

export interface TestEntry {
  readonly name: string | Buffer;
  readonly content: string | Buffer;
  readonly method?: number;
  readonly flags?: number;
  /** Said of the entry, whatever is true. */
  readonly crc?: number;
  readonly offset?: number;
  readonly extra?: Buffer;
}

interface Written {
  readonly central: Buffer;
  readonly local: Buffer;
}

/** `wide`: sizes and places in zip64's own fields. `before`: what stands in front, which offsets don't count. */
export function zipOf(entries: readonly TestEntry[], { wide = false, before = '', comment = '' } = {}): Buffer {
  const locals: Buffer[] = [];
  const centrals: Buffer[] = [];
  let offset = 0;
  for (const entry of entries) {
    const { local, central } = writeEntry(entry, entry.offset ?? offset, wide);
    locals.push(local);
    centrals.push(central);
    offset += local.length;
  }
  const table = Buffer.concat(centrals);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(wide ? 0xffff : entries.length, 8);
  end.writeUInt16LE(wide ? 0xffff : entries.length, 10);
  end.writeUInt32LE(wide ? 0xffffffff : table.length, 12);
  end.writeUInt32LE(wide ? 0xffffffff : offset, 16);
  end.writeUInt16LE(comment.length, 20);
  const parts = [Buffer.from(before), ...locals, table, ...(wide ? wideEnd(entries.length, table.length, offset) : [])];
  return Buffer.concat([...parts, end, Buffer.from(comment)]);
}

function writeEntry(entry: TestEntry, offset: number, wide: boolean): Written {
  const { method = 8, flags = 0, extra = Buffer.alloc(0) } = entry;
  const content = Buffer.from(entry.content);
  const name = Buffer.from(entry.name);
  const data = method === 8 ? deflateRawSync(content) : content;
  const sum = entry.crc ?? crc32(content);
  const local = Buffer.alloc(30);
  local.write('PK\x03\x04', 'latin1');
  local.writeUInt16LE(flags, 6);
  local.writeUInt16LE(method, 8);
  local.writeUInt16LE(name.length, 26);
  const more = Buffer.concat([extra, wide ? wideField(content.length, data.length, offset) : Buffer.alloc(0)]);
  const central = Buffer.alloc(46);
  central.write('PK\x01\x02', 'latin1');
  central.writeUInt16LE(flags, 8);
  central.writeUInt16LE(method, 10);
  central.writeUInt32LE(sum, 16);
  central.writeUInt32LE(wide ? 0xffffffff : data.length, 20);
  central.writeUInt32LE(wide ? 0xffffffff : content.length, 24);
  central.writeUInt16LE(name.length, 28);
  central.writeUInt16LE(more.length, 30);
  central.writeUInt32LE(wide ? 0xffffffff : offset, 42);
  return { local: Buffer.concat([local, name, data]), central: Buffer.concat([central, name, more]) };
}

function wideField(bytes: number, packed: number, offset: number): Buffer {
  const field = Buffer.alloc(28);
  field.writeUInt16LE(1, 0);
  field.writeUInt16LE(24, 2);
  field.writeBigUInt64LE(BigInt(bytes), 4);
  field.writeBigUInt64LE(BigInt(packed), 12);
  field.writeBigUInt64LE(BigInt(offset), 20);
  return field;
}

function wideEnd(entries: number, bytes: number, offset: number): Buffer[] {
  const end = Buffer.alloc(56);
  end.write('PK\x06\x06', 'latin1');
  end.writeBigUInt64LE(BigInt(entries), 24);
  end.writeBigUInt64LE(BigInt(entries), 32);
  end.writeBigUInt64LE(BigInt(bytes), 40);
  end.writeBigUInt64LE(BigInt(offset), 48);
  const locator = Buffer.alloc(20);
  locator.write('PK\x06\x07', 'latin1');
  locator.writeBigUInt64LE(BigInt(offset + bytes), 8);
  locator.writeUInt32LE(1, 16);
  return [end, locator];
}
