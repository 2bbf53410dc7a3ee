/**
 * Variance ÷ binomial variance of a series from the squares of steps between neighbours (J. von Neumann, "Distribution
 * of the ratio of the mean square successive difference to the variance", 1941): what changes slowly, as a day does,
 * adds nothing.
 */
import { errorsAt, ratedRequestsAt, sumPoints } from './point-sums.ts';
import type { VersionPoints } from './version-data.ts';

/** Intervals are joined until so many errors are expected. */
const LEAST_EXPECTED = 3;
/** A square counts as no more than so many times the mean of those before. */
const MOST_SQUARE = 9;

/** Sum of the squares, each 1 by chance, and their number. */
export function stepSquares(points: VersionPoints): { readonly squares: number; readonly steps: number } {
  const { ratedErrors, ratedRequests } = sumPoints(points);
  const least = (LEAST_EXPECTED * ratedRequests) / ratedErrors;
  let [squares, steps, errors, requests] = [0, 0, 0, 0];
  let [lastErrors, lastRequests] = [0, 0];
  for (let i = 0; ratedErrors > 0 && i < points.count; i++) {
    const counted = ratedRequestsAt(points, i);
    if (counted === 0) continue;
    errors += errorsAt(points, i);
    requests += counted;
    if (requests < least) continue;
    const pooled = (errors + lastErrors) / (requests + lastRequests);
    const spread = pooled * (1 - pooled) * (1 / requests + 1 / lastRequests);
    if (lastRequests > 0 && spread > 0) {
      const square = (errors / requests - lastErrors / lastRequests) ** 2 / spread;
      squares += Math.min(square, MOST_SQUARE * Math.max(1, squares / Math.max(1, steps)));
      steps++;
    }
    lastErrors = errors;
    lastRequests = requests;
    errors = 0;
    requests = 0;
  }
  return { squares, steps };
}

/** Steps that "no more than chance" weighs as much as. */
const PRIOR_STEPS = 5;

/** At least 1; drawn towards it where there are few steps. */
export function stepFactor({ squares, steps }: ReturnType<typeof stepSquares>): number {
  return Math.max(1, (squares + PRIOR_STEPS) / (steps + PRIOR_STEPS));
}
