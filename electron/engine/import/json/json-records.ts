/**
 * The records of a JSON file, one at a time, whatever holds them: an array, arrays inside objects, pages of these one
 * after another (as `gh api --paginate` prints them), or objects alone. Memory is bounded by the row limit. A file that
 * is no JSON is refused as a whole (JsonFault).
 */
import { crc32 } from 'node:zlib';
import { ROW_LIMIT } from '../limits.ts';
import { JsonInput } from './json-input.ts';
import { JsonLines } from './json-lines.ts';
import { JsonPages } from './json-pages.ts';
import type { JsonForm, JsonPath, JsonPathStep, JsonStep } from './json-path.ts';
import { INCOMPLETE, JsonFault } from './json-reader.ts';
import { JsonSkipper } from './json-skipper.ts';

export type JsonRecords = JsonTree | JsonLines;

/** `limit`: bytes of a record. */
export function jsonRecords(form: JsonForm, limit = ROW_LIMIT): JsonRecords {
  return form.kind === 'lines' ? new JsonLines(limit) : new JsonTree(form.path, form.several, limit);
}

/** Between values; at one; in a container: behind its opening, behind a comma, behind an item. */
type State = 'root' | 'value' | 'first' | 'next' | 'after';

const [OPEN_ARRAY, CLOSE_ARRAY, OPEN_OBJECT, CLOSE_OBJECT, COMMA] = [0x5b, 0x5d, 0x7b, 0x7d, 0x2c];
const LETTER_N = 0x6e;

class JsonTree extends JsonInput {
  readonly #path: JsonPath;
  /** Pages may repeat one another: they are told apart by what they hold. */
  readonly #several: boolean;
  readonly #limit: number;
  readonly #pages = new JsonPages();
  #state: State = 'root';
  /** Containers of the path that are open. */
  #depth = 0;
  #skipper: { readonly skipper: JsonSkipper; readonly isRecord: boolean; bytes: number } | null = null;

  constructor(path: JsonPath, several: boolean, limit: number) {
    super();
    this.#limit = limit;
    this.#path = path;
    this.#several = several;
  }

  /** Arrays of objects beside the one that was read. */
  get otherArrays(): ReadonlySet<string> {
    return this.#pages.otherArrays;
  }

  /** Throws JsonFault. */
  next(): JsonStep {
    if (this.#skipper !== null) {
      const step = this.#skip(this.#skipper);
      if (step !== null) return step;
    }
    return this.#read();
  }

  #read(): JsonStep {
    const reader = this.reader;
    try {
      for (;;) {
        reader.skipSpace();
        this.start = reader.position;
        const step = this.#advance(reader.peek());
        if (step !== null) return step;
      }
    } catch (thrown) {
      if (thrown !== INCOMPLETE) throw thrown;
      reader.position = this.start;
      if (reader.end - reader.position <= this.#limit) return 'more';
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
        if (byte !== COMMA) throw this.reader.fault();
        this.reader.position++;
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
      if (byte !== OPEN_ARRAY && byte !== OPEN_OBJECT) throw this.reader.fault();
    }
    pages.beginRoot(this.lines.placeOf(this.reader.buffer, this.reader.position));
    this.#state = 'value';
    return null;
  }

  /** Into the next container of the path; what is none is taken for a record, and says so. */
  #value(byte: number): JsonStep | null {
    const step = this.#path[this.#depth];
    const opening = step?.kind === 'elements' ? OPEN_ARRAY : OPEN_OBJECT;
    if (step === undefined || byte !== opening) return this.#readRecord();
    this.reader.position++;
    this.#depth++;
    this.#state = 'first';
    if (step.kind === 'member') this.#pages.openPage(this.#depth, this.lines.lineOf(this.reader.buffer, this.start));
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
    const reader = this.reader;
    // The containers around a record don't count: the limit is for what is built from it.
    this.taken.read();
    this.issue = reader.issue;
    this.bytes = reader.position - this.start;
    this.line = this.lines.lineOf(this.reader.buffer, this.start);
    if (this.#several) this.#pages.countRecord(this.bytes, crc32(this.recordBytes()));
    else this.#pages.countRecord(this.bytes, 0);
    this.#afterValue();
    return this.bytes > this.#limit ? 'too-long' : 'record';
  }

  #afterValue(): void {
    this.#state = this.#depth === 0 ? 'root' : 'after';
    if (this.#depth === 0) this.#pages.endRoot(this.#several && this.#path.length > 0);
  }

  #member(step: JsonPathStep & { readonly kind: 'member' }): null {
    const reader = this.reader;
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
    const reader = this.reader;
    const { position } = reader;
    reader.position++;
    const first = reader.peek();
    reader.position = position;
    return first === OPEN_OBJECT;
  }

  #close(): JsonStep | null {
    const isPage = this.#path[this.#depth - 1]?.kind === 'member';
    const lacking = isPage ? this.#pages.closePage(this.#depth) : null;
    this.reader.position++;
    this.#depth--;
    if (lacking === null) {
      this.#afterValue();
      return null;
    }
    this.taken.set(lacking.members);
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
    this.line = this.lines.lineOf(this.reader.buffer, this.start);
    if (!isRecord) this.#passKey();
    this.#skipper = { skipper: new JsonSkipper(), isRecord, bytes: 0 };
    return this.next();
  }

  /** Of a member that holds no records. */
  #passKey(): void {
    try {
      this.#pages.passMember(this.#depth, this.reader.key(), null);
    } catch {
      // Nobody's key is a megabyte long.
      throw new JsonFault('malformed', this.start);
    }
  }

  /** Null = the value is passed and no record of the file. */
  #skip(current: { readonly skipper: JsonSkipper; readonly isRecord: boolean; bytes: number }): JsonStep | null {
    const reader = this.reader;
    const behind = current.skipper.skip(reader.buffer, reader.position, reader.end);
    const stop = behind < 0 ? reader.end : behind;
    current.bytes += stop - reader.position;
    reader.position = stop;
    this.start = stop;
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
}
