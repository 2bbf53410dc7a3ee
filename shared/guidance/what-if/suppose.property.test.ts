/** What is supposed goes through the metrics as what is measured does, under every profile. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildFacts, type PlainFacts } from '../../metrics/build-facts.ts';
import type { PlainCommit } from '../../metrics/build-plain-commits.ts';
import type { PlainPull } from '../../metrics/build-plain-pulls.ts';
import { changeColumns } from '../../metrics/change-columns.ts';
import { LEVEL_SETS } from '../../metrics/levels.ts';
import { measure } from '../../metrics/measure.ts';
import { placeLeads } from '../../metrics/place-leads.ts';
import { at } from '../../metrics/plain-profiles.ts';
import { PLAIN_RULES, selectPeriod } from '../../metrics/plain-question.ts';
import { PROFILES } from '../../metrics/profiles.ts';
import { resolve } from '../../metrics/resolve.ts';
import { selectRows } from '../../metrics/select-rows.ts';
import { type MetricName, PROFILE_IDS, type ProfileId } from '../../model.ts';
import { STAGE_NAMES } from '../../report.ts';
import { AS_IT_IS, type Scenario } from '../scenario.ts';
import { createBaseline, findLevers, measureNow, measureScenario } from './measure-scenarios.ts';
import { suppose } from './suppose.ts';
import { repairSecondsOf, supposeFailures, supposeRecovery } from './suppose-failures.ts';
import { supposeIncidents } from './suppose-incidents.ts';
import { supposeSize } from './suppose-size.ts';
import { stagesOfLeads, supposeStages } from './suppose-stages.ts';

const selection = selectPeriod('2024-07-08', '2024-07-29');
const previous = selectPeriod('2024-06-17', '2024-07-08');
const MINUTE = 60_000;

interface Step {
  readonly hours: number;
  readonly service: string;
  readonly fails: boolean;
  readonly rollback: boolean;
  readonly waits: readonly number[];
  readonly hasPull: boolean;
  readonly recovers: number;
  readonly duration: number | undefined;
}

const minutes = fc.integer({ min: 0, max: 3000 });
const step: fc.Arbitrary<Step> = fc.record({
  hours: fc.integer({ min: 1, max: 90 }),
  service: fc.constantFrom('web', 'api'),
  fails: fc.boolean(),
  rollback: fc.boolean(),
  waits: fc.array(minutes, { minLength: 4, maxLength: 4 }),
  hasPull: fc.boolean(),
  recovers: fc.integer({ min: 1, max: 5000 }),
  duration: fc.option(fc.integer({ min: 0, max: 90 }), { nil: undefined }),
});

/** Each step: commits, mostly by a pull request, deployed some time after; some fail, and some incidents are nobody's. */
function historyOf(steps: readonly Step[]): PlainFacts {
  let hour = -24 * 10;
  const told = steps.map((one, i) => {
    hour += one.hours;
    const finishedAt = at(0, hour);
    const startedAt = finishedAt - (one.duration ?? 0) * MINUTE;
    const [toDeploy = 0, merge = 0, review = 0, coding = 0] = one.waits;
    const mergedAt = startedAt - toDeploy * MINUTE;
    const approvedAt = mergedAt - merge * MINUTE;
    const readyAt = approvedAt - review * MINUTE;
    return { ...one, i, finishedAt, startedAt, mergedAt, approvedAt, readyAt, authorAt: readyAt - coding * MINUTE };
  });
  const commitsOf = (service: string): PlainCommit[] => {
    const own = told.filter((one) => one.service === service);
    return own.map((one, k) => ({
      sha: `c${one.i}`,
      at: one.authorAt,
      parents: k === 0 ? [] : [`c${own[k - 1]?.i}`],
    }));
  };
  return {
    repositories: { web: commitsOf('web'), api: commitsOf('api') },
    deployments: told.map(({ service, finishedAt, startedAt, duration, i, fails, rollback }) => ({
      service,
      sha: `c${i}`,
      version: `v${i}`,
      externalId: `d${i}`,
      finishedAt,
      ...(duration === undefined ? {} : { startedAt }),
      ...(fails ? { failed: true } : {}),
      ...(rollback ? { remediation: 'hotfix' as const } : {}),
    })),
    pulls: told
      .filter(({ hasPull }) => hasPull)
      .map(
        ({ service, i, readyAt, approvedAt, mergedAt, authorAt }): PlainPull => ({
          repository: service,
          number: i + 1,
          createdAt: authorAt,
          readyAt,
          approvedAt,
          mergedAt,
          mergeSha: `c${i}`,
        }),
      ),
    incidents: told
      .filter(({ fails }) => fails)
      .map(({ service, finishedAt, i, recovers, rollback }) => ({
        services: [service],
        startedAt: finishedAt + 60 * MINUTE,
        resolvedAt: finishedAt + (60 + recovers) * MINUTE,
        ...(rollback ? {} : { sha: `c${i}`, deploymentExternalId: `d${i}` }),
      })),
  };
}

/** Long enough, mostly, to reach into the period. */
const history = fc.array(step, { minLength: 1, maxLength: 24, size: 'max' }).map(historyOf);
const factor = fc.double({ min: 0, max: 3, noNaN: true });
const size = fc.double({ min: 0.1, max: 5, noNaN: true });
const scenario: fc.Arbitrary<Scenario> = fc.record({
  stages: fc.record({
    review: factor,
    time_to_deploy: factor,
    merge: factor,
    time_to_pr_ready: factor,
    deploy: factor,
  }),
  deploymentSize: size,
  failureRate: factor,
  recovery: factor,
});

function baselineOf(plain: PlainFacts, profile: ProfileId) {
  const facts = buildFacts(plain);
  const resolution = resolve(facts, { ...PLAIN_RULES, profile });
  return createBaseline({
    facts,
    resolution,
    selection,
    levels: LEVEL_SETS['2024'],
    profile: PROFILES[profile],
    figures: measure(facts, resolution, selection),
    before: measure(facts, resolution, previous),
  });
}

function headlines(baseline: ReturnType<typeof baselineOf>, changed: Partial<Scenario>) {
  const metrics = measureScenario(baseline, { ...AS_IT_IS, ...changed });
  return (metric: MetricName) => metrics[metric].headline;
}

describe.each(PROFILE_IDS)('%s', (profile) => {
  test('things as they are measure as they are', () => {
    fc.assert(
      fc.property(history, (plain) => {
        const baseline = baselineOf(plain, profile);
        const { facts, resolution } = baseline;
        expect(suppose(facts, resolution, selection, AS_IT_IS)).toEqual({ facts, resolution });
        // Also with the times that suppositions start from in place of those that follow from the facts.
        const supposed = {
          stages: stagesOfLeads(facts, resolution),
          repairSeconds: repairSecondsOf(facts, resolution),
        };
        expect(measure(facts, { ...resolution, supposed }, selection)).toEqual(baseline.figures);
        expect(measure(baseline.cut.facts, baseline.cut.resolution, selection)).toEqual(baseline.figures);
        expect(measureScenario(baseline, AS_IT_IS)).toEqual(measureNow(baseline));
      }),
      { numRuns: 20 },
    );
  });

  test('less time in a stage never makes lead time longer, nor more time shorter', () => {
    fc.assert(
      fc.property(history, fc.constantFrom(...STAGE_NAMES), factor, factor, (plain, stage, one, other) => {
        const baseline = baselineOf(plain, profile);
        const [less, more] = [Math.min(one, other), Math.max(one, other)];
        const short = headlines(baseline, { stages: { [stage]: less } })('changeLeadTime');
        const long = headlines(baseline, { stages: { [stage]: more } })('changeLeadTime');
        expect(short === null).toBe(long === null);
        expect(short ?? 0).toBeLessThanOrEqual((long ?? 0) + 1e-6);
      }),
      { numRuns: 25 },
    );
  });

  test('smaller deployments are never fewer, and no change waits longer', () => {
    fc.assert(
      fc.property(history, size, size, (plain, one, other) => {
        const baseline = baselineOf(plain, profile);
        const [less, more] = [Math.min(one, other), Math.max(one, other)];
        const [small, large] = [less, more].map(
          (deploymentSize) => measureScenario(baseline, { ...AS_IT_IS, deploymentSize }).deploymentFrequency,
        );
        // Not their headlines: a profile may tell one by the day and the other by the week.
        expect(small?.n).toBeGreaterThanOrEqual(large?.n ?? 0);
        expect(small?.deploymentDays).toBeGreaterThanOrEqual(large?.deploymentDays ?? 0);
      }),
      { numRuns: 25 },
    );
  });

  test('fewer failures are never a higher rate, shorter recoveries never a longer time', () => {
    fc.assert(
      fc.property(history, factor, factor, (plain, one, other) => {
        const baseline = baselineOf(plain, profile);
        const [less, more] = [Math.min(one, other), Math.max(one, other)];
        const rate = (failureRate: number) => headlines(baseline, { failureRate })('changeFailureRate') ?? 0;
        const time = (recovery: number) => headlines(baseline, { recovery })('recoveryTime') ?? 0;
        expect(rate(less)).toBeLessThanOrEqual(rate(more));
        expect(time(less)).toBeLessThanOrEqual(time(more) + 1e-6);
      }),
      { numRuns: 25 },
    );
  });

  test('levers that have nothing to do with each other may be moved in any order', () => {
    fc.assert(
      fc.property(history, scenario, (plain, { stages, failureRate, recovery }) => {
        const baseline = baselineOf(plain, profile);
        const { facts, resolution } = baseline;
        const steps = [
          (from: typeof resolution) => supposeStages(facts, from, stages),
          (from: typeof resolution) => supposeFailures(facts, from, selection, failureRate),
          (from: typeof resolution) => supposeRecovery(facts, from, recovery),
        ];
        const forwards = steps.reduce((from, change) => change(from), resolution);
        const backwards = steps.reduceRight((from, change) => change(from), resolution);
        expect(measure(facts, forwards, selection)).toEqual(measure(facts, backwards, selection));
      }),
      { numRuns: 20 },
    );
  });

  test('the cut supposes what the whole does', () => {
    fc.assert(
      fc.property(history, scenario, (plain, { stages, failureRate, recovery }) => {
        const baseline = baselineOf(plain, profile);
        const change = { ...AS_IT_IS, stages, failureRate, recovery };
        const [cut, whole] = [baseline.cut, baseline].map(({ facts, resolution }) =>
          suppose(facts, resolution, selection, change),
        );
        expect(cut && measure(cut.facts, cut.resolution, selection)).toEqual(
          whole && measure(whole.facts, whole.resolution, selection),
        );
      }),
      { numRuns: 20 },
    );
  });

  test('the levers start from the changes of the whole', () => {
    fc.assert(
      fc.property(history, (plain) => {
        const baseline = baselineOf(plain, profile);
        const { facts, resolution } = baseline;
        const placed = placeLeads(facts, resolution, selection, selectRows(facts, resolution, selection));
        const { count, stages } = changeColumns(facts, placed.resolution, placed.deployments);
        const all = Array.from({ length: count }, (_, change) => change);
        const staged = all.filter((change) => stages.some((column) => !Number.isNaN(column[change]))).length;
        expect(findLevers(baseline)).toMatchObject({ changes: count, staged });
      }),
      { numRuns: 15 },
    );
  });

  test('nothing that came in is changed', () => {
    fc.assert(
      fc.property(history, scenario, (plain, supposed) => {
        const baseline = baselineOf(plain, profile);
        const before = structuredClone([baseline.facts, baseline.resolution]);
        measureScenario(baseline, supposed);
        expect([baseline.facts, baseline.resolution]).toEqual(before);
      }),
      { numRuns: 15 },
    );
  });
});

test('a profile without rounding: a stage multiplied takes its part off each lead time', () => {
  fc.assert(
    fc.property(history, fc.double({ min: 0, max: 1, noNaN: true }), (plain, by) => {
      const { facts, resolution } = baselineOf(plain, 'doradeck');
      const then = supposeStages(facts, resolution, { review: by });
      const stage = STAGE_NAMES.indexOf('review');
      const before = stagesOfLeads(facts, resolution).seconds[stage];
      then.leadSeconds.forEach((seconds, lead) => {
        const was = resolution.leadSeconds[lead] ?? 0;
        const review = before?.[lead] ?? Number.NaN;
        const expected = Number.isNaN(review) || !(was > 0) ? was : Math.max(was - (1 - by) * review, Math.min(was, 1));
        expect(seconds).toBeCloseTo(expected, 6);
      });
    }),
  );
});

test('no change waits longer for smaller deployments', () => {
  fc.assert(
    fc.property(history, size, size, (plain, one, other) => {
      const { facts, resolution } = baselineOf(plain, 'doradeck');
      const sums = [Math.min(one, other), Math.max(one, other)].map((by) =>
        supposeSize(facts, resolution, selection, by).resolution.leadSeconds.reduce((sum, seconds) => sum + seconds, 0),
      );
      expect(sums[0]).toBeLessThanOrEqual((sums[1] ?? 0) + 1e-3);
    }),
  );
});

test.each(['deck-2024', 'gitlab'] as const)('%s divides as many incidents as are supposed', (profile) => {
  fc.assert(
    fc.property(history, factor, (plain, by) => {
      const baseline = baselineOf(plain, profile);
      const { facts, resolution, figures } = baseline;
      const then = supposeIncidents({ facts, resolution }, selection, by);
      const { changeFailureRate } = measure(then.facts, then.resolution, selection);
      expect(changeFailureRate.incidents).toBe(Math.round(figures.changeFailureRate.incidents * by));
    }),
  );
});
