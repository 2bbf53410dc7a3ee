/** Each rule: what it finds, the case nearby where there is nothing to find, and what it lacks. */
import { describe, expect, test } from 'vitest';
import type { AdviceLack } from '../../guidance-answers.ts';
import type { CanaryGist } from '../../versions/canary-gist.ts';
import type { Evidence, FaultyVersion } from './evidence.ts';
import { deployed, evidenceOf, many, pulled, recovered } from './evidence-fixture.ts';
import type { Judgement, RuleId } from './rule.ts';
import { RULES } from './rules.ts';

const HOUR = 3600;
const DAY = 24 * HOUR;

function judge(id: RuleId, evidence: Evidence): Judgement {
  const rule = RULES.find((one) => one.id === id);
  if (rule === undefined) throw new Error(`no rule ${id}`);
  return rule.judge(evidence);
}

interface Case {
  readonly rule: RuleId;
  readonly finds: Evidence;
  readonly nearby: readonly Evidence[];
  readonly lacking: readonly (readonly [Evidence, AdviceLack])[];
}

const stages = (stage: string, seconds: number, count = 60) =>
  evidenceOf({ pulls: many(count, (i) => pulled(i, { [stage]: seconds * (0.9 + (i % 3) / 10) })) });
const stageCase = (rule: RuleId, stage: string, long: number, natural: number): Case => ({
  rule,
  finds: stages(stage, long),
  nearby: [
    stages(stage, natural),
    // As long, but the lead time is elite as it is.
    { ...stages(stage, long), metrics: evidenceOf({}, { changeLeadTime: 'elite' }).metrics },
  ],
  lacking: [
    [evidenceOf({ pulls: [] }), 'lead-times'],
    [{ ...stages(stage, long), pulls: many(20, (i) => ({ ...pulled(i), stages: {} })) }, 'stages'],
    [stages(stage, long, 4), 'few-rows'],
  ],
});

const failing = (rate: (i: number) => boolean, count = 60) =>
  many(count, (i) => deployed(i, rate(i) ? { failed: true, failedBy: 'incident' } : {}));
const noOutcomes: readonly [Evidence, AdviceLack] = [evidenceOf({ hasOutcomes: false }), 'outcomes'];
const noDeployments: readonly [Evidence, AdviceLack] = [evidenceOf({ deployments: [] }), 'deployments'];
const recoveries = (changed: Parameters<typeof recovered>[0], count = 10) =>
  evidenceOf({ recoveries: many(count, () => recovered(changed)) });
const noIncidents: readonly [Evidence, AdviceLack] = [evidenceOf({ recoveries: [] }), 'incidents'];
const noRuns: readonly [Evidence, AdviceLack] = [evidenceOf({ runs: null }), 'pipelines'];
const noPhases: readonly [Evidence, AdviceLack] = [
  recoveries({ detection: null, reaction: null, repair: null }),
  'detection',
];

const SAVED = { requests: 90_000, errors: 400, seconds: 30_000 };
const CANARY: CanaryGist = { evidence: 1e6, secondsUntilKnown: 900, requestsUntilKnown: 300, saved: SAVED };
const faulty = (changed: Partial<FaultyVersion> = {}): FaultyVersion => ({
  ...{ service: 'a', team: 'red', version: '1.3', against: '1.2', extraErrors: 390, canary: CANARY },
  ...changed,
});

const CASES: readonly Case[] = [
  stageCase('long-branches', 'time_to_pr_ready', 6 * DAY, 1.4 * DAY),
  stageCase('review-wait', 'review', 3 * DAY, 12 * HOUR),
  stageCase('merge-wait', 'merge', 2 * DAY, 8 * HOUR),
  {
    ...stageCase('release-wait', 'time_to_deploy', 6 * DAY, 20 * HOUR),
    nearby: [
      stages('time_to_deploy', 20 * HOUR),
      // Deployed weekly, and the wait is the rhythm's.
      evidenceOf({
        deployments: many(12, (i) => deployed(i, { service: 'a', day: i * 7, weekday: 3 })),
        pulls: many(60, (i) => pulled(i, { time_to_deploy: 3 * DAY, time_to_pr_ready: DAY, review: 12 * HOUR })),
      }),
    ],
  },
  {
    rule: 'slow-deploy',
    finds: evidenceOf({ deployments: many(60, (i) => deployed(i, { seconds: 3 * HOUR })) }),
    nearby: [evidenceOf({ deployments: many(60, (i) => deployed(i, { seconds: 0.9 * HOUR })) })],
    lacking: [
      noDeployments,
      [evidenceOf({ deployments: many(60, (i) => deployed(i, { seconds: null })) }), 'stages'],
      [evidenceOf({ deployments: many(4, (i) => deployed(i, { seconds: 3 * HOUR })) }), 'few-rows'],
    ],
  },
  {
    rule: 'rare-deployments',
    finds: evidenceOf({
      deployments: many(9, (i) => deployed(i)),
      pulls: many(60, (i) => pulled(i, { time_to_deploy: 9 * DAY })),
    }),
    nearby: [
      // Weekly.
      evidenceOf({
        deployments: many(36, (i) => deployed(i)),
        pulls: many(60, (i) => pulled(i, { time_to_deploy: 3 * DAY })),
      }),
      // As seldom, but nothing waits.
      evidenceOf({ deployments: many(9, (i) => deployed(i)) }),
    ],
    lacking: [noDeployments, [evidenceOf({ deployments: many(4, (i) => deployed(i)) }), 'few-rows']],
  },
  {
    rule: 'fixed-days',
    finds: evidenceOf({
      deployments: many(60, (i) => deployed(i, { service: 'a', weekday: 3, day: Math.floor(i / 5) * 7 })),
      pulls: many(60, (i) => pulled(i, { time_to_deploy: 3 * DAY })),
    }),
    nearby: [
      evidenceOf(),
      evidenceOf({
        deployments: many(36, (i) => deployed(i, { weekday: 3, day: Math.floor(i / 3) * 7 })),
        pulls: many(60, (i) => pulled(i, { time_to_deploy: 3 * DAY, time_to_pr_ready: DAY, review: 12 * HOUR })),
      }),
    ],
    lacking: [noDeployments, [evidenceOf({ deployments: many(14, (i) => deployed(i)) }), 'few-rows']],
  },
  {
    rule: 'large-deployments',
    finds: evidenceOf({
      deployments: many(80, (i) => deployed(i, { size: 2 + (i % 20), failed: i % 20 > 10 && i % 3 === 0 })),
    }),
    nearby: [
      evidenceOf({ deployments: many(80, (i) => deployed(i, { size: 2 + (i % 20), failed: i % 7 === 0 })) }),
      // Extremely large, but sound.
      evidenceOf({ deployments: many(80, (i) => deployed(i, { size: 30 + (i % 20), failed: i % 20 === 0 })) }),
    ],
    lacking: [
      noDeployments,
      noOutcomes,
      [evidenceOf({ deployments: many(60, (i) => deployed(i, { size: null })) }), 'lead-times'],
    ],
  },
  {
    rule: 'high-failure-rate',
    finds: evidenceOf({ deployments: failing((i) => i % 3 === 0) }),
    nearby: [
      evidenceOf({ deployments: failing((i) => i % 10 === 0) }),
      // One in six of a few: chance can do that.
      evidenceOf({ deployments: failing((i) => i % 6 === 0, 30) }),
    ],
    lacking: [noDeployments, noOutcomes, [evidenceOf({ deployments: failing(() => true, 4) }), 'few-rows']],
  },
  {
    rule: 'failing-services',
    finds: evidenceOf({ deployments: failing((i) => i % 3 === 1 && i % 2 === 0, 120) }),
    nearby: [
      evidenceOf({ deployments: failing((i) => i % 5 === 0, 120) }),
      // The only service there is.
      evidenceOf({ deployments: failing((i) => i % 3 === 0).map((row) => ({ ...row, service: 'a' })) }),
    ],
    lacking: [noDeployments, noOutcomes],
  },
  {
    rule: 'failing-hours',
    finds: evidenceOf({ deployments: failing((i) => i % 5 === 4 && i % 10 === 4, 120) }),
    nearby: [evidenceOf({ deployments: failing((i) => i % 7 === 0, 120) })],
    lacking: [noDeployments, noOutcomes],
  },
  {
    rule: 'rework',
    finds: evidenceOf({ deployments: many(60, (i) => deployed(i, { reworked: i % 3 === 0 })) }),
    nearby: [evidenceOf({ deployments: many(60, (i) => deployed(i, { reworked: i % 10 === 0 })) })],
    lacking: [noDeployments, [evidenceOf({}, {}, { reworkRate: { rate: null } }), 'outcomes']],
  },
  {
    rule: 'slow-detection',
    finds: recoveries({ detection: 2 * HOUR }),
    nearby: [
      recoveries({ detection: 600 }),
      { ...recoveries({ detection: 2 * HOUR }), metrics: evidenceOf({}, { recoveryTime: 'elite' }).metrics },
    ],
    lacking: [noIncidents, noPhases, [recoveries({ detection: 2 * HOUR }, 4), 'few-rows']],
  },
  {
    rule: 'slow-reaction',
    finds: recoveries({ reaction: 2 * HOUR }),
    nearby: [recoveries({ reaction: 600 })],
    lacking: [noIncidents, noPhases],
  },
  {
    rule: 'slow-repair',
    finds: recoveries({ repair: 10 * HOUR }),
    nearby: [recoveries({ repair: 3 * HOUR })],
    lacking: [noIncidents, noPhases],
  },
  {
    rule: 'slow-recovery',
    finds: recoveries({ seconds: 10 * HOUR, detection: null, reaction: null, repair: null }),
    nearby: [recoveries({ seconds: 5 * HOUR, detection: null, reaction: null, repair: null })],
    lacking: [noIncidents],
  },
  {
    rule: 'rollback-first',
    finds: evidenceOf({
      recoveries: many(20, (i) =>
        recovered(i % 2 === 0 ? { by: 'rollback', repair: 1200 } : { by: 'other', repair: 9 * HOUR }),
      ),
    }),
    nearby: [
      evidenceOf({
        recoveries: many(20, (i) => recovered({ by: i % 2 === 0 ? 'rollback' : 'other', repair: 3 * HOUR + i * 60 })),
      }),
      recoveries({ by: 'other' }),
    ],
    lacking: [
      noIncidents,
      [evidenceOf({ recoveries: many(20, (i) => recovered({ by: i === 0 ? 'rollback' : 'other' })) }), 'few-rows'],
    ],
  },
  {
    rule: 'behind-the-others',
    finds: evidenceOf({ pulls: many(90, (i) => pulled(i, i % 3 === 0 ? { review: 8 * DAY } : {})) }),
    nearby: [evidenceOf({ pulls: many(90, (i) => pulled(i, i % 3 === 0 ? { review: DAY } : {})) })],
    lacking: [[evidenceOf({ pulls: [] }), 'lead-times']],
  },
  {
    rule: 'slow-pipeline',
    finds: evidenceOf({ runs: many(30, () => ({ pipeline: 'build', seconds: HOUR, failed: false })) }),
    nearby: [evidenceOf({ runs: many(30, () => ({ pipeline: 'build', seconds: 900, failed: false })) }), evidenceOf()],
    lacking: [
      noRuns,
      [evidenceOf({ runs: many(3, () => ({ pipeline: 'build', seconds: HOUR, failed: false })) }), 'few-rows'],
    ],
  },
  {
    rule: 'failing-pipeline',
    finds: evidenceOf({ runs: many(60, (i) => ({ pipeline: 'build', seconds: 60, failed: i % 2 === 0 })) }),
    nearby: [
      evidenceOf({ runs: many(60, (i) => ({ pipeline: 'build', seconds: 60, failed: i % 4 === 0 })) }),
      evidenceOf(),
    ],
    lacking: [
      noRuns,
      [evidenceOf({ runs: many(4, () => ({ pipeline: 'build', seconds: 60, failed: true })) }), 'few-rows'],
    ],
  },
  {
    rule: 'late-stop',
    finds: evidenceOf({ versions: { count: 40, faulty: [faulty(), faulty({ canary: null, extraErrors: 100 })] } }),
    nearby: [
      // Stopped a quarter of an hour after it was known.
      evidenceOf({
        versions: { count: 40, faulty: [faulty({ canary: { ...CANARY, saved: { ...SAVED, seconds: 900 } } })] },
      }),
      // It never showed while both ran.
      evidenceOf({
        versions: {
          count: 40,
          faulty: [faulty({ canary: { evidence: 7, secondsUntilKnown: null, requestsUntilKnown: null, saved: null } })],
        },
      }),
      // Of so many versions chance makes one look like that.
      evidenceOf({ versions: { count: 4000, faulty: [faulty({ canary: { ...CANARY, evidence: 5000 } })] } }),
      evidenceOf(),
    ],
    lacking: [
      [evidenceOf({ versions: null }), 'versions'],
      [evidenceOf({ versions: { count: 40, faulty: [faulty({ canary: null })] } }), 'versions'],
    ],
  },
];

test('every rule has a case, and every case is of a rule', () => {
  expect(CASES.map(({ rule }) => rule).sort()).toEqual(RULES.map(({ id }) => id).sort());
});

describe.each(CASES)('$rule', ({ rule, finds, nearby, lacking }) => {
  test('finds it, with its rows, a place to see them and what it would bring', () => {
    const judgement = judge(rule, finds);
    expect(judgement.kind).toBe('finding');
    if (judgement.kind !== 'finding') return;
    const { evidence, n, scenario, atLeast } = judgement.finding;
    expect(n).toBeGreaterThanOrEqual(5);
    expect(evidence.length).toBeGreaterThan(0);
    for (const one of evidence) {
      expect(one.place).toMatch(/^\/[a-z-]+/);
      for (const param of Object.values(one.params)) {
        if (typeof param.value === 'number') expect(Number.isFinite(param.value)).toBe(true);
      }
    }
    expect(scenario !== null || (atLeast ?? 0) > 0).toBe(true);
  });

  test.each(nearby.map((evidence, i) => [i, evidence] as const))('finds nothing nearby (%i)', (_, evidence) => {
    expect(judge(rule, evidence)).toEqual({ kind: 'nothing' });
  });

  test.each(lacking.map(([evidence, lack]) => [lack, evidence] as const))('lacks %s', (lack, evidence) => {
    expect(judge(rule, evidence)).toEqual({ kind: 'lacks', lack });
  });

  test('finds nothing at a sound client', () => {
    expect(judge(rule, evidenceOf()).kind).not.toBe('finding');
  });
});
