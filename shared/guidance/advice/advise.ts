/** Ranks what the rules find: see rule.ts for how strong a finding is. */
import type { Advice, AdviceAnswer, ExpectedGain } from '../../guidance-answers.ts';
import { type Level, METRIC_NAMES, type MetricName } from '../../model.ts';
import type { Metrics } from '../../report.ts';
import type { Scenario } from '../scenario.ts';
import type { Evidence } from './evidence.ts';
import { without } from './evidence.ts';
import type { Finding, Judgement, Rule, RuleId } from './rule.ts';
import { RULES } from './rules.ts';

const NEED: Readonly<Record<Level, number>> = { low: 1.25, medium: 1, high: 0.75, elite: 0.5 };
const NEED_UNKNOWN = 0.75;
/** Doublings that are worth an advice. */
const WORTH = 0.3;
/** What a cause leaves of the strength of what it causes. */
const BEHIND_CAUSE = 0.9;

/** `measured`: the metrics under a scenario, as measureScenario has them. */
export function advise(evidence: Evidence, measured: (scenario: Scenario) => Metrics): AdviceAnswer {
  const judged = RULES.map((rule) => ({ rule, judgement: rule.judge(evidence) }));
  const advice = judged.flatMap(({ rule, judgement }) => toAdvice(rule, judgement, evidence, measured));
  return {
    advice: behindCauses(advice, judged, evidence).sort((a, b) => b.strength - a.strength),
    unjudged: judged.flatMap(({ rule, judgement }) =>
      judgement.kind === 'lacks' ? [{ rule: rule.id, lacks: judgement.lack }] : [],
    ),
    judged: judged.filter(({ judgement }) => judgement.kind !== 'lacks').length,
  };
}

function toAdvice(
  rule: Rule,
  judgement: Judgement,
  evidence: Evidence,
  measured: (scenario: Scenario) => Metrics,
): readonly Advice[] {
  if (judgement.kind !== 'finding') return [];
  const { finding } = judgement;
  const gain = finding.scenario && {
    scenario: finding.scenario,
    metrics: gains(evidence.metrics, measured(finding.scenario)),
  };
  const strength = strengthOf(rule, finding, evidence, gain?.metrics ?? []);
  if (strength < 1) return [];
  return [
    {
      rule: rule.id,
      metric: rule.metric,
      capability: rule.capability,
      scope: finding.scope ?? { kind: 'all' },
      strength,
      evidence: finding.evidence,
      gain,
      effort: rule.effort,
      tools: rule.tools,
    },
  ];
}

function strengthOf(
  { metric }: Rule,
  { n, atLeast = 0 }: Finding,
  { metrics }: Evidence,
  gained: readonly ExpectedGain[],
): number {
  const own = gained.find((gain) => gain.metric === metric);
  const level = metrics[metric === 'reworkRate' ? 'changeFailureRate' : metric].level;
  const need = level === null ? NEED_UNKNOWN : NEED[level];
  const confidence = 1 - 1 / Math.sqrt(n);
  return (Math.max(atLeast, own === undefined ? 0 : doublings(own)) * need * confidence) / WORTH;
}

/** A rate or a time that becomes nothing counts as three. */
const MOST_DOUBLINGS = 3;

function doublings({ metric, now, after }: ExpectedGain): number {
  if (now === null || after === null || now === 0) return 0;
  const factor = metric === 'deploymentFrequency' ? after / now : now / after;
  return Math.max(0, Math.min(MOST_DOUBLINGS, Math.log2(factor)));
}

/** Others change by the chance of which rows are supposed gone. */
const LEAST_DOUBLINGS = 0.1;

/** Of the metrics that the scenario makes better. */
function gains(now: Metrics, after: Metrics): readonly ExpectedGain[] {
  const all = METRIC_NAMES.map((metric) => gainOf(metric, now, after));
  return all.filter((gain) => doublings(gain) >= LEAST_DOUBLINGS);
}

function gainOf(metric: MetricName, now: Metrics, after: Metrics): ExpectedGain {
  return {
    metric,
    now: now[metric].headline,
    after: after[metric].headline,
    unitNow: now[metric].headlineUnit,
    unitAfter: after[metric].headlineUnit,
    levelNow: now[metric].level,
    levelAfter: after[metric].level,
  };
}

/** Whatever a stronger or weaker finding explains comes after it. */
function behindCauses(
  advice: readonly Advice[],
  judged: readonly { readonly rule: Rule; readonly judgement: Judgement }[],
  evidence: Evidence,
): Advice[] {
  const causesOf = new Map(
    judged.map(({ rule, judgement }) => [
      rule.id,
      [...rule.causes, ...((judgement.kind === 'finding' ? judgement.finding.causes : undefined) ?? [])],
    ]),
  );
  const behind = advice.find(({ rule }) => rule === 'behind-the-others');
  const rest = behind && behind.scope.kind !== 'all' ? without(evidence, behind.scope.kind, behind.scope.names) : null;
  const onlyThere = new Set(advice.map(({ rule }) => rule).filter((rule) => isOnlyOf(rule, rest)));
  const strengths = new Map(advice.map(({ rule, strength }) => [rule, strength]));
  // A cause may have a cause of its own.
  for (let round = 0; round < 3; round++) {
    for (const { rule } of advice) {
      const causes = [...(causesOf.get(rule) ?? []), ...(onlyThere.has(rule) ? (['behind-the-others'] as const) : [])];
      for (const cause of causes) {
        const most = strengths.get(cause);
        if (most === undefined) continue;
        strengths.set(rule, Math.min(strengths.get(rule) ?? 0, most * BEHIND_CAUSE));
      }
    }
  }
  return advice.map((one) => ({ ...one, strength: strengths.get(one.rule) ?? one.strength }));
}

/** A finding about lead time that isn't made without the team or service that is behind. */
function isOnlyOf(id: RuleId, rest: Evidence | null): boolean {
  const rule = RULES.find((one) => one.id === id);
  if (rest === null || rule === undefined || rule.metric !== 'changeLeadTime' || id === 'behind-the-others')
    return false;
  return rule.judge(rest).kind !== 'finding';
}
