/** Somebody works on it, but putting it right takes long. Natural: four hours; good: one. */
import type { Rule } from '../rule.ts';
import { judgePhase } from './phase-rule.ts';
import { HOURS } from './stage-rule.ts';

export const SLOW_REPAIR: Rule = {
  id: 'slow-repair',
  metric: 'recoveryTime',
  capability: 'monitoring-and-observability',
  effort: 'weeks',
  tools: ['tracing', 'dashboards', 'workflow-automation', 'automatic-rollback'],
  causes: ['rollback-first', 'slow-deploy'],
  judge: (evidence) => judgePhase(evidence, { phase: 'repair', natural: 4 * HOURS, good: HOURS, share: 0.5 }),
};
