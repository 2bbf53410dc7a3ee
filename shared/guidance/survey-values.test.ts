import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { QUICK_CHECK_QUESTIONS } from './quick-check-questions.ts';
import { agreementPoints } from './survey-agreement.ts';
import { areFractions } from './survey-percent.ts';
import type { SurveyScale } from './survey-questions.ts';
import { type ColumnSense, isUnanswered, surveyValue } from './survey-values.ts';

const PLAIN = { fractions: false, points: 5 } as const;

function surveyAnswer(value: string, scale: SurveyScale, sense: ColumnSense): number | null {
  return surveyValue(value, scale, sense)?.answer ?? null;
}

describe('categories', () => {
  const metrics = ['changeLeadTime', 'deploymentFrequency', 'recoveryTime'] as const;
  test.each(metrics)('every option of %s in both languages is its own category', (metric) => {
    const scale = metric === 'deploymentFrequency' ? 'frequency' : 'duration';
    const options = QUICK_CHECK_QUESTIONS[metric].options ?? [];
    expect(options.map(({ en }) => surveyAnswer(en, scale, PLAIN))).toEqual([1, 2, 3, 4, 5, 6]);
    expect(options.map(({ ko }) => surveyAnswer(ko, scale, PLAIN))).toEqual([1, 2, 3, 4, 5, 6]);
  });

  test.each([
    ['Between one month and six months', 2],
    ['1 - 6 months', 2],
    ['1–6 months', 2],
    ['1주일 ~ 1개월', 3],
    ['Between one day and one week', 4],
    ['within a day', 5],
    ['1일 미만', 5],
    ['< 1 hour', 6],
    ['한 시간 안에', 6],
    ['5', 5],
    ['(5)', 5],
    ['5. Less than one day', 5],
    ['2. Less than one hour', 6],
    ['4 - One day to one week', 4],
    ['4. ages', null],
    ['1~2일', 4],
    ['１～２일', 4],
    ['하루이틀', 4],
    ['1–2\u00a0days', 4],
    ['1–7 days', 4],
    ['두세 시간', 5],
    ['30분', 6],
    ['약 2주 정도', 3],
    ['3일 이내', 4],
    ['within 2 weeks', 3],
    ['3-10 days', 4],
    ['more than a year', 1],
    ['more than 2 days', null],
    ['2~1일', null],
    ['1~2', null],
    ['0', null],
    ['7', null],
    ['3.5', null],
    ['a while', null],
  ])('how long: %s -> %s', (text, category) => {
    expect(surveyAnswer(text, 'duration', PLAIN)).toBe(category);
  });

  test.each([
    ['Fewer than once per six months', 1],
    ['Between once per month and once every 6 months', 2],
    ['Between once per week and once per month', 3],
    ['once per day to once per week', 4],
    ['Between once per hour and once per day', 5],
    ['On demand (multiple deploys per day)', 6],
    ['하루에도 여러 번', 6],
    ['2–3 times a week', 4],
    ['주 2~3회', 4],
    ['한 달에 두세 번', 3],
    ['매주', 4],
    ['격주', 3],
    ['3일마다', 4],
    ['every two weeks', 3],
    ['twice a day', 6],
    ['1-5 times a month', 3],
    ['3일', null],
    ['sometimes', null],
  ])('how often: %s -> %s', (text, category) => {
    expect(surveyAnswer(text, 'frequency', PLAIN)).toBe(category);
  });
});

test.each([
  ['15%', 15],
  ['15 %', 15],
  ['15', 15],
  ['7,5 %', 7.5],
  ['약 15% 정도', 15],
  ['0', 0],
  ['100', 100],
  ['101', null],
  ['-5', null],
  ['10-20%', 15],
  ['10–20 %', 15],
  ['１０～２０％', 15],
  ['10\u2011\u200b20\u202f%', 15],
  ['10% ~ 20%', 15],
  ['between 10 and 20 %', 15],
  ['10 to 20 percent', 15],
  ['10% 이상 20% 미만', 15],
  ['10%에서 20% 사이', 15],
  ['약 10~20% 정도', 15],
  ['5~10건', 7.5],
  ['100건 중 5건', 5],
  ['5 out of 100', 5],
  ['2. 10-20%', 15],
  ['② 10~20%;', 15],
  ['Low (0-15%)', 7.5],
  ['10% (a guess)', 10],
  ['less than 5 %', 2.5],
  ['5% 이하', 2.5],
  ['76% or more', 88],
  ['50% 이상', 75],
  ['20-10%', null],
  ['10-120%', null],
  ['20 (of 30) 5', null],
  ['2026-01-05', null],
  ['many', null],
])('percentage: %s -> %s', (text, percent) => {
  expect(surveyAnswer(text, 'percent', PLAIN)).toBe(percent);
});

test('bands of DORA’s surveys until 2021, and which answers are the middle of a range', () => {
  const bands = ['0%-15%', '16%-30%', '31%-45%', '46%-60%', '61%-75%', '76%-100%'];
  expect(bands.map((band) => surveyAnswer(band, 'percent', PLAIN))).toEqual([7.5, 23, 38, 53, 68, 88]);
  const told = (scale: SurveyScale, ...texts: readonly string[]) =>
    texts.map((text) => surveyValue(text, scale, PLAIN)?.byMiddle);
  expect(told('percent', '10-20%', '<5%', '15%', '약 10%')).toEqual([true, true, false, false]);
  expect(told('duration', '3-10 days', '1-2 days', '3 days')).toEqual([true, false, false]);
  expect(told('frequency', '1-5 times a month', 'weekly')).toEqual([true, false]);
  expect(surveyValue('3~4', 'agreement', PLAIN)).toEqual({ answer: 3.5, byMiddle: true });
});

test('whatever is written, an answer is one of its scale’s', () => {
  const words = fc.constantFrom(
    '1',
    '20',
    '0,5',
    '%',
    '-',
    '~',
    ' ',
    'to',
    '이상',
    '미만',
    '일',
    'days',
    '주',
    '회',
    '(',
    ')',
    '.',
  );
  const scales = { percent: [0, 100], duration: [1, 6], frequency: [1, 6], agreement: [1, 5] } as const;
  fc.assert(
    fc.property(fc.array(words, { maxLength: 8 }), fc.boolean(), (parts, fractions) => {
      for (const [scale, [least, most]] of Object.entries(scales) as [SurveyScale, readonly [number, number]][]) {
        const answer = surveyAnswer(parts.join(''), scale, { ...PLAIN, fractions });
        if (answer === null) continue;
        expect(answer).toBeGreaterThanOrEqual(least);
        expect(answer).toBeLessThanOrEqual(most);
        if (scale === 'duration' || scale === 'frequency') expect(Number.isInteger(answer)).toBe(true);
      }
    }),
  );
});

test('fractions are told by their column, and a sign wins over it', () => {
  expect(areFractions(['0.15', '0', '1', ''])).toBe(true);
  expect(areFractions(['0.5', '15'])).toBe(false);
  expect(areFractions(['0', '1'])).toBe(false);
  expect(areFractions(['15%', ''])).toBe(false);
  const fractions = { ...PLAIN, fractions: true };
  expect(areFractions(['0.1-0.2', '<0.05'])).toBe(true);
  expect(['0.1–0.2', '0.05', '10–20 %', '> 0.5'].map((text) => surveyAnswer(text, 'percent', fractions))).toEqual([
    15, 5, 15, 75,
  ]);
  expect(['0.15', '1', '3 %'].map((text) => surveyAnswer(text, 'percent', fractions))).toEqual([15, 100, 3]);
});

describe('agreement', () => {
  test.each([
    ['Strongly disagree', 1],
    ['disagree', 2],
    ['Neither agree nor disagree', 3],
    ['Agree', 4],
    ['Strongly agree', 5],
    ['전혀 그렇지 않다', 1],
    ['그렇지 않습니다', 2],
    ['보통이다', 3],
    ['그렇다', 4],
    ['매우 그렇습니다', 5],
    ['5 - Strongly agree', 5],
    ['1 (전혀 그렇지 않다)', 1],
    ['6', null],
    ['maybe', null],
  ])('on five steps: %s -> %s', (text, answer) => {
    expect(surveyAnswer(text, 'agreement', PLAIN)).toBe(answer);
  });

  test('on seven steps the ends and the middle are the same', () => {
    const seven = { ...PLAIN, points: 7 } as const;
    const words = [
      'Strongly disagree',
      'Mostly disagree',
      'Slightly disagree',
      'Neither agree nor disagree',
      'Somewhat agree',
      'Agree',
      'Strongly agree',
    ];
    const steps = [1, 1 + 4 / 6, 1 + 8 / 6, 3, 1 + 16 / 6, 1 + 20 / 6, 5];
    expect(words.map((text) => surveyAnswer(text, 'agreement', seven))).toEqual(steps);
    expect(['1', '2', '3', '4', '5', '6', '7'].map((text) => surveyAnswer(text, 'agreement', seven))).toEqual(steps);
  });

  test('how many steps there are is told by the file', () => {
    expect(agreementPoints(['1', '5', 'Agree'])).toBe(5);
    expect(agreementPoints(['1', '6'])).toBe(7);
    expect(agreementPoints(['Agree', 'Somewhat agree'])).toBe(7);
    expect(agreementPoints(['그렇다', '약간 그렇다'])).toBe(7);
  });
});

test.each([
  '',
  '  ',
  '-',
  'N/A',
  "I don't know or NA",
  'I don’t know',
  '모름',
  '잘 모르겠습니다',
  '해당 없음',
  'Prefer not to answer',
])('“%s” is no answer', (text) => {
  expect(isUnanswered(text)).toBe(true);
});
test('an answer is none of those', () => {
  expect(['0', '1', '0%', 'Agree', '보통'].some(isUnanswered)).toBe(false);
});
