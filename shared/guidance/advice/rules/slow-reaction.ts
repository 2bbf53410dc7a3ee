/** Failures are noticed, but nobody takes them up. Natural: a quarter of an hour; good: five minutes. */
import type { Rule } from '../rule.ts';
import { judgePhase } from './phase-rule.ts';

export const SLOW_REACTION: Rule = {
  id: 'slow-reaction',
  metric: 'recoveryTime',
  capability: 'proactive-failure-notification',
  effort: 'days',
  tools: ['on-call', 'incident-management'],
  causes: [],
  judge: (evidence) => judgePhase(evidence, { phase: 'reaction', natural: 900, good: 300, share: 0.25 }),
};
