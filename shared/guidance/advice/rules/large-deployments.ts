/**
 * Deployments are too big: those that fail are clearly larger than those that don't, and those with more changes than the
 * middle one fail clearly more often than the others. (DORA, working in small batches.) Where they are alike, size alone is
 * no reason to change anything.
 */
import type { DeployedRow, Evidence } from '../evidence.ts';
import { FEWEST_ROWS, found, isElite, type Judgement, lacks, NOTHING, param, type Rule, supposing } from '../rule.ts';
import { chanceOfMedians, middleOf, type Share, shareOf } from '../statistics.ts';

const CHANCE = 0.01;
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
    return judgeSizes(evidence, sized, middle.median);
  },
};

function judgeSizes({ metrics }: Evidence, sized: readonly DeployedRow[], middle: number): Judgement {
  const large = failures(sized.filter(({ size }) => (size ?? 0) > middle));
  const small = failures(sized.filter(({ size }) => (size ?? 0) <= middle));
  if (small.of < FEWEST_ROWS || large.of < FEWEST_ROWS || large.n < FEWEST_ROWS) return NOTHING;
  if (isElite(metrics.changeFailureRate.level) || middle < FEW_CHANGES) return NOTHING;
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

function failures(rows: readonly DeployedRow[]): Share {
  return shareOf(rows.filter(({ failed }) => failed === true).length, rows.length);
}
