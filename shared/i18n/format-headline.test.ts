import { expect, test } from 'vitest';
import { PROFILE_IDS } from '../model.ts';
import { formatHeadline, headlineParts } from './format-headline.ts';
import { createTranslator } from './translator.ts';

test.each([
  [33, 'deployments-per-week', '33 per week', '주 33회'],
  [0.5, 'deployments-per-week', '2.2 per month', '월 2.2회'],
  [14, 'whole-deployments-per-day', '14 per day', '하루 14회'],
  [3, 'whole-deployments-per-week', '3 per week', '주 3회'],
  [0, 'whole-deployments-per-month', '0 per month', '월 0회'],
  [1, 'days-per-week', '1 day a week', '주 1일'],
  [2.5, 'days-per-week', '2.5 days a week', '주 2.5일'],
  [5400, 'seconds', '1 h 30 min', '1시간 30분'],
  [0.0141, 'ratio', '1.4 %', '1.4%'],
] as const)('%f %s', (value, unit, en, ko) => {
  expect([formatHeadline(value, unit, 'en'), formatHeadline(value, unit, 'ko')]).toEqual([en, ko]);
});

test('the number alone, to be set large', () => {
  expect(headlineParts(3, 'days-per-week', 'en')).toEqual({ before: '', value: '3', after: 'days a week' });
  expect(headlineParts(3, 'days-per-week', 'ko')).toEqual({ before: '주', value: '3', after: '일' });
});

test.each(['en', 'ko'] as const)('every profile says how it calculates, each in words of its own (%s)', (language) => {
  const t = createTranslator(language);
  const leads = PROFILE_IDS.map((profile) => t(`profiles.definition.${profile}.changeLeadTime`));
  // The two of DevLake differ in recovery alone.
  expect(new Set(leads).size).toBe(PROFILE_IDS.length - 1);
  expect(new Set(PROFILE_IDS.map((profile) => t(`profiles.about.${profile}`))).size).toBe(PROFILE_IDS.length);
});
