import { expect, test } from 'vitest';
import { wilsonInterval } from '../intervals.ts';
import { buildFacts, type PlainFacts } from './build-facts.ts';
import { failureRateDetails } from './failure-rate-details.ts';
import { at } from './plain-profiles.ts';
import { PLAIN_RULES, selectPeriod } from './plain-question.ts';
import type { Rules } from './resolution.ts';
import { resolve } from './resolve.ts';

/** Two days from Monday, 1 July 2024, and the two before. */
const days = selectPeriod('2024-07-01', '2024-07-03');
const before = selectPeriod('2024-06-29', '2024-07-01');

function details(plain: PlainFacts, rules: Partial<Rules> = {}) {
  const facts = buildFacts(plain);
  return failureRateDetails(facts, resolve(facts, { ...PLAIN_RULES, ...rules }), days, before, 'day');
}

/** Of four deployments one is followed by two incidents, and one is said to have failed; one more the day before. */
const plain: PlainFacts = {
  deployments: [
    { service: 'a', finishedAt: at(-1) },
    { service: 'a', finishedAt: at(0, 1), version: '1' },
    { service: 'a', finishedAt: at(0, 2), version: '2' },
    { service: 'a', finishedAt: at(0, 3), version: '3', failed: true },
    { service: 'a', finishedAt: at(0, 4), version: '4' },
  ],
  incidents: [
    { services: ['a'], startedAt: at(0, 1, 30), resolvedAt: at(0, 5) },
    { services: ['a'], startedAt: at(0, 1, 40), resolvedAt: at(0, 5) },
  ],
};

test('each day has its rate and interval, a day without deployments none', () => {
  expect(details(plain)).toEqual({
    points: [
      { day: '2024-07-01', n: 4, failed: 2, incidents: 2, rate: 2 / 4, interval: wilsonInterval(2, 4) },
      { day: '2024-07-02', n: 0, failed: 0, incidents: 0, rate: null, interval: null },
    ],
    previousPoints: [
      { day: '2024-06-29', n: 0, failed: 0, incidents: 0, rate: null, interval: null },
      { day: '2024-06-30', n: 1, failed: 0, incidents: 0, rate: 0, interval: wilsonInterval(0, 1) },
    ],
    rules: [
      { rule: 'incident', failed: 1 },
      { rule: 'data', failed: 1 },
      { rule: 'rollback', failed: 0 },
      { rule: 'revert', failed: 0 },
      { rule: 'hotfix', failed: 0 },
    ],
    failed: Int32Array.from([1, 3]),
  });
});

test('under a profile that divides incidents, a day’s rate may exceed 1', () => {
  const incidents = Array.from({ length: 6 }, () => ({ services: ['a'], startedAt: at(0, 6) }));
  const [day] = details({ ...plain, incidents }, { profile: 'gitlab' }).points;
  expect(day).toMatchObject({ n: 4, incidents: 6, rate: 6 / 4 });
  expect(day?.interval?.[1]).toBeGreaterThan(6 / 4);
});

test('where nothing tells whether they failed there is no rate, under middleware 0', () => {
  const silent = { deployments: [{ service: 'a', finishedAt: at(0, 1) }] };
  expect(details(silent).points.map(({ rate }) => rate)).toEqual([null, null]);
  expect(details(silent, { profile: 'middleware' }).points.map(({ rate }) => rate)).toEqual([0, 0]);
  expect(details(silent, { profile: 'middleware' }).rules).toEqual([{ rule: 'incident', failed: 0 }]);
});
