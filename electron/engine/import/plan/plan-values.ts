import type { ImportOptions } from '../../../../shared/api.ts';
import { AppError } from '../../../../shared/errors.ts';
import type { Row } from '../../../../shared/import/cell.ts';
import { FieldReader, type ReadPlan } from '../../../../shared/import/field-reader.ts';
import { ALL_FIELDS, type Field, fieldsOf, isField, TIME_FIELDS } from '../../../../shared/import/fields.ts';
import { numberForms } from '../../../../shared/import/number-forms.ts';
import type { NumberForm } from '../../../../shared/import/read-quantity.ts';
import { EPOCH_WITH_COMMA, type SaidField, SaidRow } from '../../../../shared/import/said-values.ts';
import type { DateOrder } from '../../../../shared/import/time-reading.ts';
import type { ImportKind } from '../../../../shared/import-batch.ts';
import type { ImportPlan } from './plan-import.ts';
import type { Sample } from './sample.ts';

/** What was said of fields beside their columns; a field that the kind doesn't have is a problem. */
export function saidFields(
  kind: ImportKind,
  mapping: ReadonlyMap<Field, number>,
  { constants = {}, values = {} }: ImportOptions,
  decimal: '.' | ',',
  problems: AppError[],
): readonly SaidField[] {
  for (const [name, fields] of Object.entries({ constants, values })) {
    const stranger = Object.keys(fields).find((field) => !isField(kind, field));
    if (stranger !== undefined) problems.push(new AppError('bad-request', { name, detail: stranger }));
  }
  return fieldsOf(kind).flatMap((field): SaidField[] => {
    const column = mapping.get(field) ?? -1;
    const constant = constants[field]?.trim() ? (constants[field] ?? null) : null;
    const words = values[field] === undefined ? null : wordsOf(values[field]);
    const epochComma = decimal === ',' && column >= 0 && TIME_FIELDS[kind].includes(field);
    if (constant === null && words === null && !epochComma) return [];
    return [{ field, column, constant, words, epochComma }];
  });
}

function wordsOf(said: Readonly<Record<string, string>>): ReadonlyMap<string, string> {
  return new Map(Object.entries(said).map(([word, meaning]) => [word.trim(), meaning]));
}

/** By column number, how numbers are written: as chosen, else as the first rows show. */
export function numbersOf(
  mapping: ReadonlyMap<Field, number>,
  sample: Sample,
  chosen: '.' | ',' | undefined,
): ReadonlyMap<number, NumberForm> {
  const forms = numberForms(mapping, sample.columns, sample.rows);
  if (chosen === undefined) return forms;
  return new Map([...forms].map(([column, form]) => [column, { ...form, decimalComma: chosen === ',' }]));
}

/** What stands before the fraction of numbers: as chosen, else a comma where a column has it. */
export function decimalOf(
  kind: ImportKind,
  mapping: ReadonlyMap<Field, number>,
  numbers: ReadonlyMap<number, NumberForm>,
  rows: readonly Row[],
  chosen: '.' | ',' | undefined,
): '.' | ',' {
  if (chosen !== undefined) return chosen;
  if ([...numbers.values()].some(({ decimalComma }) => decimalComma)) return ',';
  const times = TIME_FIELDS[kind].flatMap((field) => mapping.get(field) ?? []);
  const hasComma = (column: number, row: Row) => {
    const cell = row.cell(column);
    return typeof cell === 'string' && EPOCH_WITH_COMMA.test(cell);
  };
  return times.some((column) => rows.some((row) => hasComma(column, row))) ? ',' : '.';
}

/** A reader of a source's rows. `order`: of the dates of all columns, null while nobody knows. */
export function fieldReaderOf(plan: ImportPlan, row: Row, order: DateOrder | null): FieldReader {
  const { mapping, said, rules, shaExpected, chosen, buckets } = plan;
  const numbers = new Map(mapping);
  // Columns of its own stand behind the file's.
  for (const [index, { field }] of said.entries()) numbers.set(field, plan.columns.length + index);
  const columns = Object.fromEntries(ALL_FIELDS.map((field) => [field, numbers.get(field) ?? -1]));
  const times = TIME_FIELDS[plan.kind].map((field) => numbers.get(field) ?? -1);
  const readPlan: ReadPlan = {
    columns: columns as Record<Field, number>,
    dateOrders: new Map(times.filter((column) => column >= 0).map((column) => [column, order])),
    rules,
    shaExpected,
    numberForms: new Map(
      [...numbers].flatMap(([field, column]) => {
        const form = plan.numberForms.get(plan.mapping.get(field) ?? -1);
        return form === undefined ? [] : [[column, form] as const];
      }),
    ),
    chosen,
    buckets,
  };
  return new FieldReader(readPlan, said.length === 0 ? row : new SaidRow(row, plan.columns.length, said));
}
