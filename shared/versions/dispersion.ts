/** How much more error rates vary between intervals than chance alone lets them. */
import { ratedRequestsAt, sumPoints } from './point-sums.ts';
import type { VersionPoints } from './version-data.ts';

export interface Dispersion {
  /** Variance ÷ that of binomial chance; at least 1. */
  readonly factor: number;
  /** Degrees of freedom that it was estimated with; 0 = there was nothing to estimate it from. */
  readonly freedom: number;
}

export const NO_DISPERSION: Dispersion = { factor: 1, freedom: 0 };

/** Of all versions of one service together. */
export function measureDispersion(series: readonly VersionPoints[]): Dispersion {
  let squares = 0;
  let freedom = 0;
  for (const points of series) {
    const { ratedRequests, ratedErrors } = sumPoints(points);
    if (ratedErrors === 0 || ratedErrors === ratedRequests) continue;
    const rate = ratedErrors / ratedRequests;
    let cells = 0;
    for (let i = 0; i < points.count; i++) {
      const requests = ratedRequestsAt(points, i);
      if (requests === 0) continue;
      cells++;
      squares += ((points.errors[i] as number) - requests * rate) ** 2 / (requests * rate * (1 - rate));
    }
    freedom += Math.max(0, cells - 1);
  }
  return { factor: freedom === 0 ? 1 : Math.max(1, squares / freedom), freedom };
}
