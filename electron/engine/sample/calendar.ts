import { SPAN_DAYS, SPANS } from './client.ts';

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
/** The shop works in Seoul, which has kept UTC+9 without summer time since 1988. */
export const OFFSET = 9 * HOUR;

export interface Calendar {
  /** Local midnights, as instants. */
  readonly from: number;
  readonly until: number;
  readonly spans: readonly Span[];
}

export interface Span {
  readonly index: number;
  /** Local midnights of its days, as instants. */
  readonly days: readonly number[];
  readonly from: number;
  readonly to: number;
}

/** Equal spans that end at `until`. */
export function createCalendar(until: number): Calendar {
  const from = until - SPANS * SPAN_DAYS * DAY;
  const spans = Array.from({ length: SPANS }, (_, index) => {
    const start = from + index * SPAN_DAYS * DAY;
    const days = Array.from({ length: SPAN_DAYS }, (_day, day) => start + day * DAY);
    return { index, days, from: start, to: start + SPAN_DAYS * DAY };
  });
  return { from, until, spans };
}

/** 0 = Sunday, in Seoul. */
export function weekday(instant: number): number {
  return (Math.floor((instant + OFFSET) / DAY) + 4) % 7;
}

/** Local hours since midnight, with fractions. */
export function hourOfDay(instant: number): number {
  return ((((instant + OFFSET) % DAY) + DAY) % DAY) / HOUR;
}

export function isWeekend(instant: number): boolean {
  return weekday(instant) % 6 === 0;
}

/** "2024-11-12T15:04:05+09:00" */
export function localTime(instant: number): string {
  return `${new Date(instant + OFFSET).toISOString().slice(0, 19)}+09:00`;
}

/** "2024-11-12" */
export function localDate(instant: number): string {
  return localTime(instant).slice(0, 10);
}
