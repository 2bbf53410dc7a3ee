/**
 * How what people say of a capability ties to what was measured. Which metrics a capability moves first is our reading of
 * DORA's core model (dora.dev/research, CC BY 4.0), where all of them lead to delivery performance as a whole.
 */
import type { Advice } from '../guidance-answers.ts';
import type { Level, MetricName } from '../model.ts';
import type { Metrics } from '../report.ts';
import type { Capability } from './capabilities.ts';

const CAPABILITY_METRICS: Readonly<Record<Capability, readonly MetricName[]>> = {
  'continuous-integration': ['changeLeadTime', 'deploymentFrequency'],
  'continuous-delivery': ['deploymentFrequency', 'changeLeadTime'],
  'deployment-automation': ['deploymentFrequency', 'recoveryTime'],
  'test-automation': ['changeFailureRate', 'changeLeadTime'],
  'trunk-based-development': ['changeLeadTime', 'deploymentFrequency'],
  'version-control': ['recoveryTime', 'deploymentFrequency'],
  'loosely-coupled-teams': ['deploymentFrequency', 'changeLeadTime'],
  'working-in-small-batches': ['changeLeadTime', 'changeFailureRate'],
  'streamlining-change-approval': ['changeLeadTime', 'deploymentFrequency'],
  'code-maintainability': ['changeLeadTime', 'reworkRate'],
  'database-change-management': ['deploymentFrequency', 'changeFailureRate'],
  'monitoring-and-observability': ['recoveryTime', 'changeFailureRate'],
  'proactive-failure-notification': ['recoveryTime'],
  'pervasive-security': ['reworkRate', 'changeFailureRate'],
  'team-experimentation': ['deploymentFrequency'],
  'visibility-of-work-in-the-value-stream': ['changeLeadTime'],
  'work-in-process-limits': ['changeLeadTime'],
  'generative-organizational-culture': ['recoveryTime', 'changeFailureRate'],
  'learning-culture': ['reworkRate', 'recoveryTime'],
  'documentation-quality': ['recoveryTime', 'changeLeadTime'],
  'test-data-management': ['changeLeadTime', 'changeFailureRate'],
  'flexible-infrastructure': ['deploymentFrequency', 'recoveryTime'],
};

export type CapabilityTie =
  /** Measured evidence calls for it: its advice, strongest first. */
  | { readonly kind: 'advised'; readonly advice: readonly Advice[] }
  /** No evidence of its own, but metrics that it moves are below the best level. */
  | { readonly kind: 'room'; readonly metrics: readonly { readonly metric: MetricName; readonly level: Level }[] }
  /** What it moves is at the best level. */
  | { readonly kind: 'fine'; readonly metrics: readonly MetricName[] }
  /** None of what it moves could be graded. */
  | { readonly kind: 'unmeasured'; readonly metrics: readonly MetricName[] };

export function tieCapability(capability: Capability, metrics: Metrics, advice: readonly Advice[]): CapabilityTie {
  const advised = advice.filter((one) => one.capability === capability);
  if (advised.length > 0) return { kind: 'advised', advice: advised };
  const moved = CAPABILITY_METRICS[capability];
  const graded = moved.flatMap((metric) => {
    const { level } = metrics[metric];
    return level === null ? [] : [{ metric, level }];
  });
  if (graded.length === 0) return { kind: 'unmeasured', metrics: moved };
  const room = graded.filter(({ level }) => level !== 'elite');
  return room.length > 0
    ? { kind: 'room', metrics: room }
    : { kind: 'fine', metrics: graded.map(({ metric }) => metric) };
}
