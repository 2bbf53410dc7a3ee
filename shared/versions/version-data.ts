/** What the statistics of versions are computed from: pure data that the engine reads. */
import type { Instant, LatencyHistogram } from '../model.ts';
import type { MeasuredVersion } from '../version-answers.ts';

/** Intervals of one version's series in the environments that count, oldest first; NaN = not measured. */
export interface VersionPoints {
  readonly count: number;
  /** Start of each interval, epoch milliseconds; several environments' intervals of one start are one. */
  readonly at: Float64Array;
  /** Length of an interval, in milliseconds. */
  readonly step: number;
  readonly requests: Float64Array;
  readonly errors: Float64Array;
  readonly p50: Float64Array;
  readonly p75: Float64Array;
  readonly p90: Float64Array;
  readonly p95: Float64Array;
  readonly p99: Float64Array;
  readonly max: Float64Array;
  readonly mean: Float64Array;
  /** null = the series has none. */
  readonly histograms: readonly (LatencyHistogram | null)[] | null;
}

/** One sort of error in one version. */
export interface ErrorGroup {
  /** What it is told by over versions: the export's id of it, else its type and title. */
  readonly key: string;
  readonly type: string;
  readonly title: string | null;
  /** null = it happened, nobody says how often. */
  readonly count: number | null;
}

/** All that speaks for or against one version. */
export interface VersionHistory {
  readonly version: string;
  readonly firstSeenAt: Instant | null;
  readonly lastSeenAt: Instant | null;
  readonly active: boolean;
  readonly measured: MeasuredVersion | null;
  /** null = there is no series. */
  readonly points: VersionPoints | null;
  /** null = nothing tells of error groups. */
  readonly errorGroups: readonly ErrorGroup[] | null;
  /** Linked to its deployments; `severity` the worst one's. */
  readonly incidents: { readonly count: number; readonly severity: string | null };
  /** What remediation shows of it (shared/metrics/remediation): who came after it, and when. */
  readonly remedied: {
    readonly kind: 'rolled-back' | 'hotfix' | 'reverted';
    readonly by: string;
    readonly at: Instant;
  } | null;
  /** Its data or the user says that its deployment failed. */
  readonly saidFailed: boolean;
}
