import { JsonInput } from './json-input.ts';
import type { JsonStep } from './json-path.ts';
import { JsonFault } from './json-reader.ts';

const LF = 0x0a;
const NONE: ReadonlySet<string> = new Set();

/** A record a line (NDJSON); a line that is no JSON is one bad record. */
export class JsonLines extends JsonInput {
  readonly otherArrays = NONE;
  readonly #limit: number;
  /** Bytes thrown away of a line over the limit. */
  #longLine = 0;

  /** `limit`: bytes of a line. */
  constructor(limit: number) {
    super();
    this.#limit = limit;
  }

  next(): JsonStep {
    const reader = this.reader;
    const { position, end } = reader;
    const found = reader.buffer.subarray(0, end).indexOf(LF, position);
    if (this.#longLine === 0) {
      this.line = this.lines.lineOf(this.reader.buffer, position);
    }
    if (found < 0 && !reader.finished) {
      if (this.#longLine + end - position <= this.#limit) return 'more';
      this.#longLine += end - position;
      reader.position = end;
      return 'more';
    }
    if (position >= end && this.#longLine === 0) return 'end';
    const stop = found < 0 ? end : found;
    this.start = position;
    this.bytes = this.#longLine + stop - position;
    this.#longLine = 0;
    const step = this.bytes > this.#limit ? 'too-long' : this.#readLine(stop);
    reader.position = found < 0 ? end : found + 1;
    return step;
  }

  #readLine(stop: number): JsonStep {
    const reader = this.reader;
    const { end, finished } = reader;
    reader.end = stop;
    reader.finished = true;
    try {
      if (reader.peek() === -1) return 'blank';
      this.taken.read();
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
