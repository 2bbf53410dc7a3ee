import { cellText } from '../../../../shared/import/cell.ts';
import { readTime } from '../../../../shared/import/coerce-time.ts';
import { type DateOrder, problemOf } from '../../../../shared/import/time-reading.ts';
import { dateOrderOf } from '../../../../shared/import/time-text.ts';
import type { FileReading } from '../../../../shared/import-inspection.ts';
import type { PlannedFile } from '../open-table.ts';
import { timeColumns } from './decide-times.ts';

const EXAMPLE_LENGTH = 40;

/** The first time that names no zone; null = all do. */
export function localTimesOf({ plan, sample }: PlannedFile, order: DateOrder | null): FileReading['localTimes'] {
  const rules = { ...plan.rules, clock: null };
  for (const column of timeColumns(plan)) {
    for (const row of sample.rows) {
      const cell = row.cell(column);
      if (problemOf(readTime(cell, rules, order ?? 'dmy')) !== 'time-zone-missing') continue;
      return { column: plan.columns[column]?.name ?? '', example: cellText(cell, EXAMPLE_LENGTH) };
    }
  }
  return null;
}

/** `order`: what the file's dates show, or the user said. */
export function dateOrderReading(
  { plan, sample }: PlannedFile,
  order: DateOrder | null,
  chosen: DateOrder | undefined,
): FileReading['dateOrder'] {
  for (const column of timeColumns(plan)) {
    for (const row of sample.rows) {
      const cell = row.cell(column);
      if (typeof cell !== 'string' || dateOrderOf(cell) === null) continue;
      return {
        value: order,
        from: chosen !== undefined ? 'chosen' : order === null ? 'undecided' : 'proved',
        column: plan.columns[column]?.name ?? '',
        example: cellText(cell, EXAMPLE_LENGTH),
      };
    }
  }
  return { value: chosen ?? null, from: chosen === undefined ? 'none' : 'chosen', column: null, example: null };
}
