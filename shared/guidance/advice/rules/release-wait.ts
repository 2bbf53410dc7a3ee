/**
 * Merged changes wait for a release. What is natural follows from the rhythm: a service that is deployed weekly lets its
 * changes wait half a week, and calls for a change only where nearly all of the lead time is that wait. Natural: once and a
 * half the time between deployments of a service, at least a day and at most a week; good: a day, or half of what is
 * natural. Half of a week counts already where it is nearly all: the week itself is a choice.
 */
import type { Evidence } from '../evidence.ts';
import type { Rule } from '../rule.ts';
import { DAYS, judgeStage } from './stage-rule.ts';

const RHYTHMS = 1.5;

export const RELEASE_WAIT: Rule = {
  id: 'release-wait',
  metric: 'changeLeadTime',
  capability: 'continuous-delivery',
  effort: 'weeks',
  tools: ['cd-visibility', 'feature-flags', 'canary'],
  causes: ['rare-deployments', 'fixed-days'],
  judge(evidence) {
    const natural = naturalWait(evidence);
    return judgeStage(evidence, {
      stage: 'time_to_deploy',
      natural,
      good: Math.min(DAYS, natural / 2),
      leastOfNatural: 0.45,
    });
  },
};

function naturalWait({ deployments, days }: Evidence): number {
  const services = new Set(deployments.map(({ service }) => service)).size;
  const rhythm = deployments.length === 0 ? Number.POSITIVE_INFINITY : (days * DAYS * services) / deployments.length;
  return Math.min(7 * DAYS, Math.max(DAYS, RHYTHMS * rhythm));
}
