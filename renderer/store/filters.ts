/**
 * The filter bar as data, and its form in the location. Everything is optional in the query: what is absent is the
 * default, so an empty query is "production, the last month that has data".
 */

import { environmentPattern } from '../../shared/environment-pattern.ts';
import { addDays, addMonths, dateOfDay, dayNumber, isLocalDate } from '../../shared/local-date.ts';
import { LEVEL_SET_IDS, type LevelSetId, PROFILE_IDS, type ProfileId } from '../../shared/model.ts';
import { localClock } from '../../shared/time.ts';
import type { CompareWith, View } from '../../shared/view.ts';

export type RangeLength = '1w' | '1mo' | '3mo' | '6mo' | '1y';
export const RANGE_LENGTHS: readonly RangeLength[] = ['1w', '1mo', '3mo', '6mo', '1y'];
const RANGE_MONTHS: Readonly<Record<Exclude<RangeLength, '1w'>, number>> = { '1mo': 1, '3mo': 3, '6mo': 6, '1y': 12 };

/** `end` and `to` are the first day after the range; `end` null = after the last local day that has data. */
export type Range =
  | { readonly kind: 'length'; readonly length: RangeLength; readonly end: string | null }
  | { readonly kind: 'custom'; readonly from: string; readonly to: string }
  | { readonly kind: 'all' };

export type Environments = 'production' | 'all' | readonly string[];

export interface Filters {
  readonly teams: readonly string[];
  readonly services: readonly string[];
  readonly repositories: readonly string[];
  readonly environments: Environments;
  readonly range: Range;
  /** What the range is set against. `to` of a chosen one is the first day after it. */
  readonly compareWith: CompareWith;
  /** null = the workspace's. */
  readonly timeZone: string | null;
  readonly profile: ProfileId | null;
  readonly levels: LevelSetId | null;
  readonly excludeBots: boolean;
}

export const DEFAULT_FILTERS: Filters = {
  teams: [],
  services: [],
  repositories: [],
  environments: 'production',
  range: { kind: 'length', length: '1mo', end: null },
  compareWith: 'previous',
  timeZone: null,
  profile: null,
  levels: null,
  excludeBots: false,
};

const FILTER_KEYS = [
  'team',
  'service',
  'repo',
  'env',
  'envs',
  'range',
  'end',
  'from',
  'to',
  'with',
  'tz',
  'profile',
  'levels',
  'bots',
];

/** The filters of a query without what else a screen keeps there (search, sorting, an open row). */
export function filterPart(query: string): string {
  return split(query, true).toString();
}

/** What a screen keeps in a query beside the filters. */
export function screenPart(query: string): URLSearchParams {
  return split(query, false);
}

function split(query: string, filters: boolean): URLSearchParams {
  return new URLSearchParams([...new URLSearchParams(query)].filter(([key]) => FILTER_KEYS.includes(key) === filters));
}

/** A screen under filters, with what it keeps beside them ("/versions?team=a&of=cart"); either query may be empty. */
export function screenPlace(path: string, filters: string, screen: string): string {
  return `${path}?${[filters, screen].filter((part) => part !== '').join('&')}`;
}

export function filtersToQuery(filters: Filters): string {
  const query = new URLSearchParams();
  for (const team of filters.teams) query.append('team', team);
  for (const service of filters.services) query.append('service', service);
  for (const repository of filters.repositories) query.append('repo', repository);
  if (filters.environments === 'all') query.set('envs', 'all');
  else if (filters.environments !== 'production') for (const name of filters.environments) query.append('env', name);
  rangeToQuery(filters.range, query);
  if (filters.compareWith !== 'previous') query.set('with', compareWithToQuery(filters.compareWith));
  if (filters.timeZone !== null) query.set('tz', filters.timeZone);
  if (filters.profile !== null) query.set('profile', filters.profile);
  if (filters.levels !== null) query.set('levels', filters.levels);
  if (filters.excludeBots) query.set('bots', 'no');
  return query.toString();
}

function rangeToQuery(range: Range, query: URLSearchParams): void {
  if (range.kind === 'all') query.set('range', 'all');
  else if (range.kind === 'custom') {
    query.set('from', range.from);
    query.set('to', range.to);
  } else {
    if (range.length !== '1mo') query.set('range', range.length);
    if (range.end !== null) query.set('end', range.end);
  }
}

/** "year-before", or "2023-10-13..2023-11-13" with the first day after it. */
function compareWithToQuery(compareWith: CompareWith): string {
  return typeof compareWith === 'string' ? compareWith : `${compareWith.from}..${compareWith.to}`;
}

function compareWithFromQuery(text: string | null): CompareWith {
  if (text === 'year-before') return text;
  const [from = '', to = ''] = text?.split('..') ?? [];
  return isLocalDate(from) && isLocalDate(to) && from < to ? { from, to } : 'previous';
}

/** Whatever the query says that makes no sense is taken as not said. */
export function filtersFromQuery(text: string): Filters {
  const query = new URLSearchParams(text);
  const environments = query.getAll('env');
  return {
    teams: query.getAll('team'),
    services: query.getAll('service'),
    repositories: query.getAll('repo'),
    environments: query.get('envs') === 'all' ? 'all' : environments.length > 0 ? environments : 'production',
    range: rangeFromQuery(query),
    compareWith: compareWithFromQuery(query.get('with')),
    timeZone: knownZone(query.get('tz')),
    profile: oneOf(PROFILE_IDS, query.get('profile')),
    levels: oneOf(LEVEL_SET_IDS, query.get('levels')),
    excludeBots: query.get('bots') === 'no',
  };
}

/** null where there is no such zone. */
export function knownZone(name: string | null): string | null {
  if (name === null) return null;
  try {
    return localClock(name).timeZone;
  } catch {
    return null;
  }
}

function rangeFromQuery(query: URLSearchParams): Range {
  const from = query.get('from');
  const to = query.get('to');
  if (from !== null && to !== null && isLocalDate(from) && isLocalDate(to) && from < to) {
    return { kind: 'custom', from, to };
  }
  if (query.get('range') === 'all') return { kind: 'all' };
  const end = query.get('end');
  return {
    kind: 'length',
    length: oneOf(RANGE_LENGTHS, query.get('range')) ?? '1mo',
    end: end !== null && isLocalDate(end) ? end : null,
  };
}

function oneOf<T extends string>(values: readonly T[], value: string | null): T | null {
  return values.find((known) => known === value) ?? null;
}

/** What of the workspace the filters are read against. */
export interface DataFrame {
  readonly timeZone: string;
  /** Epoch ms of the first and last event; null while there is none. */
  readonly dataRange: { readonly from: number; readonly to: number } | null;
}

/** First day of the range and first day after it; null = all there is. */
export function rangeDays(range: Range, frame: DataFrame): { readonly from: string; readonly to: string } | null {
  if (range.kind === 'all' || (range.kind === 'length' && range.end === null && frame.dataRange === null)) return null;
  if (range.kind === 'custom') return { from: range.from, to: range.to };
  const to = range.end ?? dayAfterData(frame);
  return { from: backFrom(to, range.length), to };
}

function dayAfterData(frame: DataFrame): string {
  return dateOfDay(localClock(frame.timeZone).dayOf(frame.dataRange?.to ?? 0) + 1);
}

function backFrom(end: string, length: RangeLength): string {
  return length === '1w' ? addDays(end, -7) : addMonths(end, -RANGE_MONTHS[length]);
}

/** First day of what a range is set against, and first day after it; null where the range has no bounds. */
export function comparedDays({ range, compareWith }: Pick<Filters, 'range' | 'compareWith'>, frame: DataFrame) {
  if (typeof compareWith === 'object') return compareWith;
  const days = rangeDays(range, frame);
  if (days === null) return null;
  const length = dayNumber(days.to) - dayNumber(days.from);
  if (compareWith === 'previous') return { from: addDays(days.from, -length), to: days.from };
  const [from, to] = [addMonths(days.from, -12), addMonths(days.to, -12)];
  // As shared/time.ts: 28 February of a leap year alone has no day of its own the year before.
  return from < to ? { from, to } : { from: addDays(to, -length), to };
}

/** The range next to this one, before (−1) or after (1); null where there is none to go to. */
export function shiftRange(range: Range, direction: -1 | 1, frame: DataFrame): Range | null {
  const days = rangeDays(range, frame);
  if (days === null || range.kind === 'all') return null;
  if (range.kind === 'custom') {
    const length = dayNumber(days.to) - dayNumber(days.from);
    return { kind: 'custom', from: addDays(days.from, direction * length), to: addDays(days.to, direction * length) };
  }
  if (direction === -1) return { ...range, end: days.from };
  const end = range.length === '1w' ? addDays(days.to, 7) : addMonths(days.to, RANGE_MONTHS[range.length]);
  // Back at the newest range the end is open again, so that new data moves it on.
  return { ...range, end: frame.dataRange !== null && end === dayAfterData(frame) ? null : end };
}

/** Whether a range lies (partly) before or after all data: going on that way shows nothing. */
export function reachesData(range: Range, direction: -1 | 1, frame: DataFrame): boolean {
  const next = shiftRange(range, direction, frame);
  if (next === null || frame.dataRange === null) return false;
  const days = rangeDays(next, frame);
  if (days === null) return false;
  const clock = localClock(frame.timeZone);
  return direction === -1
    ? days.to > dateOfDay(clock.dayOf(frame.dataRange.from))
    : days.from <= dateOfDay(clock.dayOf(frame.dataRange.to));
}

export function viewOf(filters: Filters, frame: DataFrame): View {
  const zoned = { ...frame, timeZone: filters.timeZone ?? frame.timeZone };
  const days = rangeDays(filters.range, zoned);
  return {
    from: days?.from ?? null,
    to: days?.to ?? null,
    timeZone: zoned.timeZone,
    services: [...filters.services],
    teams: [...filters.teams],
    repositories: [...filters.repositories],
    excludeBots: filters.excludeBots,
    ...(filters.compareWith === 'previous' ? {} : { compareWith: filters.compareWith }),
    ...(filters.environments === 'production'
      ? {}
      : { env: filters.environments === 'all' ? null : environmentPattern(filters.environments) }),
    ...(filters.profile === null ? {} : { profile: filters.profile }),
    ...(filters.levels === null ? {} : { levels: filters.levels }),
  };
}
