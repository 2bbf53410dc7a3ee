/**
 * Deployments are too big: those that fail are clearly larger than those that don't, and those with more changes than the
 * middle one surely more than one in ten, and clearly more often than the others. (DORA, working in small batches.) Where all
 * are extremely large and surely more than one in ten fail, there are no small ones to compare them with: that calls for
 * smaller ones too. Where few fail, size alone is no reason to change anything.
 */
import type { DeployedRow, Evidence } from '../evidence.ts';
import { FEWEST_ROWS, found, isElite, type Judgement, lacks, NOTHING, param, type Rule, supposing } from '../rule.ts';
import { chanceOfMedians, type Middle, middleOf, type Share, shareOf } from '../statistics.ts';
import { TOO_MANY } from './high-failure-rate.ts';

const CHANCE = 0.03;
const EXTREME = 20;
/** Of the doublings that an extreme size is above an ordinary one (ten changes). */
const OF_ITS_OWN = 0.5;
const ORDINARY = 10;
const CLEARLY = 1.8;
const FEW_CHANGES = 4;

export const LARGE_DEPLOYMENTS: Rule = {
  id: 'large-deployments',
  metric: 'changeFailureRate',
  capability: 'working-in-small-batches',
  effort: 'weeks',
  tools: ['feature-flags', 'cd-visibility', 'canary'],
  causes: ['rare-deployments'],
  judge(evidence) {
    const sized = evidence.deployments.filter(({ size }) => size !== null);
    if (evidence.deployments.length === 0) return lacks('deployments');
    if (sized.length === 0) return lacks('lead-times');
    if (!evidence.hasOutcomes) return lacks('outcomes');
    const middle = middleOf(sized.map(({ size }) => size ?? 0));
    if (middle === null) return lacks('few-rows');
    const uneven = judgeSizes(evidence, sized, middle.median);
    return uneven.kind === 'nothing' ? judgeExtreme(evidence, sized, middle) : uneven;
  },
};

function judgeSizes({ metrics }: Evidence, sized: readonly DeployedRow[], middle: number): Judgement {
  const large = failures(sized.filter(({ size }) => (size ?? 0) > middle));
  const small = failures(sized.filter(({ size }) => (size ?? 0) <= middle));
  if (small.of < FEWEST_ROWS || large.of < FEWEST_ROWS || large.n < FEWEST_ROWS) return NOTHING;
  if (isElite(metrics.changeFailureRate.level) || middle < FEW_CHANGES) return NOTHING;
  if (large.low <= TOO_MANY) return NOTHING;
  const sizes = (failed: boolean) =>
    sized.filter((row) => (row.failed === true) === failed).map(({ size }) => size ?? 0);
  if (large.rate < CLEARLY * small.rate || chanceOfMedians(sizes(true), sizes(false)) > CHANCE) return NOTHING;
  const all = (large.n + small.n) / (large.of + small.of);
  return found({
    n: sized.length,
    scenario: supposing({ deploymentSize: 0.5, failureRate: Math.max(0.1, small.rate / all) }),
    evidence: [
      {
        id: 'failures-by-size',
        params: {
          size: param('count', middle),
          large: param('ratio', large.rate),
          small: param('ratio', small.rate),
          failed: param('count', large.n),
          n: param('count', large.of),
        },
        place: '/deployments?sort=-commits',
        n: sized.length,
      },
    ],
  });
}

function judgeExtreme({ metrics }: Evidence, sized: readonly DeployedRow[], middle: Middle): Judgement {
  const share = failures(sized);
  if (middle.low < EXTREME || share.low <= TOO_MANY || isElite(metrics.changeFailureRate.level)) return NOTHING;
  return found({
    n: sized.length,
    scenario: supposing({ deploymentSize: 0.5 }),
    atLeast: OF_ITS_OWN * Math.log2(middle.median / ORDINARY),
    evidence: [
      {
        id: 'extreme-size',
        params: {
          size: param('count', middle.median),
          rate: param('ratio', share.rate),
          failed: param('count', share.n),
          n: param('count', share.of),
        },
        place: '/deployments?sort=-commits',
        n: sized.length,
      },
    ],
  });
}

function failures(rows: readonly DeployedRow[]): Share {
  return shareOf(rows.filter(({ failed }) => failed === true).length, rows.length);
}
