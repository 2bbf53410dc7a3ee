/**
 * Periods, buckets and zones: the only file that knows a calendar. Instants are epoch milliseconds UTC; a "day" is the
 * number of days from 1970-01-01 to a local date. Zone rules come from the runtime through temporal-polyfill.
 */
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

/** A zone's clock with its offsets remembered: cheap enough to ask for every row. */
export interface LocalClock {
  readonly timeZone: string;
  /** Local date of an instant, as days since 1970-01-01. */
  dayOf(instant: number): number;
  /** First instant of a local date. */
  startOfDay(day: number): number;
  /** UTC offset at an instant, ms. */
  offsetAt(instant: number): number;
  /** Instants that show this local time (ms since 1970-01-01T00:00 on the local clock), earliest first: none in a gap,
   * two in an overlap. */
  instantsOf(local: number): readonly number[];
}

const unwritten = () => new AppError('internal', { detail: 'not written yet' });

/** Throws `time-zone-unknown` for a zone the runtime doesn't know. */
export function localClock(_timeZone: string): LocalClock {
  throw unwritten();
}

/** "2024-10-13" = local midnight in the zone; or an instant with Z or an offset. Throws `period-invalid`, also for an
 * empty or backward period. */
export function parsePeriod(_from: string, _to: string, _timeZone: string): Period {
  throw unwritten();
}

/** The equal length just before: in local days where the period is made of whole ones, so that a clock change shifts nothing. */
export function previousPeriod(_period: Period, _timeZone: string): Period {
  throw unwritten();
}

/** Length in local days: 7 for a week with a clock change in it too. */
export function periodDays(_period: Period, _timeZone: string): number {
  throw unwritten();
}

/** Buckets that tile the period exactly: the first and last are cut where it begins and ends. */
export function buckets(
  _period: Period,
  _timeZone: string,
  _weekStart: WeekStart,
  _size: BucketSize,
): readonly Bucket[] {
  throw unwritten();
}

/** YYYY-MM-DD of a day number. */
export function formatDay(_day: number): string {
  throw unwritten();
}

/** ISO 8601 UTC with milliseconds where there are any. */
export function formatInstant(_instant: number): string {
  throw unwritten();
}
