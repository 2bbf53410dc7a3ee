/**
 * What the screens of deployment frequency, change failure rate, recovery time and rework rate show beside the report
 * (headline, breakdown, series: OverviewAnswer). Instants epoch ms UTC, durations seconds, rates 0–1, days local dates.
 */
import type { CountedReason, FailureRule } from './metrics/resolution.ts';
import type { Instant, RemediationKind } from './model.ts';
import type { Confidence } from './report.ts';

/** Counted deployments. */
export interface FrequencyAnswer {
  /** Every local day of the period, those without any included. */
  readonly days: readonly { readonly day: string; readonly deployments: number }[];
  /** [day of the week, from the workspace's week start][hour of the local day]; the day that a weekday index means is `weekdays`. */
  readonly byHour: readonly (readonly number[])[];
  /** ISO numbers (1 = Monday) of the rows of byHour. */
  readonly weekdays: readonly number[];
  /** Time between a deployment and the one before it of the same service, both of the period; under a profile that goes
   * by versions, between versions. */
  readonly between: Spread;
  /** Deployments of the period that the filters let through and that don't count, most first. */
  readonly notCounted: readonly { readonly reason: CountedReason; readonly n: number }[];
}

/** Several durations: how they are spread. */
export interface Spread {
  readonly n: number;
  readonly medianSeconds: number | null;
  readonly meanSeconds: number | null;
  readonly p90Seconds: number | null;
  readonly minSeconds: number | null;
  readonly maxSeconds: number | null;
  /** Half-open bins, the last open to the right (`to` null). */
  readonly bins: readonly { readonly from: number; readonly to: number | null; readonly n: number }[];
}

export interface FailureRateAnswer {
  readonly points: readonly RatePoint[];
  readonly previousPoints: readonly RatePoint[];
  /** By what the failures are known: all that the profile takes for evidence, its 0 too. */
  readonly rules: readonly { readonly rule: FailureRule; readonly failed: number }[];
  /** Counted deployments that failed, latest first, at most 20; the figure counts all. */
  readonly failures: readonly FailedDeployment[];
}

/** A deployment as the lists under a chart name it. */
export interface NamedDeployment {
  readonly id: number;
  readonly service: string;
  /** Its own, else its service's. */
  readonly team: string | null;
  readonly env: string | null;
  readonly version: string | null;
  readonly sha: string | null;
  readonly finishedAt: Instant;
}
export interface FailedDeployment extends NamedDeployment {
  readonly rule: FailureRule;
  /** Those linked to it, by when they started. */
  readonly incidents: readonly {
    readonly id: number;
    readonly title: string | null;
    readonly severity: string | null;
    readonly isOpen: boolean;
  }[];
  /** Start to end of the longest of them; null where there is none or one is still open. */
  readonly restoreSeconds: number | null;
}
/** Of a bucket of the report's series. */
export interface RatePoint {
  readonly day: string;
  readonly n: number;
  readonly failed: number;
  readonly incidents: number;
  readonly rate: number | null;
  readonly interval: Confidence | null;
}

/** Of the incidents that the recovery time is made of. */
export interface RecoveryAnswer {
  readonly spread: Spread;
  readonly phases: readonly PhaseFigure[];
  /** Longest open first, at most 100; the figure counts all. */
  readonly open: readonly OpenFailure[];
}
export const RECOVERY_PHASES = ['detect', 'acknowledge', 'resolve'] as const;
export type RecoveryPhase = (typeof RECOVERY_PHASES)[number];
/** Incidents whose data has the phase (shared/metrics/recovery-details.ts says when it has). */
export interface PhaseFigure {
  readonly phase: RecoveryPhase;
  readonly n: number;
  readonly medianSeconds: number | null;
  readonly meanSeconds: number | null;
  readonly p90Seconds: number | null;
}
/** An incident; under a profile that measures failed deployments, one that nothing repaired. */
export interface OpenFailure {
  readonly kind: 'incident' | 'deployment';
  readonly id: number;
  /** Of a deployment: its version, else its SHA. */
  readonly title: string | null;
  readonly services: readonly string[];
  readonly severity: string | null;
  /** Of a deployment: its finish. */
  readonly startedAt: Instant;
  /** Until the end of the period, or of the data where that comes earlier. */
  readonly ageSeconds: number;
}

export interface ReworkAnswer {
  readonly points: readonly ReworkPoint[];
  readonly previousPoints: readonly ReworkPoint[];
  /** Counted deployments that were not planned, latest first, at most 20; the figure counts all. */
  readonly unplanned: readonly UnplannedDeployment[];
}
export interface UnplannedDeployment extends NamedDeployment {
  readonly kind: RemediationKind;
  readonly failed: boolean;
}
export interface ReworkPoint {
  readonly day: string;
  readonly n: number;
  readonly byKind: Readonly<Record<RemediationKind, number>>;
}
