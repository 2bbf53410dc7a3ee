/**
 * Too many deployments fail: surely more than one in ten. What is to be gained is as far as one in twenty, at most a third of
 * what it is.
 */
import type { Evidence } from '../evidence.ts';
import { FEWEST_ROWS, found, isElite, lacks, NOTHING, param, type Rule, type RuleId, supposing } from '../rule.ts';
import { shareOf } from '../statistics.ts';

export const TOO_MANY = 0.1;
const GOOD = 0.05;
const MOST_AT_ONCE = 1 / 3;

export const HIGH_FAILURE_RATE: Rule = {
  id: 'high-failure-rate',
  metric: 'changeFailureRate',
  capability: 'test-automation',
  effort: 'months',
  tools: ['test-optimization', 'static-analysis', 'quality-gates', 'canary'],
  causes: ['failing-services', 'failing-hours', 'large-deployments'],
  judge(evidence) {
    const { deployments, metrics, hasOutcomes } = evidence;
    if (deployments.length === 0) return lacks('deployments');
    if (!hasOutcomes) return lacks('outcomes');
    const failed = deployments.filter((row) => row.failed === true);
    const share = shareOf(failed.length, deployments.length);
    if (deployments.length < FEWEST_ROWS) return lacks('few-rows');
    if (share.low <= TOO_MANY || share.n < FEWEST_ROWS || isElite(metrics.changeFailureRate.level)) return NOTHING;
    const causes: readonly RuleId[] = showsByRemedy(evidence) ? ['rework'] : [];
    return found({
      n: deployments.length,
      causes,
      scenario: supposing({ failureRate: Math.max(MOST_AT_ONCE, GOOD / share.rate) }),
      evidence: [
        {
          id: 'failure-rate',
          params: {
            rate: param('ratio', share.rate),
            failed: param('count', share.n),
            n: param('count', share.of),
          },
          place: '/deployments?only=failed&sort=-finishedAt',
          n: share.of,
        },
      ],
    });
  },
};

/** Most of the failures are known by what was deployed after them alone. */
export function showsByRemedy({ deployments }: Evidence): boolean {
  const failed = deployments.filter((row) => row.failed === true);
  const remedied = failed.filter(
    ({ failedBy }) => failedBy === 'rollback' || failedBy === 'hotfix' || failedBy === 'revert',
  );
  return remedied.length > failed.length / 2;
}
