/**
 * Periods, buckets and zones: the only file that knows a calendar. Instants are epoch milliseconds UTC; a "day" is the
 * number of days from 1970-01-01 to a local date. Zone rules come from the runtime through temporal-polyfill.
 */
import { Temporal } from 'temporal-polyfill';
import { AppError } from './errors.ts';

/** Half-open [from, to), epoch ms. */
export interface Period {
  readonly from: number;
  readonly to: number;
}

export type WeekStart = 1 | 7;
export type BucketSize = 'day' | 'week' | 'month';

export interface Bucket extends Period {
  /** Local date of its start, YYYY-MM-DD. */
  readonly day: string;
}

/** A zone's clock with its offsets remembered: cheap enough to ask for every one of a million rows. */
export interface LocalClock {
  readonly timeZone: string;
  /** Local date of an instant, as days since 1970-01-01. */
  dayOf(instant: number): number;
  /** First instant of a local date; of a date that the zone skipped, the first instant after it. */
  startOfDay(day: number): number;
  /** UTC offset at an instant, ms. */
  offsetAt(instant: number): number;
  /** Instants that show this local time (ms since 1970-01-01T00:00 on the local clock), earliest first: none in a gap,
   * two in an overlap. */
  instantsOf(local: number): readonly number[];
}

export const MS_PER_DAY = 86_400_000;
/** Mean Gregorian month and half-year, in days. */
export const DAYS_PER_MONTH = 365.2425 / 12;
export const DAYS_PER_HALF_YEAR = 365.2425 / 2;

/** A stretch of time with one UTC offset: [start, end). */
interface Segment {
  readonly start: number;
  readonly end: number;
  readonly offset: number;
}

const clocks = new Map<string, LocalClock>();

/** Throws `time-zone-unknown` for a zone the runtime doesn't know. */
export function localClock(timeZone: string): LocalClock {
  const known = clocks.get(timeZone);
  if (known !== undefined) return known;
  checkTimeZone(timeZone);
  const clock = createClock(timeZone);
  clocks.set(timeZone, clock);
  return clock;
}

/** IANA names and fixed offsets (+09:00). Temporal alone would also take a whole date-time for its zone's name. */
function checkTimeZone(timeZone: string): void {
  try {
    if (!/^(?:[A-Za-z][\w+\-/]*|[+-]\d\d(?::?\d\d)?)$/.test(timeZone)) throw new RangeError();
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(timeZone);
  } catch (cause) {
    throw new AppError('time-zone-unknown', { timeZone }, { cause });
  }
}

function createClock(timeZone: string): LocalClock {
  const segments: Segment[] = [];
  let latest: Segment | null = null;

  function segmentAt(instant: number): Segment {
    if (latest !== null && instant >= latest.start && instant < latest.end) return latest;
    latest = segments.find((segment) => instant >= segment.start && instant < segment.end) ?? null;
    if (latest === null) {
      latest = loadSegment(timeZone, instant);
      segments.push(latest);
    }
    return latest;
  }

  function offsetAt(instant: number): number {
    return segmentAt(instant).offset;
  }

  function instantsOf(local: number): readonly number[] {
    const before = local - offsetAt(local - MS_PER_DAY);
    const after = local - offsetAt(local + MS_PER_DAY);
    const candidates = before === after ? [before] : [Math.min(before, after), Math.max(before, after)];
    return candidates.filter((instant) => instant + offsetAt(instant) === local);
  }

  function startOfDay(day: number): number {
    const midnight = day * MS_PER_DAY;
    const [first] = instantsOf(midnight);
    // A clock change skipped this midnight: the day begins where the new offset does.
    return first ?? segmentAt(midnight - offsetAt(midnight - MS_PER_DAY)).start;
  }

  return {
    timeZone,
    offsetAt,
    instantsOf,
    startOfDay,
    dayOf: (instant) => Math.floor((instant + offsetAt(instant)) / MS_PER_DAY),
  };
}

function loadSegment(timeZone: string, instant: number): Segment {
  const here = Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(timeZone);
  // "Previous" is strictly before: one millisecond later finds a change that happens at this very instant.
  const start = here.add({ milliseconds: 1 }).getTimeZoneTransition('previous');
  const end = here.getTimeZoneTransition('next');
  return {
    start: start?.epochMilliseconds ?? Number.NEGATIVE_INFINITY,
    end: end?.epochMilliseconds ?? Number.POSITIVE_INFINITY,
    offset: here.offsetNanoseconds / 1e6,
  };
}

/** "2024-10-13" = local midnight in the zone; or an instant with Z or an offset. Throws `period-invalid`, also for an
 * empty or backward period. */
export function parsePeriod(from: string, to: string, timeZone: string): Period {
  const clock = localClock(timeZone);
  const start = parseBound(from, clock);
  const end = parseBound(to, clock);
  if (start === null || end === null || start >= end) throw new AppError('period-invalid', { from, to });
  return { from: start, to: end };
}

function parseBound(text: string, clock: LocalClock): number | null {
  try {
    if (/^\d{4}-\d\d-\d\d$/.test(text)) return clock.startOfDay(dayNumber(Temporal.PlainDate.from(text)));
    return Temporal.Instant.from(text).epochMilliseconds;
  } catch {
    return null;
  }
}

/** The equal length just before: in local days where the period is made of whole ones, so that a clock change shifts
 * nothing. */
export function previousPeriod(period: Period, timeZone: string): Period {
  const clock = localClock(timeZone);
  if (!isMidnight(period.from, clock) || !isMidnight(period.to, clock)) {
    return { from: period.from - (period.to - period.from), to: period.from };
  }
  const first = clock.dayOf(period.from);
  return { from: clock.startOfDay(first - (clock.dayOf(period.to) - first)), to: period.from };
}

/** The same local days of the year before; 29 February becomes the 28th, as long as the period then has a length. */
export function yearBefore(period: Period, timeZone: string): Period {
  const bound = (instant: number) =>
    Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(timeZone).subtract({ years: 1 })
      .epochMilliseconds;
  const [from, to] = [bound(period.from), bound(period.to)];
  return from < to ? { from, to } : { from: to - (period.to - period.from), to };
}

function isMidnight(instant: number, clock: LocalClock): boolean {
  return clock.startOfDay(clock.dayOf(instant)) === instant;
}

/** Length in local days: 7 for a week with a clock change in it too; part of a day is a share of that day's own length. */
export function periodDays(period: Period, timeZone: string): number {
  const clock = localClock(timeZone);
  return dayPosition(period.to, clock) - dayPosition(period.from, clock);
}

function dayPosition(instant: number, clock: LocalClock): number {
  const day = clock.dayOf(instant);
  const start = clock.startOfDay(day);
  return day + (instant - start) / (clock.startOfDay(day + 1) - start);
}

/** Buckets that tile the period exactly: the first and last are cut where it begins and ends. */
export function buckets(period: Period, timeZone: string, weekStart: WeekStart, size: BucketSize): readonly Bucket[] {
  const clock = localClock(timeZone);
  const result: Bucket[] = [];
  let from = period.from;
  while (from < period.to) {
    let day = clock.dayOf(from);
    // Where clocks went back across midnight an hour of the day before is told again: it belongs to the new day.
    if (clock.startOfDay(day + 1) <= from) day++;
    const to = Math.min(clock.startOfDay(nextBucketDay(day, weekStart, size)), period.to);
    result.push({ from, to, day: formatDay(day) });
    from = to;
  }
  return result;
}

function nextBucketDay(day: number, weekStart: WeekStart, size: BucketSize): number {
  if (size === 'day') return day + 1;
  return size === 'week' ? startOfWeek(weekOf(day, weekStart) + 1, weekStart) : startOfMonth(monthOf(day) + 1);
}

/** Number of a week; 1970-01-01 was a Thursday, three days after a Monday and four after a Sunday. */
export function weekOf(day: number, weekStart: WeekStart): number {
  return Math.floor((day + (weekStart === 1 ? 3 : 4)) / 7);
}

/** First day of a week by its number. */
export function startOfWeek(week: number, weekStart: WeekStart): number {
  return week * 7 - (weekStart === 1 ? 3 : 4);
}

/** Number of a calendar month: 0 = January 1970. */
export function monthOf(day: number): number {
  const date = plainDate(day);
  return (date.year - 1970) * 12 + date.month - 1;
}

/** First day of a month by its number. */
export function startOfMonth(month: number): number {
  const year = Math.floor(month / 12);
  return dayNumber(new Temporal.PlainDate(1970 + year, month - year * 12 + 1, 1));
}

/** YYYY-MM-DD of a day number. */
export function formatDay(day: number): string {
  return plainDate(day).toString();
}

/** ISO 8601 UTC, with milliseconds where there are any. */
export function formatInstant(instant: number): string {
  return Temporal.Instant.fromEpochMilliseconds(instant).toString();
}

function plainDate(day: number): Temporal.PlainDate {
  return new Temporal.PlainDate(1970, 1, 1).add({ days: day });
}

function dayNumber(date: Temporal.PlainDate): number {
  return new Temporal.PlainDate(1970, 1, 1).until(date, { largestUnit: 'day' }).days;
}

/** Of two instants that may not be known. */
export function earliest(one: number | null, other: number | null): number | null {
  return one === null || other === null ? (one ?? other) : Math.min(one, other);
}

export function latest(one: number | null, other: number | null): number | null {
  return one === null || other === null ? (one ?? other) : Math.max(one, other);
}
