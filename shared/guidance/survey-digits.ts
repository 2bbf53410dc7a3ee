/** Numbers that people spell out, as digits: "two to three days", "두세 달", "하루이틀", "once or twice a week". */

const ENGLISH = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];
const KOREAN = ['한', '두', '세', '네', '다섯', '여섯', '일곱', '여덟', '아홉', '열'];
const COUNTED = '(?=\\s*(?:시간|주|달|번|차례))';

const SPELT: readonly (readonly [RegExp, string])[] = [
  [/하루\s*이틀/gu, '1~2일'],
  [/하루/gu, '1일'],
  [/이틀/gu, '2일'],
  [/사흘/gu, '3일'],
  [/나흘/gu, '4일'],
  [/열흘/gu, '10일'],
  [/보름/gu, '15일'],
  [/일주일/gu, '1주'],
  [/반년/gu, '6개월'],
  [new RegExp(`한두${COUNTED}`, 'gu'), '1~2'],
  [new RegExp(`두세${COUNTED}`, 'gu'), '2~3'],
  [new RegExp(`서너${COUNTED}`, 'gu'), '3~4'],
  ...KOREAN.map((word, index) => [new RegExp(`${word}${COUNTED}`, 'gu'), String(index + 1)] as const),
  [/\b(?:a\s+)?couple\s+of\b/gu, '2'],
  ...ENGLISH.map((word, index) => [new RegExp(`\\b${word}\\b`, 'gu'), String(index + 1)] as const),
  [/\ban?\s+(?=minute|hour|day|week|month|year)/gu, '1 '],
];

/** `text` in lower case. */
export function withDigits(text: string): string {
  return SPELT.reduce((before, [from, to]) => before.replace(from, to), text);
}
