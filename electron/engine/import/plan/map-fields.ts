/** Which column stands for which field, and what says so. */
import { AppError } from '../../../../shared/errors.ts';
import { type BucketColumns, bucketColumns } from '../../../../shared/import/bucket-columns.ts';
import type { Cell, Row, SourceColumn } from '../../../../shared/import/cell.ts';
import { readTime } from '../../../../shared/import/coerce-time.ts';
import { type Field, isField, TIME_FIELDS } from '../../../../shared/import/fields.ts';
import { guessFieldsByValues } from '../../../../shared/import/guess-by-values.ts';
import { guessMapping } from '../../../../shared/import/guess-mapping.ts';
import type { Preset } from '../../../../shared/import/presets/preset.ts';
import { type Measure, readQuantity } from '../../../../shared/import/read-quantity.ts';
import { problemOf, type TimeRules } from '../../../../shared/import/time-reading.ts';
import type { ImportKind } from '../../../../shared/import-batch.ts';
import type { InspectedField } from '../../../../shared/import-inspection.ts';
import type { PlanInput } from './plan-import.ts';
import type { Sample } from './sample.ts';

type FieldSource = NonNullable<InspectedField['source']>;
export type FieldSources = ReadonlyMap<Field, FieldSource>;

/** What the user said wins over a preset, a preset over names, names over values. */
export function mapFields(
  kind: ImportKind,
  preset: Preset | null,
  columns: SourceColumn[],
  rules: TimeRules,
  input: PlanInput,
  problems: AppError[],
): { readonly mapping: Map<Field, number>; readonly sources: FieldSources } {
  const { sample, options } = input;
  const mapping = preset === null ? guessFields(kind, sample, rules) : presetFields(preset, columns, input);
  const sources = new Map<Field, FieldSource>();
  for (const [field, column] of mapping)
    if (column < sample.columns.length) sources.set(field, preset === null ? 'name' : 'preset');
  if (preset === null) takeWholeCommits(mapping, columns, input);
  if (kind === 'versions') {
    takeWholeHistogram(mapping, columns, input);
    takeRates(mapping, sources, sample);
  }
  for (const field of applyMapping(mapping, kind, columns, input, problems)) {
    if (mapping.has(field)) sources.set(field, input.savedFields.has(field) ? 'saved' : 'chosen');
    else sources.delete(field);
  }
  if (preset !== null) return { mapping, sources };
  const decided = new Set<string>(Object.keys(options.mapping ?? {}));
  for (const [field, column] of guessFieldsByValues(kind, sample.columns, sample.rows, mapping, rules)) {
    if (decided.has(field)) continue;
    mapping.set(field, column);
    sources.set(field, 'values');
  }
  return { mapping, sources };
}

function guessFields(kind: ImportKind, sample: Sample, rules: TimeRules): Map<Field, number> {
  const times = TIME_FIELDS[kind];
  return guessMapping(kind, sample.columns, (field, column) => {
    return !times.includes(field) || mayHoldTimes(column, sample.rows, rules);
  });
}

/** Of records of commits, not the ids alone: their times stand beside them ("commits[].sha" → "commits"). */
function takeWholeCommits(mapping: Map<Field, number>, columns: SourceColumn[], input: PlanInput): void {
  const name = columns[mapping.get('commits') ?? -1]?.name ?? '';
  const list = /^(.+)\[\]\.[^.[\]]+$/.exec(name)?.[1];
  const column = list === undefined ? -1 : columnNumber(list, columns, input);
  if (column >= 0) mapping.set('commits', column);
}

/** Buckets in columns of their own stand for a histogram, unless a column was chosen for it. */
export function takeBuckets(
  kind: ImportKind,
  mapping: Map<Field, number>,
  sources: FieldSources,
  { sample, options }: PlanInput,
): BucketColumns | null {
  const column = mapping.get('histogram') ?? -1;
  const isThere = sources.has('histogram') && column < sample.columns.length;
  if (kind !== 'versions' || isThere || options.mapping?.histogram !== undefined) return null;
  const buckets = bucketColumns(sample.columns);
  if (buckets !== null) mapping.set('histogram', buckets.columns[0] ?? -1);
  return buckets;
}

export function bucketNames(buckets: BucketColumns | null, columns: readonly SourceColumn[]): readonly string[] {
  if (buckets === null) return [];
  return [...buckets.columns, buckets.above].flatMap((column) => columns[column]?.name ?? []);
}

/** "latency.bounds" and "latency.counts" are one histogram: "latency". */
function takeWholeHistogram(mapping: Map<Field, number>, columns: SourceColumn[], input: PlanInput): void {
  const has = (name: string) => input.sample.columns.some((column) => column.name === name);
  const name = input.sample.columns.flatMap((column) => /^(.+)\.bounds$/.exec(column.name)?.[1] ?? []);
  const whole = name.find((path) => has(`${path}.counts`));
  const column = whole === undefined ? -1 : columnNumber(whole, columns, input);
  if (column >= 0) mapping.set('histogram', column);
}

/** Requests a second ("33.6 req/s") are a rate, whatever their column is called. */
function takeRates(mapping: Map<Field, number>, sources: Map<Field, FieldSource>, { rows }: Sample): void {
  const column = mapping.get('requests') ?? -1;
  const source = sources.get('requests');
  if (source === undefined || sources.has('request_rate')) return;
  const cells = rows.map((row) => row.cell(column));
  const rates = cells.filter((cell) => isQuantity(cell, 'rate') && !isQuantity(cell, 'count'));
  if (rates.length === 0 || cells.some((cell) => isQuantity(cell, 'count'))) return;
  mapping.delete('requests');
  mapping.set('request_rate', column);
  sources.delete('requests');
  sources.set('request_rate', source);
}

function isQuantity(cell: Cell, measure: Measure): boolean {
  const read = readQuantity(cell, measure);
  return read !== null && typeof read !== 'string';
}

/** Unless all values are something else: a duration, a name. */
function mayHoldTimes(column: number, rows: readonly Row[], rules: TimeRules): boolean {
  let others = 0;
  for (const row of rows) {
    const reading = readTime(row.cell(column), rules, null);
    const code = problemOf(reading);
    if (code === 'time-unreadable' || code === 'value-wrong-type' || code === 'time-spreadsheet-serial') others++;
    else if (reading >= 0 || code !== null) return true;
  }
  return others === 0;
}

function presetFields(preset: Preset, columns: SourceColumn[], input: PlanInput): Map<Field, number> {
  const mapping = new Map<Field, number>();
  for (const [field, names] of Object.entries(preset.fields)) {
    const present = names.find((name) => columns.some((column) => column.name === name));
    // A field that the first records lack may come later.
    const column = columnNumber(present ?? names[0] ?? '', columns, input);
    if (column >= 0 && isField(preset.kind, field)) mapping.set(field, column);
  }
  return mapping;
}

/** The fields of which the user said something. Unknown ones are 'bad-request', columns that aren't there 'not-found'. */
function applyMapping(
  mapping: Map<Field, number>,
  kind: ImportKind,
  columns: SourceColumn[],
  input: PlanInput,
  problems: AppError[],
): readonly Field[] {
  const applied: Field[] = [];
  for (const [field, name] of Object.entries(input.options.mapping ?? {})) {
    if (!isField(kind, field)) {
      problems.push(new AppError('bad-request', { name: 'mapping', detail: field }));
      continue;
    }
    const column = name === '' ? -1 : columnNumber(name, columns, input);
    if (column < 0 && name !== '') {
      problems.push(new AppError('not-found', { what: 'column', id: name }));
      continue;
    }
    if (column < 0) mapping.delete(field);
    else mapping.set(field, column);
    applied.push(field);
  }
  return applied;
}

/** By name; "#3" is the third column, for those without a name or with another's. -1 = there is none. */
function columnNumber(name: string, columns: SourceColumn[], input: PlanInput): number {
  const known = columns.findIndex((column) => column.name === name);
  if (known >= 0) return known;
  const number = /^#(\d+)$/.exec(name)?.[1];
  if (number !== undefined) return Number(number) <= columns.length ? Number(number) - 1 : -1;
  const added = input.addColumn(name);
  return added === null ? -1 : columns.push(added) - 1;
}
