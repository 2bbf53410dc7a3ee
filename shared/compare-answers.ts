/** Slices of one or of several workspaces side by side: each with its report's figures, judged against the first. */
import type { ErrorData } from './errors.ts';
import type { MetricName } from './model.ts';
import type { Confidence, Metrics, Report, Verdict } from './report.ts';

export interface CompareAnswer {
  readonly slices: readonly ComparedSlice[];
}

export type ComparedSlice =
  | {
      readonly kind: 'measured';
      readonly label: string;
      /** Client's name of its workspace. */
      readonly client: string;
      readonly period: Report['period'];
      readonly filters: Report['filters'];
      readonly profile: Report['profile'];
      readonly metrics: Metrics;
      readonly series: Report['series'];
      /** Against the first slice; of the first itself null. */
      readonly differences: Readonly<Record<MetricName, SliceDifference>> | null;
    }
  | { readonly kind: 'failed'; readonly label: string; readonly error: ErrorData };

export interface SliceDifference {
  /** This − first, in the headline's unit; null where either is absent or their units differ. */
  readonly difference: number | null;
  /** (this − first) ÷ first. */
  readonly relative: number | null;
  /** 95 % interval of the difference. */
  readonly interval: Confidence | null;
  readonly verdict: Verdict | null;
  /** Either stands on fewer than five values. */
  readonly tooFew: boolean;
}
