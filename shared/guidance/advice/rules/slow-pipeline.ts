/**
 * Pipelines run long: everybody who changes something waits for them, several times a change. Natural: half an hour; good:
 * ten minutes (DORA, continuous integration). No lever says what comes of it: a quarter of its own doublings.
 */
import { FEWEST_ROWS, found, isElite, lacks, NOTHING, param, type Rule } from '../rule.ts';
import { middleOf } from '../statistics.ts';

const NATURAL = 1800;
const GOOD = 600;
const OF_ITS_OWN = 0.25;

export const SLOW_PIPELINE: Rule = {
  id: 'slow-pipeline',
  metric: 'changeLeadTime',
  capability: 'continuous-integration',
  effort: 'weeks',
  tools: ['ci-visibility', 'test-optimization'],
  causes: [],
  judge({ runs, metrics }) {
    if (runs === null) return lacks('pipelines');
    const known = runs.flatMap(({ seconds }) => (seconds === null ? [] : [seconds]));
    const middle = middleOf(known);
    if (middle === null || known.length < FEWEST_ROWS) return lacks('few-rows');
    if (middle.low < NATURAL || isElite(metrics.changeLeadTime.level)) return NOTHING;
    return found({
      n: known.length,
      scenario: null,
      atLeast: OF_ITS_OWN * Math.log2(middle.median / GOOD),
      evidence: [
        {
          id: 'pipeline-duration',
          params: { median: param('seconds', middle.median), n: param('count', known.length) },
          place: '/data',
          n: known.length,
        },
      ],
    });
  },
};
