/** How often something happens, as people write it beside a survey's own options: "2-3 times a week", "주 2~3회", "매일". */
import { DAYS_PER_MONTH } from '../time.ts';
import { frequencyCategory } from './measured-answers.ts';
import { withDigits } from './survey-digits.ts';
import type { SurveyValue } from './survey-values.ts';

/** Days. */
const PERIODS: readonly (readonly [RegExp, number])[] = [
  [/^(?:hour|시간)$/u, 1 / 24],
  [/^(?:day|일|날)$/u, 1],
  [/^(?:week|주|주일)$/u, 7],
  [/^(?:month|개월|달|월)$/u, DAYS_PER_MONTH],
  [/^(?:quarter|분기)$/u, 3 * DAYS_PER_MONTH],
  [/^(?:year|년|연)$/u, 12 * DAYS_PER_MONTH],
];

const REWRITES: readonly (readonly [RegExp, string])[] = [
  [/^(?:about|around|approximately|약|대략|보통)\s+/u, ''],
  [/\s*(?:정도|쯤|가량|씩)$/u, ''],
  [/^hourly$/u, '1 per 1 hour'],
  [/^daily$|^매일$/u, '1 per 1 day'],
  [/^weekly$|^매주$/u, '1 per 1 week'],
  [/^monthly$|^매월$|^매달$/u, '1 per 1 month'],
  [/^quarterly$|^분기(?:별|마다)$/u, '1 per 1 quarter'],
  [/^(?:yearly|annually)$|^매년$/u, '1 per 1 year'],
  [/^(?:biweekly|fortnightly)$|^격주$/u, '1 per 2 week'],
  [/\bonce\b/gu, '1'],
  [/\btwice\b/gu, '2'],
  [/\bevery\s+other\s+/u, '1 per 2 '],
  [/^every\s+/u, '1 per '],
  [/\b(?:(?:per|in|every|each)\s+)?an?\s+(?=hour|day|week|month|quarter|year)/u, ' per 1 '],
  [/\s*(?:times|time|deploy(?:ment)?s?|releases?)\b/gu, ''],
];

const ENGLISH = /^(.+?)\s*(?:per|every|each|in|\/)\s*(?:(\d+)\s*)?(hour|day|week|month|quarter|year)s?$/u;
const KOREAN =
  /^(?:매)?\s*(\d+)?\s*(시간|일|날|주일|주|개월|달|월|분기|년|연)(?:\s*(?:에|당|마다|간|\/))*\s*(?:(.+?)\s*(?:번|회|차례|건))?$/u;

/**
 * Category 1–6, by the rule that measured deployments are told by (measured-answers.ts). Where a span reaches over
 * several, its middle's. Null = not understood.
 */
export function spokenFrequency(text: string): SurveyValue | null {
  const lower = REWRITES.reduce((before, [from, to]) => before.replace(from, to), text.toLowerCase());
  const plain = withDigits(lower);
  const [, times = '', count = '1', period = ''] = ENGLISH.exec(plain) ?? koreanParts(plain) ?? [];
  const days = PERIODS.find(([words]) => words.test(period))?.[1];
  const [, low, high = low] = /^(\d+)(?:\s*(?:-|~|to|or)\s*(\d+))?$/u.exec(times.trim()) ?? [];
  if (days === undefined || low === undefined || high === undefined) return null;
  const category = (each: number): number => frequencyCategory(each / (Number(count) * days)).answer;
  const [seldom, often] = [category(Number(low)), category(Number(high))];
  if (Number(low) === 0 || Number(high) < Number(low)) return null;
  const answer = seldom === often ? seldom : category((Number(low) + Number(high)) / 2);
  return { answer, byMiddle: seldom !== often };
}

function koreanParts(text: string): readonly (string | undefined)[] | null {
  const found = KOREAN.exec(text);
  if (found === null) return null;
  const [, count, period, times] = found;
  // "3일" alone is a length, "3일마다" and "매주 2회" are not.
  if (times === undefined && !/마다$/u.test(text)) return null;
  return ['', times ?? '1', count, period];
}
