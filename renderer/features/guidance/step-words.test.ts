import { expect, test } from 'vitest';
import type { NextLevel } from '../../../shared/guidance/next-level.ts';
import type { Locale } from '../../../shared/i18n/catalog.ts';
import { createTranslator } from '../../../shared/i18n/translator.ts';
import { stepWords } from './step-words.ts';

const DAY = 86_400;
const from = { level: 'high', next: 'elite' } as const;

const STEPS: readonly NextLevel[] = [
  { kind: 'rise', ...from, more: 2, unit: 'deployments-a-week' },
  { kind: 'rise', ...from, more: 1, unit: 'days-a-month' },
  { kind: 'shorten', ...from, seconds: 37_680, bound: DAY },
  { kind: 'shorten', ...from, seconds: 0, bound: 7 * DAY },
  { kind: 'fail-less', ...from, fewer: 1, failed: 6, of: 100, bound: 0.05, strictly: false },
  { kind: 'top', level: 'elite' },
  { kind: 'ungraded', reason: 'too-few' },
];

function words(locale: Locale): readonly string[] {
  const t = createTranslator(locale);
  return STEPS.map((step) => stepWords(step, 3, t, locale));
}

test('what is missing is said in numbers that people can act on', () => {
  expect(words('en')).toEqual([
    '2 more deployments a week',
    'deployments on 1 more day a month',
    '10 h 28 min less, to come under 1 day',
    'a touch less: it has to come under 1 week',
    '1 fewer failure in 100 deployments',
    'Elite already. What counts now is keeping it.',
    'Not enough data (n = 3)',
  ]);
});

test('and in Korean', () => {
  expect(words('ko').slice(0, 5)).toEqual([
    '일주일에 2번 더 배포',
    '한 달에 1일 더 배포',
    '10시간 28분 줄여서 1일 안으로',
    '조금만 더 줄여서 1주 안으로',
    '배포 100건 가운데 실패 1건 줄이기',
  ]);
});
