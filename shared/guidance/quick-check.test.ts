import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { MetricName } from '../model.ts';
import { industryBenchmark, sizeBenchmark } from './benchmarks.ts';
import { scoreCapability } from './capability-questions.ts';
import {
  editionMetrics,
  QUICK_CHECK_EDITIONS,
  QUICK_CHECK_METRICS,
  type QuickCheckAnswers,
  type QuickCheckEdition,
  scoreAnswer,
  scoreCategory,
  scorePercent,
  scoreQuickCheck,
} from './quick-check.ts';
import { QUICK_CHECK_QUESTIONS } from './quick-check-questions.ts';

describe('scoreQuickCheck', () => {
  test('the worked example of the file', () => {
    expect(scoreQuickCheck({ changeLeadTime: 4, deploymentFrequency: 5, changeFailureRate: 15 })).toEqual({
      byMetric: {
        changeLeadTime: 6,
        deploymentFrequency: 8,
        changeFailureRate: 8.5,
        recoveryTime: null,
        reworkRate: null,
      },
      answered: 3,
      overall: 7.5,
      throughput: 7,
      stability: 8.5,
    });
  });

  test('with nothing answered there is no mean, not 0', () => {
    expect(scoreQuickCheck({})).toMatchObject({ answered: 0, overall: null, throughput: null, stability: null });
  });

  test('0 % and category 1 are answers', () => {
    expect(scoreQuickCheck({ changeFailureRate: 0, changeLeadTime: 1 })).toMatchObject({
      answered: 2,
      overall: 5,
      throughput: 0,
      stability: 10,
    });
  });

  test('an answer outside its scale is refused', () => {
    expect(() => scoreCategory(0)).toThrow(RangeError);
    expect(() => scoreCategory(7)).toThrow(RangeError);
    expect(() => scorePercent(-1)).toThrow(RangeError);
    expect(() => scorePercent(Number.NaN)).toThrow(RangeError);
  });

  test('2024 asks four: an answer about rework counts for nothing, stability is change failure alone', () => {
    const answers = { changeLeadTime: 6, changeFailureRate: 20, reworkRate: 100 };
    expect(scoreQuickCheck(answers, '2024')).toEqual({
      byMetric: {
        changeLeadTime: 10,
        deploymentFrequency: null,
        changeFailureRate: 8,
        recoveryTime: null,
        reworkRate: null,
      },
      answered: 2,
      overall: 9,
      throughput: 10,
      stability: 8,
    });
    expect(editionMetrics('2024')).toEqual(QUICK_CHECK_METRICS.slice(0, 4));
    expect(editionMetrics('2025')).toEqual(QUICK_CHECK_METRICS);
  });

  const category = fc.option(fc.integer({ min: 1, max: 6 }), { nil: undefined });
  const percent = fc.option(fc.double({ min: 0, max: 100, noNaN: true }), { nil: undefined });
  const drawnAnswers = fc
    .record({
      changeLeadTime: category,
      deploymentFrequency: category,
      recoveryTime: category,
      changeFailureRate: percent,
      reworkRate: percent,
    })
    .map((drawn) => Object.entries(drawn).filter(([, value]) => value !== undefined) as [MetricName, number][]);

  test('every score and mean lies within 0–10, and the overall one is the mean of what was answered', () => {
    fc.assert(
      fc.property(drawnAnswers, fc.constantFrom(...QUICK_CHECK_EDITIONS), (drawn, edition) => {
        const given = drawn.filter(([metric]) => editionMetrics(edition).includes(metric));
        const { byMetric, answered, overall, throughput, stability } = scoreQuickCheck(
          Object.fromEntries(drawn),
          edition,
        );
        for (const score of [...Object.values(byMetric), overall, throughput, stability]) {
          if (score !== null) expect(score >= 0 && score <= 10).toBe(true);
        }
        const values = given.map(([metric, value]) => scoreAnswer(metric, value));
        expect(answered).toBe(given.length);
        if (values.length === 0) expect(overall).toBeNull();
        else expect(overall).toBeCloseTo(values.reduce((a, b) => a + b, 0) / values.length, 9);
      }),
    );
  });
});

test('every question has its wording, and a scale of six where it is answered by category', () => {
  const shape = QUICK_CHECK_METRICS.map((metric) => [
    metric,
    QUICK_CHECK_QUESTIONS[metric].options?.length ?? 'percent',
  ]);
  expect(shape).toEqual([
    ['changeLeadTime', 6],
    ['deploymentFrequency', 6],
    ['changeFailureRate', 'percent'],
    ['recoveryTime', 6],
    ['reworkRate', 'percent'],
  ]);
});

interface Case {
  readonly categorical?: number;
  readonly percentage?: number;
  readonly score?: number;
  readonly edition?: QuickCheckEdition;
  readonly answers?: Readonly<Record<string, number>>;
  readonly average?: number;
  readonly throughput?: number;
  readonly stability?: number;
}
interface Expected {
  readonly score_rules: Readonly<Record<string, string | number>>;
  readonly cases: readonly Case[];
  readonly benchmarks_2025_all_after_inversion: Readonly<Record<string, number>>;
}

const METRIC_OF: Readonly<Record<string, MetricName>> = {
  leadtime: 'changeLeadTime',
  deployfreq: 'deploymentFrequency',
  failurerecovery: 'recoveryTime',
  changefailure: 'changeFailureRate',
  rework: 'reworkRate',
};

const corpus = resolve(import.meta.dirname, '../../../shared/corpus/dora.dev/expected.json');

describe.skipIf(!existsSync(corpus))('the published cases (skipped where ../shared/corpus is absent)', () => {
  const expected = (): Expected => JSON.parse(readFileSync(corpus, 'utf8'));

  test('every case of scores and means, each in its edition', () => {
    const { cases } = expected();
    expect(cases.length).toBeGreaterThan(0);
    for (const { categorical, percentage, score, edition, answers, ...means } of cases) {
      if (categorical !== undefined) expect(scoreCategory(categorical)).toBe(score);
      else if (percentage !== undefined) expect(scorePercent(percentage)).toBe(score);
      else expect(scoreQuickCheck(renamed(answers ?? {}), edition)).toMatchObject(ours(means));
    }
    expect(cases.map(({ edition }) => edition)).toEqual(expect.arrayContaining([...QUICK_CHECK_EDITIONS]));
  });

  test('what is unanswered: −1 there, none here', () => {
    expect(expected().score_rules.unanswered).toBe(-1);
    expect(scoreQuickCheck({}).byMetric.changeLeadTime).toBeNull();
  });

  test('the benchmark of 2025, by industry and by size', () => {
    const { performance_average, stability, ...metrics } = expected().benchmarks_2025_all_after_inversion;
    for (const benchmark of [industryBenchmark('2025', 'all'), sizeBenchmark('2025', 'all')]) {
      expect(benchmark?.overall.mean).toBe(performance_average);
      expect(benchmark?.stability.mean).toBe(stability);
      for (const [name, mean] of Object.entries(metrics)) {
        expect(benchmark?.byMetric[METRIC_OF[name] ?? 'changeLeadTime']?.mean, name).toBe(mean);
      }
    }
  });

  test('the rule of the capabilities', () => {
    const rule = String(expected().score_rules.capability);
    for (const [words, answer] of [
      ['all neutral', 3],
      ['strongly disagree', 1],
      ['strongly agree', 5],
    ] as const) {
      const said = new RegExp(`${words} = ([\\d.]+)`).exec(rule)?.[1];
      expect(scoreCapability([answer, answer, answer]), words).toBe(Number(said));
    }
  });

  function ours({ average, ...parts }: Pick<Case, 'average' | 'throughput' | 'stability'>): object {
    return { ...(average === undefined ? {} : { overall: average }), ...parts };
  }

  function renamed(answers: Readonly<Record<string, number>>): QuickCheckAnswers {
    return Object.fromEntries(
      Object.entries(answers).map(([name, value]) => {
        const metric = METRIC_OF[name];
        if (metric === undefined) throw new Error(`unknown question ${name}`);
        return [metric, value];
      }),
    );
  }
});
