/**
 * Deployments go out on one or two fixed days of the week, and the rest of the week changes queue for it: several deployments
 * of a service on each, or a wait that is nearly all of the lead time (release-wait). Otherwise a service that is deployed
 * once a week on its day is calm, not queueing.
 */
import type { DeployedRow, Evidence } from '../evidence.ts';
import { found, isElite, lacks, NOTHING, param, type Rule, supposing } from '../rule.ts';
import { middleOf, shareOf } from '../statistics.ts';
import { RELEASE_WAIT } from './release-wait.ts';
import { DAYS } from './stage-rule.ts';

const FEWEST = 15;
const CONCENTRATED = 0.85;
const QUEUED = 2;

export const FIXED_DAYS: Rule = {
  id: 'fixed-days',
  metric: 'changeLeadTime',
  capability: 'continuous-delivery',
  effort: 'weeks',
  tools: ['cd-visibility', 'feature-flags', 'canary'],
  causes: [],
  judge(evidence) {
    const { deployments, metrics } = evidence;
    if (deployments.length === 0) return lacks('deployments');
    if (deployments.length < FEWEST) return lacks('few-rows');
    if (isElite(metrics.changeLeadTime.level) || metrics.changeLeadTime.level === null) return NOTHING;
    const [first, second] = busiestDays(deployments);
    if (first === undefined) return NOTHING;
    const chosen =
      shareOf(first.count, deployments.length).low >= CONCENTRATED ? [first] : [first, ...(second ? [second] : [])];
    const count = chosen.reduce((sum, day) => sum + day.count, 0);
    const share = shareOf(count, deployments.length);
    if (share.low < CONCENTRATED || !isQueueing(evidence)) return NOTHING;
    return found({
      n: deployments.length,
      scenario: supposing({ deploymentSize: 0.5, stages: { time_to_deploy: 0.5 } }),
      evidence: chosen.map((day) => ({
        id: 'weekday-share',
        params: {
          weekday: param('weekday', day.weekday),
          share: param('ratio', day.count / deployments.length),
          count: param('count', day.count),
          n: param('count', deployments.length),
        },
        place: '/frequency',
        n: deployments.length,
      })),
    });
  },
};

function busiestDays(deployments: readonly DeployedRow[]) {
  const counts = new Map<number, number>();
  for (const { weekday } of deployments) counts.set(weekday, (counts.get(weekday) ?? 0) + 1);
  return [...counts].map(([weekday, count]) => ({ weekday, count })).sort((a, b) => b.count - a.count);
}

function perServiceAndDay(deployments: readonly DeployedRow[]): number {
  return deployments.length / new Set(deployments.map(({ service, day }) => `${day} ${service}`)).size;
}

function isQueueing(evidence: Evidence): boolean {
  if (RELEASE_WAIT.judge(evidence).kind === 'finding') return true;
  if (perServiceAndDay(evidence.deployments) < QUEUED) return false;
  const wait = middleOf(evidence.pulls.flatMap(({ stages }) => stages.time_to_deploy ?? []));
  return wait === null || wait.median >= DAYS;
}
