/** What is supposed, worked out by hand: one service, a deployment a day at noon. */
import { describe, expect, test } from 'vitest';
import { buildFacts, type PlainFacts } from '../../metrics/build-facts.ts';
import { LEVEL_SETS } from '../../metrics/levels.ts';
import { measure } from '../../metrics/measure.ts';
import { at, FOUR_WEEKS, HOUR } from '../../metrics/plain-profiles.ts';
import { PLAIN_RULES } from '../../metrics/plain-question.ts';
import { PROFILES } from '../../metrics/profiles.ts';
import { resolve } from '../../metrics/resolve.ts';
import type { ProfileId } from '../../model.ts';
import { AS_IT_IS, type Scenario } from '../scenario.ts';
import { createBaseline, findLevers, measureScenario } from './measure-scenarios.ts';
import { spreadEvenly, spreadPosition } from './spread.ts';
import { suppose } from './suppose.ts';

const DAYS = 20;

/** Merged some hours before the start, approved an hour before that, ready 3 h, committed 4 h; half an hour of deploying. Every
 * fourth deployment fails for two hours. */
function plainOf(waits: number): PlainFacts {
  const days = Array.from({ length: DAYS }, (_, day) => day);
  return {
    repositories: {
      web: days.map((day) => ({
        sha: `c${day}`,
        at: at(day, 4 - waits),
        parents: day === 0 ? [] : [`c${day - 1}`],
      })),
    },
    deployments: days.map((day) => ({
      service: 'web',
      sha: `c${day}`,
      startedAt: at(day, 12),
      finishedAt: at(day, 12, 30),
    })),
    pulls: days.map((day) => ({
      number: day + 1,
      repository: 'web',
      createdAt: at(day, 5 - waits),
      readyAt: at(day, 8 - waits),
      approvedAt: at(day, 11 - waits),
      mergedAt: at(day, 12 - waits),
      mergeSha: `c${day}`,
    })),
    incidents: Array.from({ length: 5 }, (_, i) => ({
      services: ['web'],
      startedAt: at(i * 4, 13),
      resolvedAt: at(i * 4, 15),
    })),
  };
}

const PLAIN = plainOf(2);

function ask(changed: Partial<Scenario>, profile: ProfileId = 'doradeck', plain = PLAIN) {
  const facts = buildFacts(plain);
  const resolution = resolve(facts, { ...PLAIN_RULES, profile });
  const supposed = suppose(facts, resolution, FOUR_WEEKS, { ...AS_IT_IS, ...changed });
  return measure(supposed.facts, supposed.resolution, FOUR_WEEKS);
}

const hours = (seconds: number | null) => (seconds ?? Number.NaN) / 3600;

describe('stages', () => {
  test('half the review takes an hour and a half off each lead time, and off the stage', () => {
    const { changeLeadTime } = ask({ stages: { review: 0.5 } });
    expect(hours(changeLeadTime.medianSeconds)).toBe(9);
    expect(changeLeadTime.stages.map(({ stage, medianSeconds }) => [stage, hours(medianSeconds)])).toEqual([
      ['time_to_pr_ready', 4],
      ['review', 1.5],
      ['merge', 1],
      ['time_to_deploy', 2],
      ['deploy', 0.5],
    ]);
  });

  test('nothing of any stage leaves a second', () => {
    const none = { time_to_pr_ready: 0, review: 0, merge: 0, time_to_deploy: 0, deploy: 0 };
    const { changeLeadTime } = ask({ stages: none });
    expect([changeLeadTime.n, changeLeadTime.medianSeconds]).toEqual([DAYS - 1, 1]);
  });

  test('who measures from the merge on has no review to shorten', () => {
    expect(ask({ stages: { review: 0 } }, 'gitlab').changeLeadTime).toEqual(ask({}, 'gitlab').changeLeadTime);
  });
});

describe('deployment size', () => {
  test('half of it: one more in between each two, and what is merged by then waits less', () => {
    const now = ask({});
    const { deploymentFrequency, changeLeadTime, changeFailureRate } = ask({ deploymentSize: 0.5 });
    expect([now.deploymentFrequency.n, deploymentFrequency.n]).toEqual([20, 39]);
    // In between is midnight: nothing is merged by then.
    expect(changeLeadTime.medianSeconds).toBe(now.changeLeadTime.medianSeconds);
    // Each fails as the one that it is like: 5 + 4 of 39.
    expect(changeFailureRate.failed).toBe(9);
  });

  test('what was merged before midnight goes out then, twelve hours sooner', () => {
    const late = plainOf(16);
    expect(hours(ask({}, 'doradeck', late).changeLeadTime.medianSeconds)).toBe(24.5);
    const { changeLeadTime } = ask({ deploymentSize: 0.5 }, 'doradeck', late);
    expect(hours(changeLeadTime.medianSeconds)).toBe(12.5);
    expect(changeLeadTime.stages.map(({ stage, medianSeconds }) => [stage, hours(medianSeconds)])).toEqual([
      ['time_to_pr_ready', 4],
      ['review', 3],
      ['merge', 1],
      ['time_to_deploy', 4],
      ['deploy', 0.5],
    ]);
  });

  test('twice the size: every second is left, and carries two', () => {
    const { deploymentFrequency, changeLeadTime, changeFailureRate } = ask({ deploymentSize: 2 });
    expect(deploymentFrequency.n).toBe(11);
    expect(changeLeadTime.n).toBe(DAYS - 1);
    expect(hours(changeLeadTime.meanSeconds)).toBeCloseTo((9 * 34.5 + 10 * 10.5) / 19, 6);
    expect(changeFailureRate.rate ?? 0).toBeCloseTo(0.25, 1);
  });
});

describe('failures and recovery', () => {
  test('two fifths of the failures: two are left, their incidents with them', () => {
    const { changeFailureRate, recoveryTime } = ask({ failureRate: 0.4 });
    expect([changeFailureRate.failed, changeFailureRate.incidents, recoveryTime.n]).toEqual([2, 2, 2]);
  });

  test('twice and four times as many; never more than there are', () => {
    expect(ask({ failureRate: 2 }).changeFailureRate.failed).toBe(10);
    expect(ask({ failureRate: 3 }).changeFailureRate.rate).toBe(0.75);
  });

  test('a quarter of the time to recover', () => {
    expect(hours(ask({ recovery: 0.25 }).recoveryTime.medianSeconds)).toBe(0.5);
  });

  test('where incidents are divided, as many of them', () => {
    expect(ask({ failureRate: 0.4 }, 'deck-2024').changeFailureRate).toMatchObject({ incidents: 2, rate: 0.1 });
    // None left is none, not nothing known.
    expect(ask({ failureRate: 0 }, 'deck-2024').changeFailureRate).toMatchObject({ reason: null, rate: 0 });
    expect(ask({ failureRate: 2 }, 'gitlab').changeFailureRate).toMatchObject({ incidents: 10, rate: 0.5 });
  });
});

test('what the levers start from', () => {
  const facts = buildFacts(PLAIN);
  const resolution = resolve(facts, PLAIN_RULES);
  const before = { ...FOUR_WEEKS, from: FOUR_WEEKS.from - 28 * 24 * HOUR, to: FOUR_WEEKS.from };
  const baseline = createBaseline({
    ...{ facts, resolution, levels: LEVEL_SETS['2024'], profile: PROFILES.doradeck },
    selection: FOUR_WEEKS,
    figures: measure(facts, resolution, FOUR_WEEKS),
    before: measure(facts, resolution, before),
  });
  expect(findLevers(baseline)).toEqual({
    stageMedianSeconds: {
      time_to_pr_ready: 4 * 3600,
      review: 3 * 3600,
      merge: 3600,
      time_to_deploy: 2 * 3600,
      deploy: 1800,
    },
    changesPerDeployment: 1,
    staged: DAYS - 1,
    changes: DAYS - 1,
  });
  const after = measureScenario(baseline, { ...AS_IT_IS, stages: { review: 0 }, deploymentSize: 0.5 });
  expect([after.changeLeadTime.level, after.deploymentFrequency.level]).toEqual(['elite', 'high']);
});

test('spread: halves, then quarters, and the same ones again where more are taken', () => {
  expect(Array.from({ length: 8 }, (_, i) => spreadPosition(i))).toEqual([
    0, 0.5, 0.25, 0.75, 0.125, 0.625, 0.375, 0.875,
  ]);
  expect([...spreadEvenly(8, 2)]).toEqual([1, 0, 0, 0, 1, 0, 0, 0]);
  expect([...spreadEvenly(8, 4)]).toEqual([1, 0, 1, 0, 1, 0, 1, 0]);
  for (const count of [0, 1, 5, 9, 100]) {
    for (let wanted = 0; wanted <= count; wanted++) {
      const taken = spreadEvenly(count, wanted);
      expect(taken.reduce((sum, one) => sum + one, 0)).toBe(wanted);
      if (wanted > 0) expect(spreadEvenly(count, wanted - 1).every((one, i) => one <= (taken[i] ?? 0))).toBe(true);
    }
  }
});
