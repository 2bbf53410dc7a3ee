/** Changes wait for review. Natural: within the next working day (20 h on the clock); good: the same half day. */
import type { Rule } from '../rule.ts';
import { HOURS, judgeStage } from './stage-rule.ts';

export const REVIEW_WAIT: Rule = {
  id: 'review-wait',
  metric: 'changeLeadTime',
  capability: 'streamlining-change-approval',
  effort: 'days',
  tools: ['review-reminders', 'ci-visibility'],
  causes: [],
  judge: (evidence) => judgeStage(evidence, { stage: 'review', natural: 20 * HOURS, good: 4 * HOURS }),
};
