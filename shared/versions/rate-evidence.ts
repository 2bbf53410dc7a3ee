/** What two versions' errors say of head: that its rate rose by a lot, or that it is the same (weigh-rise.ts). */
import type { Instant } from '../model.ts';
import type { VersionEvidence } from '../version-answers.ts';
import { compareCounts, FEWEST_REQUESTS, joinFactors, rateCounts } from './compare-rates.ts';
import { type Dispersion, dispersionWithout, factorFor, factorFreedom } from './dispersion.ts';
import { findOnset } from './find-onset.ts';
import { hourFactors } from './hour-factors.ts';
import type { RateCounts } from './rate-test.ts';
import { sharedTrouble } from './shared-trouble.ts';
import type { VersionHistory, VersionPoints } from './version-data.ts';
import { logSum, weighRise } from './weigh-rise.ts';
import { weightPoints } from './weight-points.ts';

/**
 * The smallest rise that makes a version faulty: to one and a half times the rate, by two errors in 10,000 requests; or by
 * five in 100. What is smaller may be certain, and yet no reason to go back.
 */
export const SMALLEST_RISE = { ratio: 1.5, difference: 0.0002, large: 0.05 } as const;
/** A rise that is smaller weighs at most this, which alone makes a version suspect. */
export const SMALL_RISE_WEIGHT = 2;
/** Nobody can be surer than e^8; and rates that are the same leave the one in five faulty versions that fails otherwise. */
const BOUNDS = { least: -1.5, most: 8 } as const;
/** Parts of head's life, up to its end, in which the rise may have begun late: at these eighths of its intervals. */
const LATE_STARTS = [1, 2, 3, 4, 5, 6, 7] as const;
/** How likely a rise is to be there from the first interval on. */
const WHOLE_SHARE = 0.8;
const FEWEST_INTERVALS = 3;
/** By so much a part of its life must be likelier to be where the rise is. */
const LATE_MARGIN = 2;

export interface RateEvidence {
  readonly evidence: Extract<VersionEvidence, { readonly code: 'error-rate' }>;
  /** The first interval in which it shows; null = there is no series, or no rise. */
  readonly since: Instant | null;
  /** Errors of head above what base would have had. */
  readonly extraErrors: number;
}

/** Both sides' counts; head's requests weighted by hour of the day, and by trouble that base had at the same time. */
interface RateCase {
  readonly base: RateCounts;
  readonly head: RateCounts;
  readonly factor: number;
  readonly freedom: number;
  readonly drift: number;
  /** Of head: up to each interval, not including it; null = there is no series. */
  readonly sums: { readonly errors: Float64Array; readonly exposure: Float64Array } | null;
}

/** null = either has fewer requests than FEWEST_REQUESTS, or they aren't known. */
export function weighRates(base: VersionHistory, head: VersionHistory, dispersion: Dispersion): RateEvidence | null {
  const from = rateCounts(base.measured);
  const to = rateCounts(head.measured);
  if (from === null || to === null) return null;
  if (from.requests < FEWEST_REQUESTS || to.requests < FEWEST_REQUESTS) return null;
  const others = dispersionWithout(dispersion, head.points);
  const given = casePoints(base, head, others) ?? caseCounts(from, to, others, base, head);
  const whole = weighRise(given.base, given.head, given.factor, given.drift);
  const late = weighLateStarts(given);
  const mixed = logSum(Float64Array.of(Math.log(WHOLE_SHARE) + whole, Math.log(1 - WHOLE_SHARE) + late.mean));
  const rise = late.start !== null && late.most > whole + LATE_MARGIN ? after(given, late.start) : given.head;
  const weight = limitWeight(late.mean === Number.NEGATIVE_INFINITY ? whole : mixed, given.base, rise);
  const looks = rise === given.head ? 1 : 1 + LATE_STARTS.length;
  const compared = compareCounts(given.base, rise, given.factor, given.freedom);
  const rate = given.base.errors / given.base.requests;
  const onset = weight > 0 && given.sums !== null ? findOnset(given.sums, rate, rateOf(rise)) : null;
  return {
    evidence: {
      code: 'error-rate',
      weight,
      from: rate,
      to: Math.min(1, rateOf(rise)),
      fromRequests: from.requests,
      toRequests: rise === given.head ? to.requests : Math.min(to.requests, rise.requests),
      // Whoever looks for a rise in eight parts of a life finds one by chance eight times as often (C. E. Bonferroni).
      pValue: Math.min(1, compared.pValue * looks),
      interval: compared.interval,
    },
    since: onset === null ? null : (head.points?.at[onset] ?? null),
    extraErrors: Math.max(0, given.head.errors - rate * given.head.requests),
  };
}

function rateOf({ errors, requests }: RateCounts): number {
  return errors / requests;
}

function limitWeight(weight: number, base: RateCounts, head: RateCounts): number {
  const most = isLargeRise(base, head) ? BOUNDS.most : SMALL_RISE_WEIGHT;
  return Math.min(most, Math.max(BOUNDS.least, weight));
}

/** A base without errors is taken to have had half of one. */
export function isLargeRise(base: RateCounts, head: RateCounts): boolean {
  const from = Math.max(base.errors, 0.5) / base.requests;
  const difference = rateOf(head) - rateOf(base);
  if (difference >= SMALLEST_RISE.large) return true;
  return difference >= SMALLEST_RISE.difference && rateOf(head) >= SMALLEST_RISE.ratio * from;
}

/** Where both have series. */
function casePoints(base: VersionHistory, head: VersionHistory, dispersion: Dispersion): RateCase | null {
  if (base.points === null || head.points === null) return null;
  const hours = dispersion.hours === null ? null : hourFactors(dispersion.hours, head.points);
  const shared = sharedTrouble(base.points, head.points, hours, dispersion.factor);
  const from = shared?.base ?? totalOf(weightPoints(base.points, hours, null));
  const sums = weightPoints(head.points, hours, shared);
  const to = totalOf(sums);
  if (from.requests <= 0 || to.requests <= 0) return null;
  return {
    base: from,
    head: to,
    factor: joinFactors(
      { requests: from.requests, factor: factorFor(dispersion, from.requests, countBusy(base.points)) },
      { requests: to.requests, factor: factorFor(dispersion, to.requests, countBusy(head.points)) },
    ),
    freedom: factorFreedom(dispersion),
    drift: dispersion.drift,
    sums,
  };
}

function countBusy({ count, requests }: VersionPoints): number {
  let busy = 0;
  for (let i = 0; i < count; i++) if ((requests[i] as number) > 0) busy++;
  return busy;
}

function totalOf(sums: NonNullable<RateCase['sums']>): RateCounts {
  return { errors: sums.errors.at(-1) as number, requests: sums.exposure.at(-1) as number };
}

function caseCounts(
  from: RateCounts,
  to: RateCounts,
  dispersion: Dispersion,
  base: VersionHistory,
  head: VersionHistory,
): RateCase {
  const plain = { ...dispersion, factor: dispersion.plainFactor };
  const factor = joinFactors(
    { requests: from.requests, factor: factorFor(plain, from.requests, base.measured?.points ?? 0) },
    { requests: to.requests, factor: factorFor(plain, to.requests, head.measured?.points ?? 0) },
  );
  return { base: from, head: to, factor, freedom: factorFreedom(dispersion), drift: dispersion.drift, sums: null };
}

function after({ head, sums }: RateCase, start: number): RateCounts {
  if (sums === null) return head;
  return {
    errors: head.errors - (sums.errors[start] as number),
    requests: head.requests - (sums.exposure[start] as number),
  };
}

/** The same if the rise began with one of the late starts, each as likely as the next. */
function weighLateStarts(given: RateCase): {
  readonly mean: number;
  readonly most: number;
  readonly start: number | null;
} {
  const intervals = given.sums === null ? 0 : given.sums.errors.length - 1;
  const rate = rateOf(given.base);
  const weights = new Float64Array(LATE_STARTS.length).fill(Number.NEGATIVE_INFINITY);
  let most = Number.NEGATIVE_INFINITY;
  let start: number | null = null;
  for (const [index, eighth] of LATE_STARTS.entries()) {
    const from = Math.floor((intervals * eighth) / 8);
    if (intervals - from < FEWEST_INTERVALS) continue;
    const part = after(given, from);
    // A part without a rise can't make one likelier, and is left at 0.
    if (part.requests < FEWEST_REQUESTS || part.errors <= rate * part.requests) continue;
    const weight = weighRise(given.base, part, given.factor, given.drift);
    weights[index] = weight;
    if (weight > most) {
      most = weight;
      start = from;
    }
  }
  return { mean: logSum(weights) - Math.log(LATE_STARTS.length), most, start };
}
