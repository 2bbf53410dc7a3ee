/**
 * What everybody who answered DORA's 2025 survey scored on average, 0–10 with 10 best: all industries, from the
 * quick check's published benchmark (DORA, dora.dev, CC BY 4.0). The published file keeps change failure (1.9) and
 * rework (2.2) as "how bad" and the three others as "how good"; here all five are "how good" (10 − 1.9 = 8.1).
 */
import type { MetricName } from '../model.ts';

export interface Benchmark {
  readonly year: number;
  readonly attribution: string;
  readonly byMetric: Readonly<Record<MetricName, number>>;
  readonly throughput: number;
  readonly stability: number;
  readonly overall: number;
}

export const BENCHMARK_2025: Benchmark = {
  year: 2025,
  attribution: 'DORA, dora.dev, CC BY 4.0',
  byMetric: {
    changeLeadTime: 5.5,
    deploymentFrequency: 4.8,
    changeFailureRate: 8.1,
    recoveryTime: 7.4,
    reworkRate: 7.8,
  },
  // Published as 6.0 and, inverted, 7.9: means over people, which is why they differ in the last digit from means of
  // the rounded means above.
  throughput: 6,
  stability: 7.9,
  overall: 6.72,
};
