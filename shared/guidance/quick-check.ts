/**
 * The quick check: five questions, a score of 0–10 for each, after DORA's own (dora.dev quick check, CC BY 4.0; scores as
 * its data-service.ts computes them). Three questions are answered by category 1–6 (6 = fastest), two by a percentage
 * (0 = best). The edition of 2024 asked four: rework came in 2025.
 *
 *   category:   (n − 1) × 2        1 -> 0, 6 -> 10
 *   percentage: 10 − pct ÷ 10      0 % -> 10, 100 % -> 0
 *   overall = mean of the answered; throughput = lead time, frequency, recovery; stability = change failure, rework
 *   (in 2024 change failure alone).
 *
 * An unanswered question has no score and takes no part in any mean; with nothing answered there is no mean.
 * Worked example: lead time 4 (6), frequency 5 (8), failure 15 % (8.5), the rest skipped: throughput 7, stability 8.5,
 * overall 7.5.
 */
import type { MetricName } from '../model.ts';

export const QUICK_CHECK_EDITIONS = ['2025', '2024'] as const;
export type QuickCheckEdition = (typeof QUICK_CHECK_EDITIONS)[number];

export type PercentMetric = 'changeFailureRate' | 'reworkRate';

/** The order in which the questions are asked. */
export const QUICK_CHECK_METRICS: readonly MetricName[] = [
  'changeLeadTime',
  'deploymentFrequency',
  'changeFailureRate',
  'recoveryTime',
  'reworkRate',
];

/** What an edition asks, in its order. */
export function editionMetrics(edition: QuickCheckEdition): readonly MetricName[] {
  return edition === '2024' ? QUICK_CHECK_METRICS.filter((metric) => metric !== 'reworkRate') : QUICK_CHECK_METRICS;
}

const THROUGHPUT: readonly MetricName[] = ['changeLeadTime', 'deploymentFrequency', 'recoveryTime'];
const STABILITY: readonly MetricName[] = ['changeFailureRate', 'reworkRate'];

/** metric -> category 1–6 or percentage 0–100; a metric left out is unanswered. */
export type QuickCheckAnswers = Readonly<Partial<Record<MetricName, number>>>;

export interface QuickCheckScores {
  /** 0–10 by metric, null = unanswered. */
  readonly byMetric: Readonly<Record<MetricName, number | null>>;
  readonly answered: number;
  readonly overall: number | null;
  readonly throughput: number | null;
  readonly stability: number | null;
}

export function isPercentMetric(metric: MetricName): metric is PercentMetric {
  return metric === 'changeFailureRate' || metric === 'reworkRate';
}

/** 0–10 of a category 1–6. Fractions are allowed: a benchmark is a mean of categories. */
export function scoreCategory(category: number): number {
  if (!(category >= 1 && category <= 6)) throw new RangeError(`category ${category} is not within 1–6`);
  return (category - 1) * 2;
}

/** 0–10 of a percentage 0–100, 0 % being best. */
export function scorePercent(percent: number): number {
  if (!(percent >= 0 && percent <= 100)) throw new RangeError(`percentage ${percent} is not within 0–100`);
  return 10 - percent / 10;
}

export function scoreAnswer(metric: MetricName, answer: number): number {
  return isPercentMetric(metric) ? scorePercent(answer) : scoreCategory(answer);
}

/** An answer to what the edition doesn't ask counts for nothing. */
export function scoreQuickCheck(answers: QuickCheckAnswers, edition: QuickCheckEdition = '2025'): QuickCheckScores {
  const asked = editionMetrics(edition);
  const score = (metric: MetricName): number | null => {
    const answer = answers[metric];
    return answer === undefined || !asked.includes(metric) ? null : scoreAnswer(metric, answer);
  };
  const byMetric: QuickCheckScores['byMetric'] = {
    changeLeadTime: score('changeLeadTime'),
    deploymentFrequency: score('deploymentFrequency'),
    changeFailureRate: score('changeFailureRate'),
    recoveryTime: score('recoveryTime'),
    reworkRate: score('reworkRate'),
  };
  const given = (metrics: readonly MetricName[]): number[] =>
    metrics.map((metric) => byMetric[metric]).filter((value) => value !== null);
  return {
    byMetric,
    answered: given(QUICK_CHECK_METRICS).length,
    overall: mean(given(QUICK_CHECK_METRICS)),
    throughput: mean(given(THROUGHPUT)),
    stability: mean(given(STABILITY)),
  };
}

function mean(values: readonly number[]): number | null {
  if (values.length === 0) return null;
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
