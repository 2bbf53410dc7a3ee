/**
 * A part of the recovery that takes longer than its nature asks, and a good part of the whole. Natural is what practice gets
 * to without effort; a client who recovers within the hour has no need of it.
 */
import type { Evidence, Recovery } from '../evidence.ts';
import { FEWEST_ROWS, found, isElite, type Judgement, lacks, NOTHING, param, supposing } from '../rule.ts';
import { middleOf } from '../statistics.ts';

export interface PhaseBounds {
  readonly phase: 'detection' | 'reaction' | 'repair';
  /** Seconds. */
  readonly natural: number;
  readonly good: number;
  /** Of the whole, from when on it is a bottleneck. */
  readonly share: number;
}

export function judgePhase({ recoveries, metrics }: Evidence, bounds: PhaseBounds): Judgement {
  const { phase, natural, good } = bounds;
  if (recoveries.length === 0) return lacks('incidents');
  const known = recoveries.filter((one) => one[phase] !== null);
  if (known.length === 0) return lacks('detection');
  const values = known.map((one) => one[phase] as number);
  const middle = middleOf(values);
  if (middle === null || known.length < FEWEST_ROWS) return lacks('few-rows');
  const share = sumOf(values) / Math.max(1, sumOf(known.map(({ seconds }) => seconds)));
  if (middle.low < natural || share < bounds.share || isElite(metrics.recoveryTime.level)) return NOTHING;
  return found({
    n: known.length,
    scenario: supposing({ recovery: Math.max(0.05, shorter(known, phase, good / middle.median)) }),
    evidence: [
      {
        id: phase,
        params: {
          median: param('seconds', middle.median),
          share: param('ratio', Math.min(1, share)),
          n: param('count', known.length),
        },
        place: `/failures?recovered=${phase}&sort=-recoverySeconds`,
        n: known.length,
      },
    ],
  });
}

/** What is left of the middle recovery where the phase takes `factor` of its time. */
function shorter(known: readonly Recovery[], phase: PhaseBounds['phase'], factor: number): number {
  const before = middleOf(known.map(({ seconds }) => seconds));
  const after = middleOf(known.map((one) => one.seconds - (1 - Math.min(1, factor)) * (one[phase] ?? 0)));
  return before === null || after === null || before.median === 0 ? 1 : after.median / before.median;
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
