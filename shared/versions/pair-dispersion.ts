/**
 * How much more the errors of two versions at once differ between intervals than chance lets them, as far as it is known before
 * each interval: what is multiplied into an e-process must not be learnt from what it is multiplied for.
 */
import type { PairedInterval } from './pair-points.ts';
import { stepSquares } from './step-factor.ts';
import type { VersionPoints } from './version-data.ts';

/** Blocks of intervals that are looked at together until so much binomial variance is expected. */
const LEAST_VARIANCE = 3;
/** Blocks that what was known before weighs as much as. */
const PRIOR_FREEDOM = 8;
/** A square counts as no more than so many times the factor. */
const MOST_SQUARE = 9;

export interface PairDispersion {
  /** At least 1; of all that was added. */
  factor(): number;
  add(pair: PairedInterval): void;
}

/** Before the first interval it is what base's own history shows from one interval to the next. */
export function createPairDispersion(base: VersionPoints, from: number): PairDispersion {
  const before = factorBefore(base, from);
  let [squares, blocks] = [0, 0];
  let [errors, expected, variance] = [0, 0, 0];
  let [headErrors, headAwaited] = [0.5, 0.5];
  const factor = () => Math.max(1, (squares + before * PRIOR_FREEDOM) / (blocks + PRIOR_FREEDOM));
  return {
    factor,
    add(pair) {
      const all = pair.baseErrors + pair.headErrors;
      if (all === 0) return;
      // Head's part of the errors as the intervals before made it expected.
      const odds = pair.headRequests / pair.baseRequests;
      const rise = headErrors / headAwaited;
      const share = (odds * rise) / (1 + odds * rise);
      errors += pair.headErrors;
      expected += all * share;
      variance += all * share * (1 - share);
      headErrors += pair.headErrors;
      headAwaited += pair.baseErrors * odds;
      if (variance < LEAST_VARIANCE) return;
      squares += Math.min((errors - expected) ** 2 / variance, MOST_SQUARE * factor());
      blocks++;
      errors = 0;
      expected = 0;
      variance = 0;
    },
  };
}

const FEWEST_STEPS = 5;

function factorBefore(base: VersionPoints, from: number): number {
  const { squares, steps } = stepSquares(base, from);
  return steps < FEWEST_STEPS ? 1 : Math.max(1, squares / steps);
}
