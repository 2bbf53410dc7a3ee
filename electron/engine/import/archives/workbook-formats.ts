/** Which numbers of a workbook are times, and how they are written out (ECMA-376 part 1, 18.8.30 and 18.17.4). */

/** What a cell's number format makes of a number; null = a number. */
export type TimeFormat = 'date' | 'time' | 'date-time' | 'elapsed' | null;

/** Formats that every workbook has; those from 27 to 58 belong to Chinese, Japanese and Korean. */
export function builtInFormat(id: number): TimeFormat {
  if (id === 22) return 'date-time';
  if (id === 46) return 'elapsed';
  if ((id >= 18 && id <= 21) || id === 45 || id === 47 || (id >= 32 && id <= 35)) return 'time';
  if ((id >= 14 && id <= 17) || (id >= 27 && id <= 36) || (id >= 50 && id <= 58)) return 'date';
  return null;
}

/** The format that a code like `yyyy-mm-dd hh:mm` describes. */
export function timeFormat(code: string): TimeFormat {
  if (/^(?:general|standard)$/i.test(code.trim())) return null;
  const first = code
    .replace(/"[^"]*"|\\.|[_*]./g, '')
    .split(';')[0]
    ?.toLowerCase();
  if (first === undefined) return null;
  if (/\[(?:h+|m+|s+)\]/.test(first)) return 'elapsed';
  const bare = first.replace(/\[[^\]]*\]/g, '').replace(/am\/pm|a\/p/g, 'h');
  // A month is an m without hours or seconds beside it.
  const time = /[hs]/.test(bare);
  const date = /[yd]/.test(bare) || (!time && /m/.test(bare));
  if (date) return time ? 'date-time' : 'date';
  return time ? 'time' : null;
}

const DAY_MS = 86_400_000;
/** 1899-12-30 as epoch ms: day 0 for every date after the 29 February 1900 that never was. */
const EPOCH_1900 = -2_209_161_600_000;
/** 1904-01-01: day 0 of workbooks that began on a Mac. */
const EPOCH_1904 = -2_082_844_800_000;
const LAST_DAY = 2_958_466;

/** The text of a number under a format, in no zone: a workbook knows none. Null = it can't be a time. */
export function timeText(value: number, format: Exclude<TimeFormat, null>, from1904: boolean): string | null {
  if (!(value >= 0 && value < LAST_DAY)) return null;
  const ms = Math.round(value * DAY_MS);
  if (format === 'elapsed') return `${Math.floor(ms / 3_600_000)}:${clock(ms).slice(3)}`;
  if (format === 'time' && ms < DAY_MS) return clock(ms);
  // Before the day that never was the count is one less.
  const shift = !from1904 && value < 60 ? DAY_MS : 0;
  const text = new Date((from1904 ? EPOCH_1904 : EPOCH_1900) + ms + shift).toISOString();
  const date = text.slice(0, 10);
  if (format === 'date' && ms % DAY_MS === 0) return date;
  return `${date} ${text.slice(11, ms % 1000 === 0 ? 19 : 23)}`;
}

/** HH:MM:SS, with milliseconds where there are any. */
function clock(ms: number): string {
  const text = new Date(ms % DAY_MS).toISOString().slice(11, 23);
  return text.endsWith('.000') ? text.slice(0, 8) : text;
}

/** The number as it was entered, without an exponent: ids stay ids. */
export function numberText(text: string): string {
  const trimmed = text.trim();
  if (/^-?\d+$/.test(trimmed)) return trimmed;
  const value = Number(trimmed);
  if (trimmed === '' || !Number.isFinite(value)) return trimmed;
  // Seventeen digits are stored where fifteen were typed: the shortest text that means the same number is what was.
  const [mantissa = '', exponent] = String(value).split('e');
  return exponent === undefined ? mantissa : withoutExponent(mantissa, Number(exponent));
}

function withoutExponent(mantissa: string, exponent: number): string {
  const sign = mantissa.startsWith('-') ? '-' : '';
  const [whole = '', fraction = ''] = mantissa.replace('-', '').split('.');
  const digits = whole + fraction;
  const point = whole.length + exponent;
  if (point <= 0) return `${sign}0.${'0'.repeat(-point)}${digits}`;
  return (
    sign + (point >= digits.length ? digits.padEnd(point, '0') : `${digits.slice(0, point)}.${digits.slice(point)}`)
  );
}
