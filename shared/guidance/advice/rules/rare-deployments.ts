/**
 * Services are deployed less than weekly although changes wait for it. Goes by the deployments of a service, not by the sum of
 * all: ten services that are deployed monthly each are not a team that deploys often. Not where changes don't wait: a service
 * that seldom changes is seldom deployed.
 */

import { poissonInterval } from '../../../intervals.ts';
import { SCENARIO_RANGE } from '../../scenario.ts';
import type { Evidence } from '../evidence.ts';
import { FEWEST_ROWS, found, isElite, lacks, NOTHING, param, type Rule, supposing } from '../rule.ts';
import { middleOf } from '../statistics.ts';
import { DAYS } from './stage-rule.ts';

/** A holiday or two don't make a weekly rhythm a rare one. */
const RARE_A_WEEK = 0.7;
/** Shorter waits for a deployment are none. */
const SHORT_WAIT = 2 * DAYS;

export const RARE_DEPLOYMENTS: Rule = {
  id: 'rare-deployments',
  metric: 'deploymentFrequency',
  capability: 'working-in-small-batches',
  effort: 'weeks',
  tools: ['cd-visibility', 'feature-flags', 'canary'],
  causes: [],
  judge(evidence) {
    const { deployments, days } = evidence;
    if (deployments.length === 0) return lacks('deployments');
    if (deployments.length < FEWEST_ROWS) return lacks('few-rows');
    const services = new Set(deployments.map(({ service }) => service)).size;
    const weeks = (days / 7) * services;
    const perWeek = deployments.length / weeks;
    const [, high] = poissonInterval(deployments.length);
    if (perWeek > RARE_A_WEEK || high / weeks > 1 || !isWaitedFor(evidence)) return NOTHING;
    return found({
      n: deployments.length,
      scenario: supposing({ deploymentSize: Math.max(SCENARIO_RANGE.smallestDeployment, perWeek) }),
      evidence: [
        {
          id: 'service-rhythm',
          params: {
            perWeek: param('per-week', perWeek),
            services: param('count', services),
            n: param('count', deployments.length),
            days: param('count', Math.round(days)),
          },
          place: '/frequency?by=service',
          n: deployments.length,
        },
      ],
    });
  },
};

function isWaitedFor({ metrics, pulls }: Evidence): boolean {
  if (isElite(metrics.changeLeadTime.level)) return false;
  const wait = middleOf(pulls.flatMap(({ stages }) => stages.time_to_deploy ?? []));
  if (wait !== null) return wait.median >= SHORT_WAIT;
  const level = metrics.deploymentFrequency.level;
  return metrics.changeLeadTime.medianSeconds !== null || level === 'medium' || level === 'low';
}
