/**
 * The deployment itself is slow. Natural: an hour; good: ten minutes. It holds up every change, and every fix as well, so it
 * counts a quarter of its own doublings where the lead time alone would make less of it.
 */
import { FEWEST_ROWS, found, lacks, NOTHING, param, type Rule, supposing } from '../rule.ts';
import { middleOf } from '../statistics.ts';
import { HOURS } from './stage-rule.ts';

const NATURAL = HOURS;
const GOOD = 600;
const OF_ITS_OWN = 0.25;

export const SLOW_DEPLOY: Rule = {
  id: 'slow-deploy',
  metric: 'changeLeadTime',
  capability: 'deployment-automation',
  effort: 'weeks',
  tools: ['cd-visibility', 'ci-visibility'],
  causes: [],
  judge({ deployments }) {
    if (deployments.length === 0) return lacks('deployments');
    const known = deployments.map(({ seconds }) => seconds).filter((seconds) => seconds !== null);
    if (known.length === 0) return lacks('stages');
    const middle = middleOf(known);
    if (middle === null || known.length < FEWEST_ROWS) return lacks('few-rows');
    if (middle.low < NATURAL) return NOTHING;
    return found({
      n: known.length,
      scenario: supposing({ stages: { deploy: GOOD / middle.median } }),
      atLeast: OF_ITS_OWN * Math.log2(middle.median / GOOD),
      evidence: [
        {
          id: 'deploy-duration',
          params: { median: param('seconds', middle.median), n: param('count', known.length) },
          place: '/deployments?only=timed&sort=-durationSeconds',
          n: known.length,
        },
      ],
    });
  },
};
