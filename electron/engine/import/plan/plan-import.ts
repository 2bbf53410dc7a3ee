/**
 * Decides, from the first rows and from what the user said, how a file is read: its kind, its preset, the column of each
 * field, the zone of its times. What can't be decided is an error that names what to ask.
 */
import type { ImportOptions } from '../../../../shared/api.ts';
import { AppError } from '../../../../shared/errors.ts';
import type { BucketColumns } from '../../../../shared/import/bucket-columns.ts';
import type { Row, SourceColumn } from '../../../../shared/import/cell.ts';
import { readSha } from '../../../../shared/import/coerce-text.ts';
import type { ReadPlan } from '../../../../shared/import/field-reader.ts';
import { type Field, isField, REQUIRED_FIELDS, TIME_FIELDS } from '../../../../shared/import/fields.ts';
import { guessKindByValues } from '../../../../shared/import/guess-by-values.ts';
import { guessKind } from '../../../../shared/import/guess-mapping.ts';
import type { Derive, Preset, ReadChoices } from '../../../../shared/import/presets/preset.ts';
import {
  GENERIC_PRESETS,
  PRESETS,
  type Recognised,
  recognisePresets,
} from '../../../../shared/import/presets/registry.ts';
import type { SaidField } from '../../../../shared/import/said-values.ts';
import type { TimeRules } from '../../../../shared/import/time-reading.ts';
import { IMPORT_KINDS, type ImportKind } from '../../../../shared/import-batch.ts';
import { localClock } from '../../../../shared/time.ts';
import { bucketNames, type FieldSources, mapFields, takeBuckets } from './map-fields.ts';
import { ownListKind } from './own-exports.ts';
import { decimalOf, numbersOf, saidFields } from './plan-values.ts';
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
  /** Columns that are a histogram together; null = there are none. */
  readonly buckets: BucketColumns | null;
  /** By column number. */
  readonly numberForms: ReadPlan['numberForms'];
  /** Fields of which something was said beside their column. */
  readonly said: readonly SaidField[];
  /** The service that all rows are of where the file says none: the one that it is named after; null = it says them. */
  readonly assumedService: string | null;
}

/** How a plan came about, and what stands in its way. */
export interface Decision {
  readonly plan: ImportPlan;
  /** The first thing that has to be chosen; null = the plan can be carried out. */
  readonly problem: AppError | null;
  /** Where the column of each field comes from. */
  readonly sources: FieldSources;
  /** Presets that are sure of the columns, whatever was chosen, the surest first. */
  readonly recognised: readonly Recognised[];
  /** 0–1 */
  readonly confidence: number;
  readonly decimal: '.' | ',';
}

export interface PlanInput {
  readonly file: string;
  readonly format: 'csv' | 'json';
  readonly sample: Sample;
  readonly options: ImportOptions;
  /** Fields whose columns a saved mapping names. */
  readonly savedFields: ReadonlySet<string>;
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

/** Throws for options that make no sense; what the file leaves open is the decision's `problem`. */
export function planImport(input: PlanInput): Decision {
  const { options, sample } = input;
  const choices = readChoices(options);
  const rules: TimeRules = {
    clock: options.inputTimeZone === undefined ? null : localClock(options.inputTimeZone),
    latest: input.now + YEAR_MS,
    now: input.now,
  };
  const first = () => ({ records: sample.records, choices });
  const recognised = recognisePresets(sample.columns, null, first);
  const preset = choosePreset(input, recognised);
  const problems: AppError[] = [];
  const kind = kindOf(input, preset, rules) ?? unknownKind(input, problems);
  const columns = [...sample.columns];
  const { mapping, sources } = mapFields(kind, preset, columns, rules, input, problems);
  const buckets = takeBuckets(kind, mapping, sources, input);
  const forms = numbersOf(mapping, sample, options.decimal);
  const decimal = decimalOf(kind, mapping, forms, sample.rows, options.decimal);
  const assumedService = assumeService(kind, mapping, input);
  const constants = assumedService === null ? options.constants : { ...options.constants, service: assumedService };
  const said = saidFields(kind, mapping, { ...options, constants }, decimal, problems);
  const confidence = confidenceOf(kind, preset, recognised, sources);
  requireFields(kind, mapping, said, input, problems);
  const plan: ImportPlan = {
    kind,
    preset: preset?.id ?? GENERIC_PRESETS[input.format],
    successOnly: preset?.successOnly ?? false,
    derive: preset?.derive ?? null,
    choices,
    reads: [...(preset?.reads ?? []), ...bucketNames(buckets, columns)],
    columns,
    mapping,
    namedMapping: namesOf(mapping, sample.columns),
    rules,
    shaExpected: looksLikeShas(mapping.get('sha'), sample.rows),
    chosen: new Set(Object.keys(options.mapping ?? {}).filter((field) => isField(kind, field))),
    buckets,
    numberForms: forms,
    said,
    assumedService,
  };
  return { plan, problem: problems[0] ?? null, sources, recognised, confidence, decimal };
}

/** Monitoring shows the versions of one service at a time, and its table doesn't name it. */
function assumeService(
  kind: ImportKind,
  mapping: ReadonlyMap<Field, number>,
  { file, sample, options }: PlanInput,
): string | null {
  const column = mapping.get('service') ?? -1;
  const isThere = column >= 0 && column < sample.columns.length;
  if (kind !== 'versions' || isThere || sample.columns.length === 0 || options.constants?.service?.trim()) return null;
  const name = (file.split('/').at(-1) ?? '').replace(/\.[^.]{1,8}$/, '').trim();
  return name === '' ? null : name;
}

function namesOf(mapping: ReadonlyMap<Field, number>, columns: readonly SourceColumn[]): ImportPlan['namedMapping'] {
  const names = [...mapping].map(([field, column]) => [field, columns[column]?.name] as const);
  return Object.fromEntries(names.filter(([, name]) => name !== undefined));
}

/** Null = the generic one. Throws 'not-found' for a preset that doesn't exist. */
function choosePreset({ options, sample, format }: PlanInput, recognised: readonly Recognised[]): Preset | null {
  const asked = options.preset;
  if (asked === undefined) {
    if (format === 'csv' && ownListKind(sample.columns) !== null) return null;
    const kind = askedKind(options);
    return recognised.find(({ preset }) => kind === null || preset.kind === kind)?.preset ?? null;
  }
  if (Object.values<string>(GENERIC_PRESETS).includes(asked)) return null;
  const preset = PRESETS.find(({ id }) => id === asked);
  if (preset === undefined) throw new AppError('not-found', { what: 'preset', id: asked });
  return preset;
}

function askedKind(options: ImportOptions): ImportKind | null {
  return options.kind === undefined || options.kind === 'auto' ? null : options.kind;
}

function kindOf({ options, sample }: PlanInput, preset: Preset | null, rules: TimeRules): ImportKind | null {
  const told = askedKind(options) ?? preset?.kind ?? ownListKind(sample.columns);
  const kind = told ?? guessKind(sample.columns) ?? kindOfMapping(options.mapping ?? {});
  return kind ?? guessKindByValues(sample.columns, sample.rows, rules);
}

/** There is nothing to tell by in an empty list, or in records that can't be read, each of which is to be reported. */
function unknownKind({ file, sample }: PlanInput, problems: AppError[]): ImportKind {
  if (sample.columns.length > 0 || sample.values > 0)
    problems.push(new AppError('file-kind-unknown', { file, columns: listColumns(sample.columns) }));
  return 'deployments';
}

/** The one kind that has all fields of a mapping; of deployments and incidents, what no pull request or run has. */
function kindOfMapping(mapping: Readonly<Record<string, string>>): ImportKind | null {
  const fields = Object.keys(mapping);
  const kinds = IMPORT_KINDS.filter((kind) => fields.every((field) => isField(kind, field)));
  const common = kinds.filter((kind) => kind === 'deployments' || kind === 'incidents');
  const [only, ...others] = common.length > 0 ? common : kinds;
  return only !== undefined && others.length === 0 ? only : null;
}

function requireFields(
  kind: ImportKind,
  mapping: Map<Field, number>,
  said: readonly SaidField[],
  { file, sample }: PlanInput,
  problems: AppError[],
): void {
  if (sample.columns.length === 0) return;
  const columns = listColumns(sample.columns);
  const constants = new Set(said.filter(({ constant }) => constant !== null).map(({ field }) => field));
  for (const group of REQUIRED_FIELDS[kind]) {
    if (group.some((field) => mapping.has(field) || constants.has(field))) continue;
    if (group.some((field) => TIME_FIELDS[kind].includes(field)))
      problems.push(new AppError('file-no-time-column', { file, columns }));
    else if (group.includes('service')) problems.push(new AppError('file-no-service-column', { file, columns }));
    else problems.push(new AppError('file-column-needed', { file, field: group[0] ?? '', columns }));
  }
  const repo = mapping.get('repo');
  // A repository of its own is what most services have.
  if (kind === 'deployments' && repo !== undefined && !mapping.has('service') && !constants.has('service'))
    mapping.set('service', repo);
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

/** A guess by values is worth half of what a name is. */
function confidenceOf(
  kind: ImportKind,
  preset: Preset | null,
  recognised: readonly Recognised[],
  sources: Decision['sources'],
): number {
  if (preset !== null) return recognised.find((other) => other.preset === preset)?.confidence ?? 1;
  const groups = REQUIRED_FIELDS[kind];
  const found = groups.map((group) => {
    const from = group.map((field) => sources.get(field)).filter((source) => source !== undefined);
    return from.length === 0 ? 0 : from.some((source) => source !== 'values') ? 1 : 0.5;
  });
  return found.reduce((sum: number, one) => sum + one, 0) / groups.length;
}
