import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Dimension } from '../report.ts';
import { parsePeriod, previousPeriod } from '../time.ts';
import { breakdown } from './breakdown.ts';
import { buildFacts, type PlainFacts } from './build-facts.ts';
import { compareFigures } from './compare.ts';
import { LEVEL_SETS } from './levels.ts';
import { measure } from './measure.ts';
import { PLAIN_RULES as rules } from './plain-question.ts';
import { PROFILES } from './profiles.ts';
import { resolve } from './resolve.ts';
import type { Selection } from './selection.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const everything = { weekStart: 1, services: null, teams: null, repositories: null, environments: null } as const;
const october: Selection = { ...parsePeriod('2024-10-01', '2024-11-01', 'UTC'), timeZone: 'UTC', ...everything };
const september: Selection = { ...october, ...previousPeriod(october, 'UTC') };

function rows(plain: PlainFacts, dimension: Dimension, selection = october, previous: Selection | null = september) {
  const facts = buildFacts(plain);
  return breakdown(facts, resolve(facts, rules), selection, previous, dimension, LEVEL_SETS['2024']);
}

const plain: PlainFacts = {
  repositories: {
    app: [
      { sha: 'a', at: october.from },
      { sha: 'b', parents: ['a'], at: october.from + DAY },
      { sha: 'c', parents: ['b'], at: october.from + 2 * DAY },
    ],
  },
  deployments: [
    ...[...'abc'].map((sha, i) => ({
      service: 'web',
      team: 'blue',
      environment: 'prod-eu',
      sha,
      startedAt: october.from + (3 + i) * DAY - HOUR,
      finishedAt: october.from + (3 + i) * DAY,
    })),
    { service: 'api', environment: 'prod-us', finishedAt: october.from + 4 * DAY },
    { service: 'mail', environment: 'prod-us', finishedAt: october.from + 4 * DAY },
    { service: 'old', team: 'red', finishedAt: september.from + DAY },
    { service: 'old', team: 'red', finishedAt: september.from + 2 * DAY },
    { service: 'gone', finishedAt: september.from - DAY },
  ],
  incidents: [
    {
      services: ['web', 'api'],
      severity: 'SEV-1',
      startedAt: october.from + 4.5 * DAY,
      resolvedAt: october.from + 5 * DAY,
    },
    { services: ['web'], severity: 'SEV-2', startedAt: october.from + 4.6 * DAY },
    { services: ['web'], severity: 'SEV-2', startedAt: october.from + 4.7 * DAY },
    { services: ['gone'], startedAt: october.from + 5 * DAY, resolvedAt: october.from + 6 * DAY },
  ],
};

describe('by name', () => {
  test('most deployments first, then by name; services of the period before stay, with 0', () => {
    const described = rows(plain, 'service').map(({ key, team, metrics }) => [
      key,
      team ?? null,
      metrics.deploymentFrequency.n,
      metrics.deploymentFrequency.previous?.n ?? null,
      metrics.deploymentFrequency.change,
      metrics.changeFailureRate.failed,
      metrics.changeFailureRate.incidents,
      metrics.recoveryTime.n,
    ]);
    expect(described).toEqual([
      ['web', 'blue', 3, 0, null, 1, 3, 1],
      ['api', null, 1, 0, null, 1, 1, 1],
      ['mail', null, 1, 0, null, 0, 0, 0],
      ['gone', null, 0, 0, null, 0, 1, 1],
      ['old', 'red', 0, 2, -1, 0, 0, 0],
    ]);
  });

  test('a service that is new has no period before; one that rested has 0', () => {
    const byKey = new Map(rows(plain, 'service').map((row) => [row.key, row.metrics.deploymentFrequency]));
    expect(byKey.get('web')?.previous?.perWeek).toBeNull();
    expect(byKey.get('gone')?.perWeek).toBe(0);
    expect(byKey.get('gone')?.previous?.perWeek).toBe(0);
  });

  test('those that name none have the key ""; where none names one there is no table', () => {
    expect(rows(plain, 'team').map((row) => [row.key, row.metrics.deploymentFrequency.n])).toEqual([
      ['blue', 3],
      ['', 2],
      ['red', 0],
    ]);
    expect(rows(plain, 'repo').map((row) => [row.key, row.metrics.deploymentFrequency.n])).toEqual([
      ['app', 3],
      ['', 2],
    ]);
    expect(rows({ deployments: [{ finishedAt: october.from }] }, 'team')).toEqual([]);
  });

  test('a filter leaves no rows of others, not even of an incident that touches both', () => {
    const facts = buildFacts(plain);
    const web = new Set([facts.names.services.indexOf('web')]);
    const filtered = rows(plain, 'service', { ...october, services: web }, { ...september, services: web });
    expect(filtered.map((row) => row.key)).toEqual(['web']);
  });

  test('each row is what the same filter measures', () => {
    const instant = fc.integer({ min: september.from, max: october.to - 1 });
    const service = fc.constantFrom('web', 'api', 'mail');
    const data = fc.record({
      deployments: fc.array(
        fc.record({ service, team: fc.constantFrom('blue', 'red'), finishedAt: instant, committedAt: instant }),
      ),
      incidents: fc.array(fc.record({ services: fc.uniqueArray(service), startedAt: instant })),
    });
    fc.assert(
      fc.property(data, fc.constantFrom('service', 'team'), (random, dimension) => {
        const facts = buildFacts(random);
        const resolution = resolve(facts, rules);
        const names = dimension === 'service' ? facts.names.services : facts.names.teams;
        for (const row of breakdown(facts, resolution, october, september, dimension as 'team', LEVEL_SETS['2024'])) {
          const codes = new Set([names.indexOf(row.key)]);
          const filter = dimension === 'service' ? { services: codes } : { teams: codes };
          expect(row.metrics).toEqual(
            compareFigures(
              measure(facts, resolution, { ...october, ...filter }),
              measure(facts, resolution, { ...september, ...filter }),
              LEVEL_SETS['2024'],
              PROFILES.doradeck,
            ),
          );
        }
      }),
    );
  });
});

test('by stage, in the order a change goes through them', () => {
  expect(
    rows(plain, 'stage').map(({ key, metrics }) => [
      key,
      metrics.changeLeadTime.n,
      metrics.changeLeadTime.meanSeconds,
      metrics.changeLeadTime.levelReason,
      metrics.deploymentFrequency.reason,
    ]),
  ).toEqual([
    ['time_to_deploy', 2, 3 * 86_400 - 3600, 'no-level', 'not-applicable'],
    ['deploy', 2, 3600, 'no-level', 'not-applicable'],
  ]);
});

test('by stage, with pull requests', () => {
  const at = (hour: number) => october.from + 3 * DAY - 10 * HOUR + hour * HOUR;
  const pulls = [
    { mergeSha: 'b', readyAt: at(1), approvedAt: at(3), mergedAt: at(4), commits: [{ sha: 'x', at: at(0) }] },
  ];
  expect(
    rows({ ...plain, pulls }, 'stage').map(({ key, metrics: { changeLeadTime } }) => [
      key,
      changeLeadTime.n,
      (changeLeadTime.stages[0]?.minSeconds ?? 0) / 3600,
    ]),
  ).toEqual([
    ['time_to_pr_ready', 1, 1],
    ['review', 1, 2],
    ['merge', 1, 1],
    ['time_to_deploy', 2, 29],
    ['deploy', 2, 1],
  ]);
});

test('by name, of a profile that goes by the merge: also what was deployed after the period', () => {
  const late: PlainFacts = {
    deployments: [
      { service: 'web', finishedAt: october.from + DAY },
      { service: 'api', pulls: [1], finishedAt: october.to + DAY },
    ],
    pulls: [{ number: 1, createdAt: october.to - 2 * DAY, mergedAt: october.to - DAY }],
  };
  const facts = buildFacts(late);
  const resolution = resolve(facts, { ...rules, profile: 'middleware' });
  const found = breakdown(facts, resolution, october, september, 'service', LEVEL_SETS['2024']);
  expect(found.map(({ key, metrics }) => [key, metrics.deploymentFrequency.n, metrics.changeLeadTime.n])).toEqual([
    ['web', 1, 0],
    ['api', 0, 1],
  ]);
});

test('by severity, most incidents first', () => {
  expect(
    rows(plain, 'severity').map(({ key, metrics }) => [
      key,
      metrics.changeFailureRate.incidents,
      metrics.changeFailureRate.failed,
      metrics.changeFailureRate.n,
      metrics.recoveryTime.n,
      metrics.recoveryTime.open,
      metrics.changeLeadTime.reason,
    ]),
  ).toEqual([
    ['SEV-2', 2, 1, 5, 0, 2, 'not-applicable'],
    ['', 1, 0, 5, 1, 0, 'not-applicable'],
    ['SEV-1', 1, 2, 5, 1, 0, 'not-applicable'],
  ]);
});

test('by bucket of time, each compared with the one before', () => {
  const weeks = rows(plain, 'week');
  expect(
    weeks.map(({ key, metrics }) => [key, metrics.deploymentFrequency.n, metrics.deploymentFrequency.previous?.n]),
  ).toEqual([
    ['2024-10-01', 5, undefined],
    ['2024-10-07', 0, 5],
    ['2024-10-14', 0, 0],
    ['2024-10-21', 0, 0],
    ['2024-10-28', 0, 0],
  ]);
  expect(rows(plain, 'month').map((row) => row.key)).toEqual(['2024-10']);
  expect(rows(plain, 'day').length).toBe(31);
});
