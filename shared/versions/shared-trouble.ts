/**
 * Trouble that two versions had together: what changed base's own rate while head ran beside it is not head's fault.
 * Base's rate then is set against base's rate before; head's is expected to have changed as much.
 */
import type { Instant } from '../model.ts';
import { hourOf } from './hour-factors.ts';
import { errorsAt, ratedRequestsAt } from './point-sums.ts';
import type { RateCounts } from './rate-test.ts';
import type { VersionPoints } from './version-data.ts';

export interface SharedTrouble {
  /** Half-open. */
  readonly from: Instant;
  readonly to: Instant;
  /** Base's rate in it ÷ base's rate otherwise. */
  readonly factor: number;
  /** Base without it. */
  readonly base: RateCounts;
}

/** Base's rate must differ by so many standard deviations. */
const CLEAR = 4;
/** Errors that "no trouble" weighs as much as. */
const WEIGHT = 5;
const FEWEST_ERRORS = 5;

/** null = they weren't there at once, or base was then as it always is. */
export function sharedTrouble(
  base: VersionPoints,
  head: VersionPoints,
  hours: Float64Array | null,
  dispersion: number,
): SharedTrouble | null {
  if (head.count === 0 || base.count === 0) return null;
  const from = head.at[0] as number;
  const to = (head.at[head.count - 1] as number) + head.step;
  if ((base.at[base.count - 1] as number) < from || (base.at[0] as number) >= to) return null;
  const [apart, beside] = [
    { errors: 0, requests: 0 },
    { errors: 0, requests: 0 },
  ];
  for (let i = 0; i < base.count; i++) {
    const requests = ratedRequestsAt(base, i);
    if (requests === 0) continue;
    const at = base.at[i] as number;
    const side = at >= from && at < to ? beside : apart;
    side.requests += requests * (hours === null ? 1 : (hours[hourOf(at)] as number));
    side.errors += errorsAt(base, i);
  }
  if (apart.errors < FEWEST_ERRORS || beside.requests === 0) return null;
  const expected = (apart.errors / apart.requests) * beside.requests;
  // Both counts vary by chance.
  const variance = dispersion * expected * (1 + beside.requests / apart.requests);
  if (Math.abs(beside.errors - expected) < CLEAR * Math.sqrt(variance) + 1) return null;
  return { from, to, factor: (beside.errors + WEIGHT) / (expected + WEIGHT), base: apart };
}
