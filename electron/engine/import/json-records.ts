/**
 * The records of a JSON file, one at a time, whatever holds them: an array, arrays inside objects, pages of these one
 * after another (as `gh api --paginate` prints them), objects alone, or a line each (NDJSON). Memory is bounded by the
 * row limit. A file that is no JSON is refused as a whole (JsonFault); a line of NDJSON that is none is one bad record.
 */
import { crc32 } from 'node:zlib';
import type { Cell } from '../../../shared/import/cell.ts';
import { JsonPages } from './json-pages.ts';
import { INCOMPLETE, JsonFault, type JsonIssue, JsonReader } from './json-reader.ts';
import { JsonSkipper } from './json-skipper.ts';
import { ROW_LIMIT } from './limits.ts';
import { LineCounter } from './line-counter.ts';

/** The way from the outermost value to a record. Empty = it is the record. */
export type JsonPath = readonly JsonPathStep[];
export type JsonPathStep =
  /** Every element of an array. */
  | { readonly kind: 'elements' }
  /** The value of a key of an object; null = its first array of objects but those named. */
  | { readonly kind: 'member'; readonly key: string | null; readonly notIn: ReadonlySet<string> };

export type JsonForm =
  | { readonly kind: 'lines' }
  /** Values one after another: as far as the beginning shows, one or `several`. */
  | { readonly kind: 'tree'; readonly path: JsonPath; readonly several: boolean };

export type JsonStep =
  /** `record`, `issue`, `line`. */
  | 'record'
  /** A line that is no JSON. */
  | 'bad-line'
  /** A record over ROW_LIMIT, gone; `bytes` long. */
  | 'too-long'
  /** An object without the records that others like it have, gone; `record` holds the beginning of it. */
  | 'no-records'
  | 'blank'
  | 'more'
  | 'end';

/** Between values; at one; in a container: behind its opening, behind a comma, behind an item. */
type State = 'root' | 'value' | 'first' | 'next' | 'after';

const LF = 0x0a;
const [OPEN_ARRAY, CLOSE_ARRAY, OPEN_OBJECT, CLOSE_OBJECT, COMMA] = [0x5b, 0x5d, 0x7b, 0x7d, 0x2c];
const LETTER_N = 0x6e;

export class JsonRecords {
  record: Cell = null;
  issue: JsonIssue | null = null;
  /** Physical line, from 1, on which the record begins. */
  line = 1;
  bytes = 0;

  readonly #isLines: boolean;
  readonly #path: JsonPath;
  /** Pages may repeat one another: they are told apart by what they hold. */
  readonly #several: boolean;
  readonly #reader = new JsonReader();
  readonly #pages = new JsonPages();
  #state: State = 'root';
  /** Containers of the path that are open. */
  #depth = 0;
  #skipper: { readonly skipper: JsonSkipper; readonly isRecord: boolean; bytes: number } | null = null;
  #start = 0;
  /** Bytes thrown away of a line over the limit. */
  #longLine = 0;
  readonly #lines = new LineCounter();

  constructor(form: JsonForm) {
    this.#isLines = form.kind === 'lines';
    this.#path = form.kind === 'lines' ? [] : form.path;
    this.#several = form.kind === 'tree' && form.several;
  }

  /** Arrays of objects beside the one that was read. */
  get otherArrays(): ReadonlySet<string> {
    return this.#pages.otherArrays;
  }

  /** The bytes are copied. */
  append(chunk: Uint8Array): void {
    const reader = this.#reader;
    this.#lines.drop(reader.buffer, reader.position);
    const rest = reader.end - reader.position;
    const needed = rest + chunk.length;
    const target = needed > reader.buffer.length ? Buffer.allocUnsafe(2 * needed) : reader.buffer;
    reader.buffer.copy(target, 0, reader.position, reader.end);
    target.set(chunk, rest);
    reader.buffer = target;
    reader.position = 0;
    reader.end = needed;
  }

  finish(): void {
    this.#reader.finished = true;
  }

  /** The record as it is written, until the next step. */
  recordBytes(): Uint8Array {
    return this.#reader.buffer.subarray(this.#start, this.#start + this.bytes);
  }

  /** Line and column, from 1, of a fault. */
  place(fault: JsonFault): { readonly line: number; readonly column: number } {
    return fault.place ?? this.#lines.placeOf(this.#reader.buffer, fault.at);
  }

  /** Throws JsonFault. */
  next(): JsonStep {
    if (this.#skipper !== null) {
      const step = this.#skip(this.#skipper);
      if (step !== null) return step;
    }
    return this.#isLines ? this.#nextLine() : this.#nextInTree();
  }

  #nextInTree(): JsonStep {
    const reader = this.#reader;
    try {
      for (;;) {
        reader.skipSpace();
        this.#start = reader.position;
        const step = this.#advance(reader.peek());
        if (step !== null) return step;
      }
    } catch (thrown) {
      if (thrown !== INCOMPLETE) throw thrown;
      reader.position = this.#start;
      if (reader.end - reader.position <= ROW_LIMIT) return 'more';
      return this.#giveUp();
    }
  }

  /** One step of the grammar around the records; null = go on. `#start` marks where to come back to for more bytes. */
  #advance(byte: number): JsonStep | null {
    switch (this.#state) {
      case 'root':
        return this.#root(byte);
      case 'value':
        return this.#value(byte);
      case 'first':
        return byte === this.#closing() ? this.#close() : this.#item();
      case 'next':
        return this.#item();
      case 'after':
        if (byte === this.#closing()) return this.#close();
        if (byte !== COMMA) throw this.#reader.fault();
        this.#reader.position++;
        this.#state = 'next';
        return null;
    }
  }

  #root(byte: number): 'end' | null {
    const pages = this.#pages;
    if (pages.roots > 0) {
      if (byte === -1) {
        pages.refuseNothing(this.#path[0]?.kind === 'elements');
        return 'end';
      }
      // Values follow one another only where it is clear where each begins.
      if (byte !== OPEN_ARRAY && byte !== OPEN_OBJECT) throw this.#reader.fault();
    }
    pages.beginRoot(this.#lines.placeOf(this.#reader.buffer, this.#reader.position));
    this.#state = 'value';
    return null;
  }

  /** Into the next container of the path; what is none is taken for a record, and says so. */
  #value(byte: number): JsonStep | null {
    const step = this.#path[this.#depth];
    const opening = step?.kind === 'elements' ? OPEN_ARRAY : OPEN_OBJECT;
    if (step === undefined || byte !== opening) return this.#readRecord();
    this.#reader.position++;
    this.#depth++;
    this.#state = 'first';
    if (step.kind === 'member') this.#pages.openPage(this.#depth, this.#lines.lineOf(this.#reader.buffer, this.#start));
    return null;
  }

  #closing(): number {
    return this.#path[this.#depth - 1]?.kind === 'elements' ? CLOSE_ARRAY : CLOSE_OBJECT;
  }

  #item(): null {
    const step = this.#path[this.#depth - 1];
    if (step?.kind === 'member') return this.#member(step);
    this.#state = 'value';
    return null;
  }

  #readRecord(): JsonStep {
    const reader = this.#reader;
    reader.issue = null;
    // The containers around a record don't count: the limit is for what is built from it.
    const record = reader.value();
    this.record = record;
    this.issue = reader.issue;
    this.bytes = reader.position - this.#start;
    this.line = this.#lines.lineOf(this.#reader.buffer, this.#start);
    if (this.#several) this.#pages.countRecord(this.bytes, crc32(this.recordBytes()));
    else this.#pages.countRecord(this.bytes, 0);
    this.#afterValue();
    return this.bytes > ROW_LIMIT ? 'too-long' : 'record';
  }

  #afterValue(): void {
    this.#state = this.#depth === 0 ? 'root' : 'after';
    if (this.#depth === 0) this.#pages.endRoot(this.#several && this.#path.length > 0);
  }

  #member(step: JsonPathStep & { readonly kind: 'member' }): null {
    const reader = this.#reader;
    const key = reader.key();
    const byte = reader.peek();
    if (this.#isWanted(step, key, byte)) {
      this.#pages.findRecords(this.#depth);
      if (byte !== LETTER_N) {
        this.#state = 'value';
        return null;
      }
    }
    this.#pages.passMember(this.#depth, key, reader.value(this.#depth));
    this.#state = 'after';
    return null;
  }

  #isWanted(step: JsonPathStep & { readonly kind: 'member' }, key: string, byte: number): boolean {
    if (step.key !== null) return step.key === key;
    if (byte !== OPEN_ARRAY || step.notIn.has(key) || this.#pages.hasRecords(this.#depth)) return false;
    const reader = this.#reader;
    const { position } = reader;
    reader.position++;
    const first = reader.peek();
    reader.position = position;
    return first === OPEN_OBJECT;
  }

  #close(): JsonStep | null {
    const isPage = this.#path[this.#depth - 1]?.kind === 'member';
    const lacking = isPage ? this.#pages.closePage(this.#depth) : null;
    this.#reader.position++;
    this.#depth--;
    if (lacking === null) {
      this.#afterValue();
      return null;
    }
    this.record = lacking.members;
    this.issue = null;
    this.line = lacking.line;
    this.bytes = 0;
    this.#pages.countRecord(0, 0);
    this.#afterValue();
    return 'no-records';
  }

  /** What is at `#start` is longer than a record may be: run over it. */
  #giveUp(): JsonStep {
    const isRecord = this.#state === 'value';
    this.line = this.#lines.lineOf(this.#reader.buffer, this.#start);
    if (!isRecord) this.#passKey();
    this.#skipper = { skipper: new JsonSkipper(), isRecord, bytes: 0 };
    return this.next();
  }

  /** Of a member that holds no records. */
  #passKey(): void {
    try {
      this.#pages.passMember(this.#depth, this.#reader.key(), null);
    } catch {
      // Nobody's key is a megabyte long.
      throw new JsonFault('malformed', this.#start);
    }
  }

  /** Null = the value is passed and no record of the file. */
  #skip(current: { readonly skipper: JsonSkipper; readonly isRecord: boolean; bytes: number }): JsonStep | null {
    const reader = this.#reader;
    const behind = current.skipper.skip(reader.buffer, reader.position, reader.end);
    const stop = behind < 0 ? reader.end : behind;
    current.bytes += stop - reader.position;
    reader.position = stop;
    this.#start = stop;
    if (behind < 0) {
      if (reader.finished) throw new JsonFault('truncated', reader.end);
      return 'more';
    }
    this.#skipper = null;
    if (!current.isRecord) {
      this.#state = 'after';
      return null;
    }
    this.bytes = current.bytes;
    this.#pages.countRecord(this.bytes, 0);
    this.#afterValue();
    return 'too-long';
  }

  #nextLine(): JsonStep {
    const reader = this.#reader;
    const { position, end } = reader;
    const found = reader.buffer.subarray(0, end).indexOf(LF, position);
    if (this.#longLine === 0) {
      this.line = this.#lines.lineOf(this.#reader.buffer, position);
    }
    if (found < 0 && !reader.finished) {
      if (this.#longLine + end - position <= ROW_LIMIT) return 'more';
      this.#longLine += end - position;
      reader.position = end;
      return 'more';
    }
    if (position >= end && this.#longLine === 0) return 'end';
    const stop = found < 0 ? end : found;
    this.#start = position;
    this.bytes = this.#longLine + stop - position;
    this.#longLine = 0;
    const step = this.bytes > ROW_LIMIT ? 'too-long' : this.#readLine(stop);
    reader.position = found < 0 ? end : found + 1;
    return step;
  }

  #readLine(stop: number): JsonStep {
    const reader = this.#reader;
    const { end, finished } = reader;
    reader.end = stop;
    reader.finished = true;
    reader.issue = null;
    try {
      if (reader.peek() === -1) return 'blank';
      this.record = reader.value();
      this.issue = reader.issue;
      return reader.peek() === -1 ? 'record' : 'bad-line';
    } catch (thrown) {
      if (thrown instanceof JsonFault) return 'bad-line';
      throw thrown;
    } finally {
      reader.end = end;
      reader.finished = finished;
    }
  }
}
