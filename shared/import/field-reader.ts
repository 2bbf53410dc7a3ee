import type { RejectCode } from '../import-batch.ts';
import type { Instant, LatencyHistogram } from '../model.ts';
import { isAbsent } from './absent.ts';
import { type BucketColumns, histogramOf } from './bucket-columns.ts';
import { type Cell, isNumberCell, type Row, type RowBytes } from './cell.ts';
import { readFlag, readSha } from './coerce-text.ts';
import { fineTimeText, readTime } from './coerce-time.ts';
import type { Field } from './fields.ts';
import type { DerivedRow } from './presets/preset.ts';
import { readHistogram } from './read-histogram.ts';
import { type Measure, type NumberForm, type Quantity, readQuantity } from './read-quantity.ts';
import { readAgo } from './relative-time.ts';
import { ABSENT, type DateOrder, EARLIEST, NOT_SET, problemOf, type TimeRules } from './time-reading.ts';

/** Longer values are no names. */
export const LONGEST_FIELD = 65_536;

const UNKNOWN_KEPT = 10;
const UNKNOWN_LENGTH = 60;

/** How the rows of one file become records. */
export interface ReadPlan {
  /** Column of each field, -1 = the file has none. */
  readonly columns: Readonly<Record<Field, number>>;
  /** By column number, where its dates have the day or month first; null while nobody knows which. */
  readonly dateOrders: ReadonlyMap<number, DateOrder | null>;
  readonly rules: TimeRules;
  /** False when the column called "commit" or "revision" holds something else (a chart's version): not an error then. */
  readonly shaExpected: boolean;
  /** By column number, how its numbers are written. */
  readonly numberForms: ReadonlyMap<number, NumberForm>;
  /** Fields that the user mapped: their columns win over derived values. */
  readonly chosen: ReadonlySet<Field>;
  /** Columns that are a histogram together; null = there are none. */
  readonly buckets: BucketColumns | null;
}

export interface FieldFailure {
  readonly code: RejectCode;
  readonly field: Field;
  readonly value: Cell;
}

/** What was noticed in rows that were kept. */
export interface ReadTally {
  shaUnlinked: number;
  timeFlagged: number;
  startUsedAsEnd: number;
  /** Times told from now: "21 minutes ago". */
  timesRelative: number;
  /** Words that nobody could make anything of, the first few of each field. */
  readonly unknownWords: Map<Field, Set<string>>;
}

/**
 * Reads the fields of one row after another. The first value that can't be used is remembered in `failure` and reading
 * goes on, so that a record's reader needs one check, at its end.
 */
export class FieldReader {
  readonly tally: ReadTally = {
    shaUnlinked: 0,
    timeFlagged: 0,
    startUsedAsEnd: 0,
    timesRelative: 0,
    unknownWords: new Map(),
  };
  failure: FieldFailure | null = null;
  readonly #plan: ReadPlan;
  readonly #row: Row;
  /** By column: the row's time was of the commonest form, which is no finer than a millisecond. */
  readonly #isPlain: boolean[] = [];
  #derived: DerivedRow | null = null;

  /** `row` is the one object that shows each record in turn. */
  constructor(plan: ReadPlan, row: Row) {
    this.#plan = plan;
    this.#row = row;
  }

  /** Forgets the failure of the record before. `derived`: values that a preset gives for the columns' own. */
  start(derived: DerivedRow | null = null): void {
    this.failure = null;
    this.#derived = derived;
  }

  /** The row as bytes, where its columns are all that speaks. */
  get bytes(): RowBytes | null {
    return this.#derived === null ? (this.#row.bytes ?? null) : null;
  }

  /** -1 = the file has none. */
  columnOf(field: Field): number {
    return this.#plan.columns[field];
  }

  /** Epoch ms of a time that is plain, in range and no finer than a millisecond, else -1: the long way tells why. */
  plainTime(column: number): number {
    const instant = this.#row.instant(column);
    return instant >= EARLIEST && instant <= this.#plan.rules.latest ? instant : -1;
  }

  get rules(): TimeRules {
    return this.#plan.rules;
  }

  has(field: Field): boolean {
    return this.#plan.columns[field] >= 0 || this.#given(field) !== undefined;
  }

  /** The derived value of a field; undefined = its column speaks. */
  #given(field: Field): Cell | undefined {
    if (this.#derived === null || this.#plan.chosen.has(field)) return undefined;
    return this.#derived[field];
  }

  cell(field: Field): Cell {
    const given = this.#given(field);
    if (given !== undefined) return given;
    const column = this.#plan.columns[field];
    return column < 0 ? null : this.#row.cell(column);
  }

  fail(field: Field, code: RejectCode, value: Cell = this.cell(field)): null {
    this.failure ??= { code, field, value };
    return null;
  }

  /** Exactly as written: a name may be "null", or begin with a space. Null = nothing there. */
  name(field: Field): string | null {
    const cell = this.cell(field);
    if (cell === null) return null;
    if (typeof cell !== 'string') return this.fail(field, 'value-wrong-type', cell);
    if (cell.length > LONGEST_FIELD) return this.fail(field, 'field-too-long', cell);
    if (cell.includes('\0')) return this.fail(field, 'text-undecodable', cell.replaceAll('\0', '\\0'));
    return cell.trim() === '' ? null : cell;
  }

  /** Without spaces around it; the words for "nothing" are null. */
  text(field: Field): string | null {
    const name = this.name(field);
    return name === null || isAbsent(name) ? null : name.trim();
  }

  /** As `text`, and a number is as good. */
  identifier(field: Field): string | null {
    const cell = this.cell(field);
    return cell !== null && isNumberCell(cell) ? cell.number : this.text(field);
  }

  time(field: Field): Instant | null {
    const reading = this.#reading(field);
    if (reading === ABSENT) return null;
    const code = problemOf(reading);
    return code === null ? reading : this.fail(field, code);
  }

  /** As `time`, but a placeholder (year 1) is nothing: what programs write for "not yet". */
  optionalTime(field: Field): Instant | null {
    if (this.#reading(field) !== NOT_SET) return this.time(field);
    this.tally.timeFlagged++;
    return null;
  }

  #reading(field: Field): number {
    const column = this.#plan.columns[field];
    const { rules, dateOrders } = this.#plan;
    const given = this.#given(field);
    if (given !== undefined) return readTime(given, rules, dateOrders.get(column) ?? null);
    if (column < 0) return ABSENT;
    const plain = this.#row.instant(column);
    const isPlain = plain >= EARLIEST && plain <= rules.latest;
    this.#isPlain[column] = isPlain;
    if (isPlain) return plain;
    return readTime(this.#row.cell(column), rules, dateOrders.get(column) ?? null);
  }

  /** A time told from now ("21 minutes ago"); null = it is none. */
  agoTime(field: Field): Instant | null {
    const cell = this.cell(field);
    const at = typeof cell === 'string' ? readAgo(cell, this.rules.now) : null;
    if (at !== null) this.tally.timesRelative++;
    return at;
  }

  /** The original text of a time that is finer than a millisecond. To be asked after `time`. */
  fineTime(field: Field): string | null {
    const given = this.#given(field);
    if (given !== undefined) return fineTimeText(given);
    const column = this.#plan.columns[field];
    return column < 0 || this.#isPlain[column] ? null : fineTimeText(this.#row.cell(column));
  }

  flag(field: Field): boolean | null {
    const cell = this.cell(field);
    if (typeof cell === 'boolean') return cell;
    const text = this.identifier(field);
    return text === null ? null : (readFlag(text) ?? this.fail(field, 'value-wrong-type'));
  }

  quantity(field: Field, measure: Measure): Quantity | null {
    const isDerived = this.#given(field) !== undefined;
    const form = isDerived ? undefined : this.#plan.numberForms.get(this.#plan.columns[field]);
    const quantity = readQuantity(this.cell(field), measure, form);
    return typeof quantity === 'string' ? this.fail(field, quantity) : quantity;
  }

  /** Of columns that are its buckets, or of one cell. */
  histogram(field: Field): LatencyHistogram | null {
    const { buckets } = this.#plan;
    const histogram = buckets === null ? readHistogram(this.cell(field)) : this.#bucketsOf(buckets, field);
    return histogram === 'wrong' ? this.fail(field, 'value-wrong-type') : histogram;
  }

  #bucketsOf(buckets: BucketColumns, field: Field): LatencyHistogram | null | 'wrong' {
    const counts = buckets.columns.map((column) => this.#countAt(column, field));
    return histogramOf(buckets, counts, buckets.above < 0 ? null : this.#countAt(buckets.above, field));
  }

  #countAt(column: number, field: Field): number | null {
    const cell = this.#row.cell(column);
    const quantity = readQuantity(cell, 'count', this.#plan.numberForms.get(column));
    return typeof quantity === 'string' ? this.fail(field, quantity, cell) : (quantity?.value ?? null);
  }

  /** Notes a word of which nobody knows what it means. */
  noteUnknown(field: Field, word: string): void {
    const words = this.tally.unknownWords.get(field) ?? new Set();
    this.tally.unknownWords.set(field, words);
    if (words.size < UNKNOWN_KEPT) words.add(word.slice(0, UNKNOWN_LENGTH));
  }

  sha(field: Field): string | null {
    const text = this.identifier(field);
    if (text === null) return null;
    const sha = readSha(text);
    if (sha !== null) return sha === '' ? null : sha;
    if (this.#plan.shaExpected) return this.fail(field, 'sha-unreadable');
    this.tally.shaUnlinked++;
    return null;
  }
}
