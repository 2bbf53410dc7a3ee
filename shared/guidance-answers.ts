/**
 * What the engine answers to the questions of the guidance screens (shared/guidance-requests.ts names them).
 * Instants epoch milliseconds UTC, durations seconds, rates 0–1, absent = null.
 */
import type { RuleId, ToolKind } from './guidance/advice/rule.ts';
import type { Capability } from './guidance/capabilities.ts';
import type { Scenario } from './guidance/scenario.ts';
import type { Level, LevelSetId, MetricName } from './model.ts';
import type { HeadlineUnit, Metrics, Reason, StageName } from './report.ts';

/** Of one metric in one month, by one level set. */
export interface GradedMonth {
  readonly level: Level | null;
  /** Why there is no level, else null. */
  readonly reason: Reason | null;
}
export interface LevelsMonth {
  /** Local days of the period's zone, half-open; a month that the period cuts is cut. */
  readonly from: string;
  readonly to: string;
  readonly n: Readonly<Record<MetricName, number>>;
  readonly grades: Readonly<Record<LevelSetId, Readonly<Record<MetricName, GradedMonth>>>>;
  /** Of the 2024 set. */
  readonly closestCluster: Level | null;
}
export interface LevelsHistory {
  /** Oldest first; at most 60, the last ones. */
  readonly months: readonly LevelsMonth[];
}

/** The metrics as they are and as they would be under a scenario, both through the same metric functions. */
export interface WhatIfAnswer {
  readonly now: Metrics;
  /** One a scenario, in the order asked. */
  readonly outcomes: readonly { readonly scenario: Scenario; readonly metrics: Metrics }[];
  /** What the sliders start from; null = the data don't have it. */
  readonly levers: {
    readonly stageMedianSeconds: Readonly<Record<StageName, number | null>>;
    /** Median changes (commits, or pull requests where no commits are known) a deployment. */
    readonly changesPerDeployment: number | null;
    /** Changes that have the stages at all, of all with a lead time. */
    readonly staged: number;
    readonly changes: number;
  };
}

/** A figure a piece of advice stands on. Texts: shared/i18n/texts/advice.ts, key `evidence.<id>` with these params. */
export interface AdviceEvidence {
  readonly id: string;
  readonly params: Readonly<Record<string, AdviceParam>>;
  /** Place in the window that shows the rows, as in its location ("/lead-time?stage=review&sort=-review"): filters that it
   * names stand in place of the reader's, the others stay. */
  readonly place: string;
  /** Rows behind the figure. */
  readonly n: number;
}
/** Shown in the language of the reader: plain numbers, durations, rates and names are formatted there. */
export type AdviceParam =
  | { readonly kind: 'count'; readonly value: number }
  | { readonly kind: 'seconds'; readonly value: number }
  | { readonly kind: 'ratio'; readonly value: number }
  | { readonly kind: 'factor'; readonly value: number }
  | { readonly kind: 'per-week'; readonly value: number }
  | { readonly kind: 'name'; readonly value: string }
  | { readonly kind: 'version'; readonly value: string }
  | { readonly kind: 'names'; readonly value: readonly string[] }
  | { readonly kind: 'stage'; readonly value: StageName }
  | { readonly kind: 'weekday'; readonly value: number };

/** What a metric's headline would become, were the advice's scenario true. */
export interface ExpectedGain {
  readonly metric: MetricName;
  readonly now: number | null;
  readonly after: number | null;
  /** What they are in. */
  readonly unitNow: HeadlineUnit;
  readonly unitAfter: HeadlineUnit;
  readonly levelNow: Level | null;
  readonly levelAfter: Level | null;
}

export interface Advice {
  /** Id of the rule. Texts: advice.ts, `rule.<id>.title`, `.why`, `.first-step`. */
  readonly rule: RuleId;
  readonly metric: MetricName;
  readonly capability: Capability;
  /** Where it applies, where not to all that was asked: names of services or teams, worst first. */
  readonly scope: { readonly kind: 'all' } | { readonly kind: 'service' | 'team'; readonly names: readonly string[] };
  /** About 1 = just worth saying; advice is ranked by it. How it comes about: shared/guidance/advice/rule.ts. */
  readonly strength: number;
  readonly evidence: readonly AdviceEvidence[];
  readonly gain: { readonly scenario: Scenario; readonly metrics: readonly ExpectedGain[] } | null;
  readonly effort: 'days' | 'weeks' | 'months';
  /** Kinds of tools with examples by name: texts `tool.<id>`. */
  readonly tools: readonly ToolKind[];
}

export interface AdviceAnswer {
  /** Strongest first; empty = nothing measured calls for a change. */
  readonly advice: readonly Advice[];
  /** Rules that could not be judged and what they lack: ids, with the kind of data that is missing. */
  readonly unjudged: readonly { readonly rule: RuleId; readonly lacks: AdviceLack }[];
  readonly judged: number;
}
export type AdviceLack =
  | 'deployments'
  | 'lead-times'
  | 'stages'
  | 'outcomes'
  | 'incidents'
  | 'detection'
  | 'pipelines'
  | 'versions'
  | 'few-rows';

/** A file of answers to the quick check or the capability check, read but not kept. */
export interface SurveyReading {
  /** Names of the file's columns; one that repeats is "#3", its number. */
  readonly columns: readonly string[];
  /** Which column was taken for what; a question's id, 'name' or 'group' -> column. */
  readonly mapping: Readonly<Record<string, string>>;
  readonly people: readonly {
    readonly line: number;
    readonly name: string | null;
    readonly group: string | null;
    /** Question id -> answer: category 1–6, percentage 0–100, or agreement 1–5. */
    readonly answers: Readonly<Record<string, number>>;
  }[];
  /** Cells that were not understood; the person's other answers stand. Column '' = the whole row, which is nobody then. */
  readonly problems: readonly { readonly line: number; readonly column: string; readonly value: string }[];
  /** Cells that say a range ("10–20 %"), and its middle that stands for it. */
  readonly ranges: readonly {
    readonly line: number;
    /** Its id. */
    readonly question: string;
    readonly value: string;
    readonly answer: number;
  }[];
  /** Rows without any answer, which are nobody. */
  readonly blank: number;
  /** Steps of agreement that the file was read by; null = it asks for none. Answers are on 1–5 in any case. */
  readonly points: 5 | 7 | null;
}
