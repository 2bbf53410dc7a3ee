/**
 * Failures that are rolled back end clearly sooner than those that are repaired going forward, yet many aren't. What is to be
 * gained shows in the mean rather than the median where many are rolled back already: half of its doublings count.
 */
import { FEWEST_ROWS, found, lacks, NOTHING, param, type Rule, supposing } from '../rule.ts';
import { chanceOfMedians, middleOf } from '../statistics.ts';
import { HOURS } from './stage-rule.ts';

const CHANCE = 0.01;
const CLEARLY = 2;
/** Repairs that are over sooner need no rollback. */
const LONG = HOURS;
const OF_THE_MEAN = 0.5;

export const ROLLBACK_FIRST: Rule = {
  id: 'rollback-first',
  metric: 'recoveryTime',
  capability: 'deployment-automation',
  effort: 'weeks',
  tools: ['automatic-rollback', 'workflow-automation', 'canary'],
  causes: [],
  judge({ recoveries }) {
    if (recoveries.length === 0) return lacks('incidents');
    const secondsBy = (by: 'rollback' | 'other') =>
      recoveries.filter((one) => one.by === by).map(({ seconds }) => seconds);
    const [back, forward] = [secondsBy('rollback'), secondsBy('other')];
    if (back.length === 0) return NOTHING;
    if (back.length < FEWEST_ROWS || forward.length < FEWEST_ROWS) return lacks('few-rows');
    const [short, long] = [middleOf(back), middleOf(forward)];
    const all = middleOf(recoveries.map(({ seconds }) => seconds));
    if (short === null || long === null || all === null || long.median < LONG) return NOTHING;
    if (long.median < CLEARLY * short.median || chanceOfMedians(back, forward) > CHANCE) return NOTHING;
    return found({
      n: back.length + forward.length,
      atLeast: OF_THE_MEAN * Math.log2(meanOf([...back, ...forward]) / meanOf(back)),
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

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
