/**
 * A stage that takes much longer than its nature asks. How long is natural, and how long is good, each rule says for itself
 * (estimates of practice, said in its file). A stage is a bottleneck where its median is beyond natural and it takes more of
 * the lead time than its part: (median ÷ natural) × (share ÷ 0.4) ≥ 1, the median taken at the low end of its interval and
 * at least 0.75 of natural (the rule may say otherwise). A client whose lead time is elite already has none.
 */
import type { AdviceEvidence } from '../../../guidance-answers.ts';
import type { StageName } from '../../../report.ts';
import type { Evidence } from '../evidence.ts';
import { FEWEST_ROWS, found, isElite, type Judgement, lacks, NOTHING, param, supposing } from '../rule.ts';
import { middleOf } from '../statistics.ts';

export interface StageBounds {
  readonly stage: StageName;
  /** Seconds. */
  readonly natural: number;
  readonly good: number;
  readonly leastOfNatural?: number;
}

export const HOURS = 3600;
export const DAYS = 24 * HOURS;

const EVEN_SHARE = 0.4;
const LEAST_OF_NATURAL = 0.75;

export function judgeStage(
  evidence: Evidence,
  { stage, natural, good, leastOfNatural = LEAST_OF_NATURAL }: StageBounds,
): Judgement {
  const { pulls, changes, metrics } = evidence;
  if (changes.count === 0) return lacks('lead-times');
  const known = pulls.filter((pull) => pull.stages[stage] !== undefined);
  if (known.length === 0) return lacks('stages');
  const values = known.map((pull) => pull.stages[stage] as number);
  const middle = middleOf(values);
  if (middle === null || known.length < FEWEST_ROWS) return lacks('few-rows');
  const share = sumOf(values) / Math.max(1, sumOf(known.map(({ leadSeconds }) => leadSeconds)));
  const excess = (middle.low / natural) * (share / EVEN_SHARE);
  if (excess < 1 || middle.low < leastOfNatural * natural || isElite(metrics.changeLeadTime.level)) return NOTHING;
  return found({
    n: known.length,
    scenario: supposing({ stages: { [stage]: Math.min(1, good / middle.median) } }),
    evidence: [
      {
        id: 'stage',
        params: {
          stage: { kind: 'stage', value: stage },
          median: param('seconds', middle.median),
          share: param('ratio', Math.min(1, share)),
          n: param('count', known.length),
        },
        place: `/lead-time?stage=${stage}&sort=-${stage}`,
        n: known.length,
      },
      ...slowest(values, stage, natural),
    ],
  });
}

/** How many took longer than natural; nothing where few did. */
function slowest(values: readonly number[], stage: StageName, natural: number): readonly AdviceEvidence[] {
  const beyond = values.filter((value) => value > natural).length;
  if (beyond < FEWEST_ROWS) return [];
  return [
    {
      id: 'stage-beyond',
      params: {
        stage: { kind: 'stage', value: stage },
        count: param('count', beyond),
        n: param('count', values.length),
        natural: param('seconds', natural),
      },
      place: `/lead-time?stage=${stage}&sort=-${stage}`,
      n: values.length,
    },
  ];
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
