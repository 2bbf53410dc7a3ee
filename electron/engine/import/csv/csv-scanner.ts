/**
 * CSV as bytes, one record at a time, in one pass (RFC 4180, and what is really written: any delimiter, LF, CRLF or CR,
 * quotes inside an unquoted field as they are). Memory is bounded by the row limit. Nothing becomes a string until a
 * field is asked for.
 *
 * A quote that is wrong must not swallow the rest of the file in silence: text after a closing quote rejects the line
 * that the record began on, and reading resumes on the next one; a quote that is never closed rejects every line from
 * its record's first to the end.
 */
import type { RowBytes } from '../../../../shared/import/cell.ts';
import { viewOf } from '../bytes/copy-bytes.ts';
import { COLUMN_LIMIT, ROW_LIMIT } from '../limits.ts';
import type { CsvDialect, CsvStep } from './csv-step.ts';

const QUOTE = 0x22;
const LF = 0x0a;
const CR = 0x0d;
const SPACE = 0x20;

export class CsvScanner implements RowBytes {
  /** Number of fields of the record; more than COLUMN_LIMIT are counted, not kept. */
  fields = 0;
  /** Physical line, from 1, of the record's first byte. */
  line = 1;
  /** Length of the record in bytes, without its line break. */
  bytes = 0;

  readonly #delimiter: number;
  readonly #skipInitialSpace: boolean;
  #buffer: Buffer;
  #view: Uint8Array;
  #end = 0;
  #position = 0;
  #recordStart = 0;
  #finished = false;
  #nextLine = 1;
  readonly #starts = new Int32Array(COLUMN_LIMIT + 1);
  readonly #ends = new Int32Array(COLUMN_LIMIT + 1);
  /** Whether the field holds doubled quotes. */
  readonly #doubled = new Uint8Array(COLUMN_LIMIT + 1);
  /** Bytes thrown away before the buffer's first. */
  #dropped = 0;
  /** Where (in the file) text follows a closing quote. */
  #badAt = 0;
  /** Line breaks inside the quotes of the record so far: LF, CRLF and CR count as one each. */
  #breaks = 0;
  /** Up to here (in the file) a quoted field may not span lines, see #badQuote. */
  #singleLineUntil = 0;
  /** Inside a record over the limit: which part of it. */
  #skipping: 'no' | 'plain' | 'quoted' = 'no';
  #skipped = 0;
  #afterCr = false;
  #unclosed = false;
  /** The last chunk ended with a carriage return: a line feed now belongs to it. */
  #pendingCr = false;

  constructor(dialect: CsvDialect) {
    this.#delimiter = dialect.delimiter;
    this.#skipInitialSpace = dialect.skipInitialSpace;
    this.#buffer = Buffer.allocUnsafe(64 * 1024);
    this.#view = viewOf(this.#buffer);
  }

  /** The bytes are copied. */
  append(chunk: Uint8Array): void {
    const rest = this.#end - this.#position;
    if (this.#position > 0) {
      this.#buffer.copyWithin(0, this.#position, this.#end);
      this.#dropped += this.#position;
      this.#position = 0;
      this.#end = rest;
    }
    if (rest + chunk.length > this.#buffer.length) {
      const larger = Buffer.allocUnsafe(Math.max(2 * this.#buffer.length, rest + chunk.length));
      this.#buffer.copy(larger, 0, 0, rest);
      this.#buffer = larger;
      this.#view = viewOf(larger);
    }
    this.#buffer.set(chunk, rest);
    this.#end = rest + chunk.length;
  }

  finish(): void {
    this.#finished = true;
  }

  /** The field as text; '' for one that the record doesn't have. */
  text(field: number): string {
    if (field >= this.fields || field > COLUMN_LIMIT) return '';
    const start = this.#starts[field] as number;
    const text = this.#buffer.toString('utf8', start, this.#ends[field]);
    return this.#doubled[field] === 1 ? text.replaceAll('""', '"') : text;
  }

  fieldBytes(field: number): number {
    return field < this.fields ? (this.#ends[field] as number) - (this.#starts[field] as number) : 0;
  }

  start(field: number): number {
    return this.#starts[field] as number;
  }

  end(field: number): number {
    return this.#ends[field] as number;
  }

  isPlain(field: number): boolean {
    return field < this.fields && field < COLUMN_LIMIT && this.#doubled[field] === 0;
  }

  /** What `start` and `end` point into, until the next step. */
  get buffer(): Uint8Array {
    return this.#view;
  }

  /** The record's bytes, until the next step. */
  recordBytes(): Uint8Array {
    return this.#buffer.subarray(this.#recordStart, this.#recordStart + this.bytes);
  }

  next(): CsvStep {
    if (this.#skipping !== 'no') return this.#skip();
    if (this.#unclosed) return this.#unclosedLine();
    if (this.#pendingCr && this.#position < this.#end) {
      if (this.#buffer[this.#position] === LF) this.#position++;
      this.#pendingCr = false;
    }
    this.line = this.#nextLine;
    this.#recordStart = this.#position;
    this.#breaks = 0;
    if (this.#position >= this.#end) return this.#finished ? 'end' : 'more';
    return this.#record();
  }

  #record(): CsvStep {
    const buffer = this.#buffer;
    const end = this.#end;
    const delimiter = this.#delimiter;
    let at = this.#position;
    let count = 0;
    for (;;) {
      if (this.#skipInitialSpace) while (at < end && buffer[at] === SPACE) at++;
      const slot = count < COLUMN_LIMIT ? count : COLUMN_LIMIT;
      if (at < end && buffer[at] === QUOTE) {
        const after = this.#quoted(at + 1, slot);
        if (after === UNFINISHED) return this.#unfinished(true);
        if (after === BAD) return this.#badQuote();
        at = after;
      } else {
        this.#starts[slot] = at;
        this.#doubled[slot] = 0;
        while (at < end) {
          const byte = buffer[at] as number;
          if (byte === delimiter || byte === LF || byte === CR) break;
          at++;
        }
        this.#ends[slot] = at;
      }
      if (at >= end && !this.#finished) return this.#unfinished(false);
      count++;
      if (at < end && buffer[at] === delimiter) {
        at++;
        if (at < end || this.#finished) continue;
        return this.#unfinished(false);
      }
      return this.#complete(at, count);
    }
  }

  /** Reads a quoted field from behind its quote; the position behind its closing one and any spaces. */
  #quoted(start: number, slot: number): number {
    const buffer = this.#buffer;
    const end = this.#end;
    const mayBreak = this.#dropped + start > this.#singleLineUntil;
    let doubled = 0;
    let at = start;
    for (;;) {
      for (; at < end; at++) {
        const byte = buffer[at] as number;
        if (byte === QUOTE) break;
        if (byte > CR || (byte !== LF && byte !== CR)) continue;
        if (!mayBreak) return BAD;
        if (byte === CR || buffer[at - 1] !== CR) this.#breaks++;
      }
      if (at >= end || (at + 1 >= end && !this.#finished)) return UNFINISHED;
      if (at + 1 >= end || buffer[at + 1] !== QUOTE) break;
      doubled = 1;
      at += 2;
    }
    this.#starts[slot] = start;
    this.#ends[slot] = at;
    this.#doubled[slot] = doubled;
    at++;
    while (at < end && buffer[at] === SPACE) at++;
    if (at >= end) return this.#finished ? at : UNFINISHED;
    const byte = buffer[at];
    if (byte === this.#delimiter || byte === LF || byte === CR) return at;
    this.#badAt = this.#dropped + at;
    return BAD;
  }

  #complete(at: number, count: number): CsvStep {
    this.fields = count;
    this.bytes = at - this.#recordStart;
    this.#nextLine = this.line + 1 + this.#breaks;
    this.#position = this.#behindBreak(at);
    if (this.bytes > ROW_LIMIT) return 'too-long';
    return this.bytes === 0 ? 'blank' : 'record';
  }

  #behindBreak(at: number): number {
    if (at >= this.#end) return at;
    if (this.#buffer[at] === LF) return at + 1;
    if (at + 1 < this.#end) return this.#buffer[at + 1] === LF ? at + 2 : at + 1;
    this.#pendingCr = !this.#finished;
    return at + 1;
  }

  /** The record goes on behind the last byte there is. */
  #unfinished(quoted: boolean): CsvStep {
    if (this.#end - this.#recordStart > ROW_LIMIT) {
      this.#skipping = quoted ? 'quoted' : 'plain';
      this.#skipped = this.#end - this.#recordStart;
      this.#nextLine += this.#breaks;
      this.#afterCr = this.#buffer[this.#end - 1] === CR;
      this.#position = this.#end;
      return this.#skip();
    }
    if (!this.#finished) return 'more';
    this.#unclosed = true;
    return this.#unclosedLine();
  }

  /**
   * Rejects the record's first line. Lines up to the fault are then read one by one: a second record over the same
   * stretch would make hostile files quadratic.
   */
  #badQuote(): CsvStep {
    this.#singleLineUntil = Math.max(this.#singleLineUntil, this.#badAt);
    const at = this.#lineEnd();
    if (at >= this.#end && !this.#finished) return this.#unfinished(false);
    this.#firstLineAlone(at);
    return 'bad-quote';
  }

  #unclosedLine(): CsvStep {
    this.line = this.#nextLine;
    this.#recordStart = this.#position;
    if (this.#position >= this.#end) return 'end';
    this.#firstLineAlone(this.#lineEnd());
    return this.bytes === 0 ? 'blank' : 'unclosed';
  }

  #lineEnd(): number {
    let at = this.#recordStart;
    while (at < this.#end && this.#buffer[at] !== LF && this.#buffer[at] !== CR) at++;
    return at;
  }

  #firstLineAlone(at: number): void {
    this.fields = 1;
    this.#starts[0] = this.#recordStart;
    this.#ends[0] = at;
    this.#doubled[0] = 0;
    this.bytes = at - this.#recordStart;
    this.#nextLine = this.line + 1;
    this.#position = this.#behindBreak(at);
  }

  /** Runs to the end of a record that is too long to keep. */
  #skip(): CsvStep {
    let quoted = this.#skipping === 'quoted';
    let at = this.#position;
    for (; at < this.#end; at++) {
      const byte = this.#buffer[at];
      if (byte === QUOTE) quoted = !quoted;
      else if (byte === LF || byte === CR) {
        if (!quoted) break;
        if (byte === CR || !this.#afterCr) this.#nextLine++;
      }
      this.#afterCr = byte === CR;
    }
    this.#skipped += at - this.#position;
    this.#position = at;
    this.#skipping = quoted ? 'quoted' : 'plain';
    if (at >= this.#end && !this.#finished) return 'more';
    this.#skipping = 'no';
    this.fields = 0;
    this.bytes = this.#skipped;
    if (at >= this.#end && quoted) return 'unclosed-too-long';
    this.#nextLine++;
    this.#position = this.#behindBreak(at);
    return 'too-long';
  }
}

const UNFINISHED = -1;
const BAD = -2;
