/**
 * Errors and requests of a series up to each interval, requests weighted by how the rate differs when they were made.
 */
import { hourOf } from './hour-factors.ts';
import { errorsAt, ratedRequestsAt } from './point-sums.ts';
import type { SharedTrouble } from './shared-trouble.ts';
import type { VersionPoints } from './version-data.ts';

export interface WeightedSums {
  /** Before each interval; one more, of all. */
  readonly errors: Float64Array;
  readonly exposure: Float64Array;
}

export function weightPoints(
  points: VersionPoints,
  hours: Float64Array | null,
  shared: SharedTrouble | null,
): WeightedSums {
  const errors = new Float64Array(points.count + 1);
  const exposure = new Float64Array(points.count + 1);
  for (let i = 0; i < points.count; i++) {
    const requests = ratedRequestsAt(points, i);
    const at = points.at[i] as number;
    let weight = hours === null ? 1 : (hours[hourOf(at)] as number);
    if (shared !== null && at >= shared.from && at < shared.to) weight *= shared.factor;
    exposure[i + 1] = (exposure[i] as number) + requests * weight;
    errors[i + 1] = (errors[i] as number) + (requests > 0 ? errorsAt(points, i) : 0);
  }
  return { errors, exposure };
}
