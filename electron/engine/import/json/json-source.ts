import { AppError } from '../../../../shared/errors.ts';
import type { Cell, Row } from '../../../../shared/import/cell.ts';
import type { SourceRecord } from '../../../../shared/import/presets/preset.ts';
import { escapeDamage, excerptOf } from '../bytes/damage.ts';
import { DEPTH_LIMIT, EXCERPT_BYTES } from '../limits.ts';
import type { BadRecord, DamageCheck, RecordSource, SourceStep } from '../record-source.ts';
import { type JsonColumn, JsonRow } from './json-columns.ts';
import type { JsonForm } from './json-path.ts';
import { JsonFault } from './json-reader.ts';
import { type JsonRecords, jsonRecords } from './json-records.ts';

/** The records of a JSON file. */
export class JsonSource implements RecordSource {
  readonly columns: readonly JsonColumn[];
  bad: BadRecord | null = null;

  readonly #file: string;
  readonly #records: JsonRecords;
  readonly #row: JsonRow;
  readonly #isDamaged: DamageCheck;
  /** The record's bytes are still there. */
  #isWhole = true;

  constructor(file: string, form: JsonForm, columns: readonly JsonColumn[], isDamaged: DamageCheck) {
    this.columns = columns;
    this.#file = file;
    this.#records = jsonRecords(form);
    this.#row = new JsonRow(columns);
    this.#isDamaged = isDamaged;
  }

  get row(): Row {
    return this.#row;
  }

  get line(): number {
    return this.#records.line;
  }

  get record(): Cell {
    return this.#records.record;
  }

  whole(): SourceRecord {
    const { record } = this.#records;
    return record instanceof Map ? (record as SourceRecord) : new Map();
  }

  append(chunk: Uint8Array): void {
    this.#records.append(chunk);
  }

  finish(): void {
    this.#records.finish();
  }

  next(): SourceStep {
    const records = this.#records;
    this.bad = null;
    this.#isWhole = true;
    try {
      const step = records.next();
      switch (step) {
        case 'record':
          return this.#record();
        case 'bad-line':
          return this.#reject('json-malformed', null, this.excerpt());
        case 'no-records':
          this.#isWhole = false;
          return this.#reject('not-an-object', null, records.record);
        case 'too-long':
          this.#isWhole = false;
          return this.#reject('row-too-long', null, `${records.bytes} bytes`);
        default:
          return step;
      }
    } catch (thrown) {
      throw thrown instanceof JsonFault ? jsonError(thrown, records.place(thrown), this.#file) : thrown;
    }
  }

  #record(): SourceStep {
    const { taken, issue } = this.#records;
    if (this.#isDamaged?.(this.#records.recordBytes())) {
      return this.#reject('text-undecodable', null, this.excerpt());
    }
    if (issue !== null) return this.#reject(issue.code, issue.column, issue.value);
    if (taken.keys === null && !(taken.value instanceof Map)) return this.#reject('not-an-object', null, taken.value);
    this.#row.read(taken);
    return 'row';
  }

  #reject(code: BadRecord['code'], column: string | null, value: Cell): 'bad' {
    this.bad = { code, column, value };
    return 'bad';
  }

  raw(): string | null {
    return !this.#isWhole ? null : escapeDamage(this.#records.recordBytes());
  }

  excerpt(): string {
    return excerptOf(this.#records.recordBytes(), EXCERPT_BYTES);
  }

  isSummary(): boolean {
    return false;
  }

  ignored(): readonly string[] {
    return [...this.#records.otherArrays];
  }
}

export function jsonError(
  fault: JsonFault,
  place: { readonly line: number; readonly column: number },
  file: string,
): AppError {
  if (fault.kind === 'too-deep') return new AppError('json-too-deep', { file, limit: DEPTH_LIMIT }, { cause: fault });
  if (fault.kind === 'truncated') return new AppError('json-truncated', { file, line: place.line }, { cause: fault });
  return new AppError('json-malformed', { file, line: place.line, column: place.column }, { cause: fault });
}
