import { describe, expect, test } from 'vitest';
import type { Metrics } from '../report.ts';
import { beliefGaps, durationCategory, frequencyCategory, measuredAnswers } from './measured-answers.ts';

const DAY = 86_400;
const MONTH = (365.2425 / 12) * DAY;
const plain = {
  interval: null,
  level: null,
  levelReason: null,
  previous: null,
  change: null,
  verdict: null,
  headline: null,
  headlineUnit: 'ratio',
} as const;

function metrics(figures: {
  readonly perDay?: number | null;
  readonly leadSeconds?: number | null;
  readonly failureRate?: number | null;
  readonly recoverySeconds?: number | null;
  readonly n?: number;
}): Metrics {
  const n = figures.n ?? 20;
  const perDay = figures.perDay ?? null;
  return {
    deploymentFrequency: {
      ...plain,
      n,
      reason: perDay === null ? 'no-deployments' : null,
      perDay,
      perWeek: perDay === null ? null : perDay * 7,
      perMonth: null,
      deploymentDays: 1,
      medianDeploymentDaysPerWeek: null,
      medianDeploymentDaysPerMonth: null,
      meanSecondsBetween: null,
    },
    changeLeadTime: {
      ...plain,
      n,
      reason: figures.leadSeconds == null ? 'no-commits' : null,
      medianSeconds: figures.leadSeconds ?? null,
      meanSeconds: null,
      p75Seconds: null,
      p90Seconds: null,
      medianPerDeploymentSeconds: null,
      deployments: 0,
      nonPositive: 0,
      stages: [],
    },
    changeFailureRate: {
      ...plain,
      n,
      reason: null,
      failed: 0,
      incidents: 0,
      rate: figures.failureRate ?? null,
      unknownOutcome: 0,
    },
    recoveryTime: {
      ...plain,
      n,
      reason: figures.recoverySeconds == null ? 'no-incidents' : null,
      open: 0,
      medianSeconds: figures.recoverySeconds ?? null,
      meanSeconds: null,
    },
    reworkRate: { ...plain, n, reason: null, reworked: 1, rate: 0.25, rollbacks: 1, hotfixes: 0, reverts: 0 },
  };
}

describe('durationCategory', () => {
  test.each([
    [0, 6],
    [3599, 6],
    [3600, 5],
    [DAY - 1, 5],
    [DAY, 4],
    [7 * DAY - 1, 4],
    [7 * DAY, 3],
    [MONTH - 1, 3],
    [MONTH, 2],
    [6 * MONTH, 2],
    [6 * MONTH + 1, 1],
  ])('%d s -> %d', (seconds, category) => {
    expect(durationCategory(seconds)).toBe(category);
  });
});

describe('frequencyCategory', () => {
  test.each([
    [30, 6, null],
    [24, 6, 5],
    [2, 6, 5],
    [1.5, 5, null],
    [1, 5, null],
    [5 / 7, 4, 5],
    [0.5, 4, null],
    [1 / 7, 4, null],
    [0.1, 3, null],
    [12 / 365.2425, 3, null],
    [0.01, 2, null],
    [0.001, 1, null],
    [0, 1, null],
  ])('%d a day -> %d, also %s', (perDay, answer, alsoFits) => {
    expect(frequencyCategory(perDay)).toEqual({ answer, alsoFits });
  });
});

describe('measuredAnswers', () => {
  test('answers what the report measured and gives the reason where it could not', () => {
    expect(measuredAnswers({ metrics: metrics({ perDay: 4.7, leadSeconds: 37_680, failureRate: 0.011 }) })).toEqual({
      changeLeadTime: { kind: 'measured', answer: 5, alsoFits: null, n: 20, few: false },
      deploymentFrequency: { kind: 'measured', answer: 6, alsoFits: 5, n: 20, few: false },
      changeFailureRate: { kind: 'measured', answer: 1.0999999999999999, alsoFits: null, n: 20, few: false },
      recoveryTime: { kind: 'unknown', reason: 'no-incidents' },
      reworkRate: { kind: 'measured', answer: 25, alsoFits: null, n: 20, few: false },
    });
  });

  test('fewer than five values are marked, and a rate above 1 stays on the scale', () => {
    const answers = measuredAnswers({ metrics: metrics({ failureRate: 1.5, n: 4 }) });
    expect(answers.changeFailureRate).toEqual({ kind: 'measured', answer: 100, alsoFits: null, n: 4, few: true });
  });

  test('rates rounded down to whole numbers are read in the period they are told in', () => {
    const known = metrics({ perDay: 0 });
    const deploymentFrequency = {
      ...known.deploymentFrequency,
      perWeek: 3,
      perMonth: 13,
      headline: 3,
      headlineUnit: 'whole-deployments-per-week' as const,
    };
    expect(measuredAnswers({ metrics: { ...known, deploymentFrequency } }).deploymentFrequency).toMatchObject({
      answer: 4,
    });
    const monthly = { ...deploymentFrequency, perWeek: 0, headlineUnit: 'whole-deployments-per-month' as const };
    expect(
      measuredAnswers({ metrics: { ...known, deploymentFrequency: { ...monthly, perMonth: 2 } } }).deploymentFrequency,
    ).toMatchObject({ answer: 3 });
  });

  test('a figure that is absent without a reason is still no answer', () => {
    expect(measuredAnswers({ metrics: metrics({}) }).changeFailureRate).toEqual({
      kind: 'unknown',
      reason: 'period-empty',
    });
  });
});

describe('beliefGaps', () => {
  const data = measuredAnswers({ metrics: metrics({ perDay: 3, leadSeconds: 10 * DAY, failureRate: 0.3 }) });

  test('widest first; optimism is positive; what was not answered or not measured is left out', () => {
    expect(
      beliefGaps({ changeLeadTime: 5, changeFailureRate: 40, recoveryTime: 6, deploymentFrequency: 4 }, data),
    ).toEqual([
      { metric: 'changeLeadTime', believedScore: 8, measuredScore: 4, difference: 4 },
      { metric: 'deploymentFrequency', believedScore: 6, measuredScore: 8, difference: -2 },
      { metric: 'changeFailureRate', believedScore: 6, measuredScore: 7, difference: -1 },
    ]);
  });

  test('either of two fitting answers agrees with the data', () => {
    for (const deploymentFrequency of [5, 6]) {
      expect(beliefGaps({ deploymentFrequency }, data)).toMatchObject([{ difference: 0 }]);
    }
  });
});
