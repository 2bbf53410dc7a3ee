/**
 * Errors and requests of a series up to each interval, requests weighted by how the rate differs when they were made.
 */
import { createFloatRoom, partOf } from './float-room.ts';
import { hourOf } from './hour-factors.ts';
import { errorsAt, ratedRequestsAt } from './point-sums.ts';
import type { RateCounts } from './rate-test.ts';
import type { SharedTrouble } from './shared-trouble.ts';
import type { VersionPoints } from './version-data.ts';

export interface WeightedSums {
  /** Before each interval; one more, of all. */
  readonly errors: Float64Array;
  readonly exposure: Float64Array;
}

const room = createFloatRoom();

export function weightPoints(
  points: VersionPoints,
  hours: Float64Array | null,
  shared: SharedTrouble | null,
): WeightedSums {
  const size = points.count + 1;
  const both = room(2 * size);
  const [errors, exposure] = [partOf(both, 0, size), partOf(both, 1, size)];
  let [failed, exposed] = [0, 0];
  for (let i = 0; i < points.count; i++) {
    const requests = ratedRequestsAt(points, i);
    if (requests > 0) {
      const at = points.at[i] as number;
      let weight = hours === null ? 1 : (hours[hourOf(at)] as number);
      if (shared !== null && at >= shared.from && at < shared.to) weight *= shared.factor;
      exposed += requests * weight;
      failed += errorsAt(points, i);
    }
    exposure[i + 1] = exposed;
    errors[i + 1] = failed;
  }
  return { errors, exposure };
}

/** What they add up to, of which no parts are wanted. */
export function weighedTotal(points: VersionPoints, hours: Float64Array | null): RateCounts {
  let [errors, exposure] = [0, 0];
  for (let i = 0; i < points.count; i++) {
    const requests = ratedRequestsAt(points, i);
    if (requests === 0) continue;
    exposure += requests * (hours === null ? 1 : (hours[hourOf(points.at[i] as number)] as number));
    errors += errorsAt(points, i);
  }
  return { errors, requests: exposure };
}
