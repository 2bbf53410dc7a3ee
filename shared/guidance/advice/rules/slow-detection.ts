/** Failures go unnoticed. Natural: a quarter of an hour; good: five minutes. */
import type { Rule } from '../rule.ts';
import { judgePhase } from './phase-rule.ts';

export const SLOW_DETECTION: Rule = {
  id: 'slow-detection',
  metric: 'recoveryTime',
  capability: 'proactive-failure-notification',
  effort: 'days',
  tools: ['monitors', 'anomaly-detection', 'dashboards'],
  causes: [],
  judge: (evidence) => judgePhase(evidence, { phase: 'detection', natural: 900, good: 300, share: 0.3 }),
};
