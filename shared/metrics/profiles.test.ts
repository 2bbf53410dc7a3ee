/** One case by hand for each cell of the table of profiles: frequency, lead time, change failure rate, recovery. */
import { describe, expect, test } from 'vitest';
import { LEVEL_SET_IDS, PROFILE_IDS, type ProfileId } from '../model.ts';
import type { MetricFigures } from '../report.ts';
import { buildFacts, type PlainFacts } from './build-facts.ts';
import type { PlainCommit } from './build-plain-commits.ts';
import type { PlainPull } from './build-plain-pulls.ts';
import { compareFigures } from './compare.ts';
import { headline, headlineUnit } from './headline.ts';
import { LEVEL_SETS } from './levels.ts';
import { measurePlain, PLAIN_RULES, selectPeriod } from './plain-question.ts';
import { levelSetOf, PROFILES } from './profiles.ts';
import { resolve } from './resolve.ts';
import type { Selection } from './selection.ts';
import { series } from './series.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** A Monday. */
const START = Date.parse('2024-07-01T00:00:00Z');
const FOUR_WEEKS = selectPeriod('2024-07-01', '2024-07-29');

function at(day: number, hour = 0, minute = 0, second = 0): number {
  return START + day * DAY + hour * HOUR + minute * MINUTE + second * 1000;
}

function figures(profile: ProfileId, plain: PlainFacts, selection: Selection = FOUR_WEEKS): MetricFigures {
  return measurePlain(plain, selection, { profile });
}

function headlineOf(
  profile: ProfileId,
  metric: Parameters<typeof headline>[2],
  plain: PlainFacts,
  selection?: Selection,
) {
  const measured = figures(profile, plain, selection);
  const rule = PROFILES[profile];
  return [headline(measured, rule, metric), headlineUnit(measured, rule, metric)];
}

describe('frequency', () => {
  /** Deployment days in the four weeks: 1, 2, 3 and 5; eleven days, fifteen deployments, five of them on one day. */
  const days = [0, 7, 8, 14, 15, 16, 21, 22, 23, 24, 25, 25, 25, 25, 25];
  const plain: PlainFacts = { deployments: days.map((day, i) => ({ finishedAt: at(day, 8, i), version: `v${i}` })) };

  test.each(['doradeck', 'deck-2024', 'datadog', 'gitlab'] as const)('%s: deployments ÷ time', (profile) => {
    expect(headlineOf(profile, 'deploymentFrequency', plain)).toEqual([15 / 4, 'deployments-per-week']);
    expect(figures(profile, plain).deploymentFrequency.perDay).toBe(15 / 28);
  });

  test.each(['devlake-2023', 'devlake-2021'] as const)('%s: lower median of deployment days a week', (profile) => {
    expect(headlineOf(profile, 'deploymentFrequency', plain)).toEqual([2, 'days-per-week']);
    // The average stands beside it.
    expect(figures(profile, plain).deploymentFrequency).toMatchObject({ perWeek: 15 / 4, deploymentDays: 11 });
  });

  test('four-keys: distinct days, their median a week, and in a word', () => {
    expect(headlineOf('four-keys', 'deploymentFrequency', plain)).toEqual([2.5, 'days-per-week']);
    expect(figures('four-keys', plain).deploymentFrequency).toMatchObject({ deploymentDays: 11, cadence: 'weekly' });
    expect('cadence' in figures('doradeck', plain).deploymentFrequency).toBe(false);
  });

  test.each([
    ['daily', [0, 1, 2, 7, 8, 9, 14, 15, 16, 21]],
    ['weekly', [0, 7, 14]],
    // Of four weeks only two have one: the median week has half of one.
    ['monthly', [0, 7]],
  ] as const)('four-keys: %s', (cadence, deployed) => {
    const deployments = deployed.map((day) => ({ finishedAt: at(day) }));
    expect(figures('four-keys', { deployments }).deploymentFrequency.cadence).toBe(cadence);
  });

  test('four-keys: a deployment in one month of three is yearly', () => {
    const quarter = selectPeriod('2024-07-01', '2024-10-01');
    expect(figures('four-keys', { deployments: [{ finishedAt: at(3) }] }, quarter).deploymentFrequency.cadence).toBe(
      'yearly',
    );
  });

  test('DevLake and four keys count weeks that the period cuts', () => {
    // Thursday to Wednesday: two weeks, cut both, with three days and one.
    const cut = selectPeriod('2024-07-04', '2024-07-11');
    const deployments = [3, 4, 5, 8].map((day) => ({ finishedAt: at(day) }));
    expect(headlineOf('devlake-2023', 'deploymentFrequency', { deployments }, cut)[0]).toBe(1);
    expect(headlineOf('four-keys', 'deploymentFrequency', { deployments }, cut)[0]).toBe(2);
    expect(figures('doradeck', { deployments }, cut).deploymentFrequency.medianDeploymentDaysPerWeek).toBeNull();
  });

  test.each([
    // 15 in 28 days, four weeks of one month.
    [plain, [3, 'whole-deployments-per-week'], { perDay: 0, perWeek: 3, perMonth: 15 }],
    [
      { deployments: Array.from({ length: 59 }, (_, i) => ({ finishedAt: at(i % 28, 1, i) })) },
      [2, 'whole-deployments-per-day'],
      { perDay: 2, perWeek: 14, perMonth: 59 },
    ],
    [
      { deployments: [{ finishedAt: at(1) }] },
      [1, 'whole-deployments-per-month'],
      { perDay: 0, perWeek: 0, perMonth: 1 },
    ],
  ] as const)('middleware: whole numbers a day, week or month (%#)', (given, expected, rates) => {
    expect(headlineOf('middleware', 'deploymentFrequency', given)).toEqual(expected);
    expect(figures('middleware', given).deploymentFrequency).toMatchObject(rates);
  });

  test('datadog: between the newest deployment of a version and the newest of the one before, by service', () => {
    const deployments = [
      { service: 'a', version: 'X', finishedAt: at(0, 0, 20) },
      { service: 'b', version: '1', finishedAt: at(0, 0, 25) },
      { service: 'a', version: 'Y', finishedAt: at(0, 0, 30) },
      { service: 'a', version: 'Y', finishedAt: at(0, 0, 45) },
      { service: 'b', version: '2', finishedAt: at(0, 0, 60) },
    ];
    const between = (profile: ProfileId) => figures(profile, { deployments }).deploymentFrequency.meanSecondsBetween;
    expect(between('datadog')).toBe(((25 + 35) / 2) * 60);
    expect(between('doradeck')).toBe((40 / 4) * 60);
  });

  test('a headline is compared in the unit of the later period', () => {
    const before = figures('middleware', { deployments: [{ finishedAt: at(1) }] });
    const now = figures('middleware', plain);
    const { deploymentFrequency } = compareFigures(now, before, LEVEL_SETS['2024'], PROFILES.middleware);
    expect(deploymentFrequency).toMatchObject({
      headline: 3,
      headlineUnit: 'whole-deployments-per-week',
      change: null,
    });
  });
});

describe('lead time', () => {
  /** a ← b ← c ← e, b ← d, e merges d. */
  const commits: readonly PlainCommit[] = [
    { sha: 'a', at: at(0) },
    { sha: 'b', parents: ['a'], at: at(1) },
    { sha: 'c', parents: ['b'], at: at(2, 9) },
    { sha: 'd', parents: ['b'], at: at(2, 12) },
    { sha: 'e', parents: ['c', 'd'], at: at(3) },
  ];
  const repositories = { app: commits };
  const lead = (profile: ProfileId, plain: PlainFacts, selection?: Selection) =>
    figures(profile, plain, selection).changeLeadTime;

  test('datadog: the mean of previous..sha less merges, the median of that over deployments', () => {
    const deployments = [
      { sha: 'a', finishedAt: at(4) },
      { sha: 'b', finishedAt: at(5) },
      { sha: 'e', finishedAt: at(6) },
    ];
    // b: 96 hours. c and d: 87 and 84 hours, 85.5.
    expect(lead('datadog', { repositories, deployments })).toMatchObject({
      n: 2,
      medianSeconds: 90.75 * 3600,
      meanSeconds: 90.75 * 3600,
      deployments: 2,
    });
    // Over commits: 96, 87 and 84 hours.
    expect(lead('doradeck', { repositories, deployments })).toMatchObject({ n: 3, medianSeconds: 87 * 3600 });
  });

  test('datadog: what a rollback took out is brought again; each environment has deployments of its own', () => {
    const deployments = [
      { sha: 'b', environment: 'prod-eu', finishedAt: at(4) },
      { sha: 'b', environment: 'prod-us', finishedAt: at(4) },
      { sha: 'c', environment: 'prod-eu', finishedAt: at(5) },
      { sha: 'b', environment: 'prod-eu', finishedAt: at(6) },
      { sha: 'c', environment: 'prod-eu', finishedAt: at(7) },
      { sha: 'c', environment: 'prod-us', finishedAt: at(8) },
    ];
    // 63, 111 and 135 hours.
    expect(lead('datadog', { repositories, deployments })).toMatchObject({ n: 3, medianSeconds: 111 * 3600 });
    expect(lead('doradeck', { repositories, deployments })).toMatchObject({ n: 1, medianSeconds: 63 * 3600 });
  });

  test.each([
    [60, 1],
    [61, 0],
  ])('datadog: the deployment before %i days ago', (gap, n) => {
    const deployments = [
      { sha: 'a', finishedAt: at(4 - gap) },
      { sha: 'b', finishedAt: at(4) },
    ];
    expect(lead('datadog', { repositories, deployments }).n).toBe(n);
    expect(lead('doradeck', { repositories, deployments }).n).toBe(1);
  });

  test('datadog: times that the rows themselves give, from the second deployment on', () => {
    const deployments = [1, 2, 3, 70].map((day) => ({ finishedAt: at(day), committedAt: at(day, -day) }));
    const quarter = selectPeriod('2024-07-01', '2024-10-01');
    expect(lead('datadog', { deployments }, quarter)).toMatchObject({ n: 2, medianSeconds: 2.5 * 3600 });
    expect(lead('doradeck', { deployments }, quarter).n).toBe(4);
  });

  /** Merged as c and e; d comes with e. */
  const pulls: readonly PlainPull[] = [
    {
      number: 1,
      repository: 'app',
      createdAt: at(2, 10, 0, 30),
      firstReviewAt: at(2, 10, 20),
      mergedAt: at(2, 12),
      mergeSha: 'c',
      commits: [{ sha: 'c', at: at(2, 9) }],
    },
    {
      number: 2,
      repository: 'app',
      createdAt: at(2, 13),
      mergedAt: at(3),
      mergeSha: 'e',
      commits: [{ sha: 'd', at: at(2, 12) }],
    },
  ];
  const deployments = [
    { sha: 'b', finishedAt: at(1, 12) },
    { sha: 'c', finishedAt: at(2, 12, 29, 10) },
    { sha: 'e', finishedAt: at(3, 1) },
  ];
  const withPulls: PlainFacts = { repositories, pulls, deployments };

  test.each(['devlake-2023', 'devlake-2021'] as const)('%s: stages in whole minutes, lower median', (profile) => {
    // 1: coding 61 + pickup 20 + review 100 + deploy 30; 2: coding 60 + creation to merge 660 + deploy 60.
    expect(lead(profile, withPulls)).toMatchObject({
      n: 2,
      medianSeconds: 211 * 60,
      meanSeconds: ((211 + 780) / 2) * 60,
    });
  });

  test('devlake: a negative stage is left out', () => {
    const [first] = pulls as [PlainPull];
    const late = { ...first, createdAt: at(2, 8) };
    // Pickup 140, review 100, deploy 30.
    expect(lead('devlake-2023', { ...withPulls, pulls: [late] }).medianSeconds).toBe(270 * 60);
  });

  test('devlake: a deployment without one before it brings nothing, the next that contains the merge does', () => {
    const again = [
      { sha: 'c', finishedAt: at(3) },
      { sha: 'b', finishedAt: at(4) },
      { sha: 'c', finishedAt: at(5) },
      { sha: 'e', finishedAt: at(6) },
    ];
    const measured = lead('devlake-2023', { repositories, pulls: pulls.slice(0, 1), deployments: again });
    expect(measured).toMatchObject({ n: 1, medianSeconds: (61 + 20 + 100) * 60 + (at(5) - at(2, 12)) / 1000 });
  });

  test('devlake: one pull request belongs to one deployment, the earliest of all services', () => {
    const twice = deployments.flatMap((row) => [row, { ...row, service: 'worker', finishedAt: row.finishedAt + HOUR }]);
    expect(lead('devlake-2023', { ...withPulls, deployments: twice }).n).toBe(2);
    expect(lead('gitlab', { ...withPulls, deployments: twice }).n).toBe(4);
  });

  test('gitlab: median of merge to deployment, the first deployment included', () => {
    expect(lead('gitlab', withPulls)).toMatchObject({ n: 2, medianSeconds: (29 * 60 + 10 + 3600) / 2 });
    expect(lead('gitlab', { ...withPulls, deployments: deployments.slice(2) })).toMatchObject({
      n: 2,
      medianSeconds: (13 * 3600 + 3600) / 2,
    });
  });

  test('middleware: mean from the first commit to the first deployment after the merge, by merge', () => {
    // 1: 09:00 → 12:29:10; 2: 12:00 → 01:00 the day after.
    const seconds = [3 * 3600 + 29 * 60 + 10, 13 * 3600];
    expect(lead('middleware', withPulls)).toMatchObject({
      n: 2,
      meanSeconds: ((seconds[0] ?? 0) + (seconds[1] ?? 0)) / 2,
    });
    // A deployment of the repository needs no commit that anybody knows; one of another repository is none.
    const named = [
      { repository: 'app', finishedAt: at(2, 12) },
      { repository: 'other', finishedAt: at(3) },
      { repository: 'app', finishedAt: at(3, 2) },
    ];
    expect(lead('middleware', { repositories, pulls, deployments: named })).toMatchObject({
      n: 2,
      meanSeconds: ((3 + 14) / 2) * 3600,
    });
  });

  test('middleware: a pull request belongs to the week it was merged in, whenever it was deployed', () => {
    const plain: PlainFacts = { repositories, pulls, deployments: [{ sha: 'e', finishedAt: at(10) }] };
    const [first, second] = [selectPeriod('2024-07-01', '2024-07-08'), selectPeriod('2024-07-08', '2024-07-15')];
    expect(lead('middleware', plain, first)).toMatchObject({
      n: 2,
      meanSeconds: (7 * DAY + 15 * HOUR + 7 * DAY + 12 * HOUR) / 2000,
    });
    expect(lead('middleware', plain, second)).toMatchObject({ n: 0, reason: 'no-lead-times' });
    const facts = buildFacts(plain);
    const resolution = resolve(facts, { ...PLAIN_RULES, profile: 'middleware' });
    expect(series(facts, resolution, FOUR_WEEKS, 'week').map((point) => point.leadTimes)).toEqual([2, 0, 0, 0]);
  });

  test('four-keys: median over commits, merges included, in whole minutes; nothing below one', () => {
    const known: readonly PlainCommit[] = [
      { sha: 'a', at: at(0) },
      { sha: 'b', parents: ['a'], at: at(1, 0, 0, 1) },
      { sha: 'c', parents: ['b'], at: at(1, 23, 59, 30) },
      { sha: 'd', parents: ['b'], at: at(1, 12) },
      { sha: 'e', parents: ['c', 'd'], at: at(1, 18) },
    ];
    const deployed = ['a', 'e'].map((sha, i) => ({ sha, finishedAt: at(1 + i) }));
    // 23:59:59, 0:00:30 (set aside), 12:00, 6:00 (the merge).
    expect(lead('four-keys', { repositories: { app: known }, deployments: deployed })).toMatchObject({
      n: 3,
      medianSeconds: 12 * 3600,
      meanSeconds: ((23 * 60 + 59 + 12 * 60 + 6 * 60) * 60) / 3,
      nonPositive: 1,
    });
  });

  test('deck-2024: mean over deployments of the commit that was deployed', () => {
    // b 12 h, c 3:29:10, e 1 h.
    expect(lead('deck-2024', withPulls)).toMatchObject({
      n: 3,
      meanSeconds: (12 + 3 + 29 / 60 + 10 / 3600 + 1) * 1200,
    });
  });

  test.each(['devlake-2023', 'gitlab', 'middleware'] as const)('%s: without pull requests there is none', (profile) => {
    expect(lead(profile, { repositories, deployments })).toMatchObject({
      n: 0,
      reason: 'no-pulls',
      medianSeconds: null,
    });
  });

  test.each(['devlake-2023', 'gitlab', 'middleware'] as const)(
    '%s: pull requests of bots can be left out',
    (profile) => {
      const byBot = { ...withPulls, pulls: pulls.map((pull, i) => ({ ...pull, bot: i === 0 })) };
      expect(measurePlain(byBot, FOUR_WEEKS, { profile, excludeBots: true }).changeLeadTime.n).toBe(1);
      expect(measurePlain(byBot, FOUR_WEEKS, { profile }).changeLeadTime.n).toBe(2);
    },
  );

  test('of a monorepo, services are charged with pull requests and commits that touch their paths', () => {
    const paths = [{ service: 'web', repository: 'app', commits: ['c', 'd'] }];
    expect(lead('gitlab', { ...withPulls, paths })).toMatchObject({ n: 1, medianSeconds: 29 * 60 + 10 });
    expect(lead('devlake-2023', { ...withPulls, paths }).n).toBe(1);
    expect(lead('datadog', { ...withPulls, paths }).n).toBe(2);
  });

  test('without the repository, a deployment of the merge commit brings its pull request', () => {
    const plain = { pulls: pulls.map(({ repository: _, ...pull }) => pull), deployments };
    expect(lead('devlake-2023', plain)).toMatchObject({ n: 2, medianSeconds: 211 * 60 });
    expect(lead('gitlab', plain).n).toBe(2);
  });
});

describe('change failure rate', () => {
  /** v2 is rolled back; an incident of another service follows it, one names its SHA, and one is before all. */
  const plain: PlainFacts = {
    deployments: [
      { service: 'a', team: 'T', version: 'v1', sha: 's1', finishedAt: at(1) },
      { service: 'a', team: 'T', version: 'v2', sha: 's2', finishedAt: at(2) },
      { service: 'a', team: 'T', version: 'v3', sha: 's3', finishedAt: at(3) },
      { service: 'a', team: 'T', version: 'v1', sha: 's1', finishedAt: at(4) },
      { service: 'b', team: 'U', version: 'w1', sha: 't1', finishedAt: at(5) },
    ],
    incidents: [
      { services: ['a'], startedAt: at(0), resolvedAt: at(0, 1) },
      { services: ['b'], startedAt: at(3, 6), resolvedAt: at(3, 9) },
      { services: ['a'], sha: 's2', startedAt: at(6), resolvedAt: at(6, 1) },
    ],
  };
  const rate = (profile: ProfileId, given = plain) => figures(profile, given).changeFailureRate;
  const failed = (profile: ProfileId, given = plain) => {
    const resolution = resolve(buildFacts(given), { ...PLAIN_RULES, profile });
    return [...resolution.failedBy.keys()].filter((row) => resolution.failedBy[row] !== 0);
  };

  test('doradeck and datadog: rolled back, rolled forward or linked', () => {
    for (const profile of ['doradeck', 'datadog'] as const) {
      expect(failed(profile)).toEqual([1]);
      expect(rate(profile).rate).toBe(1 / 5);
    }
  });

  test.each(['devlake-2023', 'devlake-2021'] as const)(
    '%s: the latest deployment of any service before an incident',
    (profile) => {
      // v3 before the second incident, w1 before the third; a rollback or a SHA says nothing.
      expect(failed(profile)).toEqual([2, 4]);
      expect(rate(profile).rate).toBe(2 / 5);
      const instant = { ...plain, incidents: [{ startedAt: at(1) }] };
      expect(failed(profile, instant)).toEqual([]);
    },
  );

  test('middleware: the deployment of the team up to the next', () => {
    // The second incident is of a service of team U, which had deployed nothing yet; the third of one of team T: the latest.
    expect(failed('middleware')).toEqual([3]);
    expect(rate('middleware').rate).toBe(1 / 5);
    // Without teams all deployments are one row, and the very instant of one belongs to it.
    expect(
      failed('middleware', {
        deployments: [{ finishedAt: at(1) }, { finishedAt: at(2) }],
        incidents: [{ startedAt: at(1) }],
      }),
    ).toEqual([0]);
  });

  test('middleware: 0 with none', () => {
    expect(rate('middleware', {})).toEqual({
      n: 0,
      failed: 0,
      incidents: 0,
      unknownOutcome: 0,
      reason: null,
      rate: 0,
      interval: null,
    });
    expect(rate('middleware', { deployments: [{ finishedAt: at(1) }] })).toMatchObject({ n: 1, rate: 0, reason: null });
    expect(rate('doradeck', { deployments: [{ finishedAt: at(1) }] })).toMatchObject({
      rate: null,
      reason: 'no-outcomes',
    });
  });

  test('four-keys: incidents that name the commit of a deployment ÷ deployments', () => {
    expect(failed('four-keys')).toEqual([1]);
    expect(rate('four-keys')).toMatchObject({ rate: 1 / 5, incidents: 3 });
    // Two incidents of one deployment are two.
    const incidents = [...(plain.incidents ?? []), { services: ['a'], sha: 's2', startedAt: at(7) }];
    expect(rate('four-keys', { ...plain, incidents }).rate).toBe(2 / 5);
  });

  test.each(['gitlab', 'deck-2024'] as const)('%s: incidents ÷ deployments', (profile) => {
    expect(rate(profile).rate).toBe(3 / 5);
  });
});

describe('recovery', () => {
  const plain: PlainFacts = {
    deployments: [
      { version: 'v1', sha: 's1', finishedAt: at(1) },
      { version: 'v2', sha: 's2', finishedAt: at(2) },
      { version: 'v1', sha: 's1', finishedAt: at(2, 5) },
      { version: 'v3', sha: 's3', finishedAt: at(3) },
    ],
    incidents: [
      { sha: 's2', startedAt: at(2, 1), resolvedAt: at(2, 4, 30) },
      { sha: 's3', startedAt: at(2, 22), resolvedAt: at(3, 2, 10) },
      { startedAt: at(0, 6), resolvedAt: at(0, 6, 30) },
      { startedAt: at(4), resolvedAt: at(5) },
      { startedAt: at(6) },
    ],
  };
  const recovery = (profile: ProfileId, given = plain, selection?: Selection) =>
    figures(profile, given, selection).recoveryTime;

  test('doradeck and gitlab: median from start to resolution', () => {
    for (const profile of ['doradeck', 'gitlab'] as const) {
      // 3:30, 4:10, 0:30, 24:00
      expect(recovery(profile)).toMatchObject({ n: 4, medianSeconds: 230 * 60, open: 1 });
    }
  });

  test('deck-2024 and middleware: mean of the same', () => {
    for (const profile of ['deck-2024', 'middleware'] as const) {
      expect(headlineOf(profile, 'recoveryTime', plain)).toEqual([((210 + 250 + 30 + 1440) / 4) * 60, 'seconds']);
      expect(recovery(profile, {})).toMatchObject({ n: 0, meanSeconds: null, reason: 'no-incidents' });
    }
  });

  test('middleware: in the week it was resolved', () => {
    const later = { ...plain, incidents: [{ startedAt: at(6), resolvedAt: at(8) }] };
    expect(recovery('middleware', later, selectPeriod('2024-07-01', '2024-07-08')).n).toBe(0);
    expect(recovery('middleware', later, selectPeriod('2024-07-08', '2024-07-15')).meanSeconds).toBe((2 * DAY) / 1000);
  });

  test('devlake-2023: lower median from the end of the deployment before; none without one', () => {
    // v2 → 4:30; v1 again (2, 05:00) → 21:10; v3 → 2 days.
    expect(recovery('devlake-2023')).toMatchObject({ n: 3, medianSeconds: (21 * 60 + 10) * 60 });
    const even = { ...plain, incidents: (plain.incidents ?? []).slice(0, 2) };
    expect(recovery('devlake-2023', even).medianSeconds).toBe(270 * 60);
  });

  test('devlake-2021: lower median from the incident, of those that began in the period', () => {
    expect(recovery('devlake-2021')).toMatchObject({ n: 4, medianSeconds: 210 * 60 });
    const early = { ...plain, incidents: [{ startedAt: at(-1), resolvedAt: at(1) }] };
    expect(recovery('devlake-2021', early).n).toBe(0);
  });

  test('four-keys: median of whole hours from the earlier of incident and root-cause deployment', () => {
    // s2: 02:00 of day 2's deployment at 00:00 → 4.5 h → 4; s3: from the incident, 4.17 → 4; 0.5 → 0; 24.
    expect(recovery('four-keys')).toMatchObject({ n: 4, medianSeconds: 4 * 3600, meanSeconds: (32 / 4) * 3600 });
  });

  test('datadog: from the failed deployment to the one that fixed it', () => {
    // v2 was rolled back after five hours; v3 failed by its incident, and nothing repaired it yet.
    expect(recovery('datadog')).toMatchObject({ n: 1, medianSeconds: 5 * 3600, open: 1 });
  });
});

test('each profile is told by its own data, and its levels are a set', () => {
  for (const id of PROFILE_IDS) {
    const { levels } = PROFILES[id];
    expect(PROFILES[id].id).toBe(id);
    expect(levels === null || LEVEL_SET_IDS.includes(levels)).toBe(true);
  }
});

test('levels go with the profile that is looked at, unless it is the workspace’s or has none of its own', () => {
  expect(levelSetOf('devlake-2021', { profile: 'doradeck', levels: '2024' })).toBe('2021');
  expect(levelSetOf('datadog', { profile: 'doradeck', levels: '2023' })).toBe('2023');
  expect(levelSetOf('devlake-2021', { profile: 'devlake-2021', levels: '2024' })).toBe('2024');
});
