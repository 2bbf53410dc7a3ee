import { AppError } from '../../../../shared/errors.ts';
import type { Cell, Row, SourceColumn } from '../../../../shared/import/cell.ts';
import { unprotectCell } from '../../../../shared/import/formula-safe.ts';
import type { SourceRecord } from '../../../../shared/import/presets/preset.ts';
import { isoInstant } from '../../../../shared/import/time-iso.ts';
import { escapeDamage, excerptOf } from '../bytes/damage.ts';
import { holdsPaths, nestedRecord } from '../json/nested-record.ts';
import { COLUMN_LIMIT, EXCERPT_BYTES } from '../limits.ts';
import { isOwnExport } from '../plan/own-exports.ts';
import type { BadRecord, DamageCheck, RecordSource, SourceStep } from '../record-source.ts';
import type { CsvLayout } from './csv-layout.ts';
import { CsvScanner } from './csv-scanner.ts';
import type { CsvStep } from './csv-step.ts';

const SUMMARY =
  /^\s*(?:(?:grand |sub)?totals?|sum|count|average)\b|^\s*(?:합계|총계|총합|소계|평균|건수|총\s)|^\(\d+ rows?/i;

/** The rows of a table. */
export class CsvSource implements RecordSource, Row {
  readonly columns: readonly SourceColumn[];
  readonly row: Row = this;
  /** What is written here, or may be damaged, is looked at value by value. */
  readonly bytes: CsvScanner | null;
  bad: BadRecord | null = null;

  readonly #file: string;
  readonly #scanner: CsvScanner;
  readonly #isDamaged: DamageCheck;
  /** Written here: its cells are protected against spreadsheets. */
  readonly #isOurs: boolean;
  /** Its rows were records of JSON. */
  readonly #holdsPaths: boolean;
  /** Columns up to the last one with a name: a row must have as many. */
  readonly #width: number;
  /** Records still to come before the first row: those to pass over, titles, the header. */
  #skip: number;
  #titles: number;
  #header: number;
  #damaged = false;
  /** Values behind the last column of the header are left out, not a fault. */
  readonly #mayBeWider: boolean;
  /** Rows that had such values. */
  wider = 0;
  /** Numbers (from 1) of columns without a name that hold something. */
  readonly #unnamed = new Set<number>();

  constructor(file: string, layout: CsvLayout, isDamaged: DamageCheck, mayBeWider = false) {
    this.columns = layout.columns;
    this.#file = file;
    this.#scanner = new CsvScanner(layout.dialect);
    this.#isDamaged = isDamaged;
    this.#mayBeWider = mayBeWider;
    this.#isOurs = isOwnExport(layout.columns);
    this.#holdsPaths = this.#isOurs && holdsPaths(layout.columns);
    this.bytes = this.#isOurs || isDamaged !== null ? null : this.#scanner;
    this.#width = layout.columns.findLastIndex((column) => column.name !== '') + 1;
    this.#skip = layout.skip;
    this.#titles = layout.preamble;
    this.#header = layout.headerless ? 0 : 1;
    if (layout.columns.length > COLUMN_LIMIT) throw new AppError('too-many-columns', { file, limit: COLUMN_LIMIT });
  }

  get line(): number {
    return this.#scanner.line;
  }

  append(chunk: Uint8Array): void {
    this.#scanner.append(chunk);
  }

  finish(): void {
    this.#scanner.finish();
  }

  next(): SourceStep {
    this.bad = null;
    this.#damaged = false;
    for (;;) {
      const step = this.#scanner.next();
      if (step === 'more' || step === 'end') return step;
      if (this.#skip > 0) this.#skip--;
      else if (this.#titles > 0) {
        this.#titles--;
        const isBlank = step === 'blank' || (step === 'record' && this.#isEmpty());
        return isBlank ? 'blank' : this.#reject('summary-row', this.excerpt());
      } else if (this.#header > 0) this.#header--;
      else return this.#step(step);
    }
  }

  #step(step: Exclude<CsvStep, 'more' | 'end'>): SourceStep {
    const scanner = this.#scanner;
    switch (step) {
      case 'blank':
        return 'blank';
      case 'bad-quote':
      case 'unclosed':
        this.#damaged = this.#isDamaged?.(scanner.recordBytes()) ?? false;
        return this.#reject('quote-unclosed', this.excerpt());
      case 'too-long':
        return this.#reject('row-too-long', `${scanner.bytes} bytes`);
      case 'unclosed-too-long':
        throw new AppError('csv-quote-unclosed', { file: this.#file, line: scanner.line });
      case 'record':
        return this.#record();
    }
  }

  #record(): SourceStep {
    const scanner = this.#scanner;
    this.#damaged = this.#isDamaged?.(scanner.recordBytes()) ?? false;
    if (this.#damaged) return this.#reject('text-undecodable', this.#damagedField());
    if (scanner.fieldBytes(0) === 0 && this.#isEmpty()) return 'blank';
    if (scanner.fields < this.#width) return this.#reject('too-few-columns', this.excerpt());
    if (scanner.fields > this.#width) return this.#extraFields();
    return 'row';
  }

  #isEmpty(): boolean {
    for (let field = 0; field < this.#scanner.fields; field++) {
      if (this.#scanner.fieldBytes(field) > 0 && this.#scanner.text(field).trim() !== '') return false;
    }
    return true;
  }

  /** Fields behind the last named column: those under a nameless header are left out, others are one too many. */
  #extraFields(): SourceStep {
    for (let field = this.#width; field < this.#scanner.fields; field++) {
      if (this.#scanner.fieldBytes(field) === 0 && field < COLUMN_LIMIT) continue;
      if (field >= this.columns.length) {
        if (!this.#mayBeWider) return this.#reject('too-many-columns', this.#scanner.text(field));
        this.wider++;
        return 'row';
      }
      this.#unnamed.add(field + 1);
    }
    return 'row';
  }

  #reject(code: BadRecord['code'], value: Cell, column: string | null = null): 'bad' {
    this.bad = { code, column, value };
    return 'bad';
  }

  #damagedField(): string {
    const scanner = this.#scanner;
    for (let field = 0; field < scanner.fields; field++) {
      const bytes = scanner.buffer.subarray(scanner.start(field), scanner.end(field));
      if (this.#isDamaged?.(bytes)) return escapeDamage(bytes);
    }
    return '';
  }

  cell(column: number): string {
    const text = this.#scanner.text(column);
    return this.#isOurs ? unprotectCell(text) : text;
  }

  /** A column that repeats holds an array of what is in it. */
  whole(): SourceRecord {
    const record = new Map<string, Cell>();
    for (const [column, { name }] of this.columns.entries()) {
      const text = this.cell(column);
      const earlier = record.get(name);
      if (earlier === undefined) record.set(name, text);
      else record.set(name, [...(Array.isArray(earlier) ? (earlier as readonly Cell[]) : [earlier]), text]);
    }
    return this.#holdsPaths ? nestedRecord(record) : record;
  }

  instant(column: number): number {
    const scanner = this.#scanner;
    if (column >= scanner.fields) return -1;
    return isoInstant(scanner.buffer, scanner.start(column), scanner.end(column));
  }

  raw(): string | null {
    const scanner = this.#scanner;
    if (this.bad?.code === 'row-too-long') return null;
    const fields = Array.from({ length: Math.min(scanner.fields, COLUMN_LIMIT) }, (_, field) =>
      this.#damaged
        ? escapeDamage(scanner.buffer.subarray(scanner.start(field), scanner.end(field)))
        : this.cell(field),
    );
    return JSON.stringify(fields);
  }

  excerpt(): string {
    return excerptOf(this.#scanner.recordBytes(), EXCERPT_BYTES);
  }

  isSummary(): boolean {
    const scanner = this.#scanner;
    let first = 0;
    while (first < scanner.fields - 1 && scanner.text(first).trim() === '') first++;
    if (SUMMARY.test(scanner.text(first).slice(0, 40))) return true;
    return this.columns.every((column, index) => scanner.text(index).trim() === column.name);
  }

  ignored(): readonly string[] {
    return [];
  }

  /** Numbers of the nameless columns that held something, from 1. */
  unnamed(): readonly number[] {
    return [...this.#unnamed].sort((a, b) => a - b);
  }
}
