/**
 * Which answer of the user an import asks for, and the options that answer becomes. An error of the engine names the
 * one thing it could not decide; everything else stays as it was guessed.
 */
import type { ImportOptions } from '../../../shared/api.ts';
import { assertNever, type ErrorCode, type ErrorData } from '../../../shared/errors.ts';
import type { Field } from '../../../shared/import/fields.ts';
import { isLocalDate } from '../../../shared/local-date.ts';
import type { ImportKind } from '../../../shared/model.ts';

export type Choice = 'encoding' | 'time-zone' | 'date-order' | 'kind' | 'mapping';

const CHOICES: Readonly<Partial<Record<ErrorCode, readonly Choice[]>>> = {
  'file-encoding-unknown': ['encoding'],
  'file-time-zone-needed': ['time-zone'],
  'file-date-order-needed': ['date-order'],
  'file-kind-unknown': ['kind', 'mapping'],
  'file-no-time-column': ['mapping'],
  'file-no-service-column': ['mapping'],
  'file-column-ambiguous': ['mapping'],
};

/** What to ask so that the file can be read; empty where no answer would help. */
export function choicesFor(error: ErrorData): readonly Choice[] {
  return CHOICES[error.code] ?? [];
}

/** Column names of an error that lists them ("when, what, …"); the last of a list cut off is dropped. */
export function columnsOf(error: ErrorData): readonly string[] {
  const { columns, first } = error.params;
  // Columns of one name are told apart by their number.
  if (typeof first === 'number') return [`#${first}`];
  if (typeof columns !== 'string') return [];
  return [...new Set(columns.split(', '))].filter((name) => name !== '' && !name.endsWith('…'));
}

/** Fields to ask for, the needed ones first. */
export function fieldsFor(error: ErrorData, kind: ImportKind): readonly Field[] {
  if (error.code === 'file-no-service-column') return ['service'];
  if (error.code === 'file-no-time-column') {
    return kind === 'incidents' ? ['started_at', 'resolved_at'] : ['finished_at', 'started_at'];
  }
  if (error.code === 'file-column-ambiguous')
    return ['service', 'started_at', 'finished_at', 'resolved_at', 'env', 'sha'];
  return kind === 'incidents'
    ? ['started_at', 'resolved_at', 'service', 'env', 'severity', 'title']
    : ['service', 'finished_at', 'started_at', 'env', 'status', 'sha', 'version', 'repo'];
}

export interface ChoiceAnswers {
  readonly encoding: string | null;
  readonly inputTimeZone: string | null;
  readonly dateOrder: 'dmy' | 'mdy' | null;
  readonly kind: ImportKind | null;
  /** field -> column; '' = left open. */
  readonly mapping: Readonly<Record<string, string>>;
}

export const NO_ANSWERS: ChoiceAnswers = {
  encoding: null,
  inputTimeZone: null,
  dateOrder: null,
  kind: null,
  mapping: {},
};

/** Whether everything that is asked has an answer. */
export function isAnswered(choices: readonly Choice[], answers: ChoiceAnswers): boolean {
  return choices.every((choice) => {
    switch (choice) {
      case 'encoding':
        return answers.encoding !== null;
      case 'time-zone':
        return answers.inputTimeZone !== null;
      case 'date-order':
        return answers.dateOrder !== null;
      case 'kind':
        return answers.kind !== null;
      case 'mapping':
        // With a kind chosen the columns may fit by name after all.
        return choices.includes('kind') || Object.values(answers.mapping).some((column) => column !== '');
      default:
        return assertNever(choice);
    }
  });
}

/** The options of the next try: what was chosen before stays, the new answers win. */
export function optionsWith(before: ImportOptions, answers: ChoiceAnswers): ImportOptions {
  const chosen = Object.fromEntries(Object.entries(answers.mapping).filter(([, column]) => column !== ''));
  const mapping = { ...before.mapping, ...chosen };
  return {
    ...before,
    ...(answers.encoding === null ? {} : { encoding: answers.encoding }),
    ...(answers.inputTimeZone === null ? {} : { inputTimeZone: answers.inputTimeZone }),
    ...(answers.dateOrder === null ? {} : { dateOrder: answers.dateOrder }),
    ...(answers.kind === null ? {} : { kind: answers.kind }),
    ...(Object.keys(mapping).length === 0 ? {} : { mapping }),
  };
}

/** The two days that a date like "03/04/2024" can mean, each null where it is no date: { dmy: 3 April, mdy: 4 March }. */
export function readingsOf(example: string): { readonly dmy: string | null; readonly mdy: string | null } {
  const match = /^\s*(\d{1,2})[-./](\d{1,2})[-./](\d{4}|\d{2})(?!\d)/.exec(example);
  if (match === null) return { dmy: null, mdy: null };
  const [, first = '', second = '', year = ''] = match;
  const fullYear = year.length === 2 ? `20${year}` : year;
  const date = (day: string, month: string): string | null => {
    const text = `${fullYear}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
    return isLocalDate(text) ? text : null;
  };
  return { dmy: date(first, second), mdy: date(second, first) };
}
