/** Where a metric's daily series shifted, and what else changed then. Durations seconds, rates 0–1. */
import type { MetricName } from './model.ts';

export interface AnomaliesAnswer {
  /** Newest first. */
  readonly anomalies: readonly Anomaly[];
  /** Series looked at, and those too short or too sparse to tell. */
  readonly series: number;
  readonly tooShort: number;
}

export interface Anomaly {
  readonly metric: MetricName;
  /** '' = all that the view looks at. */
  readonly service: string;
  /** Local date of the first day after the shift. */
  readonly day: string;
  /** Mean level of the days before and from then on, in the metric's unit: deployments a day, seconds, rate. */
  readonly before: number;
  readonly after: number;
  /** after ÷ before − 1; null where before is 0. */
  readonly size: number | null;
  readonly tone: 'good' | 'bad';
  /** That there is a change at all, 0–1. */
  readonly probability: number;
  /** What changed at that time. */
  readonly context: AnomalyContext;
}

export interface AnomalyContext {
  /** Rows of the store: deployments of the service (of all) from the day before the shift to the day of it. */
  readonly deploymentIds: readonly number[];
  readonly incidentIds: readonly number[];
  /** Services that shifted the same way within two days, or that contribute most to the shift of the whole. */
  readonly services: readonly string[];
  /** Versions first deployed then: service and version. */
  readonly versions: readonly { readonly service: string; readonly version: string }[];
}
