import { expect, test } from 'vitest';
import { buildFacts } from './build-facts.ts';
import { at } from './plain-profiles.ts';
import { PLAIN_RULES, selectPeriod } from './plain-question.ts';
import { resolve } from './resolve.ts';
import { reworkDetails } from './rework-details.ts';

test('unplanned deployments of each day by kind, as found and as told', () => {
  const facts = buildFacts({
    deployments: [
      { service: 'a', version: '1', finishedAt: at(-1) },
      { service: 'a', version: '2', finishedAt: at(-1, 1) },
      { service: 'a', version: '3', finishedAt: at(0) },
      // Seen earlier, not just before.
      { service: 'a', version: '1', finishedAt: at(0, 1) },
      { service: 'b', version: '1', finishedAt: at(0, 2), remediation: 'hotfix' },
      { service: 'b', version: '2', finishedAt: at(1), remediation: 'rework' },
      { service: 'c', version: '2', finishedAt: at(1), remediation: 'revert', environment: 'staging' },
    ],
  });
  const days = selectPeriod('2024-07-01', '2024-07-04');
  const before = selectPeriod('2024-06-28', '2024-07-01');
  const none = { rollback: 0, hotfix: 0, revert: 0, rework: 0 };
  expect(reworkDetails(facts, resolve(facts, PLAIN_RULES), days, before, 'day')).toEqual({
    points: [
      { day: '2024-07-01', n: 3, byKind: { ...none, rollback: 1, hotfix: 1 } },
      { day: '2024-07-02', n: 1, byKind: { ...none, rework: 1 } },
      { day: '2024-07-03', n: 0, byKind: none },
    ],
    previousPoints: [
      { day: '2024-06-28', n: 0, byKind: none },
      { day: '2024-06-29', n: 0, byKind: none },
      { day: '2024-06-30', n: 2, byKind: none },
    ],
    unplanned: Int32Array.from([3, 4, 5]),
  });
});
