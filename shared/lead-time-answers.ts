/**
 * What the engine answers of change lead time: over time, by group, stage by stage, and down to one commit.
 * Instants epoch milliseconds UTC, durations seconds, rates 0–1, absent = null.
 */
import type { CommitRow, DeploymentRow, PullRow } from './answers.ts';
import type { Instant } from './model.ts';
import type { ChangeLeadTimeFigure, Compared, Report, StageFigure, StageName } from './report.ts';

/** What lead times can be set side by side by; an author group is what the user calls one, else the domain of an address. */
export const LEAD_TIME_GROUPINGS = ['service', 'team', 'env', 'repo', 'author-group'] as const;
export type LeadTimeGrouping = (typeof LEAD_TIME_GROUPINGS)[number];

export interface LeadTimeAnswer {
  readonly period: Report['period'];
  readonly metric: Compared<ChangeLeadTimeFigure>;
  readonly series: {
    readonly bucket: 'day' | 'week' | 'month';
    readonly points: readonly LeadTimePoint[];
    /** The period before, same buckets. */
    readonly previousPoints: readonly LeadTimePoint[];
  };
  /** Of this period and the one before, in bins that people speak of; each value in one bin, empty bins included. */
  readonly distribution: readonly LeadTimeBin[];
  /** In the order a change goes through them; a stage without data is absent. */
  readonly stages: readonly StageRow[];
  /** By the grouping asked for, most changes first; '' = rows that name none. */
  readonly groups: readonly LeadTimeGroup[];
  readonly bottleneck: Bottleneck;
  readonly sources: LeadTimeSources;
  /** History is incomplete before this instant (a shallow repository), ISO 8601 UTC; null = nothing is missing. */
  readonly historyIncompleteSince: string | null;
}

/** By the deployment's finish. */
export interface LeadTimePoint {
  /** Start of the bucket, ISO 8601 UTC; `day` its local date. */
  readonly start: string;
  readonly day: string;
  readonly n: number;
  readonly medianSeconds: number | null;
  readonly meanSeconds: number | null;
  readonly p90Seconds: number | null;
  /** Mean seconds of each stage that has data. */
  readonly stages: StageSeconds;
}
export type StageSeconds = Readonly<Partial<Record<StageName, number>>>;

export interface LeadTimeBin {
  /** [from, to) */
  readonly fromSeconds: number;
  /** null = no end. */
  readonly toSeconds: number | null;
  readonly n: number;
  readonly previous: number;
}

export interface StageRow extends StageFigure {
  /** Of the sum over all stages. */
  readonly share: number;
  readonly previous: StageFigure | null;
  /** (this − previous) ÷ previous of the mean; null where either is absent. */
  readonly change: number | null;
}

export interface LeadTimeGroup {
  readonly key: string;
  /** Of a service. */
  readonly team?: string;
  readonly n: number;
  readonly medianSeconds: number | null;
  readonly meanSeconds: number | null;
  readonly p90Seconds: number | null;
  readonly previousMedianSeconds: number | null;
  readonly stages: readonly StageFigure[];
}

/** Where changes wait. Stages with fewer than five values are never named. */
export interface Bottleneck {
  /** The stage with most of the total. */
  readonly most: StageFinding | null;
  /** The stage whose mean grew most, in seconds, since the period before; null where none grew. */
  readonly grew: StageFinding | null;
}
export interface StageFinding {
  readonly stage: StageName;
  readonly n: number;
  readonly share: number;
  readonly meanSeconds: number;
  readonly previousMeanSeconds: number | null;
  /** The changes that show it: one a pull request, those longest in the stage first, at most five. */
  readonly changes: readonly ChangeRow[];
}

/** How much of the lead times comes from what. */
export interface LeadTimeSources {
  /** Changes (values) in the period, and those of them with a pull request. */
  readonly changes: number;
  readonly withPull: number;
  /** Pull requests behind them, and those of them with a time missing (no ready-time, no approval, commits cut). */
  readonly pulls: number;
  readonly partialPulls: number;
}

/** One change that one deployment brought. */
export interface ChangeRow {
  readonly deploymentId: number;
  /** The export's own id of the deployment. */
  readonly deploymentExternalId: string | null;
  readonly service: string;
  readonly team: string | null;
  readonly env: string | null;
  readonly version: string | null;
  readonly deployedAt: Instant;
  /** null where only the deployment's row or a pull request gives the change's time. */
  readonly repo: string | null;
  readonly sha: string | null;
  /** SHA of the commit that was squashed into it, whose time this is. */
  readonly original?: string;
  readonly subject: string | null;
  readonly author: string | null;
  readonly authorGroup: string | null;
  readonly authoredAt: Instant;
  readonly leadSeconds: number;
  readonly stages: StageSeconds;
  readonly pull: ChangePull | null;
}
export interface ChangePull {
  /** Id of `pulls.list`. */
  readonly id: number;
  readonly externalId: string;
  readonly title: string | null;
  readonly author: string | null;
  readonly url: string | null;
  readonly partial: boolean;
}

/** A commit with where it went: for each service the first deployment that contains it. */
export interface CommitDetail {
  readonly commit: CommitRow & {
    readonly committedAt: Instant;
    readonly email: string | null;
    readonly parents: readonly string[];
    readonly tags: readonly string[];
    readonly trailers: readonly { readonly key: string; readonly value: string }[];
    readonly reverts: string | null;
  };
  readonly pull: (PullRow & { readonly partial: boolean }) | null;
  readonly deployments: readonly {
    readonly deployment: DeploymentRow;
    readonly leadSeconds: number | null;
    readonly stages: StageSeconds;
  }[];
}
