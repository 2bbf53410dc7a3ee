/**
 * A rule of advice: data, and a pure function that judges what was measured. It finds something only where the evidence
 * excludes chance and the metric leaves something to wish for; what is largest is not therefore too large.
 *
 * How strong a finding is, so that rules can be ranked among each other: by how many doublings (log₂) its metric would
 * improve under the finding's scenario, through the metrics' own functions; times how much the level needs it (low 1.25,
 * medium 1, high 0.75, elite 0.5, none 0.75); times the confidence that its rows give (1 − 1/√n); over 0.3, a fifth of an
 * improvement, which is the least worth an advice: below 1 nothing is said. Where one finding explains another, the cause
 * goes before what it causes.
 */
import type { AdviceEvidence, AdviceLack, AdviceParam } from '../../guidance-answers.ts';
import type { Level, MetricName } from '../../model.ts';
import type { Capability } from '../capabilities.ts';
import { AS_IT_IS, type Scenario } from '../scenario.ts';
import type { Evidence } from './evidence.ts';

export type RuleId =
  | 'long-branches'
  | 'review-wait'
  | 'merge-wait'
  | 'release-wait'
  | 'slow-deploy'
  | 'rare-deployments'
  | 'fixed-days'
  | 'large-deployments'
  | 'high-failure-rate'
  | 'failing-services'
  | 'failing-hours'
  | 'rework'
  | 'slow-detection'
  | 'slow-reaction'
  | 'slow-repair'
  | 'slow-recovery'
  | 'rollback-first'
  | 'behind-the-others'
  | 'slow-pipeline'
  | 'failing-pipeline'
  | 'late-stop';

export interface Rule {
  readonly id: RuleId;
  readonly metric: MetricName;
  readonly capability: Capability;
  readonly effort: 'days' | 'weeks' | 'months';
  readonly tools: readonly ToolKind[];
  /** Rules whose findings explain one of this rule. */
  readonly causes: readonly RuleId[];
  readonly judge: (evidence: Evidence) => Judgement;
}

/** Kinds of tools; examples by name are in the texts (`tool.<id>`). */
export type ToolKind =
  | 'ci-visibility'
  | 'cd-visibility'
  | 'review-reminders'
  | 'merge-queue'
  | 'feature-flags'
  | 'static-analysis'
  | 'quality-gates'
  | 'test-optimization'
  | 'canary'
  | 'monitors'
  | 'anomaly-detection'
  | 'dashboards'
  | 'incident-management'
  | 'on-call'
  | 'workflow-automation'
  | 'automatic-rollback'
  | 'tracing';

export type Judgement =
  | { readonly kind: 'finding'; readonly finding: Finding }
  | { readonly kind: 'lacks'; readonly lack: AdviceLack }
  | { readonly kind: 'nothing' };

export interface Finding {
  /** Strongest first. */
  readonly evidence: readonly AdviceEvidence[];
  /** What following the advice is taken to bring; null = no lever says it. */
  readonly scenario: Scenario | null;
  /** Rows that the finding stands on. */
  readonly n: number;
  /** In doublings: where no lever says it, or where the metric's own gain isn't all of it. */
  readonly atLeast?: number;
  /** Names that it applies to, worst first; absent = everything asked for. */
  readonly scope?: { readonly kind: 'service' | 'team'; readonly names: readonly string[] };
  /** Besides those of the rule. */
  readonly causes?: readonly RuleId[];
}

export const NOTHING: Judgement = { kind: 'nothing' };

export function lacks(lack: AdviceLack): Judgement {
  return { kind: 'lacks', lack };
}

export function found(finding: Finding): Judgement {
  return { kind: 'finding', finding };
}

/** Fewer rows than these prove nothing. */
export const FEWEST_ROWS = 5;

export function supposing(changed: Partial<Scenario>): Scenario {
  return { ...AS_IT_IS, ...changed };
}

export function isElite(level: Level | null): boolean {
  return level === 'elite';
}

type ParamKind = Exclude<AdviceParam['kind'], 'names' | 'name' | 'version' | 'stage'>;
export function param(kind: ParamKind, value: number): AdviceParam {
  return { kind, value };
}
