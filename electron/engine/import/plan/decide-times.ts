import type { ImportOptions } from '../../../../shared/api.ts';
import { AppError } from '../../../../shared/errors.ts';
import { isAbsent } from '../../../../shared/import/absent.ts';
import { cellText, type Row } from '../../../../shared/import/cell.ts';
import { readTime } from '../../../../shared/import/coerce-time.ts';
import { TIME_FIELDS } from '../../../../shared/import/fields.ts';
import { type DateOrder, problemOf } from '../../../../shared/import/time-reading.ts';
import { dateOrderOf } from '../../../../shared/import/time-text.ts';
import type { Work } from '../../work.ts';
import type { OpenFile } from '../bytes/open-source.ts';
import type { PlannedFile } from '../open-table.ts';
import { forEachRecord } from '../read-records.ts';
import type { ImportPlan } from './plan-import.ts';

const EXAMPLE_LENGTH = 40;

/** What the dates of a file show of their order; kept up row by row. */
export class DateOrderEvidence {
  readonly #columns: readonly number[];
  /** Values of each column, and how many of them are dates with the day or month first. */
  readonly #values = new Map<number, { all: number; dayOrMonthFirst: number; example: string }>();
  readonly #proofs = new Set<DateOrder>();

  constructor(columns: readonly number[]) {
    this.#columns = columns;
  }

  add(row: Row): void {
    for (const column of this.#columns) {
      const cell = row.cell(column);
      if (cell === null || (typeof cell === 'string' && isAbsent(cell))) continue;
      const counts = this.#values.get(column) ?? { all: 0, dayOrMonthFirst: 0, example: '' };
      this.#values.set(column, counts);
      counts.all++;
      const order = typeof cell === 'string' ? dateOrderOf(cell) : null;
      if (order === null) continue;
      counts.dayOrMonthFirst++;
      counts.example ||= cellText(cell, EXAMPLE_LENGTH);
      if (order.proves !== null) this.#proofs.add(order.proves);
    }
  }

  /** There are dates whose order matters. */
  isNeeded(): boolean {
    return [...this.#values.values()].some((counts) => counts.dayOrMonthFirst > 0);
  }

  /**
   * One exporter wrote all of the file's columns, so that a date above the twelfth in any of them decides for all. Both
   * orders proven: null, each row speaks for itself. Nothing proven: throws 'file-date-order-needed' where most of a
   * column is in doubt; else null, and the doubtful rows are rejected.
   */
  decide(file: string, plan: ImportPlan): DateOrder | null {
    const [proven] = this.#proofs;
    if (this.#proofs.size > 0) return this.#proofs.size === 1 ? (proven ?? null) : null;
    for (const [column, counts] of this.#values) {
      if (counts.dayOrMonthFirst * 2 <= counts.all) continue;
      const name = plan.columns[column]?.name ?? '';
      throw new AppError('file-date-order-needed', { file, column: name, example: counts.example });
    }
    return null;
  }
}

/** Dates whose order matters are looked at to the end of the file: the thirteenth may come late. Throws as `decide`. */
export async function decideOrder(opened: OpenFile, planned: PlannedFile, work: Work): Promise<DateOrder | null> {
  const { plan } = planned;
  if (opened.options.dateOrder !== undefined) return opened.options.dateOrder;
  if (!sampleEvidence(planned).isNeeded()) return null;
  const all = new DateOrderEvidence(timeColumns(plan));
  await forEachRecord(planned.open(), planned.chunks(), work, (step, source) => {
    if (step === 'row') all.add(source.row);
  });
  return all.decide(opened.file, plan);
}

/** What the first rows show. */
export function sampleEvidence({ plan, sample }: PlannedFile): DateOrderEvidence {
  const evidence = new DateOrderEvidence(timeColumns(plan));
  for (const row of sample.rows) evidence.add(row);
  return evidence;
}

export function timeColumns(plan: ImportPlan): readonly number[] {
  const columns = TIME_FIELDS[plan.kind].map((field) => plan.mapping.get(field) ?? -1);
  return [...new Set(columns.filter((column) => column >= 0))];
}

/**
 * Throws 'file-time-zone-needed' when most values of a time column are local times and nobody has said where. Where only
 * a few are, those rows are rejected.
 */
export function requireTimeZone(
  file: string,
  plan: ImportPlan,
  rows: readonly Row[],
  order: DateOrder | null,
  options: ImportOptions,
): void {
  if (options.inputTimeZone !== undefined) return;
  for (const column of timeColumns(plan)) {
    let local = 0;
    let others = 0;
    let example = '';
    for (const row of rows) {
      const cell = row.cell(column);
      const reading = readTime(cell, plan.rules, order);
      const code = problemOf(reading);
      if (code === 'time-zone-missing') {
        local++;
        example ||= cellText(cell, EXAMPLE_LENGTH);
      } else if (reading >= 0) others++;
    }
    if (local <= others) continue;
    throw new AppError('file-time-zone-needed', { file, column: plan.columns[column]?.name ?? '', example });
  }
}
