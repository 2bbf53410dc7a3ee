/** Categories 1–6 as people write them, English and Korean: the wording of dora.dev's surveys (CC BY 4.0) and our own. */
import type { MetricName } from '../model.ts';
import { QUICK_CHECK_QUESTIONS } from './quick-check-questions.ts';

const REWRITES: readonly (readonly [RegExp, string])[] = [
  [/^between\s+(.+?)\s+and\s+/u, '$1~'],
  [/\s+to\s+/gu, '~'],
  [/에서\s+(?=\S)/gu, '~'],
  [/\s*[–—~-]\s*/gu, '~'],
  [/on~demand/gu, 'on demand'],
  [/^(?:less|fewer) than\s+|^under\s+|^within\s+|^<\s*/u, '<'],
  [/^(?:more|longer) than\s+|^over\s+|^>\s*/u, '>'],
  [/\bonce\b/gu, '1'],
  [/\b(?:every|per|in|a|an)\s+(?=\p{L}|\d)/gu, ' '],
  [/\bone\b/gu, '1'],
  [/\bsix\b/gu, '6'],
  [/months\b/gu, 'month'],
  [/일주일/gu, '1주'],
  [/1주일/gu, '1주'],
  [/한\s*달/gu, '1개월'],
  [/반년/gu, '6개월'],
  [/하루/gu, '1일'],
  [/한\s*시간/gu, '1시간'],
  [/한\s*번|1\s*번/gu, '1회'],
];

/** Numbers as digits, ranges with one sign and their ends in one order, so that the many ways of saying it become one. */
function canonical(text: string): string {
  const words = REWRITES.reduce((before, [from, to]) => before.replace(from, to), text.normalize('NFKC').toLowerCase());
  const plain = words.replace(/[^\p{L}\p{N}~<>+]/gu, '');
  return plain.includes('~') ? plain.split('~').sort().join('~') : plain;
}

const DURATIONS: readonly (readonly string[])[] = [
  ['more than six months', 'over 6 months', 'longer than six months', '6개월 초과', '6개월 이상', '반년 넘게'],
  ['between one month and six months', '1개월에서 6개월', '1개월 이상 6개월 미만', '한 달~6개월'],
  ['between one week and one month', '1주일~1개월', '1주 이상 1개월 미만', '일주일~한 달'],
  ['between one day and one week', '1일~1주일', '1일 이상 1주 미만', '하루~일주일'],
  ['less than one day', 'under a day', 'within a day', '1일 미만', '1일 이내', '하루 미만', '하루 이내'],
  ['less than one hour', 'under an hour', 'within an hour', '1시간 미만', '1시간 이내', '한 시간 안에', '한 시간 미만'],
];

const FREQUENCIES: readonly (readonly string[])[] = [
  ['less than once per six months', 'fewer than once per six months', '6개월에 한 번 미만', '6개월에 1회 미만'],
  [
    'between once per month and once every six months',
    'between once per month and once per 6 months',
    '월 1회~6개월에 1회',
  ],
  ['between once per week and once per month', '주 1회~월 1회'],
  ['between once per day and once per week', '하루 1회~주 1회', '일 1회~주 1회'],
  ['between once per hour and once per day', '시간당 1회~하루 1회', '한 시간에 1회~하루 1회'],
  [
    'on demand',
    'on demand (multiple deploys per day)',
    'multiple deploys per day',
    'multiple times a day',
    'several times a day',
    '수시로',
    '필요할 때마다',
    '하루에 여러 번',
    '하루 여러 번',
    '하루에도 여러 번',
    '온디맨드(하루 여러 번)',
    '온디맨드',
  ],
];

const CATEGORIES: Readonly<Record<'duration' | 'frequency', ReadonlyMap<string, number>>> = {
  duration: wordsOf(DURATIONS, ['changeLeadTime', 'recoveryTime']),
  frequency: wordsOf(FREQUENCIES, ['deploymentFrequency']),
};

function wordsOf(
  wordings: readonly (readonly string[])[],
  metrics: readonly MetricName[],
): ReadonlyMap<string, number> {
  const own = metrics.flatMap((metric) => QUICK_CHECK_QUESTIONS[metric].options?.map(({ en, ko }) => [en, ko]) ?? []);
  const found = new Map<string, number>();
  for (const [index, words] of [...wordings.entries(), ...own.map((texts, at) => [at % 6, texts] as const)]) {
    for (const word of words) found.set(canonical(word), index + 1);
  }
  return found;
}

/** Null = not understood. */
export function categoryOf(text: string, scale: 'duration' | 'frequency'): number | null {
  return CATEGORIES[scale].get(canonical(text)) ?? null;
}

/** "4", "(4)", "4번". In front of words it may be the form's own number, counted from the other end. Null = there is none. */
export function categoryNumber(text: string): number | null {
  const number = /^\(?([1-6])\)?\s*(?:번|점)?$/u.exec(text)?.[1];
  return number === undefined ? null : Number(number);
}
