/**
 * Dates and times as people read them. An instant is epoch milliseconds and always comes with the IANA zone to show it
 * in; a day is a local date "YYYY-MM-DD" that has no zone any more.
 */
import { dayNumber } from '../local-date.ts';
import type { Locale } from './catalog.ts';

const formats = new Map<string, Intl.DateTimeFormat>();

function dateFormat(locale: Locale, timeZone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale}/${timeZone}/${JSON.stringify(options)}`;
  let format = formats.get(key);
  if (format === undefined) {
    // British English has the day before the month: "13 Nov", as the rest of the interface.
    format = new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : 'ko', { ...options, timeZone });
    formats.set(key, format);
  }
  return format;
}

/** The instant of a day's midnight UTC: what a zoneless day is formatted from. */
function dayInstant(day: string): number {
  return dayNumber(day) * 86_400_000;
}

/** "13 Nov 2024" · "2024년 11월 13일" */
export function formatDate(instant: number, timeZone: string, locale: Locale): string {
  return dateFormat(locale, timeZone, {
    day: 'numeric',
    month: locale === 'ko' ? 'long' : 'short',
    year: 'numeric',
  }).format(instant);
}

/** "13 Nov 2024, 14:05" · "2024년 11월 13일 14:05" */
export function formatDateTime(instant: number, timeZone: string, locale: Locale): string {
  return `${formatDate(instant, timeZone, locale)}${locale === 'en' ? ', ' : ' '}${formatTime(instant, timeZone, locale)}`;
}

/** "14:05", on the 24-hour clock. */
export function formatTime(instant: number, timeZone: string, locale: Locale): string {
  return dateFormat(locale, timeZone, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(instant);
}

/** A day without its year, for an axis: "13 Nov" · "11월 13일". */
export function formatDay(day: string, locale: Locale): string {
  return dateFormat(locale, 'UTC', { day: 'numeric', month: locale === 'ko' ? 'long' : 'short' }).format(
    dayInstant(day),
  );
}

/** A day with its year: "13 Nov 2024" · "2024년 11월 13일". */
export function formatDayYear(day: string, locale: Locale): string {
  return formatDate(dayInstant(day), 'UTC', locale);
}

/** A month for an axis: "Nov 2024" · "2024년 11월". */
export function formatMonth(day: string, locale: Locale): string {
  return dateFormat(locale, 'UTC', { month: locale === 'ko' ? 'long' : 'short', year: 'numeric' }).format(
    dayInstant(day),
  );
}

/** Weekday of a day: "Wed" · "수". */
export function formatWeekday(day: string, locale: Locale): string {
  return dateFormat(locale, 'UTC', { weekday: 'short' }).format(dayInstant(day));
}

/** A day with its weekday and year: "Wed 13 Nov 2024" · "2024년 11월 13일 (수)". */
export function formatWholeDay(day: string, locale: Locale): string {
  const [date, weekday] = [formatDayYear(day, locale), formatWeekday(day, locale)];
  return locale === 'ko' ? `${date} (${weekday})` : `${weekday} ${date}`;
}

/**
 * First to last day, both included, the year once where it is the same: "13 Oct – 12 Nov 2024" ·
 * "2024년 10월 13일 – 11월 12일".
 */
export function formatDayRange(first: string, last: string, locale: Locale): string {
  if (first === last) return formatDayYear(first, locale);
  const sameYear = first.slice(0, 4) === last.slice(0, 4);
  const start = sameYear && locale === 'en' ? formatDay(first, locale) : formatDayYear(first, locale);
  const end = sameYear && locale === 'ko' ? formatDay(last, locale) : formatDayYear(last, locale);
  return `${start} – ${end}`;
}

/** The zone's offset at an instant: "UTC+9", "UTC−3:30", "UTC". */
export function formatOffset(instant: number, timeZone: string): string {
  const parts = dateFormat('en', timeZone, { timeZoneName: 'shortOffset', hour: 'numeric' }).formatToParts(instant);
  const name = parts.find((part) => part.type === 'timeZoneName')?.value ?? 'GMT';
  // Runtimes differ in how they call UTC itself: GMT, GMT+0.
  return name.replace(/^GMT(?:[+-]0)?/, 'UTC').replace('-', '\u2212');
}

/** A month without its year, beside others of it: "Nov" · "11월". */
export function formatMonthName(day: string, locale: Locale): string {
  return dateFormat(locale, 'UTC', { month: 'short' }).format(dayInstant(day));
}

/** An ISO weekday (1 = Monday): "Wed" · "수". */
export function formatIsoWeekday(weekday: number, locale: Locale): string {
  // 1 January 2024 was a Monday.
  return formatWeekday(`2024-01-0${weekday}`, locale);
}
