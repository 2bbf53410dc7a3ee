/**
 * The report: one answer that cards, tables, charts, exports and the command line all read. Its JSON form is a public
 * contract (`doradeck.report/1`): a field is added freely, renamed never. Times ISO 8601 UTC, durations seconds,
 * rates 0–1, absent = null with a `reason`.
 */

import type { ImportKind, RejectedRow } from './import-batch.ts';
import type { Level, LevelSetId, MetricName, ProfileId } from './model.ts';

export type Dimension = 'service' | 'team' | 'env' | 'repo' | 'stage' | 'severity' | 'day' | 'week' | 'month';

/** Why a figure is absent or ungraded. Texts: shared/i18n/texts/metrics.ts, key `reason.<code>`. */
export type Reason =
  | 'no-deployments'
  | 'no-commits'
  | 'no-lead-times'
  | 'no-pulls' // the profile measures pull requests, and no merged one is known
  | 'no-incidents'
  | 'no-outcomes' // nothing tells whether the deployments failed
  | 'no-resolved-incidents'
  | 'no-previous'
  | 'too-few' // fewer than five values: shown, never graded
  | 'no-level' // the level set has no bounds for this metric
  | 'not-applicable' // the metric does not exist for this dimension (lead time by severity)
  | 'period-empty';

export type Verdict = 'better' | 'worse' | 'undecided';
export type Confidence = readonly [low: number, high: number];

interface Figure {
  readonly n: number;
  /** Of its rows, those that stand on what the user said by hand (shared/corrections.ts); absent = none. */
  readonly corrected?: number;
  /** Why the headline is null, else null. */
  readonly reason: Reason | null;
  /** Interval of the headline (95 %), in the headline's unit (frequency: deployments a week): Poisson for counts, Wilson
   * for rates, bootstrap for medians. */
  readonly interval: Confidence | null;
}

/** Of a headline; frequencies also count days with a deployment. */
export type HeadlineUnit =
  | 'deployments-per-week'
  | 'whole-deployments-per-day'
  | 'whole-deployments-per-week'
  | 'whole-deployments-per-month'
  | 'days-per-week'
  | 'seconds'
  | 'ratio';

/** Of the median week: at least three days with a deployment, at least one; else of the median month. */
export type Cadence = 'daily' | 'weekly' | 'monthly' | 'yearly';

export interface DeploymentFrequencyFigure extends Figure {
  /** Averages over the period; whole numbers, rounded down, under a profile that has them so (middleware). */
  readonly perDay: number | null;
  readonly perWeek: number | null;
  readonly perMonth: number | null;
  /** Days with at least one counted deployment. */
  readonly deploymentDays: number;
  /** Median over the whole weeks of the period, weeks without any included, of days with a deployment; null where the
   * period holds no whole week. DevLake's profiles take the lower median, and they and four keys also the weeks that the
   * period cuts. */
  readonly medianDeploymentDaysPerWeek: number | null;
  /** The same over the whole calendar months of the period; null where it holds none. */
  readonly medianDeploymentDaysPerMonth: number | null;
  readonly meanSecondsBetween: number | null;
  /** Under a profile that puts the median week into a word (four-keys); absent otherwise. */
  readonly cadence?: Cadence | null;
}

/** In the order a change goes through them. */
export const STAGE_NAMES = ['time_to_pr_ready', 'review', 'merge', 'time_to_deploy', 'deploy'] as const;
export type StageName = (typeof STAGE_NAMES)[number];

export interface StageFigure {
  readonly stage: StageName;
  readonly n: number;
  readonly meanSeconds: number | null;
  readonly medianSeconds: number | null;
  readonly minSeconds: number | null;
  readonly maxSeconds: number | null;
  readonly sumSeconds: number | null;
  /** Mean over the changes of the deployment that finished last, of those that have the stage. */
  readonly lastSeconds: number | null;
  /** Values that stand on a pull request with a time missing: no ready-time (its creation stands for it). */
  readonly partial: number;
}

export interface ChangeLeadTimeFigure extends Figure {
  /** Under profiles with a lower median: that. Under datadog: over deployments, of each one's mean. */
  readonly medianSeconds: number | null;
  readonly meanSeconds: number | null;
  readonly p75Seconds: number | null;
  readonly p90Seconds: number | null;
  /** Median over deployments of each one's median; null where none charges a commit. */
  readonly medianPerDeploymentSeconds: number | null;
  /** Deployments that charge at least one commit. */
  readonly deployments: number;
  /** Values ≤ 0, set aside. */
  readonly nonPositive: number;
  readonly stages: readonly StageFigure[];
}

export interface ChangeFailureRateFigure extends Figure {
  readonly failed: number;
  readonly incidents: number;
  readonly rate: number | null;
  /** Counted deployments whose outcome nothing tells. */
  readonly unknownOutcome: number;
}

export interface RecoveryTimeFigure extends Figure {
  readonly open: number;
  readonly medianSeconds: number | null;
  readonly meanSeconds: number | null;
}

export interface ReworkRateFigure extends Figure {
  readonly reworked: number;
  readonly rate: number | null;
  readonly rollbacks: number;
  readonly hotfixes: number;
  readonly reverts: number;
}

export interface MetricFigures {
  readonly deploymentFrequency: DeploymentFrequencyFigure;
  readonly changeLeadTime: ChangeLeadTimeFigure;
  readonly changeFailureRate: ChangeFailureRateFigure;
  readonly recoveryTime: RecoveryTimeFigure;
  readonly reworkRate: ReworkRateFigure;
}

/** A figure of this period, graded and set against the period before. */
export type Compared<F> = F & {
  readonly level: Level | null;
  /** Why there is no level, else null. */
  readonly levelReason: Reason | null;
  readonly previous: F | null;
  /** (this − previous) ÷ previous of the headline; null where either is absent or previous is 0. */
  readonly change: number | null;
  readonly verdict: Verdict | null;
};

/** The one number that the profile knows a metric by, and what it is in. */
export interface Headline {
  readonly headline: number | null;
  readonly headlineUnit: HeadlineUnit;
}

export type Metrics = { readonly [M in MetricName]: Compared<MetricFigures[M]> & Headline };

export interface BreakdownRow {
  readonly key: string;
  /** Team of a service, where there is one. */
  readonly team?: string;
  readonly metrics: Metrics;
  /** Deployments in up to 31 equal runs of the period's days, of a service, team, environment or repository. */
  readonly course?: readonly number[];
}

export interface SeriesPoint {
  /** Start of the bucket in the period's zone, ISO 8601 UTC; `day` its local date. */
  readonly start: string;
  readonly day: string;
  readonly deployments: number;
  readonly failed: number;
  readonly reworked: number;
  readonly incidents: number;
  readonly leadTimes: number;
  readonly medianLeadSeconds: number | null;
  readonly meanLeadSeconds: number | null;
  readonly resolved: number;
  readonly medianRecoverySeconds: number | null;
  readonly meanRecoverySeconds: number | null;
}

export interface ImportReport {
  readonly file: string;
  readonly kind: ImportKind;
  readonly preset: string;
  readonly read: number;
  readonly stored: number;
  readonly duplicate: number;
  readonly rejected: number;
  readonly blank: number;
  readonly rejects: readonly RejectedRow[];
}

export interface Coverage {
  readonly deployments: {
    readonly stored: number;
    readonly counted: number;
    readonly withSha: number;
    readonly withCommits: number;
    /** They name a commit that no repository has. */
    readonly missing: number;
    /** They name several, some of which no repository has. */
    readonly partlyMissing: number;
    readonly unknownOutcome: number;
  };
  readonly incidents: {
    readonly stored: number;
    readonly inPeriod: number;
    readonly linked: number;
    readonly open: number;
  };
  readonly commits: {
    readonly stored: number;
    readonly deployed: number;
    readonly nonPositive: number;
    readonly bad: number;
  };
  readonly pulls: { readonly stored: number; readonly deployed: number };
}

export interface Report {
  readonly schema: 'doradeck.report/1';
  readonly app: { readonly version: string };
  readonly profile: ProfileId;
  readonly levels: LevelSetId;
  readonly period: {
    readonly from: string;
    readonly to: string;
    readonly timeZone: string;
    /** What the figures are set against. */
    readonly previous: { readonly from: string; readonly to: string };
    /** 'chosen' = days of the user's own. */
    readonly comparedWith: 'previous' | 'year-before' | 'chosen';
  };
  readonly filters: {
    /** Pattern of environments that count, null = all. */
    readonly env: string | null;
    /** Environments of which the user says otherwise, or says so: they go before the pattern. Absent = none. */
    readonly production?: Readonly<Record<string, boolean>>;
    readonly service: readonly string[];
    readonly team: readonly string[];
    readonly repo: readonly string[];
  };
  readonly imports: readonly ImportReport[];
  readonly coverage: Coverage;
  readonly metrics: Metrics;
  readonly breakdown: Readonly<Partial<Record<Dimension, readonly BreakdownRow[]>>>;
  readonly series: {
    readonly bucket: 'day' | 'week' | 'month';
    readonly points: readonly SeriesPoint[];
    /** The period before, same buckets. */
    readonly previousPoints: readonly SeriesPoint[];
  };
  /** Published profile nearest to the team's values on a log scale (2024 only), else null. */
  readonly closestCluster: Level | null;
  /** History is incomplete before this instant (a shallow repository), else null. */
  readonly historyIncompleteSince: string | null;
}
