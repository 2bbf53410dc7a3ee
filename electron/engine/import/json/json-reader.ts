/**
 * One JSON value from bytes, exactly (RFC 8259): numbers keep their text, objects are Maps (a key "__proto__" is a key),
 * repeated keys and lone surrogates are noted. JSON.parse alone loses digits, keeps the last of two equal keys in
 * silence and takes any depth.
 */
import type { Cell } from '../../../../shared/import/cell.ts';
import type { RejectCode } from '../../../../shared/import-batch.ts';
import { DEPTH_LIMIT } from '../limits.ts';

/** The value goes on behind the last byte there is. Thrown, since it unwinds any depth; once a chunk. */
export const INCOMPLETE = Symbol('incomplete');

export class JsonFault extends Error {
  readonly kind: 'malformed' | 'truncated' | 'too-deep';
  /** Position in the reader's buffer. */
  readonly at: number;
  /** Where that is, when the buffer no longer tells. */
  readonly place: { readonly line: number; readonly column: number } | null;

  constructor(kind: JsonFault['kind'], at: number, place: JsonFault['place'] = null) {
    super(`JSON is ${kind} at ${at}`);
    this.kind = kind;
    this.at = at;
    this.place = place;
  }
}

/** A value that is JSON and still can't be taken. */
export interface JsonIssue {
  readonly code: RejectCode;
  /** The key concerned. */
  readonly column: string | null;
  readonly value: string | null;
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;

export class JsonReader {
  buffer: Buffer = Buffer.alloc(0);
  position = 0;
  end = 0;
  /** No bytes will follow `end`. */
  finished = false;
  /** The first one in the values read since it was last set to null. */
  issue: JsonIssue | null = null;

  skipSpace(): void {
    while (this.position < this.end) {
      const byte = this.buffer[this.position] as number;
      if (byte !== 0x20 && byte !== 0x0a && byte !== 0x0d && byte !== 0x09) return;
      this.position++;
    }
  }

  /** The next byte that is no white space, not consumed; -1 at the end of everything. Throws INCOMPLETE. */
  peek(): number {
    this.skipSpace();
    if (this.position < this.end) return this.buffer[this.position] as number;
    if (!this.finished) throw INCOMPLETE;
    return -1;
  }

  /** Reads the value at `position`. Throws INCOMPLETE and JsonFault; `depth` counts the containers around it. */
  value(depth = 0): Cell {
    const byte = this.peek();
    if (byte === QUOTE) return this.string();
    if (byte === 0x7b || byte === 0x5b) {
      if (depth >= DEPTH_LIMIT) throw new JsonFault('too-deep', this.position);
      this.position++;
      return byte === 0x7b ? this.#object(depth + 1) : this.#array(depth + 1);
    }
    if (byte === 0x74) return this.#literal('true', true);
    if (byte === 0x66) return this.#literal('false', false);
    if (byte === 0x6e) return this.#literal('null', null);
    if (byte === 0x2d || (byte >= 0x30 && byte <= 0x39)) return this.#number();
    throw this.fault();
  }

  #object(depth: number): Cell {
    const members = new Map<string, Cell>();
    if (this.peek() === 0x7d) {
      this.position++;
      return members;
    }
    for (;;) {
      const key = this.key();
      const value = this.value(depth);
      if (members.has(key)) this.#note('json-duplicate-key', key);
      members.set(key, value);
      if (this.#separator(0x7d)) return members;
    }
  }

  #array(depth: number): Cell {
    const values: Cell[] = [];
    if (this.peek() === 0x5d) {
      this.position++;
      return values;
    }
    for (;;) {
      values.push(this.value(depth));
      if (this.#separator(0x5d)) return values;
    }
  }

  /** A key and its colon. */
  key(): string {
    if (this.peek() !== QUOTE) throw this.fault();
    const key = this.string();
    if (this.peek() !== 0x3a) throw this.fault();
    this.position++;
    return key;
  }

  /** Consumes a comma (false) or the closing byte (true). */
  #separator(closing: number): boolean {
    const byte = this.peek();
    if (byte !== closing && byte !== 0x2c) throw this.fault();
    this.position++;
    return byte === closing;
  }

  /** At `position` is the opening quote. */
  string(): string {
    const { buffer, end } = this;
    const start = this.position + 1;
    let at = start;
    let bits = 0;
    let escaped = false;
    for (;;) {
      if (at >= end) throw this.#cut(at);
      const byte = buffer[at] as number;
      if (byte === QUOTE) break;
      if (byte < 0x20) throw new JsonFault('malformed', at);
      if (byte === BACKSLASH) {
        escaped = true;
        at = this.#escape(at + 1);
        continue;
      }
      bits |= byte;
      at++;
    }
    this.position = at + 1;
    if (!escaped) return buffer.toString(bits < 0x80 ? 'latin1' : 'utf8', start, at);
    const text = String(JSON.parse(buffer.toString('utf8', start - 1, at + 1)));
    if (!text.isWellFormed()) this.#note('text-undecodable', null, buffer.toString('utf8', start, at));
    return text;
  }

  /** Checks what follows a backslash; the position behind it. */
  #escape(at: number): number {
    if (at >= this.end) throw this.#cut(at);
    const byte = this.buffer[at] as number;
    if (byte !== 0x75) {
      if ('"\\/bfnrt'.includes(String.fromCharCode(byte))) return at + 1;
      throw new JsonFault('malformed', at);
    }
    for (let i = at + 1; i <= at + 4; i++) {
      if (i >= this.end) throw this.#cut(i);
      if (!isHexDigit(this.buffer[i] as number)) throw new JsonFault('malformed', i);
    }
    return at + 5;
  }

  #number(): Cell {
    const start = this.position;
    let at = start;
    if (this.#byte(at) === 0x2d) at++;
    at = this.#byte(at) === 0x30 ? at + 1 : this.#digits(at);
    if (this.#byte(at) === 0x2e) at = this.#digits(at + 1);
    if ((this.#byte(at) | 0x20) === 0x65) {
      const sign = this.#byte(at + 1);
      at = this.#digits(sign === 0x2b || sign === 0x2d ? at + 2 : at + 1);
    }
    this.position = at;
    return { number: this.buffer.toString('latin1', start, at) };
  }

  /** At least one. */
  #digits(start: number): number {
    let at = start;
    while (isDigit(this.#byte(at))) at++;
    if (at > start) return at;
    throw at >= this.end ? this.#cut(at) : new JsonFault('malformed', at);
  }

  /** A byte of a number, which ends where it ends: -1 behind the last. */
  #byte(at: number): number {
    if (at < this.end) return this.buffer[at] as number;
    if (!this.finished) throw INCOMPLETE;
    return -1;
  }

  #literal<Value>(word: string, value: Value): Value {
    for (let i = 0; i < word.length; i++) {
      const at = this.position + i;
      if (at >= this.end) throw this.#cut(at);
      if (this.buffer[at] !== word.charCodeAt(i)) throw new JsonFault('malformed', at);
    }
    this.position += word.length;
    return value;
  }

  /** What is at `position` has no place there. */
  fault(): JsonFault {
    return new JsonFault(this.position >= this.end ? 'truncated' : 'malformed', this.position);
  }

  #cut(at: number): typeof INCOMPLETE | JsonFault {
    return this.finished ? new JsonFault('truncated', at) : INCOMPLETE;
  }

  #note(code: RejectCode, column: string | null, value: string | null = null): void {
    this.issue ??= { code, column, value };
  }
}

function isDigit(byte: number): boolean {
  return byte >= 0x30 && byte <= 0x39;
}

function isHexDigit(byte: number): boolean {
  const lower = byte | 0x20;
  return isDigit(byte) || (lower >= 0x61 && lower <= 0x66);
}
