/**
 * What was computed from the rows, kept in the workspace (table kept_part) so that opening need not compute it again. A set
 * is a document and its columns, each a part with its length and checksum; a part named like the set, written last, tells
 * what they were computed from. Whatever doesn't fit is as if it were not there: SQLite's rows stay the only truth.
 */
import { endianness } from 'node:os';
import { crc32 } from 'node:zlib';
import type { Database } from '../../db/connect.ts';
import { type Column, putTogether, takeApart } from './take-apart.ts';

/** Grows with every change of what is kept, of how it is computed, or of how it is written. */
export const KEPT_FORMAT = 2;
/** Bytes written in one transaction, about: other work waits for it. */
const AT_ONCE = 8 * 1024 * 1024;

export interface KeptSet {
  readonly name: string;
  /** What it was computed from. */
  readonly stamp: string;
}

const TYPES = { float: Float64Array, integer: Int32Array, byte: Uint8Array } as const;

interface Part {
  readonly type: keyof typeof TYPES;
  readonly length: number;
  /** The value of every row, as text, where they are all the same: nothing else is stored then. */
  readonly constant: string | null;
  readonly checksum: number;
}

interface Contents {
  readonly format: string;
  readonly stamp: string;
  readonly parts: readonly Part[];
  readonly document: unknown;
}

/** Other processors put bytes in another order. */
const FORMAT = `${KEPT_FORMAT} ${endianness()}`;

/** null = there is nothing of this stamp, or it is not as it was written. `Value` is what `keep` was given under this name. */
export function readKept<Value>(db: Database, { name, stamp }: KeptSet): Value | null {
  try {
    const contents = contentsOrNull(db, name);
    if (contents === null || contents.stamp !== stamp) return null;
    const read = db.prepare<[string], Buffer>('SELECT content FROM kept_part WHERE name = ?').pluck();
    const columns = contents.parts.map((part, i) => toColumn(part, () => read.get(partName(name, i))));
    // Only this format's `keep` writes these contents.
    return putTogether(contents.document, columns) as Value;
  } catch {
    // A damaged page, a document that is none: there is a truth to go back to.
    return null;
  }
}

/**
 * Writes a set, some columns a step; what is stored already is not written again. Until the last step nothing is kept under
 * this name. Nothing else may write to `db` during a step. Throws what SQLite says.
 */
export function* keep(db: Database, { name, stamp }: KeptSet, value: unknown): Generator<void> {
  const { document, columns } = takeApart(value);
  const before = contentsOrNull(db, name);
  const read = db.prepare<[string], Buffer>('SELECT content FROM kept_part WHERE name = ?').pluck();
  const write = db.prepare('INSERT OR REPLACE INTO kept_part (name, content) VALUES (?, ?)');
  const parts: Part[] = [];
  let waiting: [string, Buffer][] = [];
  let bytes = 0;
  const store = db.transaction((rows: readonly [string, Buffer][]) => {
    for (const row of rows) write.run(...row);
  });
  for (const [i, column] of columns.entries()) {
    const part = describe(column);
    parts.push(part);
    const content = bytesOf(column);
    if (part.constant !== null || (isSame(part, before?.parts[i]) && read.get(partName(name, i))?.equals(content)))
      continue;
    waiting.push([partName(name, i), content]);
    bytes += column.byteLength;
    if (bytes < AT_ONCE) continue;
    store.immediate(waiting);
    yield;
    waiting = [];
    bytes = 0;
  }
  store.immediate([...waiting, [name, encode({ format: FORMAT, stamp, parts, document })]]);
  forget(db, name, (part) => parts[part] === undefined || parts[part].constant !== null);
}

function partName(name: string, part: number): string {
  return `${name}/${part}`;
}

function forget(db: Database, name: string, isGone: (part: number) => boolean): void {
  const names = db.prepare<[string], string>("SELECT name FROM kept_part WHERE name GLOB ? || '/*'").pluck().all(name);
  const gone = names.filter((part) => isGone(Number(part.slice(name.length + 1))));
  const remove = db.prepare('DELETE FROM kept_part WHERE name = ?');
  if (gone.length === 0) return;
  db.transaction(() => {
    for (const part of gone) remove.run(part);
  }).immediate();
}

function describe(column: Column): Part {
  const type = column instanceof Float64Array ? 'float' : column instanceof Int32Array ? 'integer' : 'byte';
  const constant = constantOf(column);
  return { type, length: column.length, constant, checksum: constant === null ? crc32(bytesOf(column)) : 0 };
}

function constantOf(column: Column): string | null {
  const first = column[0] ?? 0;
  if (Object.is(first, -0)) return null;
  for (let i = 1; i < column.length; i++) if (!Object.is(column[i], first)) return null;
  return String(first);
}

function isSame(part: Part, before: Part | undefined): boolean {
  return before !== undefined && JSON.stringify(part) === JSON.stringify(before);
}

function toColumn({ type, length, constant, checksum }: Part, read: () => Buffer | undefined): Column {
  const Type = TYPES[type];
  if (constant !== null) {
    const column = new Type(length);
    return constant === '0' ? column : column.fill(Number(constant));
  }
  const content = read();
  if (content?.length !== length * Type.BYTES_PER_ELEMENT || crc32(content) !== checksum)
    throw new TypeError('a part is not as it was written');
  const isAligned = content.byteOffset % Type.BYTES_PER_ELEMENT === 0;
  const { buffer, byteOffset } = isAligned ? content : new Uint8Array(content);
  return new Type(buffer as ArrayBuffer, byteOffset, length);
}

function bytesOf(column: Column): Buffer {
  return Buffer.from(column.buffer, column.byteOffset, column.byteLength);
}

/** A line with the checksum of the rest. */
function encode(contents: Contents): Buffer {
  const text = Buffer.from(JSON.stringify(contents));
  return Buffer.concat([Buffer.from(`${crc32(text)}\n`), text]);
}

/** null = there is none, it is not as it was written, or of another format. */
function contentsOrNull(db: Database, name: string): Contents | null {
  try {
    return readContents(db, name);
  } catch {
    return null;
  }
}

function readContents(db: Database, name: string): Contents | null {
  const content = db.prepare<[string], Buffer>('SELECT content FROM kept_part WHERE name = ?').pluck().get(name);
  const end = content?.indexOf('\n') ?? -1;
  if (content === undefined || end < 0) return null;
  const text = content.subarray(end + 1);
  if (content.subarray(0, end).toString() !== String(crc32(text))) return null;
  const contents = JSON.parse(text.toString()) as Contents;
  return contents.format === FORMAT ? contents : null;
}
