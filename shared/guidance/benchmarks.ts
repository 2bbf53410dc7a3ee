/**
 * What people who answered DORA's survey scored, 0–10 with 10 best throughout, by industry or by size of the
 * organisation: mean and standard deviation (DORA, dora.dev, CC BY 4.0; the numbers: benchmarks-2024.ts, -2025.ts).
 * Published values that say "how bad" are turned around: 10 − 1.9 = 8.1, with the same deviation.
 */
import type { MetricName } from '../model.ts';
import { INDUSTRIES_2024, type Published2024, SIZES_2024 } from './benchmarks-2024.ts';
import { INDUSTRIES_2025, type Published2025, SIZES_2025 } from './benchmarks-2025.ts';
import type { QuickCheckEdition } from './quick-check.ts';

export const INDUSTRIES = [
  'all',
  'education',
  'energy',
  'financial-services',
  'government',
  'healthcare',
  'insurance',
  'manufacturing',
  'media',
  'non-profit',
  'retail',
  'technology',
  'telecommunications',
  'other',
] as const;
export type Industry = (typeof INDUSTRIES)[number];

/** Employees. */
export const ORGANISATION_SIZES = [
  'all',
  '1',
  '2-9',
  '10-19',
  '20-99',
  '100-499',
  '500-999',
  '1000-4999',
  '5000-9999',
  '10000-more',
] as const;
export type OrganisationSize = (typeof ORGANISATION_SIZES)[number];

export interface Spread {
  readonly mean: number;
  /** Standard deviation over the people who answered; null = not published on this scale. */
  readonly sigma: number | null;
}

export interface Benchmark {
  /** null = the edition did not ask for it. */
  readonly byMetric: Readonly<Record<MetricName, Spread | null>>;
  readonly throughput: Spread;
  readonly stability: Spread;
  readonly overall: Spread;
}

export function industryBenchmark(edition: QuickCheckEdition, industry: Industry): Benchmark {
  if (edition === '2024') return of2024(INDUSTRIES_2024[industry]);
  return of2025(INDUSTRIES_2025[industry], 'good');
}

/** Null where the edition has no numbers for that size (10 to 19 employees in 2025). */
export function sizeBenchmark(edition: QuickCheckEdition, size: OrganisationSize): Benchmark | null {
  if (edition === '2024') return of2024(SIZES_2024[size]);
  return size === '10-19' ? null : of2025(SIZES_2025[size], 'bad');
}

/** Sizes that an edition has numbers for. */
export function benchmarkSizes(edition: QuickCheckEdition): readonly OrganisationSize[] {
  return ORGANISATION_SIZES.filter((size) => sizeBenchmark(edition, size) !== null);
}

export type Standing = 'above' | 'within' | 'below';

/** Where a score lies: within one standard deviation of the mean is usual. Null where no deviation is known. */
export function standingOf(score: number, { mean, sigma }: Spread): Standing | null {
  if (sigma === null) return null;
  if (Math.abs(score - mean) <= sigma) return 'within';
  return score > mean ? 'above' : 'below';
}

/** Published with two digits at most; 10 − 1.9 is not 8.1 in binary. */
function rounded(value: number): number {
  return Math.round(value * 1000) / 1000;
}

function asGood(mean: number, sigma: number): Spread {
  return { mean, sigma };
}

function asBad(mean: number, sigma: number): Spread {
  return { mean: rounded(10 - mean), sigma };
}

/** Throughput and stability were not published then: throughput is the mean of three means, its deviation unknown. */
function of2024(published: Published2024): Benchmark {
  const [lead, leadSigma, often, oftenSigma, recovery, recoverySigma, failure, failureSigma, average, averageSigma] =
    published;
  const stability = asBad(failure, failureSigma);
  return {
    byMetric: {
      changeLeadTime: asGood(lead, leadSigma),
      deploymentFrequency: asGood(often, oftenSigma),
      changeFailureRate: stability,
      recoveryTime: asGood(recovery, recoverySigma),
      reworkRate: null,
    },
    throughput: { mean: meanOf([lead, often, recovery]), sigma: null },
    stability,
    overall: asGood(average, averageSigma),
  };
}

/** The published average of 2025 mixes scales: here it is the mean of the five, its deviation unknown. */
function of2025(published: Published2025, recoverySays: 'good' | 'bad'): Benchmark {
  const [lead, leadSigma, often, oftenSigma, recovery, recoverySigma, failure, failureSigma, ...more] = published;
  const [rework, reworkSigma, throughput, throughputSigma, instability, instabilitySigma] = more;
  const byMetric = {
    changeLeadTime: asGood(lead, leadSigma),
    deploymentFrequency: asGood(often, oftenSigma),
    changeFailureRate: asBad(failure, failureSigma),
    recoveryTime: recoverySays === 'good' ? asGood(recovery, recoverySigma) : asBad(recovery, recoverySigma),
    reworkRate: asBad(rework, reworkSigma),
  };
  return {
    byMetric,
    throughput: asGood(throughput, throughputSigma),
    stability: asBad(instability, instabilitySigma),
    overall: { mean: meanOf(Object.values(byMetric).map(({ mean }) => mean)), sigma: null },
  };
}

function meanOf(means: readonly number[]): number {
  return rounded(means.reduce((sum, mean) => sum + mean, 0) / means.length);
}
