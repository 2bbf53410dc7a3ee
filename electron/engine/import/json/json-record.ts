/**
 * One record of a JSON file. Records of one file have the same keys in the same order: where they do, the texts of a
 * record stay bytes until somebody asks for them. Everything else is the JsonReader's, and so is the judgement on it.
 */
import type { Cell } from '../../../../shared/import/cell.ts';
import { isoInstant } from '../../../../shared/import/time-iso.ts';
import type { JsonReader } from './json-reader.ts';

const [QUOTE, BACKSLASH, COMMA, COLON, OPEN_OBJECT, CLOSE_OBJECT] = [0x22, 0x5c, 0x2c, 0x3a, 0x7b, 0x7d];
/** What is known of a member: nothing; its value; where its text is, of ASCII alone or not. */
const [ABSENT, READ, ASCII, UTF8] = [0, 1, 2, 3];
/** Longer ones are no times. */
const LONGEST_INSTANT = 30;
const MOST_KEYS = 256;
/** So many more records with other keys than with these, and they aren't looked for any more. */
const MOST_MISSES = 32;

export class JsonRecord {
  /** Those that a record may have, in this order; null = the last one has others, and is all in `value`. */
  keys: readonly string[] | null = null;

  readonly #reader: JsonReader;
  #value: Cell | undefined = null;
  #shape: readonly string[] = [];
  /** As they are written, with quotes. */
  #names: readonly Uint8Array[] = [];
  #misses = 0;
  /** Of each key's value. */
  #states = new Uint8Array(0);
  #starts = new Uint32Array(0);
  #ends = new Uint32Array(0);
  readonly #cells: Cell[] = [];

  constructor(reader: JsonReader) {
    this.#reader = reader;
  }

  /** Reads what is at the reader's position. Throws what its `value` throws; `member` is good until it gets more bytes. */
  read(): void {
    const reader = this.#reader;
    const start = reader.position;
    reader.issue = null;
    this.set(null);
    if (this.#shape.length > 0 && this.#misses < MOST_MISSES) {
      if (this.#readMembers()) {
        if (this.#misses > 0) this.#misses--;
        this.keys = this.#shape;
        this.#value = undefined;
        return;
      }
      this.#misses++;
      reader.position = start;
      reader.issue = null;
    }
    const value = reader.value();
    this.set(value);
    if (value instanceof Map && reader.issue === null) this.#learn([...(value as ReadonlyMap<string, Cell>).keys()]);
  }

  /** Makes this the record. */
  set(value: Cell): void {
    this.#value = value;
    this.keys = null;
  }

  get value(): Cell {
    if (this.#value === undefined) {
      const members = new Map<string, Cell>();
      for (const [index, key] of this.#shape.entries()) {
        if (this.#states[index] !== ABSENT) members.set(key, this.member(index));
      }
      this.#value = members;
    }
    return this.#value;
  }

  /** By its place in `keys`; null also where the record has no such key. */
  member(index: number): Cell {
    const state = this.#states[index];
    if (state === ABSENT) return null;
    if (state !== READ) {
      const encoding = state === ASCII ? 'latin1' : 'utf8';
      this.#cells[index] = this.#reader.buffer.toString(encoding, this.#starts[index], this.#ends[index]);
      this.#states[index] = READ;
    }
    return this.#cells[index] ?? null;
  }

  /** Epoch ms of a member that is a plain ISO 8601 time with an offset, else -1; null = its text has to be looked at. */
  instant(index: number): number | null {
    if (this.#states[index] !== ASCII) return null;
    const [start, end] = [this.#starts[index] as number, this.#ends[index] as number];
    return end - start > LONGEST_INSTANT ? -1 : isoInstant(this.#reader.buffer, start, end);
  }

  #learn(keys: readonly string[]): void {
    if (keys.length <= this.#shape.length || keys.length > MOST_KEYS) return;
    this.#shape = keys;
    this.#names = keys.map((key) => Buffer.from(JSON.stringify(key)));
    this.#states = new Uint8Array(keys.length);
    this.#starts = new Uint32Array(keys.length);
    this.#ends = new Uint32Array(keys.length);
  }

  /** False = it isn't clear that this is a sound record with these keys. Each is looked for behind the one before. */
  #readMembers(): boolean {
    const reader = this.#reader;
    const { buffer, end } = reader;
    let at = reader.position;
    if (at >= end || buffer[at] !== OPEN_OBJECT) return false;
    this.#states.fill(ABSENT);
    for (let index = 0; ; index++) {
      at = behindSpace(buffer, at + 1, end);
      while (index < this.#names.length && !isAt(this.#names[index] as Uint8Array, buffer, at, end)) index++;
      const name = this.#names[index];
      if (name === undefined) return false;
      at = behindSpace(buffer, at + name.length, end);
      if (at >= end || buffer[at] !== COLON) return false;
      at = this.#readValue(index, behindSpace(buffer, at + 1, end));
      at = behindSpace(buffer, at, end);
      if (at >= end) return false;
      if (buffer[at] === CLOSE_OBJECT) {
        reader.position = at + 1;
        return true;
      }
      if (buffer[at] !== COMMA) return false;
    }
  }

  /** The position behind it. */
  #readValue(index: number, start: number): number {
    const reader = this.#reader;
    const { buffer, end } = reader;
    if (start < end && buffer[start] === QUOTE) {
      let at = start + 1;
      let bits = 0;
      while (at < end) {
        const byte = buffer[at] as number;
        if (byte === QUOTE) {
          this.#states[index] = bits < 0x80 ? ASCII : UTF8;
          this.#starts[index] = start + 1;
          this.#ends[index] = at;
          return at + 1;
        }
        if (byte < 0x20 || byte === BACKSLASH) break;
        bits |= byte;
        at++;
      }
    }
    reader.position = start;
    this.#cells[index] = reader.value(1);
    this.#states[index] = READ;
    return reader.position;
  }
}

function behindSpace(buffer: Uint8Array, start: number, end: number): number {
  let at = start;
  while (at < end) {
    const byte = buffer[at] as number;
    if (byte !== 0x20 && byte !== 0x0a && byte !== 0x0d && byte !== 0x09) break;
    at++;
  }
  return at;
}

function isAt(name: Uint8Array, buffer: Uint8Array, start: number, end: number): boolean {
  const { length } = name;
  if (start + length > end) return false;
  for (let i = 0; i < length; i++) if (buffer[start + i] !== name[i]) return false;
  return true;
}
