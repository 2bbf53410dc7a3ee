/**
 * Decides, from the first rows and from what the user said, how a file is read: its kind, its preset, the column of each
 * field, the zone of its times. What can't be decided is an error that names what to ask.
 */
import type { ImportOptions } from '../../../shared/api.ts';
import { AppError } from '../../../shared/errors.ts';
import type { Row, SourceColumn } from '../../../shared/import/cell.ts';
import { readSha } from '../../../shared/import/coerce-text.ts';
import { readTime } from '../../../shared/import/coerce-time.ts';
import type { ReadPlan } from '../../../shared/import/field-reader.ts';
import { ALL_FIELDS, type Field, isField, REQUIRED_FIELDS, TIME_FIELDS } from '../../../shared/import/fields.ts';
import { guessKind, guessMapping } from '../../../shared/import/guess-mapping.ts';
import type { Derive, Preset, ReadChoices } from '../../../shared/import/presets/preset.ts';
import { GENERIC_PRESETS, PRESETS, recognisePresets } from '../../../shared/import/presets/registry.ts';
import { problemOf, type TimeRules } from '../../../shared/import/time-reading.ts';
import { IMPORT_KINDS, type ImportKind } from '../../../shared/model.ts';
import { localClock } from '../../../shared/time.ts';
import type { Sample } from './sample.ts';

export interface ImportPlan {
  readonly kind: ImportKind;
  readonly preset: string;
  readonly successOnly: boolean;
  /** A preset's own step from a record to its rows; null = a record is a row. */
  readonly derive: Derive | null;
  readonly choices: ReadChoices;
  /** Beginnings of the names of columns that `derive` reads beside those of the mapping. */
  readonly reads: readonly string[];
  /** Those of the file, and paths that a preset or the user names and no record so far has had. */
  readonly columns: readonly SourceColumn[];
  /** Column number of each field that has one. */
  readonly mapping: ReadonlyMap<Field, number>;
  /** Name of the column of each field whose column is there, as far as the first records show. */
  readonly namedMapping: Readonly<Partial<Record<Field, string>>>;
  readonly rules: TimeRules;
  readonly shaExpected: boolean;
  /** Fields that the user mapped by hand. */
  readonly chosen: ReadonlySet<Field>;
}

export interface PlanInput {
  readonly file: string;
  readonly format: 'csv' | 'json';
  readonly sample: Sample;
  readonly options: ImportOptions;
  /** Epoch ms. */
  readonly now: number;
  /** A column for a name that the sample doesn't have; null = there can be no such column. */
  readonly addColumn: (name: string) => SourceColumn | null;
}

/** Throws 'pattern-invalid'. */
function readChoices({ deploys, incidentTypes }: ImportOptions): ReadChoices {
  return { deploys: patternOf(deploys), incidentTypes: patternOf(incidentTypes) };
}

function patternOf(pattern: string | undefined): RegExp | null {
  if (pattern === undefined) return null;
  try {
    return new RegExp(pattern, 'iu');
  } catch (thrown) {
    throw new AppError('pattern-invalid', { pattern }, { cause: thrown });
  }
}

const YEAR_MS = 366 * 86_400_000;

export function planImport(input: PlanInput): ImportPlan {
  const { options, sample } = input;
  const preset = choosePreset(input);
  const kind = kindOf(input, preset);
  const columns = [...sample.columns];
  const rules: TimeRules = {
    clock: options.inputTimeZone === undefined ? null : localClock(options.inputTimeZone),
    latest: input.now + YEAR_MS,
  };
  const mapping = preset === null ? guessFields(kind, sample, rules) : presetFields(preset, columns, input);
  applyMapping(mapping, kind, columns, input);
  requireFields(kind, mapping, input);
  return {
    kind,
    preset: preset?.id ?? GENERIC_PRESETS[input.format],
    successOnly: preset?.successOnly ?? false,
    derive: preset?.derive ?? null,
    choices: readChoices(options),
    reads: preset?.reads ?? [],
    columns,
    mapping,
    namedMapping: namesOf(mapping, sample.columns),
    rules,
    shaExpected: looksLikeShas(mapping.get('sha'), sample.rows),
    chosen: new Set(Object.keys(options.mapping ?? {}).filter((field) => isField(kind, field))),
  };
}

function namesOf(mapping: ReadonlyMap<Field, number>, columns: readonly SourceColumn[]): ImportPlan['namedMapping'] {
  const names = [...mapping].map(([field, column]) => [field, columns[column]?.name] as const);
  return Object.fromEntries(names.filter(([, name]) => name !== undefined));
}

/** `dateOrders` by column number, as the whole file shows them. */
export function readPlanOf(plan: ImportPlan, dateOrders: ReadPlan['dateOrders']): ReadPlan {
  const columns = Object.fromEntries(ALL_FIELDS.map((field) => [field, plan.mapping.get(field) ?? -1]));
  return {
    columns: columns as Record<Field, number>,
    dateOrders,
    rules: plan.rules,
    shaExpected: plan.shaExpected,
    chosen: plan.chosen,
  };
}

/** Null = the generic one. Throws 'not-found' for a preset that doesn't exist. */
function choosePreset({ options, sample }: PlanInput): Preset | null {
  const asked = options.preset;
  if (asked === undefined) {
    const first = () => ({ records: sample.records, choices: readChoices(options) });
    return recognisePresets(sample.columns, askedKind(options), first)[0]?.preset ?? null;
  }
  if (Object.values<string>(GENERIC_PRESETS).includes(asked)) return null;
  const preset = PRESETS.find(({ id }) => id === asked);
  if (preset === undefined) throw new AppError('not-found', { what: 'preset', id: asked });
  return preset;
}

function askedKind(options: ImportOptions): ImportKind | null {
  return options.kind === undefined || options.kind === 'auto' ? null : options.kind;
}

function kindOf({ file, options, sample }: PlanInput, preset: Preset | null): ImportKind {
  const kind = askedKind(options) ?? preset?.kind ?? guessKind(sample.columns) ?? kindOfMapping(options.mapping ?? {});
  if (kind !== null) return kind;
  // There is nothing to tell by: an empty list, or records that can't be read, each of which is to be reported.
  if (sample.columns.length === 0 && sample.values === 0) return 'deployments';
  throw new AppError('file-kind-unknown', { file, columns: listColumns(sample.columns) });
}

/** The one kind that has all fields of a mapping; of deployments and incidents, what no pull request or run has. */
function kindOfMapping(mapping: Readonly<Record<string, string>>): ImportKind | null {
  const fields = Object.keys(mapping);
  const kinds = IMPORT_KINDS.filter((kind) => fields.every((field) => isField(kind, field)));
  const common = kinds.filter((kind) => kind === 'deployments' || kind === 'incidents');
  const [only, ...others] = common.length > 0 ? common : kinds;
  return only !== undefined && others.length === 0 ? only : null;
}

function guessFields(kind: ImportKind, sample: Sample, rules: TimeRules): Map<Field, number> {
  const times = TIME_FIELDS[kind];
  return guessMapping(kind, sample.columns, (field, column) => {
    return !times.includes(field) || mayHoldTimes(column, sample.rows, rules);
  });
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

/** What the user said wins. Throws 'not-found' for a column, 'bad-request' for a field that doesn't exist. */
function applyMapping(mapping: Map<Field, number>, kind: ImportKind, columns: SourceColumn[], input: PlanInput): void {
  for (const [field, name] of Object.entries(input.options.mapping ?? {})) {
    if (!isField(kind, field)) throw new AppError('bad-request', { name: 'mapping', detail: field });
    if (name === '') {
      mapping.delete(field);
      continue;
    }
    const column = columnNumber(name, columns, input);
    if (column < 0) throw new AppError('not-found', { what: 'column', id: name });
    mapping.set(field, column);
  }
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

function requireFields(kind: ImportKind, mapping: Map<Field, number>, { file, sample }: PlanInput): void {
  if (sample.columns.length === 0) return;
  const columns = listColumns(sample.columns);
  for (const group of REQUIRED_FIELDS[kind]) {
    if (group.some((field) => mapping.has(field))) continue;
    if (group.some((field) => TIME_FIELDS[kind].includes(field)))
      throw new AppError('file-no-time-column', { file, columns });
    if (group.includes('service')) throw new AppError('file-no-service-column', { file, columns });
    throw new AppError('file-column-needed', { file, field: group[0] ?? '', columns });
  }
  if (kind !== 'deployments' || mapping.has('service')) return;
  // A repository of its own is what most services have.
  mapping.set('service', mapping.get('repo') ?? -1);
}

const LISTED = 1000;

function listColumns(columns: readonly SourceColumn[]): string {
  const names = columns.map((column, index) => column.name || `#${index + 1}`).join(', ');
  return names.length <= LISTED ? names : `${names.slice(0, LISTED)}…`;
}

/** Whether at least half of the values are commits; true when there are none to tell by. */
function looksLikeShas(column: number | undefined, rows: readonly Row[]): boolean {
  if (column === undefined) return true;
  let shas = 0;
  let values = 0;
  for (const row of rows) {
    const cell = row.cell(column);
    if (typeof cell !== 'string' || cell.trim() === '') continue;
    values++;
    if (readSha(cell) !== null) shas++;
  }
  return shas * 2 >= values;
}
