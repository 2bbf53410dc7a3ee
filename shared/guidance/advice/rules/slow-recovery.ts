/** Recovery takes long, and the data doesn't say which part of it. Natural: six hours; good: one. */
import { FEWEST_ROWS, found, isElite, lacks, NOTHING, param, type Rule, supposing } from '../rule.ts';
import { middleOf } from '../statistics.ts';
import { HOURS } from './stage-rule.ts';

const NATURAL = 6 * HOURS;
const MOST_AT_ONCE = 1 / 4;

export const SLOW_RECOVERY: Rule = {
  id: 'slow-recovery',
  metric: 'recoveryTime',
  capability: 'monitoring-and-observability',
  effort: 'weeks',
  tools: ['monitors', 'incident-management', 'on-call', 'workflow-automation'],
  causes: ['rollback-first', 'slow-detection', 'slow-reaction', 'slow-repair', 'slow-deploy'],
  judge({ recoveries, metrics }) {
    if (recoveries.length === 0) return lacks('incidents');
    const middle = middleOf(recoveries.map(({ seconds }) => seconds));
    if (middle === null || recoveries.length < FEWEST_ROWS) return lacks('few-rows');
    if (middle.low < NATURAL || isElite(metrics.recoveryTime.level)) return NOTHING;
    return found({
      n: middle.n,
      scenario: supposing({ recovery: Math.max(MOST_AT_ONCE, HOURS / middle.median) }),
      evidence: [
        {
          id: 'recovery',
          params: { median: param('seconds', middle.median), n: param('count', middle.n) },
          place: '/failures?recovered=resolved&sort=-recoverySeconds',
          n: middle.n,
        },
      ],
    });
  },
};
