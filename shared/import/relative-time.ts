/** Times as screens show them: "21 minutes ago", "an hour ago", "3시간 전", "ACTIVE". */
import type { Instant } from '../model.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** A month is thirty days and a year 365: whoever writes "2 months ago" is no more exact. */
const UNITS: readonly (readonly [milliseconds: number, pattern: string])[] = [
  [SECOND, 's|secs?|seconds?|초'],
  [MINUTE, 'm|mins?|minutes?|분'],
  [HOUR, 'h|hrs?|hours?|시간'],
  [DAY, 'd|days?|일'],
  [7 * DAY, 'w|wks?|weeks?|주|주일'],
  [30 * DAY, 'mo|mos|months?|개월|달'],
  [365 * DAY, 'y|yrs?|years?|년'],
];
const UNIT_PATTERNS = UNITS.map(
  ([milliseconds, pattern]) => [milliseconds, new RegExp(`^(?:${pattern})$`, 'u')] as const,
);

const AGO = /^(?:(?:about|around|almost|over|less than|more than|nearly|~|약)\s*)?(.+?)\s*(?:ago|전)$/u;
const PART = /(\d{1,6}(?:[.,]\d{1,3})?|an?\b)\s*(\p{L}+)[\s,]*(?:and\s+)?/uy;
const JUST_NOW = new Set([
  'just now',
  'now',
  'moments ago',
  'a moment ago',
  'a few seconds ago',
  '방금',
  '방금 전',
  '지금',
]);
const LONGEST = 60;

/** Null = not a time told from now. */
export function readAgo(text: string, now: Instant): Instant | null {
  if (text.length > LONGEST) return null;
  const words = text.normalize('NFKC').trim().toLowerCase();
  if (JUST_NOW.has(words)) return now;
  if (words === 'yesterday' || words === '어제') return now - DAY;
  const parts = AGO.exec(words)?.[1];
  const length = parts === undefined ? null : lengthOf(parts);
  return length === null ? null : now - length;
}

function lengthOf(parts: string): number | null {
  let length = 0;
  PART.lastIndex = 0;
  while (PART.lastIndex < parts.length) {
    const [, count = '', word = ''] = PART.exec(parts) ?? [];
    const unit = UNIT_PATTERNS.find(([, pattern]) => pattern.test(word))?.[0];
    if (unit === undefined) return null;
    length += Math.round((count.startsWith('a') ? 1 : Number(count.replace(',', '.'))) * unit);
  }
  return length;
}

const ACTIVE_WORDS = new Set([
  'active',
  'running',
  'live',
  'current',
  'currently',
  'present',
  '활성',
  '운영중',
  '운영 중',
  '실행중',
  '실행 중',
  '현재',
]);

/** It is seen still: what deployment trackers write for the last time of a version that runs. */
export function saysActive(text: string): boolean {
  return ACTIVE_WORDS.has(text.trim().toLowerCase());
}
