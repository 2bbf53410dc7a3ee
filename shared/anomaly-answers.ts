/** Where a metric's daily series shifted, and what else changed then. Durations seconds, rates 0–1. */
import type { MetricName } from './model.ts';
import type { StageName } from './report.ts';

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
  /** From the shift before (or the beginning) to this one, and from then to the next (or the end), in the metric's unit:
   * deployments a day, seconds as the profile's statistic has them, rate. */
  readonly before: number;
  readonly after: number;
  /** after ÷ before − 1; null where before is 0. */
  readonly size: number | null;
  readonly tone: 'good' | 'bad';
  /** That there is a change at all, 0–1. */
  readonly probability: number;
  /** Day by day around the shift: a level a day; null = nothing to measure. */
  readonly course: { readonly from: string; readonly values: readonly (number | null)[] };
  /** What changed at that time. */
  readonly context: AnomalyContext;
}

export interface AnomalyContext {
  /** Local dates: the day before the shift, and the day after the day of it. */
  readonly from: string;
  readonly to: string;
  /** Counted deployments of the service (of all) from `from` to `to`, and counted incidents that began then; rows of the
   * store, the first of them. */
  readonly deployments: number;
  readonly deploymentIds: readonly number[];
  readonly incidents: number;
  readonly incidentIds: readonly number[];
  /** Services that shifted the same way within two days, or that contribute most to the shift of the whole. */
  readonly services: readonly string[];
  /** Versions first deployed then: service and version, the first of them. */
  readonly versions: readonly { readonly service: string; readonly version: string }[];
  /** Of a lead time: the stages that moved the same way, largest move first; mean seconds of both sides. */
  readonly stages: readonly { readonly stage: StageName; readonly before: number; readonly after: number }[];
  /** Other shifts within three days: of the service's other metrics; of the whole, of its own. */
  readonly related: readonly Pick<Anomaly, 'metric' | 'service' | 'day' | 'size' | 'tone'>[];
  /** Share of all deployments of the view that are the service's from then on; 1 for the whole. */
  readonly share: number;
}
