/** Too many deployments only put right what an earlier one broke: surely more than one in ten. Less of them: half. */
import { FEWEST_ROWS, found, isElite, lacks, NOTHING, param, type Rule, supposing } from '../rule.ts';
import { shareOf } from '../statistics.ts';
import { showsByRemedy, TOO_MANY } from './high-failure-rate.ts';

export const REWORK: Rule = {
  id: 'rework',
  metric: 'reworkRate',
  capability: 'test-automation',
  effort: 'weeks',
  tools: ['quality-gates', 'test-optimization', 'static-analysis', 'canary'],
  causes: ['failing-services', 'failing-hours', 'large-deployments'],
  judge(evidence) {
    const { deployments, metrics } = evidence;
    if (deployments.length === 0) return lacks('deployments');
    if (metrics.reworkRate.rate === null) return lacks('outcomes');
    if (deployments.length < FEWEST_ROWS) return lacks('few-rows');
    const share = shareOf(deployments.filter(({ reworked }) => reworked).length, deployments.length);
    if (share.n < FEWEST_ROWS || share.low <= TOO_MANY || isElite(metrics.changeFailureRate.level)) return NOTHING;
    const { rollbacks, hotfixes, reverts } = metrics.reworkRate;
    return found({
      n: share.of,
      causes: showsByRemedy(evidence) ? [] : ['high-failure-rate'],
      scenario: supposing({ failureRate: 0.5 }),
      evidence: [
        {
          id: 'rework',
          params: {
            rate: param('ratio', share.rate),
            hotfixes: param('count', hotfixes),
            rollbacks: param('count', rollbacks),
            reverts: param('count', reverts),
            n: param('count', share.of),
          },
          place: '/deployments?only=unplanned&sort=-finishedAt',
          n: share.of,
        },
      ],
    });
  },
};
