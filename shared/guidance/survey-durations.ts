/** How long something takes, as people write it beside a survey's own options: "3 days", "1~2일", "within two weeks". */
import { DAYS_PER_MONTH } from '../time.ts';
import { durationCategory } from './measured-answers.ts';
import { withDigits } from './survey-digits.ts';
import { spanOf, withoutApproximately } from './survey-span.ts';
import type { SurveyValue } from './survey-values.ts';

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Seconds. */
const UNITS: readonly (readonly [RegExp, number])[] = [
  [/^(?:m|mins?|minutes?|분)$/u, MINUTE],
  [/^(?:h|hrs?|hours?|시간)$/u, HOUR],
  [/^(?:d|days?|일)$/u, DAY],
  [/^(?:w|wks?|weeks?|주|주일|주간)$/u, 7 * DAY],
  [/^(?:mo|mos|months?|개월|달)$/u, DAYS_PER_MONTH * DAY],
  [/^(?:y|yrs?|years?|년)$/u, 12 * DAYS_PER_MONTH * DAY],
];

/**
 * Category 1–6 that holds it; where a span reaches over several, its middle's. Null = not understood: without a unit, or
 * open towards several categories ("more than two days").
 */
export function spokenDuration(text: string): SurveyValue | null {
  const plain = withDigits(text.toLowerCase());
  const one = secondsOf(withoutApproximately(plain), null);
  if (one !== null) return { answer: durationCategory(one), byMiddle: false };
  const span = spanOf(plain);
  if (span === null) return null;
  const unit = unitOf(span.to ?? '') ?? unitOf(span.from ?? '');
  const from = span.from === null ? 0 : secondsOf(span.from, unit);
  if (from === null) return null;
  if (span.to === null) return durationCategory(from + 1) === 1 ? { answer: 1, byMiddle: false } : null;
  const to = secondsOf(span.to, unit);
  if (to === null || to <= from) return null;
  // An end belongs to what is shorter: "1-7 days" is less than a week.
  const [low, high] = [durationCategory(from), durationCategory(to - 1)];
  return { answer: low === high ? low : durationCategory((from + to) / 2), byMiddle: low !== high };
}

const LENGTH = /^(\d+(?:[.,]\d+)?)\s*(\p{L}*)$/u;

function unitOf(text: string): number | null {
  const unit = LENGTH.exec(text)?.[2] ?? '';
  return UNITS.find(([words]) => words.test(unit))?.[1] ?? null;
}

/** `usual` = the unit where none is written, as in the "1" of "1~2일". */
function secondsOf(text: string, usual: number | null): number | null {
  const [, digits, unit] = LENGTH.exec(text) ?? [];
  if (digits === undefined) return null;
  const size = unit === '' ? usual : unitOf(text);
  return size === null ? null : Number(digits.replace(',', '.')) * size;
}
