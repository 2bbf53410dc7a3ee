/**
 * The counts of two versions as they are weighed: beside those that are shown, what hours and shared trouble make of
 * them.
 */
import { FEWEST_REQUESTS, isBoundLarger, joinFactors, rateCounts } from './compare-rates.ts';
import { type Dispersion, dispersionWithout, factorFor, factorFreedom } from './dispersion.ts';
import { hourFactors } from './hour-factors.ts';
import { errorsAt, ratedRequestsAt } from './point-sums.ts';
import type { RateCounts } from './rate-test.ts';
import { sharedTrouble } from './shared-trouble.ts';
import type { VersionHistory, VersionPoints } from './version-data.ts';
import { type WeightedSums, weighedTotal, weightPoints } from './weight-points.ts';

export interface RateCase {
  /** As they were counted. */
  readonly shown: RatePair;
  /** Requests weighted by hour of the day, and head's by trouble that base had at the same time. */
  readonly weighed: RatePair;
  /** Of head: up to each interval; null = it has no series, or base has none. */
  readonly sums: WeightedSums | null;
  readonly drift: number;
  readonly freedom: number;
  /** Requests aren't told, and were reckoned from requests per second. */
  readonly isReckoned: boolean;
}

export interface RatePair {
  readonly base: RateCounts;
  readonly head: RateCounts;
  /** Variance of the difference ÷ that of binomial chance. */
  readonly factor: number;
}

/** null = either has fewer requests than FEWEST_REQUESTS, they aren't known, or the larger rate is a bound. */
export function rateCase(base: VersionHistory, head: VersionHistory, dispersion: Dispersion): RateCase | null {
  const [from, to] = [countsOf(base), countsOf(head)];
  if (from === null || to === null || isBoundLarger(base.measured, head.measured)) return null;
  const isReckoned = rateCounts(base.measured) === null || rateCounts(head.measured) === null;
  return pairCase({ counts: from, points: base.points }, { counts: to, points: head.points }, dispersion, isReckoned);
}

/** What was counted of a version, and its series where it has one. */
interface CountedSide {
  readonly counts: RateCounts;
  readonly points: VersionPoints | null;
}

/** null = either has fewer requests than FEWEST_REQUESTS. */
export function pairCase(
  base: CountedSide,
  head: CountedSide,
  dispersion: Dispersion,
  isReckoned = false,
): RateCase | null {
  if (base.counts.requests < FEWEST_REQUESTS || head.counts.requests < FEWEST_REQUESTS) return null;
  const others = dispersionWithout(dispersion, head.points);
  const pairOf = (one: RateCounts, other: RateCounts, varying: Dispersion): RatePair => ({
    base: one,
    head: other,
    factor: joinFactors(
      { requests: one.requests, factor: factorFor(varying, one.requests, base.points?.count ?? 0) },
      { requests: other.requests, factor: factorFor(varying, other.requests, head.points?.count ?? 0) },
    ),
  });
  const shown = pairOf(base.counts, head.counts, { ...others, factor: others.plainFactor });
  const weighed = weighedCounts(base.points, head.points, others);
  return {
    shown,
    weighed: weighed === null ? shown : pairOf(weighed.base, weighed.head, others),
    sums: weighed?.sums ?? null,
    drift: others.drift,
    freedom: factorFreedom(others),
    isReckoned,
  };
}

/** Errors and requests; where requests aren't told, requests per second times how long it was seen. */
export function countsOf({ measured, firstSeenAt, lastSeenAt }: VersionHistory): RateCounts | null {
  const counted = rateCounts(measured);
  if (counted !== null) return counted;
  if (measured?.errorRate == null || measured.requests !== null || !measured.requestsPerSecond) return null;
  if (firstSeenAt === null || lastSeenAt === null || !(lastSeenAt > firstSeenAt)) return null;
  const requests = (measured.requestsPerSecond * (lastSeenAt - firstSeenAt)) / 1000;
  return requests > 0 && requests < Number.POSITIVE_INFINITY
    ? { errors: measured.errorRate * requests, requests }
    : null;
}

/** Where both have series. */
function weighedCounts(base: VersionPoints | null, head: VersionPoints | null, dispersion: Dispersion) {
  if (base === null || head === null) return null;
  const hours = dispersion.hours === null ? null : hourFactors(dispersion.hours, head);
  const shared = sharedTrouble(base, head, hours, dispersion.factor);
  const from = shared?.base ?? weighedTotal(base, hours);
  const sums = weightPoints(head, hours, shared);
  const to = totalOf(sums);
  return from.requests > 0 && to.requests > 0 ? { base: from, head: to, sums } : null;
}

function totalOf(sums: WeightedSums): RateCounts {
  return { errors: sums.errors.at(-1) as number, requests: sums.exposure.at(-1) as number };
}

/** What head was weighed with from an interval on. */
export function weighedFrom({ weighed, sums }: RateCase, start: number): RateCounts {
  if (sums === null) return weighed.head;
  return {
    errors: weighed.head.errors - (sums.errors[start] as number),
    requests: weighed.head.requests - (sums.exposure[start] as number),
  };
}

/** What was counted from an interval on. */
export function countedFrom(points: VersionPoints, start: number): RateCounts {
  let [errors, requests] = [0, 0];
  for (let i = start; i < points.count; i++) {
    const counted = ratedRequestsAt(points, i);
    if (counted === 0) continue;
    requests += counted;
    errors += errorsAt(points, i);
  }
  return { errors, requests };
}
