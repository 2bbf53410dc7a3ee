/** Failures that are rolled back end clearly sooner than those that are repaired going forward, yet many aren't. */
import { FEWEST_ROWS, found, isElite, lacks, NOTHING, param, type Rule, supposing } from '../rule.ts';
import { chanceOfMedians, middleOf } from '../statistics.ts';

const CHANCE = 0.01;
const CLEARLY = 2;

export const ROLLBACK_FIRST: Rule = {
  id: 'rollback-first',
  metric: 'recoveryTime',
  capability: 'deployment-automation',
  effort: 'weeks',
  tools: ['automatic-rollback', 'workflow-automation', 'canary'],
  causes: [],
  judge({ recoveries, metrics }) {
    if (recoveries.length === 0) return lacks('incidents');
    const secondsBy = (by: 'rollback' | 'other') =>
      recoveries.filter((one) => one.by === by).map(({ seconds }) => seconds);
    const [back, forward] = [secondsBy('rollback'), secondsBy('other')];
    if (back.length === 0) return NOTHING;
    if (back.length < FEWEST_ROWS || forward.length < FEWEST_ROWS) return lacks('few-rows');
    const [short, long] = [middleOf(back), middleOf(forward)];
    const all = middleOf(recoveries.map(({ seconds }) => seconds));
    if (short === null || long === null || all === null || isElite(metrics.recoveryTime.level)) return NOTHING;
    if (long.median < CLEARLY * short.median || chanceOfMedians(back, forward) > CHANCE) return NOTHING;
    return found({
      n: back.length + forward.length,
      scenario: supposing({ recovery: Math.max(0.1, Math.min(1, short.median / all.median)) }),
      evidence: [
        {
          id: 'rolled-back',
          params: {
            back: param('seconds', short.median),
            backs: param('count', short.n),
            forward: param('seconds', long.median),
            forwards: param('count', long.n),
            factor: param('factor', long.median / short.median),
          },
          place: '/failures?sort=-recoverySeconds',
          n: back.length + forward.length,
        },
      ],
    });
  },
};
