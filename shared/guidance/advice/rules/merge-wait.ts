/** Approved changes aren't merged. Natural: half a day; good: the same hour. */
import type { Rule } from '../rule.ts';
import { HOURS, judgeStage } from './stage-rule.ts';

export const MERGE_WAIT: Rule = {
  id: 'merge-wait',
  metric: 'changeLeadTime',
  capability: 'continuous-integration',
  effort: 'days',
  tools: ['merge-queue', 'test-optimization'],
  causes: [],
  judge: (evidence) => judgeStage(evidence, { stage: 'merge', natural: 12 * HOURS, good: HOURS }),
};
