import { AppError } from '../../../shared/errors.ts';
import type { Cell } from '../../../shared/import/cell.ts';
import type { FieldReader, ReadTally } from '../../../shared/import/field-reader.ts';
import type { Field } from '../../../shared/import/fields.ts';
import { type Derive, type DerivedRow, isSkipped } from '../../../shared/import/presets/preset.ts';
import { saidDerived } from '../../../shared/import/said-values.ts';
import type { DateOrder } from '../../../shared/import/time-reading.ts';
import type { RejectCode } from '../../../shared/import-batch.ts';
import type { ImportPlan } from './plan/plan-import.ts';
import { fieldReaderOf } from './plan/plan-values.ts';
import type { RecordSource } from './record-source.ts';
import type { RowStore } from './store/row-store.ts';

/** Where records go that can't be used. */
export interface RejectSink {
  add(
    line: number,
    column: string | null,
    code: RejectCode,
    value: Cell,
    raw: string | null,
    field: Field | null,
  ): void;
}

/** What one walk over the records of a file has. */
export interface Visit {
  readonly plan: ImportPlan;
  /** Of the dates of all columns, as far as it is known. */
  readonly order: DateOrder | null;
  readonly source: RecordSource;
  readonly store: Pick<RowStore, 'store'>;
  readonly rejects: RejectSink;
}

/** Sends each record to where it belongs and counts it: the same way for an import and for a look before it. */
export class RecordVisitor {
  stored = 0;
  blank = 0;
  rejected = 0;
  /** What the preset made of the present record; null = its columns speak. */
  derived: DerivedRow | null = null;
  readonly #plan: ImportPlan;
  readonly #source: RecordSource;
  readonly #store: Visit['store'];
  readonly #reader: FieldReader;
  readonly #rejects: RejectSink;

  constructor({ plan, order, source, store, rejects }: Visit) {
    this.#plan = plan;
    this.#source = source;
    this.#store = store;
    this.#rejects = rejects;
    this.#reader = fieldReaderOf(plan, source.row, order);
  }

  get tally(): ReadTally {
    return this.#reader.tally;
  }

  visit(step: 'row' | 'bad' | 'blank'): void {
    const source = this.#source;
    if (step === 'blank') this.blank++;
    else if (step === 'bad')
      this.#reject(source.bad?.code ?? 'value-wrong-type', source.bad?.column ?? null, source.bad?.value ?? null);
    else if (this.#plan.derive === null) {
      this.#reader.start();
      this.#keep();
    } else this.#visitDerived(this.#plan.derive(source.whole(), this.#plan.choices));
  }

  /** Each row that a record stands for is counted; one that stands for none is a rejected row. */
  #visitDerived(derived: ReturnType<Derive>): void {
    if (isSkipped(derived)) {
      this.derived = null;
      this.#reject(derived.skip, derived.column, derived.value);
      return;
    }
    for (const row of derived) {
      this.derived = row;
      this.#reader.start(this.#plan.said.length === 0 ? row : saidDerived(row, this.#plan.said));
      this.#keep();
    }
  }

  #keep(): void {
    if (this.#store.store(this.#reader, this.#source.line)) this.stored++;
    else this.#rejectField();
  }

  #rejectField(): void {
    const { failure } = this.#reader;
    if (failure === null) throw new AppError('internal', { detail: 'a row failed without a reason' });
    const column = this.#plan.mapping.get(failure.field);
    this.#reject(failure.code, this.#plan.columns[column ?? -1]?.name ?? null, failure.value, failure.field);
  }

  #reject(code: RejectCode, column: string | null, value: Cell, field: Field | null = null): void {
    const source = this.#source;
    this.rejected++;
    // What a total lacks is no fault of the data.
    if (source.isSummary()) this.#rejects.add(source.line, null, 'summary-row', source.excerpt(), source.raw(), null);
    else this.#rejects.add(source.line, column, code, value, source.raw(), field);
  }
}
