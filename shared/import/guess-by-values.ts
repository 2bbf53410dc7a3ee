/**
 * What columns hold, told by their values, for fields that names left open: columns called "col1", in German, or not at
 * all. Only values that hardly mean anything else count, and only where one column alone has them: what is in doubt is
 * asked. A service has no such values: people's names look the same.
 */
import type { ImportKind } from '../import-batch.ts';
import { isAbsent } from './absent.ts';
import { type Cell, isNumberCell, type Row, type SourceColumn } from './cell.ts';
import { readStatus } from './coerce-text.ts';
import { readTime } from './coerce-time.ts';
import { type Field, isField, TIME_FIELDS } from './fields.ts';
import { isMeaningful } from './guess-mapping.ts';
import { EARLIEST, problemOf, type TimeRules } from './time-reading.ts';

/** Share of a column's values that must be of a sort. */
const MOST = 0.9;
const ROWS = 200;

/** Values of one column: those that are there. */
interface ColumnValues {
  readonly column: number;
  readonly cells: readonly Cell[];
  readonly texts: readonly string[];
}

/** Columns of fields that are not in `mapping`, among columns that aren't either. */
export function guessFieldsByValues(
  kind: ImportKind,
  columns: readonly SourceColumn[],
  rows: readonly Row[],
  mapping: ReadonlyMap<Field, number>,
  rules: TimeRules,
): ReadonlyMap<Field, number> {
  const used = new Set(mapping.values());
  const free = columns.flatMap(({ name, list }, column) => {
    // A name that means something else than the fields asked for says so.
    return used.has(column) || list || isMeaningful(name) ? [] : [valuesOf(rows, column)];
  });
  const guessed = new Map<Field, number>();
  for (const [field, isOf] of SORTS) {
    if (!isField(kind, field) || mapping.has(field)) continue;
    const [only, ...others] = free.filter((values) => values.texts.length > 0 && isOf(values.texts));
    if (only !== undefined && others.length === 0) guessed.set(field, only.column);
  }
  const taken = new Set(guessed.values());
  const rest = free.filter(({ column }) => !taken.has(column));
  for (const [field, column] of guessTimes(kind, rest, rows, mapping, rules)) guessed.set(field, column);
  return guessed;
}

/** The kind of a file of which the names of columns say nothing at all; null = values don't tell either. */
export function guessKindByValues(
  columns: readonly SourceColumn[],
  rows: readonly Row[],
  rules: TimeRules,
): ImportKind | null {
  if (columns.some(({ name }) => isMeaningful(name))) return null;
  const all = columns.flatMap(({ list }, column) => (list ? [] : [valuesOf(rows, column)]));
  const has = (isOf: (texts: readonly string[]) => boolean) => all.some(({ texts }) => texts.length > 0 && isOf(texts));
  if (!all.some((values) => isTimes(values, rules))) return null;
  const isDeployment = has(areEnvironments) || has(areStatuses);
  const isIncident = has(areSeverities);
  if (isDeployment === isIncident) return null;
  return isDeployment ? 'deployments' : 'incidents';
}

function valuesOf(rows: readonly Row[], column: number): ColumnValues {
  const cells: Cell[] = [];
  const texts: string[] = [];
  for (const row of rows.slice(0, ROWS)) {
    const cell = row.cell(column);
    const text = typeof cell === 'string' ? cell.trim() : cell !== null && isNumberCell(cell) ? cell.number : '';
    if (isAbsent(text)) continue;
    cells.push(cell);
    texts.push(text);
  }
  return { column, cells, texts };
}

function mostly(texts: readonly string[], isOne: (text: string) => boolean): boolean {
  let others = 0;
  for (const text of texts) {
    // Most columns are of none of the sorts, and are left after a few values.
    if (!isOne(text) && ++others > texts.length - MOST * texts.length) return false;
  }
  return true;
}

function areShas(texts: readonly string[]): boolean {
  return mostly(texts, (text) => /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/i.test(text));
}

const ENVIRONMENTS =
  /^(?:prod|production|produktion|prd|live|staging|stage|stg|preprod|pre-prod|pre-production|uat|qa|test|testing|integration|int|dev|develop|development|entwicklung|sandbox|canary|운영|운영계|상용|개발|개발계|스테이징|검증|검증계|테스트|本番|本番環境|開発|開発環境|検証|検証環境|ステージング|テスト)(?:[-_ ]?(?:\d+|[a-z]{2}(?:-[a-z]+-\d)?))?$/i;

function areEnvironments(texts: readonly string[]): boolean {
  return mostly(texts, (text) => ENVIRONMENTS.test(text));
}

/** Words that nothing but an outcome is called: "active" and "true" may be anything. */
const OUTCOMES =
  /^(?:succeeded|successful(?:ly)?|success|fail(?:ed|ure)?|error(?:ed)?|aborted|cancell?ed|timed[-_ ]?out|rolled[-_ ]?back|성공|실패|배포완료|배포실패|취소됨|롤백)$/i;

function areStatuses(texts: readonly string[]): boolean {
  return mostly(texts, (text) => readStatus(text) !== 'unknown') && texts.some((text) => OUTCOMES.test(text));
}

const SEVERITIES =
  /^(?:sev(?:erity)?[-_ ]?\d|p[0-5]|s[1-5]|critical|blocker|major|minor|trivial|심각|긴급|치명|1등급|2등급|3등급)$/i;

function areSeverities(texts: readonly string[]): boolean {
  return mostly(texts, (text) => SEVERITIES.test(text));
}

const REPOSITORY =
  /^(?:(?:https?|ssh|git):\/\/|git@)\S+\.git$|^https?:\/\/(?:[^/\s]*(?:github|gitlab|bitbucket)[^/\s]*)\/[^/\s]+(?:\/[^/\s]+){1,4}$/i;
const BELOW_A_REPOSITORY =
  /\/(?:-|commits?|pull|pulls|issues|merge_requests|actions|runs|tree|blob|releases|compare)\//i;

function areRepositories(texts: readonly string[]): boolean {
  return mostly(texts, (text) => REPOSITORY.test(text) && !BELOW_A_REPOSITORY.test(text));
}

const VERSION = /^v?\d+\.\d+\.\d+(?:[-+.][0-9a-z.+-]+)?$/i;
const ADDRESS = /^\d+\.\d+\.\d+\.\d+$/;

function areVersions(texts: readonly string[]): boolean {
  return mostly(texts, (text) => VERSION.test(text) && !ADDRESS.test(text));
}

/** Each sort of value says its field whatever the kind. */
const SORTS: readonly (readonly [Field, (texts: readonly string[]) => boolean])[] = [
  ['sha', areShas],
  ['env', areEnvironments],
  ['status', areStatuses],
  ['severity', areSeverities],
  ['repo', areRepositories],
  ['version', areVersions],
];

function isTimes({ cells }: ColumnValues, rules: TimeRules): boolean {
  const times = cells.filter((cell) => instantOf(cell, rules) !== null);
  return cells.length > 0 && times.length >= MOST * cells.length;
}

/** A time, whatever its zone and the order of its parts: only comparing is asked for. Null = it is none. */
function instantOf(cell: Cell, rules: TimeRules): number | null {
  const anywhere = { ...rules, clock: UTC };
  const reading = readTime(cell, anywhere, null);
  const known = problemOf(reading) === 'time-order-ambiguous' ? readTime(cell, anywhere, 'dmy') : reading;
  return known >= EARLIEST ? known : null;
}

/** Good enough to tell which of two local times is the earlier one. */
const UTC = {
  timeZone: 'UTC',
  dayOf: (instant: number) => Math.floor(instant / 86_400_000),
  startOfDay: (day: number) => day * 86_400_000,
  offsetAt: () => 0,
  instantsOf: (local: number) => [local],
};

/** First and last moment of what a row is about; null = a kind with more moments than can be told apart. */
function spanOf(kind: ImportKind): readonly [Field, Field] | null {
  if (kind === 'deployments' || kind === 'runs') return ['started_at', 'finished_at'];
  if (kind === 'incidents') return ['started_at', 'resolved_at'];
  return kind === 'issues' ? ['created_at', 'resolved_at'] : null;
}

/** Two columns of times of which one is never the earlier are beginning and end; one alone is the one that is needed. */
function guessTimes(
  kind: ImportKind,
  free: readonly ColumnValues[],
  rows: readonly Row[],
  mapping: ReadonlyMap<Field, number>,
  rules: TimeRules,
): readonly (readonly [Field, number])[] {
  const span = spanOf(kind);
  const times = free.filter((values) => isTimes(values, rules)).map(({ column }) => column);
  const [first, second, ...others] = times;
  if (span === null || first === undefined || others.length > 0) return [];
  const [start, end] = span;
  const isBefore = (a: number, b: number) => isNeverLater(rows, a, b, rules);
  const named = TIME_FIELDS[kind].filter((field) => mapping.has(field));
  if (named.length === 0) {
    if (second === undefined) return [[kind === 'deployments' ? end : start, first]];
    if (isBefore(first, second))
      return [
        [start, first],
        [end, second],
      ];
    return isBefore(second, first)
      ? [
          [start, second],
          [end, first],
        ]
      : [];
  }
  if (second !== undefined || named.length > 1) return [];
  const startColumn = mapping.get(start);
  const endColumn = mapping.get(end);
  if (startColumn !== undefined) return isBefore(startColumn, first) ? [[end, first]] : [];
  return endColumn !== undefined && isBefore(first, endColumn) ? [[start, first]] : [];
}

function isNeverLater(rows: readonly Row[], first: number, second: number, rules: TimeRules): boolean {
  let earlier = 0;
  for (const row of rows.slice(0, ROWS)) {
    const before = instantOf(row.cell(first), rules);
    const after = instantOf(row.cell(second), rules);
    if (before === null || after === null) continue;
    if (before > after) return false;
    if (before < after) earlier++;
  }
  return earlier > 0;
}
