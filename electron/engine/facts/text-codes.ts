/**
 * Texts as codes, for a million of them: code 0 is '' (absent), the others in the order they were met. What a Map of
 * strings would take from the collector's heap lies in a few columns here: the texts' bytes, their ends, and a hash table
 * with open addressing of which at most half is taken.
 */
export interface TextCodes {
  /** Codes are 0 … size - 1. */
  readonly size: number;
  text(code: number): string;
  /** In bytes of UTF-8. */
  lengthOf(code: number): number;
  /** The code of a text, a new one where it was not met before. */
  code(text: string | null): number;
  /** The code of a text met before, else -1. */
  find(text: string): number;
}

interface Columns {
  size: number;
  bytes: Buffer;
  /** Where the text of a code ends in `bytes`; it begins where the one before it ends. */
  ends: Int32Array;
  hashes: Int32Array;
  /** Codes by hash, 0 = free; a power of two of them. */
  table: Int32Array;
}

const FIRST_SIZE = 64;
const ASCII_END = 0x80;

export function createTextCodes(): TextCodes {
  const columns: Columns = {
    size: 1,
    bytes: Buffer.alloc(FIRST_SIZE),
    ends: new Int32Array(FIRST_SIZE),
    hashes: new Int32Array(FIRST_SIZE),
    table: new Int32Array(2 * FIRST_SIZE),
  };
  const encoder = createEncoder();
  const slot = (text: string) => slotOf(columns, encoder.encode(text), encoder.length, encoder.hash);
  const lengthOf = (code: number) => (columns.ends[code] ?? 0) - (columns.ends[code - 1] ?? 0);
  return {
    get size() {
      return columns.size;
    },
    lengthOf,
    text: (code) => columns.bytes.toString('utf8', columns.ends[code - 1] ?? 0, columns.ends[code] ?? 0),
    code(text) {
      if (text === null || text === '') return 0;
      const known = columns.table[slot(text)] ?? 0;
      return known === 0 ? add(columns, encoder) : known;
    },
    find: (text) => (text === '' ? 0 : columns.table[slot(text)] || -1),
  };
}

interface Encoder {
  /** The last text's bytes, of which `length` count, and their hash. */
  bytes: Uint8Array;
  length: number;
  hash: number;
  encode(text: string): Uint8Array;
}

function createEncoder(): Encoder {
  const encoder: Encoder = {
    bytes: new Uint8Array(FIRST_SIZE),
    length: 0,
    hash: 0,
    encode(text) {
      if (encoder.bytes.length < text.length) encoder.bytes = new Uint8Array(2 * text.length);
      let hash = text.length;
      for (let i = 0; i < text.length; i++) {
        const unit = text.charCodeAt(i);
        if (unit >= ASCII_END) return encodeAny(encoder, text);
        encoder.bytes[i] = unit;
        hash = mix(hash, unit);
      }
      encoder.length = text.length;
      encoder.hash = finish(hash);
      return encoder.bytes;
    },
  };
  return encoder;
}

function encodeAny(encoder: Encoder, text: string): Uint8Array {
  encoder.bytes = Buffer.from(text, 'utf8');
  encoder.length = encoder.bytes.length;
  encoder.hash = finish(encoder.bytes.reduce(mix, encoder.length));
  return encoder.bytes;
}

/** FNV-1a (http://www.isthe.com/chongo/tech/comp/fnv), whose low bits alone would fill the table unevenly. */
function mix(hash: number, byte: number): number {
  return Math.imul(hash ^ byte, 0x01000193);
}

function finish(hash: number): number {
  const mixed = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return mixed ^ (mixed >>> 13);
}

/** Where in the table the text is, or would be. */
function slotOf(columns: Columns, bytes: Uint8Array, length: number, hash: number): number {
  const { table, hashes } = columns;
  const mask = table.length - 1;
  let slot = hash & mask;
  for (let code = table[slot] as number; code !== 0; code = table[slot] as number) {
    if (hashes[code] === hash && isText(columns, code, bytes, length)) return slot;
    slot = (slot + 1) & mask;
  }
  return slot;
}

function isText(columns: Columns, code: number, bytes: Uint8Array, length: number): boolean {
  const start = columns.ends[code - 1] as number;
  if ((columns.ends[code] as number) - start !== length) return false;
  for (let i = 0; i < length; i++) if (columns.bytes[start + i] !== bytes[i]) return false;
  return true;
}

function add(columns: Columns, { bytes, length, hash }: Encoder): number {
  const code = columns.size++;
  const start = columns.ends[code - 1] as number;
  makeRoom(columns, start + length);
  columns.bytes.set(bytes.subarray(0, length), start);
  columns.ends[code] = start + length;
  columns.hashes[code] = hash;
  columns.table[slotOf(columns, bytes, length, hash)] = code;
  return code;
}

/** Each column doubles when it is full, so that adding costs the same however many there are. */
function makeRoom(columns: Columns, bytes: number): void {
  if (bytes > columns.bytes.length) {
    const larger = Buffer.alloc(Math.max(bytes, 2 * columns.bytes.length));
    larger.set(columns.bytes);
    columns.bytes = larger;
  }
  if (columns.size <= columns.ends.length) return;
  columns.ends = doubled(columns.ends);
  columns.hashes = doubled(columns.hashes);
  columns.table = new Int32Array(2 * columns.ends.length);
  const mask = columns.table.length - 1;
  for (let code = 1; code < columns.size - 1; code++) {
    let slot = (columns.hashes[code] as number) & mask;
    while (columns.table[slot] !== 0) slot = (slot + 1) & mask;
    columns.table[slot] = code;
  }
}

function doubled(column: Int32Array): Int32Array {
  const larger = new Int32Array(2 * column.length);
  larger.set(column);
  return larger;
}
