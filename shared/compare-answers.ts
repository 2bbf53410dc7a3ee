/** Slices of one or of several workspaces side by side: each with its report's figures, judged against the first. */
import type { ErrorData } from './errors.ts';
import type { MetricName } from './model.ts';
import type { Confidence, Metrics, Report, SeriesPoint, Verdict } from './report.ts';

export interface CompareAnswer {
  /** Buckets of all series: those that a chart of the longest period can show. */
  readonly bucket: Report['series']['bucket'];
  /** As asked, in that order. */
  readonly slices: readonly ComparedSlice[];
}

export type ComparedSlice = MeasuredSlice | FailedSlice;

export interface MeasuredSlice {
  readonly kind: 'measured';
  readonly label: string;
  /** Client's name of its workspace. */
  readonly client: string;
  readonly period: Report['period'];
  readonly filters: Report['filters'];
  readonly profile: Report['profile'];
  readonly levels: Report['levels'];
  readonly metrics: Metrics;
  readonly points: readonly SeriesPoint[];
  /** Report.historyIncompleteSince of its workspace. */
  readonly historyIncompleteSince: string | null;
  /** Against the first slice; of the first itself, and where the first failed, null. */
  readonly differences: SliceDifferences | null;
}

export interface FailedSlice {
  readonly kind: 'failed';
  readonly label: string;
  readonly error: ErrorData;
}

export type SliceDifferences = Readonly<Record<MetricName, SliceDifference>>;

export interface SliceDifference {
  /** This − first, in the headline's unit; null where either is absent or their units differ. */
  readonly difference: number | null;
  /** (this − first) ÷ first. */
  readonly relative: number | null;
  /** 95 % interval of the difference; null where either has none, or they follow different profiles. */
  readonly interval: Confidence | null;
  readonly verdict: Verdict | null;
  /** Either stands on fewer than five values. */
  readonly tooFew: boolean;
}
