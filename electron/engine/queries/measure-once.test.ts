import { expect, test } from 'vitest';
import { buildFacts } from '../../../shared/metrics/build-facts.ts';
import { measure } from '../../../shared/metrics/measure.ts';
import { at } from '../../../shared/metrics/plain-profiles.ts';
import { PLAIN_RULES, selectPeriod } from '../../../shared/metrics/plain-question.ts';
import { resolve } from '../../../shared/metrics/resolve.ts';
import { measureOnce } from './measure-once.ts';

const facts = buildFacts({
  deployments: Array.from({ length: 60 }, (_, i) => ({
    service: i % 3 === 0 ? 'web' : 'api',
    finishedAt: at(i, 9),
    failed: i % 7 === 0,
  })),
});
const resolution = resolve(facts, PLAIN_RULES);
const JULY = selectPeriod('2024-07-01', '2024-08-01');

test('what was measured of a period is told again, and of no other', () => {
  const first = measureOnce(facts, resolution, JULY);
  expect(first).toEqual(measure(facts, resolution, JULY));
  expect(measureOnce(facts, resolution, { ...JULY })).toBe(first);
  for (const other of [
    selectPeriod('2024-07-01', '2024-07-20'),
    { ...JULY, timeZone: 'Asia/Seoul' },
    { ...JULY, weekStart: 7 as const },
    { ...JULY, services: new Set([1]) },
    { ...JULY, services: new Set([2]) },
    { ...JULY, teams: new Set([0]) },
  ]) {
    const figures = measureOnce(facts, resolution, other);
    expect(figures).not.toBe(first);
    expect(figures).toEqual(measure(facts, resolution, other));
  }
});

test('nor of other data or other rules', () => {
  const first = measureOnce(facts, resolution, JULY);
  expect(measureOnce({ ...facts }, resolution, JULY)).not.toBe(first);
  const other = resolve(facts, { ...PLAIN_RULES, profile: 'gitlab' });
  expect(measureOnce(facts, other, JULY)).toEqual(measure(facts, other, JULY));
});

test('only so many are kept', () => {
  const first = measureOnce(facts, resolution, JULY);
  for (let hour = 0; hour < 128; hour++) measureOnce(facts, resolution, { ...JULY, to: JULY.to + hour * 3_600_000 });
  expect(measureOnce(facts, resolution, JULY)).toBe(first);
  for (let hour = 0; hour < 129; hour++)
    measureOnce(facts, resolution, { ...JULY, from: JULY.from + hour * 60_000 + 1 });
  expect(measureOnce(facts, resolution, JULY)).not.toBe(first);
});
