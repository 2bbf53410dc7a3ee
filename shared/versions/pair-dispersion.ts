/**
 * How much more the errors of two versions at once differ between intervals than chance lets them. How much the
 * service varies is taken to be known, from all of both series, since somebody who watches it knows; how much the two
 * sides differ beyond that is learnt from the intervals before each, as an e-process must not learn from what it is
 * multiplied by.
 */
import { joinFactors } from './compare-rates.ts';
import type { PairedInterval } from './pair-points.ts';
import { sumPoints } from './point-sums.ts';
import { stepFactor, stepSquares } from './step-factor.ts';
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

/** Before the first interval it is what either side shows from one interval to the next over all its life. */
export function createPairDispersion(base: VersionPoints, head: VersionPoints): PairDispersion {
  const before = factorOfSides(base, head);
  let [squares, blocks] = [0, 0];
  let [errors, expected, variance] = [0, 0, 0];
  let [headErrors, headAwaited] = [0.5, 0.5];
  const factor = () => Math.max(before, (squares + before * PRIOR_FREEDOM) / (blocks + PRIOR_FREEDOM));
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

/** Rates that vary a lot are low most of the time and high now and then: variance alone flattens that too little. */
const SKEW = 1.5;

/** Of head's share, as the variation of either side makes it. */
function factorOfSides(base: VersionPoints, head: VersionPoints): number {
  const side = (points: VersionPoints) => ({
    requests: Math.max(1, sumPoints(points).ratedRequests / Math.max(1, points.count)),
    factor: 1 + SKEW * (stepFactor(stepSquares(points)) - 1),
  });
  return joinFactors(side(base), side(head));
}
