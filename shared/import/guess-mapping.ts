import { IMPORT_KINDS, type ImportKind } from '../import-batch.ts';
import { isBucketName } from './bucket-columns.ts';
import type { SourceColumn } from './cell.ts';
import { type Field, fieldsOf } from './fields.ts';
import {
  DEPLOYMENT_MARKS,
  INCIDENT_MARKS,
  NOT_OF_KIND,
  OTHER_KIND_MARKS,
  OTHER_KINDS,
  OTHER_MARKS,
  PULL_NAMES,
} from './kind-marks.ts';
import { SYNONYMS } from './synonyms.ts';
import { GENERIC_WORDS, WRAPPERS } from './synonyms-shared.ts';

/** "Started At (UTC)", "startedAt" and "시작 시각(KST)" without what doesn't tell names apart. */
export function normaliseHeader(name: string): string {
  return name
    .normalize('NFKC')
    .replace(/\([^)]*\)\s*$/u, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
    .replace(/(?<=.)(?:utc|gmt|kst)$/u, '');
}

/** By the names of the columns; null when they say no kind, or several as much. */
export function guessKind(columns: readonly SourceColumn[]): ImportKind | null {
  let deployments = 0;
  let incidents = 0;
  let isOther = false;
  let isCertain = false;
  // "commits[].sha" says nothing of the record.
  const keys = columns.map((column) => namesOf(column.name).slice(0, column.list ? 1 : undefined));
  const namesPulls = keys.some((names) => names.some((name) => NOT_OF_KIND.pulls?.has(name)));
  for (const names of keys) {
    const deployment = Math.max(...names.map((name) => DEPLOYMENT_MARKS.get(name) ?? 0));
    const incident = Math.max(...names.map((name) => INCIDENT_MARKS.get(name) ?? 0));
    deployments += deployment;
    incidents += incident;
    isOther ||= names.some((name) => OTHER_MARKS.has(name) && !(namesPulls && PULL_NAMES.has(name)));
    isCertain ||= deployment >= CERTAIN_DEPLOYMENT || incident >= CERTAIN_INCIDENT;
  }
  const other = isCertain ? null : otherKind(columns, keys, Math.max(deployments, incidents));
  if (other !== null) return other;
  if (deployments === incidents || (isOther && !isCertain)) return null;
  return deployments > incidents ? 'deployments' : 'incidents';
}

/** The one kind, of those that few names tell, for which more speaks than for deployments, incidents and each other. */
function otherKind(
  columns: readonly SourceColumn[],
  keys: readonly (readonly string[])[],
  atLeast: number,
): ImportKind | null {
  const scores = OTHER_KINDS.map((kind) => {
    if (keys.some((names) => names.some((name) => NOT_OF_KIND[kind]?.has(name)))) return { kind, best: 0, sum: 0 };
    const marks = keys.map((names) => Math.max(...names.map((name) => OTHER_KIND_MARKS[kind]?.get(name) ?? 0)));
    if (kind === 'versions' && columns.some(({ name }) => isBucketName(name))) marks.push(TELLING);
    if (kind === 'errors' && isCountedMessages(keys)) marks.push(TELLING);
    return { kind, best: Math.max(0, ...marks), sum: marks.reduce((sum, mark) => sum + mark, 0) };
  }).sort((a, b) => b.sum - a.sum);
  const [first, second] = scores;
  if (first === undefined || first.best < TELLING || first.sum < ENOUGH || first.sum <= atLeast) return null;
  return first.sum === second?.sum ? null : first.kind;
}

/** One mark at least must be of names that little else has, and it can't stand alone. */
const TELLING = 3;
const ENOUGH = 5;

const COUNTED_MESSAGES: readonly (readonly string[])[] = [
  ['version', 'release', '버전'],
  ['message', '메시지'],
  ['count', 'events', '건수', '횟수'],
];

/** How often a version said what: none of the three names tells alone. */
function isCountedMessages(keys: readonly (readonly string[])[]): boolean {
  return COUNTED_MESSAGES.every((wanted) => keys.some((names) => names.some((name) => wanted.includes(name))));
}

/** Words of dates that are neither beginning nor end of anything. */
const OTHER_WORDS =
  /updat|modif|creat|queu|schedul|plan|approv|due|expir|export|import|sync|parent|previous|tree|digest|checksum|token|author|assign|reporter|요청|승인|예정|등록|수정|작성|담당/u;

/** Whether a column's name means something, in some kind of data: its values don't speak for themselves then. */
export function isMeaningful(name: string): boolean {
  if (/^(?:#|col(?:umn)?|field|f|c|var|unnamed|열|필드)?[\s_-]*\d*$/iu.test(name.trim())) return false;
  return namesOf(name).some((known) => KNOWN_NAMES.has(known) || OTHER_MARKS.has(known) || OTHER_WORDS.test(known));
}

/** Marks of columns that nothing else has: deployment_id, incident_id. */
const CERTAIN_DEPLOYMENT = 3;
const CERTAIN_INCIDENT = 4;

/**
 * The column of each field, by name. `fits` tells whether the values of a column suit a field ("deploy_time" may be a
 * duration); a column whose values don't is taken only when no other has the name.
 */
export function guessMapping(
  kind: ImportKind,
  columns: readonly SourceColumn[],
  fits: (field: Field, column: number) => boolean,
): Map<Field, number> {
  const keys = columns.map((column) => namesOf(column.name));
  const mapping = new Map<Field, number>();
  for (const field of fieldsOf(kind)) {
    const ranked = rankColumns(field, columns, keys, synonymsOf(kind, field));
    const column = ranked.find((candidate) => fits(field, candidate)) ?? ranked[0];
    if (column !== undefined) mapping.set(field, column);
  }
  return mapping;
}

function rankColumns(
  field: Field,
  columns: readonly SourceColumn[],
  keys: readonly (readonly string[])[],
  synonyms: readonly string[],
): number[] {
  return columns
    .flatMap((column, index) => {
      const cost = column.list && !LIST_FIELDS.has(field) ? null : costOf(keys[index] ?? [], synonyms);
      return cost === null ? [] : [{ index, cost }];
    })
    .sort((a, b) => a.cost - b.cost || a.index - b.index)
    .map((candidate) => candidate.index);
}

const KNOWN_NAMES: ReadonlySet<string> = new Set(
  IMPORT_KINDS.flatMap((kind) => fieldsOf(kind).flatMap((field) => synonymsOf(kind, field))),
);

/** Fields of which a record may have several values. */
const LIST_FIELDS: ReadonlySet<Field> = new Set(['service', 'commits', 'labels', 'files']);

function synonymsOf(kind: ImportKind, field: Field): readonly string[] {
  return SYNONYMS[kind][field] ?? [];
}

const DEPTH_COST = 1000;

/** Lower is likelier; null = the names say nothing of this field. Names come the most complete first. */
function costOf(names: readonly string[], synonyms: readonly string[]): number | null {
  for (const [depth, name] of names.entries()) {
    const rank = synonyms.indexOf(name);
    if (rank >= 0) return depth * DEPTH_COST + rank;
  }
  return null;
}

/**
 * The names a column goes by: all of its path, the path without wrappers ("deployment.service" is "service"), and its
 * last part, unless that is a word like "name" that means nothing without its path.
 */
function namesOf(name: string): readonly string[] {
  const full = normaliseHeader(name);
  if (!name.includes('.')) return [full];
  const parts = name.replaceAll('[]', '').split('.');
  const kept = parts.filter((part, index) => index === parts.length - 1 || !WRAPPERS.has(normaliseHeader(part)));
  const short = normaliseHeader(kept.join(''));
  const last = normaliseHeader(parts.at(-1) ?? '');
  return GENERIC_WORDS.has(last) ? [full, short] : [full, short, last];
}
