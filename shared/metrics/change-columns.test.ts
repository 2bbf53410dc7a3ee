/** What is cut from the columns of changes agrees with the figures of the report, whatever the data. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { PROFILE_IDS, type ProfileId } from '../model.ts';
import { buckets, parsePeriod, previousPeriod } from '../time.ts';
import { breakdown } from './breakdown.ts';
import { buildFacts, type PlainFacts } from './build-facts.ts';
import { type LeadGrouping, leadTimeGroups } from './lead-time-groups.ts';
import { leadTimeSeries } from './lead-time-series.ts';
import { LEVEL_SETS } from './levels.ts';
import { measure } from './measure.ts';
import { codesOfDeployment, type Grouping } from './membership.ts';
import { placedChanges } from './placed-changes.ts';
import { PLAIN_RULES, selectPeriod } from './plain-question.ts';
import { PROFILES } from './profiles.ts';
import { resolve } from './resolve.ts';
import type { Selection } from './selection.ts';
import { stageFigures } from './stage-columns.ts';

const HOUR = 3_600_000;
const START = parsePeriod('2024-10-01', '2024-10-02', 'UTC').from;
const november: Selection = selectPeriod('2024-11-01', '2024-12-01', 'Asia/Seoul');
const october: Selection = { ...november, ...previousPeriod(november, 'Asia/Seoul') };

const COMMITS = 60;
const hours = (max: number) => fc.integer({ min: 0, max });

/** A line of commits, some with a pull request of their own, deployed by two services with and without starts. */
const histories = fc
  .record({
    gaps: fc.array(hours(40), { minLength: COMMITS, maxLength: COMMITS }),
    pulls: fc.array(
      fc.record({
        commit: fc.integer({ min: 0, max: COMMITS - 1 }),
        open: fc.integer({ min: -5, max: 20 }),
        ready: fc.option(hours(20), { nil: null }),
        review: fc.option(hours(30), { nil: null }),
        merge: hours(20),
      }),
      { maxLength: 40 },
    ),
    deployments: fc.array(
      fc.record({
        service: fc.constantFrom('web', 'api'),
        team: fc.constantFrom('red', 'blue', undefined),
        commit: fc.integer({ min: 0, max: COMMITS - 1 }),
        after: hours(60),
        took: fc.option(hours(5), { nil: null }),
      }),
      { maxLength: 40 },
    ),
  })
  .map(({ gaps, pulls, deployments }): PlainFacts => {
    const at: number[] = [];
    for (const gap of gaps) at.push((at.at(-1) ?? START) + gap * HOUR);
    const once = new Map(pulls.map((pull) => [pull.commit, pull]));
    return {
      repositories: {
        app: at.map((time, i) => ({ sha: `c${i}`, at: time, ...(i > 0 && { parents: [`c${i - 1}`] }) })),
      },
      pulls: [...once.values()].map(({ commit, open, ready, review, merge }) => {
        const createdAt = (at[commit] ?? 0) + open * HOUR;
        const readyAt = createdAt + (ready ?? 0) * HOUR;
        return {
          repository: 'app',
          createdAt,
          ...(ready !== null && { readyAt }),
          ...(review !== null && { approvedAt: readyAt + review * HOUR }),
          mergedAt: readyAt + ((review ?? 0) + merge) * HOUR,
          mergeSha: `c${commit}`,
          commits: [{ sha: `c${commit}`, at: at[commit] ?? 0 }],
        };
      }),
      deployments: deployments.map(({ service, team, commit, after, took }) => ({
        service,
        ...(team !== undefined && { team }),
        environment: 'prod',
        sha: `c${commit}`,
        finishedAt: (at[commit] ?? 0) + after * HOUR,
        ...(took !== null && { startedAt: (at[commit] ?? 0) + (after - took) * HOUR }),
      })),
    };
  });

function columnsOf(plain: PlainFacts, selection: Selection, profile: ProfileId = 'doradeck') {
  const facts = buildFacts(plain);
  const resolution = resolve(facts, { ...PLAIN_RULES, profile });
  return { facts, resolution, columns: placedChanges(facts, resolution, selection) };
}

const profiles = fc.constantFrom(...PROFILE_IDS);

test('stages of all changes are the report’s', () => {
  let [withPulls, withStages] = [0, 0];
  fc.assert(
    fc.property(histories, (plain) => {
      const { facts, resolution, columns } = columnsOf(plain, november);
      const rows = Int32Array.from({ length: columns.count }, (_, row) => row);
      const figure = measure(facts, resolution, november).changeLeadTime;
      expect(columns.count).toBe(figure.n);
      expect(stageFigures(columns, rows)).toEqual(figure.stages);
      withPulls += figure.stages.filter(({ stage }) => stage === 'review').length;
      withStages += figure.stages.length;
    }),
  );
  expect(withPulls).toBeGreaterThan(10);
  expect(withStages).toBeGreaterThan(100);
});

test.each(['service', 'team', 'env', 'repo'] as const)('groups by %s are the report’s breakdown', (by: Grouping) => {
  fc.assert(
    fc.property(histories, profiles, (plain, profile) => {
      const { facts, resolution, columns } = columnsOf(plain, november, profile);
      const before = placedChanges(facts, resolution, october);
      const { services, teams, environments, repositories } = facts.names;
      const codesOf = codesOfDeployment(facts, by);
      const grouping: LeadGrouping = {
        names: { service: services, team: teams, env: environments, repo: repositories }[by],
        codesOf: ({ deployment }, row, emit) => codesOf(deployment[row] as number, emit),
        teamOf: () => '',
      };
      const expected = breakdown(facts, resolution, november, october, by, LEVEL_SETS['2024'])
        .map(({ key, metrics: { changeLeadTime: figure } }) => ({
          key,
          n: figure.n,
          medianSeconds: figure.medianSeconds,
          meanSeconds: figure.meanSeconds,
          p90Seconds: figure.p90Seconds,
          previousMedianSeconds: figure.previous?.medianSeconds ?? null,
          stages: figure.stages,
        }))
        .filter(({ n, previousMedianSeconds }) => n > 0 || previousMedianSeconds !== null)
        .sort((a, b) => b.n - a.n || (a.key < b.key ? -1 : 1));
      const found = leadTimeGroups(columns, before, grouping, PROFILES[profile].leadTime);
      expect(found).toEqual(expected.every(({ key }) => key === '') ? [] : expected);
    }),
  );
});

test('each point of the series is the report of its bucket', () => {
  fc.assert(
    fc.property(histories, fc.constantFrom('day', 'week', 'month'), profiles, (plain, size, profile) => {
      const { facts, resolution, columns } = columnsOf(plain, november, profile);
      const points = leadTimeSeries(facts, resolution, columns, november, size);
      const expected = buckets(november, november.timeZone, 1, size).map(({ from, to, day }) => {
        const figure = measure(facts, resolution, { ...november, from, to }).changeLeadTime;
        return {
          day,
          n: figure.n,
          medianSeconds: figure.medianSeconds,
          p90Seconds: figure.p90Seconds,
          stages: Object.fromEntries(figure.stages.map(({ stage, meanSeconds }) => [stage, meanSeconds])),
        };
      });
      expect(points.map(({ start: _, meanSeconds: _mean, ...point }) => point)).toEqual(expected);
    }),
    { numRuns: 40 },
  );
});
