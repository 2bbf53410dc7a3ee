import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { MetricName } from '../model.ts';
import { BENCHMARK_2025 } from './benchmarks.ts';
import {
  QUICK_CHECK_METRICS,
  type QuickCheckAnswers,
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

  test('the overall score is the mean of the scores of what was answered, whatever was', () => {
    const category = fc.option(fc.integer({ min: 1, max: 6 }), { nil: undefined });
    const percent = fc.option(fc.double({ min: 0, max: 100, noNaN: true }), { nil: undefined });
    const answers = fc.record({
      changeLeadTime: category,
      deploymentFrequency: category,
      recoveryTime: category,
      changeFailureRate: percent,
      reworkRate: percent,
    });
    fc.assert(
      fc.property(answers, (drawn) => {
        const given = Object.entries(drawn).filter(([, value]) => value !== undefined) as [MetricName, number][];
        const scores = scoreQuickCheck(Object.fromEntries(given));
        const values = given.map(([metric, value]) => scoreAnswer(metric, value));
        expect(scores.answered).toBe(given.length);
        if (values.length === 0) expect(scores.overall).toBeNull();
        else expect(scores.overall).toBeCloseTo(values.reduce((a, b) => a + b, 0) / values.length, 9);
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
  readonly answers?: Readonly<Record<string, number>>;
  readonly average?: number;
  readonly throughput?: number;
  readonly stability?: number;
}
interface Expected {
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

  test('every case of scores and means', () => {
    const { cases } = expected();
    expect(cases.length).toBeGreaterThan(0);
    for (const one of cases) {
      if (one.categorical !== undefined) expect(scoreCategory(one.categorical)).toBe(one.score);
      else if (one.percentage !== undefined) expect(scorePercent(one.percentage)).toBe(one.score);
      else expect(scoreQuickCheck(renamed(one.answers ?? {}))).toMatchObject(means(one));
    }
  });

  test('the benchmark of 2025', () => {
    const published = expected().benchmarks_2025_all_after_inversion;
    const ours = Object.fromEntries(
      Object.entries(METRIC_OF).map(([name, metric]) => [name, BENCHMARK_2025.byMetric[metric]]),
    );
    expect({ ...ours, stability: BENCHMARK_2025.stability, performance_average: BENCHMARK_2025.overall }).toEqual(
      published,
    );
  });

  function means(one: Case): object {
    return {
      overall: one.average,
      ...(one.throughput === undefined ? {} : { throughput: one.throughput }),
      ...(one.stability === undefined ? {} : { stability: one.stability }),
    };
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
