import { isAbsent } from './absent.ts';
import { type Cell, isNumberCell } from './cell.ts';
import { readNumber, withoutExponent } from './time-number.ts';
import { ABSENT, type DateOrder, problem, type TimeReading, type TimeRules, UNREADABLE } from './time-reading.ts';
import { readText } from './time-text.ts';

/** No form of a time is longer; it also bounds the work that a hostile cell can cause. */
const LONGEST = 80;
const NUMBER = /^[+-]?\d+(?:\.\d*)?$/;
const EXPONENT = /^[+-]?\d+(?:\.\d+)?[eE][+-]?\d+$/;

/** Reads a time in any of the forms that exports use. `order` is that of its column, null while nobody knows. */
export function readTime(cell: Cell, rules: TimeRules, order: DateOrder | null): TimeReading {
  if (cell === null) return ABSENT;
  if (typeof cell === 'string') return readTimeText(cell, rules, order);
  if (!isNumberCell(cell)) return problem('value-wrong-type');
  if (!Number.isFinite(Number(cell.number))) return problem('number-out-of-range');
  const decimal = NUMBER.test(cell.number) ? cell.number : withoutExponent(cell.number);
  return decimal === null ? problem('number-out-of-range') : readNumber(decimal, rules);
}

function readTimeText(cell: string, rules: TimeRules, order: DateOrder | null): TimeReading {
  if (isAbsent(cell)) return ABSENT;
  const text = cell.trim();
  if (text.length > LONGEST) return UNREADABLE;
  if (NUMBER.test(text)) return readNumber(text, rules);
  // A spreadsheet wrote it: 1.74082E+12 has lost its last digits.
  if (EXPONENT.test(text)) return Number.isFinite(Number(text)) ? UNREADABLE : problem('number-out-of-range');
  return readText(text, rules, order);
}

/** The text of a time that is finer than a millisecond, else null. */
export function fineTimeText(cell: Cell): string | null {
  const text = typeof cell === 'string' ? cell.trim() : cell !== null && isNumberCell(cell) ? cell.number : '';
  const fraction = /[.,]\d{3}(\d*[1-9])/.exec(text);
  if (fraction !== null) return text;
  if (/^\d{18,}$/.test(text)) return /0{6}$/.test(text) ? null : text;
  return /^\d{15,17}$/.test(text) && !/0{3}$/.test(text) ? text : null;
}
