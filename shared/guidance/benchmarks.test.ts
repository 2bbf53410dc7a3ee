import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { benchmarkSizes, INDUSTRIES, industryBenchmark, sizeBenchmark, standingOf } from './benchmarks.ts';
import { INDUSTRIES_2024, SIZES_2024 } from './benchmarks-2024.ts';
import { INDUSTRIES_2025, SIZES_2025 } from './benchmarks-2025.ts';
import { editionMetrics, QUICK_CHECK_EDITIONS } from './quick-check.ts';

test.each(QUICK_CHECK_EDITIONS)('%s: everybody is the same people by industry and by size', (edition) => {
  expect(sizeBenchmark(edition, 'all')).toEqual(industryBenchmark(edition, 'all'));
});

test('the turned values are those the sources say', () => {
  expect(industryBenchmark('2025', 'retail')).toEqual({
    byMetric: {
      changeLeadTime: { mean: 5.9, sigma: 2.3 },
      deploymentFrequency: { mean: 5.3, sigma: 2.7 },
      changeFailureRate: { mean: 8.3, sigma: 2 },
      recoveryTime: { mean: 7.8, sigma: 1.8 },
      reworkRate: { mean: 8, sigma: 1.9 },
    },
    throughput: { mean: 6.3, sigma: 2 },
    stability: { mean: 8.2, sigma: 1.7 },
    overall: { mean: 7.06, sigma: null },
  });
  expect(sizeBenchmark('2025', '1')?.byMetric.recoveryTime).toEqual({ mean: 7.2, sigma: 2.6 });
  expect(sizeBenchmark('2024', '1')?.byMetric).toMatchObject({
    recoveryTime: { mean: 5.3, sigma: 3.6 },
    changeFailureRate: { mean: 6.3, sigma: 3.3 },
    reworkRate: null,
  });
});

test('no size of 2025 is 10 to 19', () => {
  expect(sizeBenchmark('2025', '10-19')).toBeNull();
  expect(benchmarkSizes('2024')).toHaveLength(benchmarkSizes('2025').length + 1);
});

// What was turned the wrong way would lie far from what was published of the same people as a whole.
test('the parts are near what was published of the whole, in every row', () => {
  for (const industry of INDUSTRIES) near(industryBenchmark('2025', industry), industry);
  for (const size of benchmarkSizes('2025')) near(sizeBenchmark('2025', size), size);
  for (const size of benchmarkSizes('2024')) {
    const benchmark = sizeBenchmark('2024', size);
    const mean = meanOf(editionMetrics('2024').map((metric) => benchmark?.byMetric[metric]?.mean ?? 0));
    expect(Math.abs(mean - (benchmark?.overall.mean ?? 0)), size).toBeLessThan(0.9);
  }

  function near(benchmark: ReturnType<typeof sizeBenchmark>, name: string): void {
    const mean = (
      ...metrics: readonly (
        | 'changeLeadTime'
        | 'deploymentFrequency'
        | 'recoveryTime'
        | 'changeFailureRate'
        | 'reworkRate'
      )[]
    ) => meanOf(metrics.map((metric) => benchmark?.byMetric[metric]?.mean ?? 0));
    const throughput = mean('changeLeadTime', 'deploymentFrequency', 'recoveryTime');
    const stability = mean('changeFailureRate', 'reworkRate');
    expect(Math.abs(throughput - (benchmark?.throughput.mean ?? 0)), `${name} throughput`).toBeLessThan(0.3);
    expect(Math.abs(stability - (benchmark?.stability.mean ?? 0)), `${name} stability`).toBeLessThan(0.3);
  }
});

test('usual is within one deviation of the mean, the ends too', () => {
  const spread = { mean: 6, sigma: 2 };
  expect([3.9, 4, 6, 8, 8.1].map((score) => standingOf(score, spread))).toEqual([
    'below',
    'within',
    'within',
    'within',
    'above',
  ]);
  expect(standingOf(9, { mean: 6, sigma: null })).toBeNull();
});

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

const editions = resolve(import.meta.dirname, '../../../shared/corpus/dora.dev/editions');
type Published = Readonly<Record<string, { readonly mean: number; readonly std: number }>>;

describe.skipIf(!existsSync(editions))('the published numbers (skipped where ../shared/corpus is absent)', () => {
  const METRICS = ['leadtime', 'deployfreq', 'failurerecovery', 'changefailure'];
  const MORE = {
    2024: ['performance_average'],
    2025: ['rework', 'software_delivery_throughput', 'software_delivery_instability'],
  } as const;

  test.each([
    [2024, 'industry', INDUSTRIES_2024],
    [2024, 'organization_size', SIZES_2024],
    [2025, 'industry', INDUSTRIES_2025],
    [2025, 'organization_size', SIZES_2025],
  ] as const)('%i by %s, number by number', (year, by, ours) => {
    const file: Readonly<Record<string, Published>> = JSON.parse(
      readFileSync(resolve(editions, String(year), `${by}_metrics.json`), 'utf8'),
    );
    const theirs = Object.values(file).map((published) =>
      [...METRICS, ...MORE[year]].flatMap((name) => [published[name]?.mean, published[name]?.std]),
    );
    const sorted = (rows: readonly unknown[]) => rows.map((row) => JSON.stringify(row)).sort();
    expect(sorted(Object.values(ours))).toEqual(sorted(theirs));
    expect(ours.all).toEqual(theirs[Object.keys(file).indexOf('all')]);
  });
});
