/**
 * Times written for people: year first with any separator (ISO 8601, Korean 2025. 3. 1. 오후 2:30), day or month first
 * (14/03/2025), with month names (14/Jul/25 3:42 PM, Sat, 01 Mar 2025 10:00:00 +0000, Mar 1, 2025, 10:00 AM). A zone
 * may follow: Z, an offset, UTC, GMT, KST; other abbreviations mean different zones in different places.
 */
import { daysFromCivil, isDate, MS_PER_DAY } from './calendar.ts';
import {
  type DateOrder,
  fromLocal,
  IMPOSSIBLE,
  inRange,
  NOT_SET,
  ORDER_AMBIGUOUS,
  type TimeReading,
  type TimeRules,
  UNREADABLE,
} from './time-reading.ts';

const YEAR_FIRST = /^(\d{4})\s*(?:[-/.]|년)\s*(\d{1,2})\s*(?:[-/.]|월)\s*(\d{1,2})(?:일|\.)?(?:[T\s,]+|$)(.*)$/i;
const YEAR_LAST = /^(\d{1,2})[-/.]\s?(\d{1,2})[-/.]\s?(\d{4}|\d{2})(?:[T\s,]+|$)(.*)$/;
const DAY_MONTH_NAME =
  /^(?:[a-z]{3,9},?\s+)?(\d{1,2})(?:st|nd|rd|th)?[-/\s.]+([a-z]{3,9})[-/\s.,]+(\d{4}|\d{2})(?:[\s,]+|$)(.*)$/i;
const MONTH_NAME_DAY =
  /^(?:[a-z]{3,9},?\s+)?([a-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})(?:[\s,]+(?:at\s+)?|$)(.*)$/i;
/** "Sat Mar 1 10:00:00 2025 +0900", as git and C write it. */
const YEAR_AT_END = /^[a-z]{3}\s+([a-z]{3})\s+(\d{1,2})\s+([\d:]+)\s+(\d{4})(.*)$/i;
const CLOCK =
  /^(오전|오후|am|pm)?\s*(\d{1,2})(?::|시\s*)(\d{1,2})분?(?:(?::|(?<=분)\s*)(\d{1,2})초?(?:[.,](\d+))?)?\s*(am|pm|a\.m\.|p\.m\.)?(?=$|[\s+\-zZ[(]|[A-Z]{3})\s*(.*)$/i;
const ZONE = /^(?:(z|utc|gmt|kst)?\s*(?:([+-])(\d{1,2})(?::?(\d{2}))?)?)(?:\s*\[[\w/+-]+\])?(?:\s*\([\w\s]+\))?$/i;

/** A month's name may be cut after three letters or more. */
const MONTH_NAMES = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];

interface CivilDate {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  /** What follows the date. */
  readonly rest: string;
}

/** `order` is that of the column, null while nobody knows. */
export function readText(text: string, rules: TimeRules, order: DateOrder | null): TimeReading {
  const date = civilDate(text, order);
  if (typeof date === 'number') return date;
  if (date.year === 0) return NOT_SET;
  const clock = timeOfDay(date.rest);
  if (clock === null) return UNREADABLE;
  if (!isDate(date.year, date.month, date.day) || !clock.possible) return IMPOSSIBLE;
  const local = daysFromCivil(date.year, date.month, date.day) * MS_PER_DAY + clock.milliseconds;
  return clock.offset === null ? fromLocal(local, rules) : inRange(local - clock.offset, rules);
}

function civilDate(text: string, order: DateOrder | null): CivilDate | TimeReading {
  const yearFirst = YEAR_FIRST.exec(text);
  if (yearFirst !== null) return dateOf(yearFirst[1], Number(yearFirst[2]), yearFirst[3], yearFirst[4]);
  const yearLast = YEAR_LAST.exec(text);
  if (yearLast !== null) return yearLastDate(yearLast, order);
  const dayFirst = DAY_MONTH_NAME.exec(text);
  if (dayFirst !== null) return dateOf(dayFirst[3], monthNumber(dayFirst[2]), dayFirst[1], dayFirst[4]);
  const monthFirst = MONTH_NAME_DAY.exec(text);
  if (monthFirst !== null) return dateOf(monthFirst[3], monthNumber(monthFirst[1]), monthFirst[2], monthFirst[4]);
  const yearAtEnd = YEAR_AT_END.exec(text);
  if (yearAtEnd === null) return UNREADABLE;
  const [, month, day, clock = '', year, zone = ''] = yearAtEnd;
  return dateOf(year, monthNumber(month), day, `${clock}${zone}`);
}

function yearLastDate(match: RegExpExecArray, columnOrder: DateOrder | null): CivilDate | TimeReading {
  const first = Number(match[1]);
  const second = Number(match[2]);
  const order = columnOrder ?? orderOfParts(first, second, (match[3] ?? '').length === 4);
  if (order === null) return first > 12 && second > 12 ? IMPOSSIBLE : ORDER_AMBIGUOUS;
  return order === 'dmy' ? dateOf(match[3], second, match[1], match[4]) : dateOf(match[3], first, match[2], match[4]);
}

/** A two-digit year may stand first as well (25/03/14), so that only a middle part above 12 decides. */
function orderOfParts(first: number, second: number, fullYear: boolean): DateOrder | null {
  if (second > 12 && first <= 12) return 'mdy';
  return fullYear && first > 12 && second <= 12 ? 'dmy' : null;
}

/** Whether a text is a date with the day or month first, and the order that it alone proves. */
export function dateOrderOf(text: string): { readonly proves: DateOrder | null } | null {
  const match = YEAR_LAST.exec(text.trim());
  if (match === null) return null;
  return { proves: orderOfParts(Number(match[1]), Number(match[2]), (match[3] ?? '').length === 4) };
}

function dateOf(year: string | undefined, month: number, day: string | undefined, rest = ''): CivilDate | TimeReading {
  if (month < 0) return UNREADABLE;
  const number = Number(year);
  return { year: year?.length === 2 ? 2000 + number : number, month, day: Number(day), rest };
}

function monthNumber(name: string | undefined): number {
  const lower = (name ?? '').toLowerCase();
  const index = MONTH_NAMES.findIndex((month) => month.startsWith(lower));
  return index < 0 ? -1 : index + 1;
}

interface TimeOfDay {
  readonly milliseconds: number;
  /** ms east of UTC; null = none given. */
  readonly offset: number | null;
  readonly possible: boolean;
}

function timeOfDay(text: string): TimeOfDay | null {
  if (text.trim() === '') return { milliseconds: 0, offset: null, possible: true };
  const match = CLOCK.exec(text.trim());
  if (match === null) return null;
  const [, before = '', hourText, minuteText, secondText = '0', fraction = '', after = '', zoneText = ''] = match;
  const zone = ZONE.exec(zoneText.trim());
  if (zone === null) return null;
  const half = (before || after).toLowerCase();
  const hour = hourOf(Number(hourText), half);
  const minute = Number(minuteText);
  const second = Number(secondText);
  const offset = offsetOf(zone);
  return {
    milliseconds: (hour * 3600 + minute * 60 + second) * 1000 + Number(fraction.slice(0, 3).padEnd(3, '0')),
    offset,
    possible: hour >= 0 && hour <= 23 && minute <= 59 && second <= 59 && Math.abs(offset ?? 0) <= 14 * 3_600_000,
  };
}

/** -1 for an hour that a twelve-hour clock doesn't have. */
function hourOf(hour: number, half: string): number {
  if (half === '') return hour;
  // Korean exports write 오후 14:30 too.
  if (half === '오후' && hour > 12) return hour;
  if (hour < 1 || hour > 12) return half === '오전' && hour === 0 ? 0 : -1;
  const afternoon = half.startsWith('p') || half === '오후';
  return (hour % 12) + (afternoon ? 12 : 0);
}

function offsetOf(zone: RegExpExecArray): number | null {
  const [, name = '', sign, hours = '0', minutes = '0'] = zone;
  if (name === '' && sign === undefined) return null;
  const base = name.toLowerCase() === 'kst' ? 9 * 60 : 0;
  const added = (Number(hours) * 60 + Number(minutes)) * (sign === '-' ? -1 : 1);
  return (base + added) * 60_000;
}
