import type { Cell } from '../../../../shared/import/cell.ts';
import { LineCounter } from '../bytes/line-counter.ts';
import { type JsonFault, type JsonIssue, JsonReader } from './json-reader.ts';
import { JsonRecord } from './json-record.ts';

/** The bytes of a JSON file as they come, and the record that was read last. */
export class JsonInput {
  issue: JsonIssue | null = null;
  /** Physical line, from 1, on which the record begins. */
  line = 1;
  bytes = 0;

  protected readonly reader = new JsonReader();
  /** The same record, as it was read; its members are there until the next bytes come. */
  readonly taken = new JsonRecord(this.reader);
  protected readonly lines = new LineCounter();
  /** Where the record begins, or what has to be read again once there are more bytes. */
  protected start = 0;

  get record(): Cell {
    return this.taken.value;
  }

  /** The bytes are copied. */
  append(chunk: Uint8Array): void {
    const reader = this.reader;
    this.lines.drop(reader.buffer, reader.position);
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
    this.reader.finished = true;
  }

  /** The record as it is written, until the next step. */
  recordBytes(): Uint8Array {
    return this.reader.buffer.subarray(this.start, this.start + this.bytes);
  }

  /** Line and column, from 1, of a fault. */
  place(fault: JsonFault): { readonly line: number; readonly column: number } {
    return fault.place ?? this.lines.placeOf(this.reader.buffer, fault.at);
  }
}
