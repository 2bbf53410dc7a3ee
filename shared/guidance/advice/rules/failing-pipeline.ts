/** Pipelines fail so often that nobody trusts them: surely more than three in ten runs. */
import { FEWEST_ROWS, found, isElite, lacks, NOTHING, param, type Rule } from '../rule.ts';
import { shareOf } from '../statistics.ts';

const TOO_MANY = 0.3;
const GOOD = 0.1;
const OF_ITS_OWN = 0.25;

export const FAILING_PIPELINE: Rule = {
  id: 'failing-pipeline',
  metric: 'changeLeadTime',
  capability: 'continuous-integration',
  effort: 'weeks',
  tools: ['ci-visibility', 'test-optimization'],
  causes: [],
  judge({ runs, metrics }) {
    if (runs === null) return lacks('pipelines');
    if (runs.length < FEWEST_ROWS) return lacks('few-rows');
    const share = shareOf(runs.filter(({ failed }) => failed).length, runs.length);
    if (share.low < TOO_MANY || isElite(metrics.changeLeadTime.level)) return NOTHING;
    return found({
      n: share.of,
      scenario: null,
      atLeast: OF_ITS_OWN * Math.log2(share.rate / GOOD),
      evidence: [
        {
          id: 'pipeline-failures',
          params: { rate: param('ratio', share.rate), failed: param('count', share.n), n: param('count', share.of) },
          place: '/data',
          n: share.of,
        },
      ],
    });
  },
};
