import { expect, test } from 'vitest';
import { figureWords } from './figure-words.ts';

test('frequencies beside each other are told in one period', () => {
  const told = (values: readonly number[]) => values.map(figureWords('deployments-per-week', values, 'en').value);
  expect(told([100, 84])).toEqual(['14.3 per day', '12 per day']);
  expect(told([0.5, 0.25])).toEqual(['2.2 per month', '1.1 per month']);
  expect(told([100, 0.5])).toEqual(['100 per week', '0.5 per week']);
});

test('differences have a sign and the unit of the figures', () => {
  const english = figureWords('deployments-per-week', [100, 84], 'en');
  expect([english.difference(-16), english.interval([-30, 2])]).toEqual(['−2.3 per day', '−4.3 to +0.3 per day']);
  const seconds = figureWords('seconds', [3600], 'en');
  expect([seconds.difference(5400), seconds.difference(0)]).toEqual(['+1 h 30 min', '0 s']);
  const ratio = figureWords('ratio', [0.1], 'en');
  expect([ratio.value(0.107), ratio.difference(0.023), ratio.interval([-0.018, 0.065])]).toEqual([
    '10.7 %',
    '+2.3 pp',
    '−1.8 to +6.5 pp',
  ]);
  expect(figureWords('days-per-week', [3], 'en').difference(1)).toBe('+1 days a week');
});

test('in Korean', () => {
  const words = figureWords('deployments-per-week', [100, 84], 'ko');
  expect([words.value(84), words.interval([-30, 2])]).toEqual(['하루 12회', '−4.3 ~ +0.3회/일']);
  expect(figureWords('ratio', [0.1], 'ko').difference(-0.05)).toBe('−5.0%p');
});
