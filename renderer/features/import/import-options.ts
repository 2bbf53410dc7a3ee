/**
 * What the user chose for a file, as the options it is imported with. Each function adds one choice to those made
 * before; what is not chosen stays absent, so that it is guessed.
 */
import type { ImportOptions } from '../../../shared/api.ts';
import type { Field } from '../../../shared/import/fields.ts';
import type { ImportKind } from '../../../shared/import-batch.ts';
import { DEPLOYMENT_STATUSES, PULL_STATES } from '../../../shared/model.ts';

/** Choices of how bytes become rows; null takes one back. */
export interface ReadingChoices {
  readonly encoding?: string | null;
  readonly delimiter?: string | null;
  readonly headerRow?: number | null;
  readonly decimal?: '.' | ',' | null;
  readonly inputTimeZone?: string | null;
  readonly dateOrder?: 'dmy' | 'mdy' | null;
  readonly deploys?: string | null;
  readonly incidentTypes?: string | null;
}

/** With another kind the fields are others, so what was said of fields goes with it. */
export function withKind(options: ImportOptions, kind: ImportKind | null): ImportOptions {
  const { kind: _kind, preset: _preset, mapping: _mapping, constants: _constants, values: _values, ...rest } = options;
  return kind === null ? rest : { ...rest, kind };
}

/** A preset brings its kind; null = whichever fits best. */
export function withPreset(
  options: ImportOptions,
  chosen: { readonly preset: string; readonly kind: ImportKind | null } | null,
  kindNow: ImportKind | null,
): ImportOptions {
  if (chosen === null) {
    const { preset: _preset, ...rest } = options;
    return rest;
  }
  const otherKind = chosen.kind !== null && chosen.kind !== kindNow;
  const base = otherKind ? withKind(options, chosen.kind) : options;
  return { ...base, preset: chosen.preset };
}

/** Another encoding, delimiter or header has other columns, so the columns chosen before are forgotten. */
export function withReading(options: ImportOptions, choices: ReadingChoices): ImportOptions {
  const renamesColumns = 'encoding' in choices || 'delimiter' in choices || 'headerRow' in choices;
  const { mapping, ...others } = options;
  const kept = renamesColumns || mapping === undefined ? others : { ...others, mapping };
  const merged = Object.entries({ ...kept, ...choices }).filter(([, value]) => value !== null);
  // Each key keeps its own type: null is the one value that a choice has and an option hasn't.
  return Object.fromEntries(merged) as ImportOptions;
}

/** What a field is made of: a column of the file, the same value in every row, or nothing. */
export type FieldSource =
  | { readonly kind: 'column'; readonly column: string }
  | { readonly kind: 'constant'; readonly value: string }
  | { readonly kind: 'none' };

/** Null takes the choice back: the field is guessed again. */
export function withField(options: ImportOptions, field: Field, source: FieldSource | null): ImportOptions {
  const mapping = without(options.mapping, field);
  const constants = without(options.constants, field);
  if (source?.kind === 'column' || source?.kind === 'none') {
    mapping[field] = source.kind === 'column' ? source.column : '';
  }
  if (source?.kind === 'constant') {
    mapping[field] = '';
    constants[field] = source.value;
  }
  return withRecords(options, { mapping, constants });
}

/** What the user chose for a field, null = nothing: it is guessed. */
export function chosenSource(options: ImportOptions, field: Field): FieldSource | null {
  const constant = options.constants?.[field];
  if (constant !== undefined) return { kind: 'constant', value: constant };
  const column = options.mapping?.[field];
  if (column === undefined) return null;
  return column === '' ? { kind: 'none' } : { kind: 'column', column };
}

/** What a word of the file means in this field; null takes it back. */
export function withWord(options: ImportOptions, field: Field, word: string, meaning: string | null): ImportOptions {
  const words = without(options.values?.[field], word);
  if (meaning !== null) words[word] = meaning;
  const values = { ...without(options.values, field), ...(isEmpty(words) ? {} : { [field]: words }) };
  return withRecords(options, { values });
}

/** A saved mapping says all of it; null = none, undefined = the one that fits. */
export function withSaved(options: ImportOptions, saved: string | null | undefined): ImportOptions {
  if (typeof saved === 'string') return { saved };
  const { saved: _saved, ...rest } = options;
  return saved === undefined ? rest : { ...rest, saved: null };
}

/** What nobody can tell is the last resort. */
const STATUSES = [...DEPLOYMENT_STATUSES.filter((status) => status !== 'unknown'), 'unknown'];

/** The words that a field of this kind knows; empty where any word is kept as it is. */
export function meaningsOf(kind: ImportKind, field: Field): readonly string[] {
  switch (field) {
    case 'status':
      if (kind === 'deployments' || kind === 'runs') return STATUSES;
      return kind === 'pulls' ? PULL_STATES : [];
    case 'remediation':
      return ['rollback', 'hotfix', 'revert', 'rework'];
    case 'change_failure':
    case 'draft':
    case 'done':
      return ['true', 'false'];
    default:
      return [];
  }
}

function without<Value>(record: Readonly<Record<string, Value>> | undefined, key: string): Record<string, Value> {
  return Object.fromEntries(Object.entries(record ?? {}).filter(([name]) => name !== key));
}

/** Records that say nothing are left out, so that equal choices are equal options. */
function withRecords(
  options: ImportOptions,
  records: Pick<ImportOptions, 'mapping' | 'constants' | 'values'>,
): ImportOptions {
  const merged = { ...options, ...records };
  const kept = Object.entries(merged).filter(([, value]) => typeof value !== 'object' || !isEmpty(value));
  return Object.fromEntries(kept) as ImportOptions;
}

function isEmpty(record: object | null): boolean {
  return record !== null && Object.keys(record).length === 0;
}
