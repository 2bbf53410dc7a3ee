/**
 * Changes are long on their branches before anybody is asked to look. Natural: two days; good: one. (DORA, trunk-based
 * development: branches are merged at least daily.)
 */
import type { Rule } from '../rule.ts';
import { DAYS, judgeStage } from './stage-rule.ts';

export const LONG_BRANCHES: Rule = {
  id: 'long-branches',
  metric: 'changeLeadTime',
  capability: 'trunk-based-development',
  effort: 'weeks',
  tools: ['feature-flags', 'ci-visibility'],
  causes: [],
  judge: (evidence) => judgeStage(evidence, { stage: 'time_to_pr_ready', natural: 2 * DAYS, good: DAYS }),
};
