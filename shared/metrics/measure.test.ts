import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { MetricFigures } from '../report.ts';
import { parsePeriod } from '../time.ts';
import { buildFacts, type PlainDeployment, type PlainFacts, type PlainIncident } from './build-facts.ts';
import { coverage } from './coverage.ts';
import { measure } from './measure.ts';
import type { Rules } from './resolution.ts';
import { resolve } from './resolve.ts';
import type { Selection } from './selection.ts';
import { series } from './series.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const rules: Rules = {
  profile: 'doradeck',
  environmentPattern: '^prod',
  linkWindowSeconds: 7 * 86_400,
  excludeBots: false,
};

function select(from: string, to: string, timeZone = 'UTC', more: Partial<Selection> = {}): Selection {
  return {
    ...parsePeriod(from, to, timeZone),
    timeZone,
    weekStart: 1,
    services: null,
    teams: null,
    repositories: null,
    environments: null,
    ...more,
  };
}

function figures(plain: PlainFacts, selection: Selection, changed: Partial<Rules> = {}): MetricFigures {
  const facts = buildFacts(plain);
  return measure(facts, resolve(facts, { ...rules, ...changed }), selection);
}

const at = (text: string) => Date.parse(text);
/** October 2024 in UTC: 31 days, its 1st a Tuesday. */
const october = select('2024-10-01', '2024-11-01');

describe('a whole period', () => {
  const commits = [...'abcdef'].map((sha, i, all) => ({
    sha,
    at: at('2024-10-01T00:00:00Z') + i * DAY,
    ...(i === 0 ? {} : { parents: [all[i - 1] as string] }),
  }));
  const deploy = (sha: string, finished: string, more: Partial<PlainDeployment> = {}): PlainDeployment => ({
    service: 'web',
    team: 'blue',
    environment: 'prod',
    sha,
    version: `v-${sha}`,
    startedAt: at(finished) - HOUR,
    finishedAt: at(finished),
    ...more,
  });
  const plain: PlainFacts = {
    repositories: { app: commits },
    deployments: [
      deploy('a', '2024-10-02T00:00:00Z'),
      deploy('c', '2024-10-04T00:00:00Z'),
      deploy('e', '2024-10-06T00:00:00Z'),
      deploy('c', '2024-10-06T12:00:00Z'),
      deploy('f', '2024-10-08T00:00:00Z'),
      deploy('f', '2024-10-09T00:00:00Z', { status: 'failure' }),
      deploy('f', '2024-10-09T00:00:00Z', { environment: 'staging' }),
    ],
    incidents: [
      { services: ['web'], startedAt: at('2024-10-08T01:00:00Z'), resolvedAt: at('2024-10-08T01:36:00Z') },
      { services: ['web'], startedAt: at('2024-10-08T02:00:00Z'), resolvedAt: at('2024-10-08T03:00:00Z') },
      { services: ['web'], environment: 'dev', startedAt: at('2024-10-08T02:00:00Z') },
      { services: ['web'], environment: 'prod', startedAt: at('2024-10-31T02:00:00Z') },
    ],
  };

  test('is measured by the default profile', () => {
    const { deploymentFrequency, changeLeadTime, changeFailureRate, recoveryTime, reworkRate } = figures(
      plain,
      october,
    );
    expect(deploymentFrequency).toMatchObject({
      n: 5,
      reason: null,
      perDay: 5 / 31,
      perWeek: 35 / 31,
      deploymentDays: 4,
      // Whole weeks: of the 7th, 14th and 21st of October.
      medianDeploymentDaysPerWeek: 0,
      medianDeploymentDaysPerMonth: 4,
      meanSecondsBetween: (6 * 86_400) / 4,
    });
    expect(deploymentFrequency.perMonth).toBeCloseTo((5 / 31) * 30.436875, 9);
    // b 2 d, c 1 d in the second deployment; d 2 d, e 1 d in the third; f 2 d in the last.
    expect(changeLeadTime).toEqual({
      n: 5,
      reason: null,
      interval: [86_400, 172_800],
      medianSeconds: 172_800,
      meanSeconds: 1.6 * 86_400,
      p75Seconds: 172_800,
      p90Seconds: 172_800,
      medianPerDeploymentSeconds: 1.5 * 86_400,
      deployments: 3,
      nonPositive: 0,
      stages: [
        {
          stage: 'time_to_deploy',
          n: 5,
          meanSeconds: 1.6 * 86_400 - 3600,
          medianSeconds: 172_800 - 3600,
          minSeconds: 86_400 - 3600,
          maxSeconds: 172_800 - 3600,
          sumSeconds: 8 * 86_400 - 5 * 3600,
        },
        {
          stage: 'deploy_time',
          n: 5,
          meanSeconds: 3600,
          medianSeconds: 3600,
          minSeconds: 3600,
          maxSeconds: 3600,
          sumSeconds: 5 * 3600,
        },
      ],
    });
    // The rollback shows that e failed; two incidents show that f did, once.
    expect(changeFailureRate).toMatchObject({
      n: 5,
      failed: 2,
      incidents: 3,
      rate: 0.4,
      unknownOutcome: 0,
      reason: null,
    });
    expect(recoveryTime).toEqual({
      n: 2,
      reason: null,
      interval: null,
      open: 1,
      medianSeconds: 48 * 60,
      meanSeconds: 48 * 60,
    });
    expect(reworkRate).toMatchObject({ n: 5, reworked: 1, rate: 0.2, rollbacks: 1, hotfixes: 0, reverts: 0 });
  });

  test('is measured by the profile of the deck', () => {
    const { changeLeadTime, changeFailureRate, recoveryTime } = figures(plain, october, { profile: 'deck-2024' });
    // Each deployment's own commit: a 1 d, c 1 d, e 1 d, c again 3.5 d, f 2 d.
    expect(changeLeadTime).toMatchObject({ n: 5, meanSeconds: 1.7 * 86_400, medianSeconds: 86_400 });
    expect(changeFailureRate).toMatchObject({ n: 5, failed: 2, incidents: 3, rate: 0.6 });
    expect(recoveryTime).toMatchObject({ n: 2, meanSeconds: 48 * 60 });
  });

  test('is covered as the report says', () => {
    const facts = buildFacts(plain);
    expect(coverage(facts, resolve(facts, rules), october)).toEqual({
      deployments: { stored: 7, counted: 5, withSha: 5, withCommits: 5, unknownOutcome: 0 },
      incidents: { stored: 4, inPeriod: 3, linked: 2, open: 1 },
      commits: { stored: 6, deployed: 5, nonPositive: 0, bad: 0 },
      pulls: { stored: 0, deployed: 0 },
    });
  });
});

describe('where there is no data there is a reason, not 0', () => {
  const reasons = (plain: PlainFacts, selection: Selection = october, changed: Partial<Rules> = {}) =>
    Object.fromEntries(
      Object.entries(figures(plain, selection, changed)).map(([metric, figure]) => [metric, figure.reason]),
    );
  const some = (more: Partial<PlainDeployment> = {}) =>
    [1, 2, 3].map((day) => ({ finishedAt: october.from + day * DAY, ...more }));

  test('at all', () => {
    expect(reasons({})).toEqual({
      deploymentFrequency: 'no-deployments',
      changeLeadTime: 'no-deployments',
      changeFailureRate: 'no-deployments',
      recoveryTime: 'no-incidents',
      reworkRate: 'no-deployments',
    });
    expect(figures({}, october).deploymentFrequency.perWeek).toBeNull();
  });

  test('but deployments without anything else', () => {
    const { changeLeadTime, changeFailureRate, reworkRate } = figures({ deployments: some() }, october);
    expect(changeLeadTime).toMatchObject({ reason: 'no-commits', medianSeconds: null, meanSeconds: null, stages: [] });
    expect(changeFailureRate).toMatchObject({ reason: 'no-outcomes', rate: null, unknownOutcome: 3 });
    expect(reworkRate).toMatchObject({ reason: 'no-commits', rate: null });
  });

  test('but some that never failed is 0', () => {
    const incident: PlainIncident = { services: ['other'], startedAt: october.from, environment: 'dev' };
    expect(figures({ deployments: some(), incidents: [incident] }, october).changeFailureRate.rate).toBe(0);
    expect(figures({ deployments: some({ failed: false }) }, october).changeFailureRate.rate).toBe(0);
    expect(figures({ deployments: some(), incidents: [incident] }, october, { profile: 'deck-2024' })).toMatchObject({
      changeFailureRate: { rate: 0, reason: null },
    });
    expect(figures({ deployments: some({ version: '1' }) }, october).reworkRate.rate).toBe(0);
  });

  test('a deployment that brings no new commit has no lead time', () => {
    const plain = { repositories: { app: [{ sha: 'a', at: 0 }] }, deployments: some({ sha: 'a' }) };
    expect(reasons(plain).changeLeadTime).toBe('no-lead-times');
  });

  test('negative and zero lead times are set aside and counted', () => {
    const commits = [...'abc'].map((sha, i, all) => ({
      sha,
      at: october.from + ([0, 2 * DAY, 9 * DAY][i] ?? 0),
      ...(i === 0 ? {} : { parents: [all[i - 1] as string] }),
    }));
    const deployments = [...'abc'].map((sha, i) => ({ sha, finishedAt: october.from + (i + 1) * DAY }));
    expect(figures({ repositories: { app: commits }, deployments }, october).changeLeadTime).toMatchObject({
      n: 0,
      nonPositive: 2,
      deployments: 2,
      reason: 'no-lead-times',
      medianSeconds: null,
    });
  });

  test('an incident resolved after the period was open when it ended', () => {
    const late = { incidents: [{ startedAt: october.to - HOUR, resolvedAt: october.to }], deployments: some() };
    expect(figures(late, october).recoveryTime).toMatchObject({ n: 0, open: 1, reason: 'no-resolved-incidents' });
    expect(figures(late, select('2024-11-01', '2024-12-01')).recoveryTime).toMatchObject({ n: 1, open: 0 });
  });

  test('an open incident is no recovery', () => {
    const open = { incidents: [{ startedAt: october.from }], deployments: some() };
    expect(figures(open, october).recoveryTime).toMatchObject({ n: 0, open: 1, reason: 'no-resolved-incidents' });
  });

  test('a month without deployments between two with some is 0; before and after the data nothing is known', () => {
    const plain = { deployments: ['2024-09-15', '2024-11-15'].map((day) => ({ finishedAt: at(`${day}T00:00:00Z`) })) };
    expect(figures(plain, october).deploymentFrequency).toMatchObject({
      n: 0,
      perWeek: 0,
      reason: null,
      deploymentDays: 0,
    });
    expect(figures(plain, select('2024-08-01', '2024-09-01')).deploymentFrequency.perWeek).toBeNull();
    expect(figures(plain, select('2024-12-01', '2025-01-01')).deploymentFrequency.perWeek).toBeNull();
  });
});

describe('days are the period’s own', () => {
  test.each([
    ['Asia/Seoul', '2024-10-07', '2024-10-14', '2024-10-06T15:30:00Z'],
    ['America/St_Johns', '2024-10-07', '2024-10-14', '2024-10-07T03:00:00Z'],
    ['America/New_York', '2024-11-03', '2024-11-10', '2024-11-03T04:30:00Z'],
    ['America/New_York', '2024-11-04', '2024-11-11', '2024-11-04T05:30:00Z'],
  ])('half past midnight in %s on %s is in', (timeZone, from, to, finished) => {
    const selection = select(from, to, timeZone);
    const facts = buildFacts({ deployments: [{ finishedAt: at(finished) }, { finishedAt: selection.from - 1 }] });
    const points = series(facts, resolve(facts, rules), selection, 'day');
    expect(points.map((point) => point.deployments)).toEqual([1, 0, 0, 0, 0, 0, 0]);
    expect(points[0]?.day).toBe(from);
  });

  test('a week with a clock change is still seven days', () => {
    const selection = select('2024-11-03', '2024-11-10', 'America/New_York');
    const deployments = Array.from({ length: 7 }, (_, i) => ({ finishedAt: selection.from + i * DAY + 2 * HOUR }));
    expect(figures({ deployments }, { ...selection, weekStart: 7 }).deploymentFrequency).toMatchObject({
      perDay: 1,
      perWeek: 7,
      deploymentDays: 7,
      medianDeploymentDaysPerWeek: 7,
    });
  });

  test('weeks without deployments pull the median down, weeks that the period cuts don’t', () => {
    // Monday 7, 14 and 21 October begin whole weeks; three days of the first, none of the others.
    const days = ['07', '08', '09', '01', '29'].map((day) => ({ finishedAt: at(`2024-10-${day}T12:00:00Z`) }));
    expect(figures({ deployments: days }, october).deploymentFrequency.medianDeploymentDaysPerWeek).toBe(0);
    expect(
      figures({ deployments: days }, select('2024-10-06', '2024-10-15')).deploymentFrequency
        .medianDeploymentDaysPerWeek,
    ).toBe(3);
    expect(
      figures({ deployments: days }, select('2024-10-08', '2024-10-14')).deploymentFrequency
        .medianDeploymentDaysPerWeek,
    ).toBeNull();
  });
});

test('a series says of each bucket what a measure of it would', () => {
  const facts = buildFacts({
    deployments: Array.from({ length: 40 }, (_, i) => ({
      finishedAt: october.from + i * 17 * HOUR,
      committedAt: october.from + i * 17 * HOUR - (1 + ((i * 7) % 11)) * HOUR,
    })),
    incidents: Array.from({ length: 20 }, (_, i) => ({
      services: ['web'],
      startedAt: october.from + i * 29 * HOUR,
      resolvedAt: october.from + i * 29 * HOUR + ((i * 5) % 7) * HOUR,
    })),
  });
  const resolution = resolve(facts, rules);
  const points = series(facts, resolution, october, 'week');
  const starts = [...points.map((point) => at(point.start)), october.to];
  expect(points).toEqual(
    points.map((point, i) => {
      const week = measure(facts, resolution, { ...october, from: starts[i] as number, to: starts[i + 1] as number });
      return {
        start: point.start,
        day: point.day,
        deployments: week.deploymentFrequency.n,
        failed: week.changeFailureRate.failed,
        reworked: week.reworkRate.reworked,
        incidents: week.changeFailureRate.incidents,
        leadTimes: week.changeLeadTime.n,
        medianLeadSeconds: week.changeLeadTime.medianSeconds,
        meanLeadSeconds: week.changeLeadTime.meanSeconds,
        resolved: week.recoveryTime.n,
        medianRecoverySeconds: week.recoveryTime.medianSeconds,
        meanRecoverySeconds: week.recoveryTime.meanSeconds,
      };
    }),
  );
  expect(points.map((point) => point.day)).toEqual([
    '2024-10-01',
    '2024-10-07',
    '2024-10-14',
    '2024-10-21',
    '2024-10-28',
  ]);
});

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
  const resolution = resolve(facts, rules);
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
        const resolution = resolve(facts, rules);
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
        const resolution = resolve(facts, rules);
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
        expect(figures(reversed, october)).toEqual(figures(plain, october));
      }),
    );
  });
});
