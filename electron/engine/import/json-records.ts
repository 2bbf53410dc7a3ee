/**
 * The records of a JSON file, one at a time, whatever holds them: an array, an object with an array inside, one object,
 * or a line each (NDJSON). Memory is bounded by the row limit. A file that is no JSON is refused as a whole
 * (JsonFault); a line of NDJSON that is none is one bad record.
 */
import type { Cell } from '../../../shared/import/cell.ts';
import { INCOMPLETE, JsonFault, type JsonIssue, JsonReader } from './json-reader.ts';
import { JsonSkipper } from './json-skipper.ts';
import { ROW_LIMIT } from './limits.ts';
import { LineCounter } from './line-counter.ts';

export type JsonForm =
  | { readonly kind: 'array' }
  | { readonly kind: 'lines' }
  /** The whole file is one record. */
  | { readonly kind: 'single' }
  /** An object; its records are in the array of this key, or null: in its first array of objects but those named. */
  | { readonly kind: 'wrapper'; readonly key: string | null; readonly notIn: ReadonlySet<string> };

export type JsonStep =
  /** `record`, `issue`, `line`. */
  | 'record'
  /** A line that is no JSON. */
  | 'bad-line'
  /** A record over ROW_LIMIT, gone; `bytes` long. */
  | 'too-long'
  | 'blank'
  | 'more'
  | 'end';

type State =
  | 'root'
  | 'first-element'
  | 'element'
  | 'after-element'
  | 'first-member'
  | 'member'
  | 'after-member'
  | 'tail';

const LF = 0x0a;
const [OPEN_ARRAY, CLOSE_ARRAY, OPEN_OBJECT, CLOSE_OBJECT, COMMA] = [0x5b, 0x5d, 0x7b, 0x7d, 0x2c];

export class JsonRecords {
  record: Cell = null;
  issue: JsonIssue | null = null;
  /** Physical line, from 1, on which the record begins. */
  line = 1;
  bytes = 0;
  /** Arrays of objects beside the one that was read. */
  readonly otherArrays = new Set<string>();

  readonly #form: JsonForm;
  readonly #reader = new JsonReader();
  #state: State = 'root';
  #wrapperFound = false;
  #skipper: { readonly skipper: JsonSkipper; readonly isRecord: boolean; bytes: number } | null = null;
  #start = 0;
  /** Bytes thrown away of a line over the limit. */
  #longLine = 0;
  readonly #lines = new LineCounter();

  constructor(form: JsonForm) {
    this.#form = form;
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
    return this.#lines.placeOf(this.#reader.buffer, fault.at);
  }

  /** Throws JsonFault. */
  next(): JsonStep {
    if (this.#skipper !== null) {
      const step = this.#skip(this.#skipper);
      if (step !== null) return step;
    }
    return this.#form.kind === 'lines' ? this.#nextLine() : this.#nextInTree();
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
      case 'first-element':
        if (byte === CLOSE_ARRAY) return this.#closeArray();
        return this.#element();
      case 'element':
        return this.#element();
      case 'after-element':
        if (byte === CLOSE_ARRAY) return this.#closeArray();
        return this.#expectComma(byte, 'element');
      case 'first-member':
      case 'member':
        if (byte === CLOSE_OBJECT && this.#state === 'first-member') return this.#closeObject();
        return this.#member();
      case 'after-member':
        if (byte === CLOSE_OBJECT) return this.#closeObject();
        return this.#expectComma(byte, 'member');
      case 'tail':
        // A second root: two files in one, or none that JSON knows.
        if (byte !== -1) throw this.#reader.fault();
        return 'end';
    }
  }

  #root(byte: number): JsonStep | null {
    if (this.#form.kind === 'single') return this.#element();
    const opening = this.#form.kind === 'array' ? OPEN_ARRAY : OPEN_OBJECT;
    if (byte !== opening) throw this.#reader.fault();
    this.#reader.position++;
    this.#state = this.#form.kind === 'array' ? 'first-element' : 'first-member';
    return null;
  }

  #element(): JsonStep {
    const reader = this.#reader;
    reader.issue = null;
    // The containers around a record don't count: the limit is for what is built from it.
    const record = reader.value();
    this.record = record;
    this.issue = reader.issue;
    this.bytes = reader.position - this.#start;
    this.line = this.#lines.lineOf(this.#reader.buffer, this.#start);
    this.#afterElement();
    return this.bytes > ROW_LIMIT ? 'too-long' : 'record';
  }

  #afterElement(): void {
    this.#state = this.#form.kind === 'single' ? 'tail' : 'after-element';
  }

  #member(): null {
    const reader = this.#reader;
    const key = reader.key();
    if (reader.peek() === OPEN_ARRAY && this.#isWrapper(key)) {
      this.#wrapperFound = true;
      reader.position++;
      this.#state = 'first-element';
      return null;
    }
    reader.value(1);
    this.#state = 'after-member';
    return null;
  }

  /** Whether the array at the reader's position holds the records. */
  #isWrapper(key: string): boolean {
    if (this.#form.kind !== 'wrapper') return false;
    const reader = this.#reader;
    const { position } = reader;
    reader.position++;
    const first = reader.peek();
    reader.position = position;
    const { key: wanted, notIn } = this.#form;
    const holds = wanted === null ? first === OPEN_OBJECT && !notIn.has(key) : wanted === key;
    if (holds && !this.#wrapperFound) return true;
    if (first === OPEN_OBJECT) this.otherArrays.add(key);
    return false;
  }

  #closeArray(): null {
    this.#reader.position++;
    this.#state = this.#form.kind === 'wrapper' ? 'after-member' : 'tail';
    return null;
  }

  #closeObject(): null {
    this.#reader.position++;
    this.#state = 'tail';
    return null;
  }

  #expectComma(byte: number, next: State): null {
    if (byte !== COMMA) throw this.#reader.fault();
    this.#reader.position++;
    this.#state = next;
    return null;
  }

  /** What is at `#start` is longer than a record may be: run over it. */
  #giveUp(): JsonStep {
    const isRecord = this.#state === 'first-element' || this.#state === 'element' || this.#form.kind === 'single';
    this.line = this.#lines.lineOf(this.#reader.buffer, this.#start);
    if (isRecord) this.#afterElement();
    else this.#passKey();
    this.#skipper = { skipper: new JsonSkipper(), isRecord, bytes: 0 };
    return this.next();
  }

  /** A member that holds no records. */
  #passKey(): void {
    try {
      this.#reader.key();
    } catch {
      // Nobody's key is a megabyte long.
      throw new JsonFault('malformed', this.#start);
    }
    this.#state = 'after-member';
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
    if (!current.isRecord) return null;
    this.bytes = current.bytes;
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
