/**
 * Times written as numbers: epoch seconds, milliseconds, microseconds or nanoseconds, told apart by magnitude (≥ 1e17
 * ns, ≥ 1e14 µs, ≥ 1e11 ms, else s), and dates without separators (20250301, 20250301100000). All arithmetic is on the
 * digits: a nanosecond time doesn't fit a double.
 */
import { daysFromCivil, isDate, MS_PER_DAY } from './calendar.ts';
import {
  fromLocal,
  inRange,
  NOT_SET,
  problem,
  SPREADSHEET_SERIAL,
  type TimeReading,
  type TimeRules,
} from './time-reading.ts';

export type EpochUnit = 's' | 'ms' | 'us' | 'ns';

/** Digits after the point that make a millisecond: epoch seconds have three too few, nanoseconds six too many. */
const SHIFT: Readonly<Record<EpochUnit, number>> = { s: 3, ms: 0, us: -3, ns: -6 };

const DECIMAL = /^([+-]?)0*(\d+)(?:\.(\d*))?$/;

/** The unit of a decimal number by the digits before its point. */
export function epochUnit(text: string): EpochUnit | null {
  const match = DECIMAL.exec(text);
  if (match === null) return null;
  const length = (match[2] ?? '').length;
  if (length >= 18) return 'ns';
  if (length >= 15) return 'us';
  return length >= 12 ? 'ms' : 's';
}

/** `text` is a decimal number: digits with at most a sign and a point. */
export function readNumber(text: string, rules: TimeRules): TimeReading {
  const match = DECIMAL.exec(text);
  if (match === null) return problem('time-unreadable');
  const [, sign = '', whole = '', fraction = ''] = match;
  if (sign === '-' || /^0*$/.test(whole)) return NOT_SET;
  if (whole.length > 21) return problem('number-out-of-range');
  const compact = fraction === '' ? readCompactDate(whole, rules) : null;
  if (compact !== null) return compact;
  // 45717.4166667: days since 1899-12-30, with neither zone nor certainty about the century's leap year.
  if (whole.length <= 6) return SPREADSHEET_SERIAL;
  return inRange(epochMilliseconds(whole, fraction, SHIFT[epochUnit(whole) ?? 's']), rules);
}

function epochMilliseconds(whole: string, fraction: string, shift: number): number {
  if (shift < 0) return Number(whole.slice(0, shift));
  return Number(whole + fraction.slice(0, shift).padEnd(shift, '0'));
}

/** yyyymmdd, yyyymmddHHMM and yyyymmddHHMMSS are no epoch of a year that matters; null = not of that form. */
function readCompactDate(whole: string, rules: TimeRules): TimeReading | null {
  const match = /^((?:19|20)\d\d)(\d\d)(\d\d)(?:(\d\d)(\d\d)(\d\d)?)?$/.exec(whole);
  if (match === null) return null;
  const [year, month, day, hour, minute, second] = match.slice(1).map((part) => Number(part ?? 0)) as number[];
  if (!isDate(year ?? 0, month ?? 0, day ?? 0)) return null;
  const seconds = ((hour ?? 0) * 60 + (minute ?? 0)) * 60 + (second ?? 0);
  if ((hour ?? 0) > 23 || (minute ?? 0) > 59 || (second ?? 0) > 59) return null;
  // Ten digits are epoch seconds; eight are a day of 1970 as seconds, twelve and fourteen the far past or future as ms.
  return fromLocal(daysFromCivil(year ?? 0, month ?? 0, day ?? 0) * MS_PER_DAY + seconds * 1000, rules);
}

/** "1.7408232e9" as "1740823200": JSON may write numbers so. Null when it is no number or a hopelessly large one. */
export function withoutExponent(text: string): string | null {
  const match = /^(-?)(\d+)(?:\.(\d+))?[eE]([+-]?\d{1,4})$/.exec(text);
  if (match === null) return null;
  const [, sign = '', whole = '', fraction = '', exponentText = '0'] = match;
  const exponent = Number(exponentText);
  if (Math.abs(exponent) > 40) return null;
  const digits = whole + fraction;
  const point = whole.length + exponent;
  if (point <= 0) return `${sign}0.${'0'.repeat(-point)}${digits}`;
  if (point >= digits.length) return sign + digits.padEnd(point, '0');
  return `${sign}${digits.slice(0, point)}.${digits.slice(point)}`;
}
