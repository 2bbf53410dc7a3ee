/**
 * Failures that are rolled back are put right clearly sooner than those that are repaired going forward (from being taken up,
 * where that is known), and many aren't rolled back though that takes hours. What is to be gained shows in the mean rather
 * than the median where many are rolled back already: half of its doublings count.
 */
import type { Recovery } from '../evidence.ts';
import { FEWEST_ROWS, found, lacks, NOTHING, param, type Rule, supposing } from '../rule.ts';
import { chanceOfMedians, middleOf } from '../statistics.ts';
import { HOURS } from './stage-rule.ts';

const CHANCE = 0.01;
const CLEARLY = 2;
/** Repairs that are over sooner need no rollback. */
const LONG = 2.5 * HOURS;
const OF_THE_MEAN = 0.5;
const LEAST_LEFT = 0.1;

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
      recoveries.filter((one) => one.by === by).map(({ repair, seconds }) => repair ?? seconds);
    const [back, forward] = [secondsBy('rollback'), secondsBy('other')];
    if (back.length === 0) return NOTHING;
    if (back.length < FEWEST_ROWS || forward.length < FEWEST_ROWS) return lacks('few-rows');
    const [short, long] = [middleOf(back), middleOf(forward)];
    if (short === null || long === null || long.median < LONG) return NOTHING;
    if (long.median < CLEARLY * short.median || chanceOfMedians(back, forward) > CHANCE) return NOTHING;
    const { factor, doublings } = ifRolledBack(recoveries, short.median);
    return found({
      n: back.length + forward.length,
      atLeast: OF_THE_MEAN * doublings,
      scenario: supposing({ recovery: factor }),
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
          place: '/failures?recovered=remedy&sort=-recoverySeconds',
          n: back.length + forward.length,
        },
      ],
    });
  },
};

/** What is left of the middle recovery, and the doublings of the mean, if the others were put right as soon. */
function ifRolledBack(recoveries: readonly Recovery[], soon: number) {
  const now = recoveries.map(({ seconds }) => seconds);
  const then = recoveries.map(({ by, seconds, repair }) =>
    by === 'other' ? seconds - Math.max(0, (repair ?? seconds) - soon) : seconds,
  );
  const [before, after] = [middleOf(now)?.median ?? 0, middleOf(then)?.median ?? 0];
  return {
    factor: before === 0 ? 1 : Math.max(LEAST_LEFT, after / before),
    doublings: Math.log2(meanOf(now) / Math.max(1, meanOf(then))),
  };
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
