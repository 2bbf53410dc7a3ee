import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { STAGE_NAMES, type StageFigure, type StageName } from '../report.ts';
import { buildFacts, type PlainDeployment } from './build-facts.ts';
import type { PlainPull } from './build-plain-pulls.ts';
import { measurePlain, PLAIN_RULES as rules, selectPeriod } from './plain-question.ts';
import { resolve } from './resolve.ts';
import { createChangeStages, stagesOfChange } from './stages.ts';

const MINUTE = 60_000;

interface Times {
  readonly commit: number;
  readonly created?: number;
  readonly ready?: number;
  readonly approved?: number;
  readonly merged?: number;
  readonly started?: number;
  readonly finished: number;
}

/** Minutes of each stage of one change, whose only commit came with a squash; without a merge there is no pull request. */
function stagesOf({ commit, created, ready, approved, merged, started, finished }: Times) {
  const at = (minute: number) => minute * MINUTE;
  const pull = (mergedAt: number): PlainPull => ({
    number: 1,
    mergedAt: at(mergedAt),
    ...(created === undefined ? {} : { createdAt: at(created) }),
    ...(ready === undefined ? {} : { readyAt: at(ready) }),
    ...(approved === undefined ? {} : { approvedAt: at(approved) }),
    commits: [{ sha: 'x', at: at(commit) }],
  });
  const deployment: PlainDeployment = {
    finishedAt: at(finished),
    ...(started === undefined ? {} : { startedAt: at(started) }),
    ...(merged === undefined ? { committedAt: at(commit) } : { pulls: [1] }),
  };
  const facts = buildFacts({ deployments: [deployment], pulls: merged === undefined ? [] : [pull(merged)] });
  const resolution = resolve(facts, rules);
  const stages = createChangeStages();
  stagesOfChange(facts, resolution, 0, 0, stages);
  const found: Partial<Record<StageName, number>> = {};
  for (const [i, stage] of STAGE_NAMES.entries()) {
    const seconds = stages.seconds[i] as number;
    if (!Number.isNaN(seconds)) found[stage] = seconds / 60;
  }
  return { ...found, partial: stages.partial };
}

const WHOLE = { commit: 0, created: 50, ready: 60, approved: 180, merged: 210, started: 300, finished: 320 };
const LAST = { time_to_deploy: 90, deploy: 20 };

describe('a change goes through', () => {
  test('all stages where every time is known', () => {
    expect(stagesOf(WHOLE)).toEqual({
      time_to_pr_ready: 60,
      review: 120,
      merge: 30,
      ...LAST,
      partial: false,
    });
  });

  test('its creation where nothing says when it was ready: that is partial', () => {
    const { ready, ...rest } = WHOLE;
    expect(stagesOf(rest)).toEqual({ time_to_pr_ready: 50, review: 130, merge: 30, ...LAST, partial: true });
  });

  test('neither review nor merge without an approval', () => {
    const { approved, ...rest } = WHOLE;
    expect(stagesOf(rest)).toEqual({ time_to_pr_ready: 60, ...LAST, partial: false });
  });

  test('neither where the approval came after the merge', () => {
    expect(stagesOf({ ...WHOLE, approved: 211 })).toEqual({ time_to_pr_ready: 60, ...LAST, partial: false });
  });

  test('no time to be ready where it was ready after the merge', () => {
    expect(stagesOf({ ...WHOLE, ready: 220 })).toEqual({ merge: 30, ...LAST, partial: false });
  });

  test('only what it waited for itself where it was made later than the rest', () => {
    expect(stagesOf({ ...WHOLE, commit: 100 })).toEqual({ review: 80, merge: 30, ...LAST, partial: false });
    expect(stagesOf({ ...WHOLE, commit: 190 })).toEqual({ merge: 20, ...LAST, partial: false });
    expect(stagesOf({ ...WHOLE, commit: 250 })).toEqual({ time_to_deploy: 50, deploy: 20, partial: false });
    expect(stagesOf({ ...WHOLE, commit: 310 })).toEqual({ partial: false });
  });

  test('approval before it was ready: the merge begins when it was ready', () => {
    expect(stagesOf({ ...WHOLE, approved: 40 })).toEqual({
      time_to_pr_ready: 60,
      merge: 150,
      ...LAST,
      partial: false,
    });
  });

  test('nothing after the merge where no start is known', () => {
    const { started, ...rest } = WHOLE;
    expect(stagesOf(rest)).toEqual({ time_to_pr_ready: 60, review: 120, merge: 30, partial: false });
  });

  test('the way to the deployment alone without a pull request', () => {
    expect(stagesOf({ commit: 0, started: 300, finished: 320 })).toEqual({
      time_to_deploy: 300,
      deploy: 20,
      partial: false,
    });
    expect(stagesOf({ commit: 0, finished: 320 })).toEqual({ partial: false });
  });

  test('no merge and no way to the deployment where it was merged after that began', () => {
    const before = { time_to_pr_ready: 60, review: 120, partial: true };
    expect(stagesOf({ ...WHOLE, merged: 400 })).toEqual({ ...before, deploy: 20 });
    expect(stagesOf({ ...WHOLE, merged: 310 })).toEqual({ ...before, deploy: 20 });
    expect(stagesOf({ ...WHOLE, merged: 400, approved: 305 })).toEqual({
      time_to_pr_ready: 60,
      deploy: 20,
      partial: true,
    });
    const { started, ...rest } = WHOLE;
    expect(stagesOf({ ...rest, merged: 400 })).toEqual(before);
  });

  test('nothing before the merge where its commit was made by that', () => {
    const minutes = (at: number) => {
      const facts = buildFacts({
        repositories: {
          app: [
            { sha: 'base', at: 0 },
            { sha: 'squash', parents: ['base'], at },
          ],
        },
        deployments: [
          { sha: 'base', finishedAt: MINUTE },
          { sha: 'squash', startedAt: 300 * MINUTE, finishedAt: 320 * MINUTE },
        ],
        pulls: [{ mergeSha: 'squash', readyAt: 60 * MINUTE, approvedAt: 180 * MINUTE, mergedAt: 210 * MINUTE }],
      });
      const stages = createChangeStages();
      stagesOfChange(facts, resolve(facts, rules), 1, 0, stages);
      return [...stages.seconds].map((seconds) => seconds / 60);
    };
    const none = Number.NaN;
    expect(minutes(210 * MINUTE - 2000)).toEqual([none, none, none, 90, 20]);
    expect(minutes(210 * MINUTE + 3000)).toEqual([none, none, none, 89.95, 20]);
    // That is no squash: somebody made it before.
    expect(minutes(200 * MINUTE)).toEqual([none, none, 10, 90, 20]);
  });

  test('no time to be ready where its creation is all that is known of its time', () => {
    const deployments = [{ pulls: [1], startedAt: 300 * MINUTE, finishedAt: 320 * MINUTE }];
    const pulls = [{ number: 1, createdAt: 50 * MINUTE, approvedAt: 180 * MINUTE, mergedAt: 210 * MINUTE }];
    const facts = buildFacts({ deployments, pulls });
    const stages = createChangeStages();
    stagesOfChange(facts, resolve(facts, rules), 0, 0, stages);
    expect([...stages.seconds].map((seconds) => seconds / 60)).toEqual([Number.NaN, 130, 30, 90, 20]);
  });
});

const instants = fc.array(fc.integer({ min: 0, max: 10_000 }), { minLength: 7, maxLength: 7 });

test('stages are never negative and never more than the lead time', () => {
  fc.assert(
    fc.property(instants, fc.subarray(['ready', 'approved', 'merged', 'started'] as const), (minutes, known) => {
      const [commit = 0, created = 0, ready = 0, approved = 0, merged = 0, a = 0, b = 0] = minutes;
      const [started, finished] = [Math.min(a, b), Math.max(a, b)];
      const all = { ready, approved, merged, started };
      const some = Object.fromEntries(known.map((name) => [name, all[name]]));
      fc.pre(commit <= finished);
      const { partial: _, ...stages } = stagesOf({ commit, created, ...some, finished });
      const values = Object.values(stages);
      expect(values.every((value) => value >= 0)).toBe(true);
      expect(values.reduce((sum, value) => sum + value, 0)).toBeLessThanOrEqual(finished - commit + 1e-6);
    }),
    { numRuns: 500 },
  );
});

test('stages add up to the lead time where every time is known and in order', () => {
  fc.assert(
    fc.property(instants, (minutes) => {
      const [commit = 0, created = 0, ready = 0, approved = 0, merged = 0, started = 0, finished = 0] =
        minutes.toSorted((a, b) => a - b);
      const { partial, ...stages } = stagesOf({ commit, created, ready, approved, merged, started, finished });
      expect(Object.keys(stages)).toEqual([...STAGE_NAMES]);
      expect(partial).toBe(false);
      expect(Object.values(stages).reduce((sum, value) => sum + value, 0)).toBeCloseTo(finished - commit, 6);
    }),
  );
});

describe('of a period', () => {
  const at = (day: number, minute: number) => Date.parse(`2025-01-0${day}T00:00:00Z`) + minute * MINUTE;
  const pulls = [
    { number: 1, readyAt: at(1, 10), createdAt: at(1, 5), approvedAt: at(1, 20), mergedAt: at(1, 30) },
    { number: 2, createdAt: at(2, 10), approvedAt: at(2, 40), mergedAt: at(2, 50) },
  ].map((pull, i) => ({ ...pull, commits: [{ sha: `c${i}`, at: at(i + 1, 0) }] }));
  const deployments = [
    { pulls: [1], startedAt: at(1, 60), finishedAt: at(1, 70) },
    { pulls: [2], finishedAt: at(2, 70) },
    // Of the last deployment's changes one has no stages: it was made after the start.
    { committedAt: at(3, 50), startedAt: at(3, 40), finishedAt: at(3, 70) },
  ];
  const period = selectPeriod('2025-01-01', '2025-01-05');

  function figures(): readonly StageFigure[] {
    return measurePlain({ deployments, pulls }, period).changeLeadTime.stages;
  }

  test('each stage tells of its own values, and the last deployment that has any', () => {
    const minutes = figures().map(
      ({ stage, n, sumSeconds, meanSeconds, minSeconds, maxSeconds, lastSeconds, partial }) => [
        stage,
        n,
        ...[sumSeconds, meanSeconds, minSeconds, maxSeconds, lastSeconds].map((seconds) => (seconds ?? 0) / 60),
        partial,
      ],
    );
    expect(minutes).toEqual([
      ['time_to_pr_ready', 2, 20, 10, 10, 10, 10, 1],
      ['review', 2, 40, 20, 10, 30, 30, 1],
      ['merge', 2, 20, 10, 10, 10, 10, 0],
      ['time_to_deploy', 1, 30, 30, 30, 30, 30, 0],
      ['deploy', 1, 10, 10, 10, 10, 10, 0],
    ]);
  });

  test('the last of several changes of one deployment is their mean', () => {
    const both = [{ pulls: [1, 2], startedAt: at(2, 60), finishedAt: at(2, 70) }];
    const { stages } = measurePlain({ deployments: both, pulls }, period).changeLeadTime;
    expect(stages.map(({ lastSeconds }) => (lastSeconds ?? 0) / 60)).toEqual([10, 20, 10, (1440 + 30 + 10) / 2, 10]);
  });
});
