import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildFacts, type PlainFacts } from './build-facts.ts';
import { measure } from './measure.ts';
import { measurePlain, PLAIN_RULES, selectPeriod } from './plain-question.ts';
import { resolve } from './resolve.ts';
import type { Selection } from './selection.ts';
import { series } from './series.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** October 2024 in UTC: 31 days, its 1st a Tuesday. */
const october = selectPeriod('2024-10-01', '2024-11-01');

describe('filters', () => {
  const finishedAt = october.from + DAY;
  const plain: PlainFacts = {
    repositories: { app: [{ sha: 'a', at: 0 }], library: [{ sha: 'b', at: 0 }] },
    deployments: [
      { service: 'web', team: 'blue', environment: 'prod-eu', sha: 'a', finishedAt },
      { service: 'api', team: 'red', environment: 'prod-us', sha: 'b', finishedAt },
      { service: 'api', environment: 'prod-us', repository: 'elsewhere', sha: 'b', finishedAt },
    ],
    incidents: [
      { services: ['web', 'api'], startedAt: finishedAt + HOUR, resolvedAt: finishedAt + 2 * HOUR },
      { services: ['web'], team: 'red', startedAt: finishedAt + HOUR, resolvedAt: finishedAt + 3 * HOUR },
      { environment: 'prod-us', startedAt: finishedAt + HOUR },
    ],
  };
  const facts = buildFacts(plain);
  const resolution = resolve(facts, PLAIN_RULES);
  const count = (filter: Partial<Selection>) => {
    const { deploymentFrequency, changeFailureRate, recoveryTime } = measure(facts, resolution, {
      ...october,
      ...filter,
    });
    return [deploymentFrequency.n, changeFailureRate.incidents, recoveryTime.n, recoveryTime.open];
  };
  const codes = (list: readonly string[], ...names: string[]) => new Set(names.map((name) => list.indexOf(name)));

  test('let through what they name', () => {
    expect(count({})).toEqual([3, 3, 2, 1]);
    expect(count({ services: codes(facts.names.services, 'web') })).toEqual([1, 2, 2, 0]);
    expect(count({ services: codes(facts.names.services, 'web', 'api') })).toEqual([3, 2, 2, 0]);
    expect(count({ teams: codes(facts.names.teams, 'red') })).toEqual([1, 2, 2, 0]);
    expect(count({ teams: codes(facts.names.teams, 'blue') })).toEqual([1, 1, 1, 0]);
    expect(count({ environments: codes(facts.names.environments, 'prod-us') })).toEqual([2, 2, 1, 1]);
    expect(count({ repositories: codes(facts.names.repositories, 'library') })).toEqual([1, 0, 0, 0]);
    expect(count({ repositories: codes(facts.names.repositories, 'elsewhere') })).toEqual([1, 1, 1, 0]);
    expect(count({ services: new Set() })).toEqual([0, 0, 0, 0]);
  });
});

describe('any data', () => {
  const hours = fc.integer({ min: 0, max: 24 * 60 });
  const start = october.from - 14 * DAY;
  const data = fc.record({
    deployments: fc.array(
      fc.record({
        service: fc.constantFrom('web', 'api'),
        version: fc.constantFrom('1', '2', '3'),
        finishedAt: hours.map((hour) => start + hour * HOUR),
        committedAt: hours.map((hour) => start + hour * HOUR),
      }),
      { maxLength: 40 },
    ),
    incidents: fc.array(
      fc
        .record({ service: fc.constantFrom('web', 'api'), hour: hours, length: fc.option(fc.nat({ max: 200 })) })
        .map(({ service, hour, length }) => ({
          services: [service],
          startedAt: start + hour * HOUR,
          ...(length === null ? {} : { resolvedAt: start + (hour + length) * HOUR }),
        })),
      { maxLength: 20 },
    ),
  });

  test('splitting a period in two loses nothing and counts nothing twice', () => {
    fc.assert(
      fc.property(data, hours, (plain, cut) => {
        const facts = buildFacts(plain);
        const resolution = resolve(facts, PLAIN_RULES);
        const middle = Math.min(Math.max(start + cut * HOUR, october.from + 1), october.to - 1);
        const counts = (selection: Selection) => {
          const measured = measure(facts, resolution, selection);
          return [
            measured.deploymentFrequency.n,
            measured.changeLeadTime.n,
            measured.changeLeadTime.nonPositive,
            measured.changeFailureRate.failed,
            measured.changeFailureRate.incidents,
            measured.recoveryTime.n,
            measured.reworkRate.reworked,
          ];
        };
        const first = counts({ ...october, to: middle });
        const second = counts({ ...october, from: middle });
        expect(first.map((value, i) => value + (second[i] as number))).toEqual(counts(october));
      }),
    );
  });

  test('gives rates within 0 and 1, and a series whose points add up', () => {
    fc.assert(
      fc.property(data, fc.constantFrom('day', 'week', 'month'), (plain, bucket) => {
        const facts = buildFacts(plain);
        const resolution = resolve(facts, PLAIN_RULES);
        const whole = measure(facts, resolution, october);
        for (const { rate, interval } of [whole.changeFailureRate, whole.reworkRate]) {
          for (const value of [rate, ...(interval ?? [])]) {
            expect(value ?? 0).toBeGreaterThanOrEqual(0);
            expect(value ?? 0).toBeLessThanOrEqual(1);
          }
        }
        const points = series(facts, resolution, october, bucket as 'day');
        const total = (of: (point: (typeof points)[number]) => number) =>
          points.reduce((count, point) => count + of(point), 0);
        expect([
          total((point) => point.deployments),
          total((point) => point.failed),
          total((point) => point.reworked),
          total((point) => point.incidents),
          total((point) => point.leadTimes),
          total((point) => point.resolved),
        ]).toEqual([
          whole.deploymentFrequency.n,
          whole.changeFailureRate.failed,
          whole.reworkRate.reworked,
          whole.changeFailureRate.incidents,
          whole.changeLeadTime.n,
          whole.recoveryTime.n,
        ]);
      }),
    );
  });

  test('gives the same figures in whatever order its rows come', () => {
    // Rows of the same instant keep the order of their ids, so instants are made different.
    const apart = data.map(({ deployments, incidents }) => ({
      deployments: deployments.map((row, i) => ({ ...row, finishedAt: row.finishedAt + i })),
      incidents: incidents.map((row, i) => ({ ...row, startedAt: row.startedAt + i })),
    }));
    fc.assert(
      fc.property(apart, (plain) => {
        const reversed = { deployments: plain.deployments.toReversed(), incidents: plain.incidents.toReversed() };
        expect(measurePlain(reversed, october)).toEqual(measurePlain(plain, october));
      }),
    );
  });
});
