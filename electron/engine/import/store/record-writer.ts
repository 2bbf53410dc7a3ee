import { copyBytes, viewOf } from '../bytes/copy-bytes.ts';
import type { SqlValue } from './bulk-insert.ts';

/** Widest header of a record: its own length and a serial type of at most five bytes for each column. */
const HEADER_LIMIT = 5 + 5 * 64;

/**
 * One row in SQLite's record format (https://sqlite.org/fileformat2.html#record_format), built column by column in the
 * table's order and written where a page wants it.
 */
export class RecordWriter {
  readonly #header = new Uint8Array(HEADER_LIMIT);
  #headerLength = 0;
  #body = Buffer.allocUnsafe(64 * 1024);
  /** The same bytes, of which parts are made sooner. */
  #bytes = viewOf(this.#body);
  #bodyLength = 0;

  start(): void {
    this.#headerLength = 0;
    this.#bodyLength = 0;
  }

  /** Length of the record in bytes. */
  get length(): number {
    return this.#headerLength + headerSizeLength(this.#headerLength) + this.#bodyLength;
  }

  /** The record into `bytes` from `at` on, where there must be room for it. */
  writeTo(bytes: Uint8Array, at: number): void {
    const size = this.#headerLength + headerSizeLength(this.#headerLength);
    let to = writeVarint(bytes, at, size);
    for (let i = 0; i < this.#headerLength; i++) bytes[to++] = this.#header[i] as number;
    copyBytes(this.#bytes, 0, this.#bodyLength, bytes, to);
  }

  addNull(): void {
    this.#header[this.#headerLength++] = 0;
  }

  /** A whole number that a double holds exactly. */
  addInteger(value: number): void {
    const type = integerType(value);
    this.#header[this.#headerLength++] = type;
    if (type >= 8) return;
    this.#reserve(8);
    const body = this.#body;
    let at = this.#bodyLength;
    // Divided as a double, the rest in bits.
    const high = Math.floor(value / 0x1_0000_0000);
    if (type === 6) {
      body[at++] = high >> 24;
      body[at++] = high >> 16;
    }
    if (type >= 5) {
      body[at++] = high >> 8;
      body[at++] = high;
    }
    if (type >= 4) body[at++] = value >> 24;
    if (type >= 3) body[at++] = value >> 16;
    if (type >= 2) body[at++] = value >> 8;
    body[at++] = value;
    this.#bodyLength = at;
  }

  addText(text: string): void {
    const most = text.length * 3;
    this.#reserve(most);
    const length = this.#body.write(text, this.#bodyLength, most, 'utf8');
    this.#bodyLength += length;
    this.#addType(13 + 2 * length);
  }

  /** Text that is there as UTF-8 already. */
  addTextBytes(bytes: Uint8Array, start: number, end: number): void {
    this.#addType(13 + 2 * (end - start));
    this.#addBytes(bytes, start, end);
  }

  /** As `addTextBytes`; no bytes are null. */
  addSpan(bytes: Uint8Array, start: number, end: number): void {
    if (start === end) this.addNull();
    else this.addTextBytes(bytes, start, end);
  }

  addIntegerOrNull(value: number | null): void {
    if (value === null) this.addNull();
    else this.addInteger(value);
  }

  addBlob(bytes: Uint8Array): void {
    this.#addType(12 + 2 * bytes.length);
    this.#addBytes(bytes, 0, bytes.length);
  }

  add(value: SqlValue): void {
    if (value === null) this.addNull();
    else if (typeof value === 'string') this.addText(value);
    else if (typeof value !== 'number') this.addBlob(value);
    else if (Number.isSafeInteger(value)) this.addInteger(value);
    else this.#addReal(value);
  }

  #addReal(value: number): void {
    this.#header[this.#headerLength++] = 7;
    this.#reserve(8);
    this.#body.writeDoubleBE(value, this.#bodyLength);
    this.#bodyLength += 8;
  }

  #addType(type: number): void {
    if (type < 128) this.#header[this.#headerLength++] = type;
    else this.#headerLength = writeVarint(this.#header, this.#headerLength, type);
  }

  #addBytes(bytes: Uint8Array, start: number, end: number): void {
    this.#reserve(end - start);
    copyBytes(bytes, start, end, this.#bytes, this.#bodyLength);
    this.#bodyLength += end - start;
  }

  #reserve(bytes: number): void {
    if (this.#bodyLength + bytes <= this.#body.length) return;
    const larger = Buffer.allocUnsafe(2 * (this.#bodyLength + bytes));
    this.#body.copy(larger, 0, 0, this.#bodyLength);
    this.#body = larger;
    this.#bytes = viewOf(larger);
  }
}

/** The serial type of the smallest form; the types of nought and one need no bytes. */
function integerType(value: number): number {
  if (value === 0) return 8;
  if (value === 1) return 9;
  if (value >= -0x80 && value < 0x80) return 1;
  if (value >= -0x8000 && value < 0x8000) return 2;
  if (value >= -0x800000 && value < 0x800000) return 3;
  if (value >= -0x80000000 && value < 0x80000000) return 4;
  return value >= -0x800000000000 && value < 0x800000000000 ? 5 : 6;
}

/** Length of the number that begins a header, which counts itself. */
function headerSizeLength(types: number): number {
  return types < 127 ? 1 : 2;
}

/** A number up to 2^53 as SQLite's variable-length integer of up to eight bytes; returns the position behind it. */
export function writeVarint(bytes: Uint8Array, at: number, value: number): number {
  const length = varintLength(value);
  let rest = value;
  for (let i = length - 1; i >= 0; i--) {
    const next = Math.floor(rest / 128);
    bytes[at + i] = (rest - next * 128) | (i === length - 1 ? 0 : 0x80);
    rest = next;
  }
  return at + length;
}

export function varintLength(value: number): number {
  let length = 1;
  for (let limit = 128; value >= limit; limit *= 128) length++;
  return length;
}
