/** What two versions' errors say of head: that its rate rose by a lot, or that it is the same (weigh-rise.ts). */
import type { Instant } from '../model.ts';
import type { VersionEvidence } from '../version-answers.ts';
import { compareCounts, FEWEST_REQUESTS } from './compare-rates.ts';
import type { Dispersion } from './dispersion.ts';
import { findOnset } from './find-onset.ts';
import { countedFrom, type RateCase, rateCase, weighedFrom } from './rate-case.ts';
import type { RateCounts } from './rate-test.ts';
import type { VersionHistory } from './version-data.ts';
import { logSum, weighRise } from './weigh-rise.ts';

/**
 * The smallest rise that makes a version faulty: to one and a half times the rate, by two errors in 10,000 requests;
 * or by five in 100. What is smaller may be certain, and yet no reason to go back.
 */
export const SMALLEST_RISE = { ratio: 1.5, difference: 0.0002, large: 0.05 } as const;
/** A rise that is smaller, or of reckoned requests, weighs at most this, which alone makes a version suspect. */
const UNSURE_WEIGHT = 2;
/**
 * Nobody can be surer than e^8; and rates that are the same leave the one in five faulty versions that fails
 * otherwise.
 */
const BOUNDS = { least: -1.5, most: 8 } as const;
/**
 * Parts of head's life, up to its end, in which the rise may have begun late: from these eighths of its intervals on.
 */
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

/** What errors weigh, and the part of head's life that they rose in. */
export interface WeighedRates {
  readonly given: RateCase;
  readonly weight: number;
  /** Interval that the rise began with; null = there from the first one on, or no rise. */
  readonly start: number | null;
  readonly rise: RateCounts;
}

/** null = either has fewer requests than FEWEST_REQUESTS, or they aren't known. */
export function weighRates(base: VersionHistory, head: VersionHistory, dispersion: Dispersion): WeighedRates | null {
  const given = rateCase(base, head, dispersion);
  if (given === null) return null;
  const { weighed } = given;
  const whole = weighRise(weighed.base, weighed.head, weighed.factor, given.drift);
  const late = weighLateStarts(given);
  const start = late.most > whole + LATE_MARGIN ? late.start : null;
  const rise = start === null ? weighed.head : weighedFrom(given, start);
  return { given, weight: limitWeight(mix(whole, late.mean), given, rise), start, rise };
}

/** With the test and the interval that are shown of it. */
export function rateEvidence(head: VersionHistory, { given, weight, start, rise }: WeighedRates): RateEvidence {
  const { shown, weighed, sums } = given;
  const rate = rateOf(weighed.base);
  const onset = weight > 0 && sums !== null ? findOnset(sums, rate, rateOf(rise)) : null;
  const told = start === null || head.points === null ? shown.head : countedFrom(head.points, start);
  const { pValue, interval } = compareCounts(shown.base, told, shown.factor, given.freedom);
  return {
    evidence: {
      code: 'error-rate',
      weight,
      from: rateOf(shown.base),
      to: rateOf(told),
      fromRequests: shown.base.requests,
      toRequests: told.requests,
      // Who looks at eight parts of a life finds a rise by chance eight times as often (C. E. Bonferroni).
      pValue: start === null ? pValue : Math.min(1, pValue * (1 + LATE_STARTS.length)),
      interval,
      ...(given.isReckoned ? { isReckoned: true as const } : {}),
    },
    since: onset === null ? null : (head.points?.at[onset] ?? null),
    extraErrors: Math.max(0, weighed.head.errors - rate * weighed.head.requests),
  };
}

function rateOf({ errors, requests }: RateCounts): number {
  return errors / requests;
}

/** Of a rise from the beginning and one that began late: the mean of both likelihoods. */
function mix(whole: number, late: number): number {
  if (late === Number.NEGATIVE_INFINITY) return whole;
  return logSum(Float64Array.of(Math.log(WHOLE_SHARE) + whole, Math.log(1 - WHOLE_SHARE) + late));
}

function limitWeight(weight: number, { weighed, isReckoned }: RateCase, rise: RateCounts): number {
  const most = isLargeRise(weighed.base, rise) && !isReckoned ? BOUNDS.most : UNSURE_WEIGHT;
  return Math.min(most, Math.max(BOUNDS.least, weight));
}

/** A base without errors is taken to have had half of one. */
function isLargeRise(base: RateCounts, head: RateCounts): boolean {
  const from = Math.max(base.errors, 0.5) / base.requests;
  const difference = rateOf(head) - rateOf(base);
  if (difference >= SMALLEST_RISE.large) return true;
  return difference >= SMALLEST_RISE.difference && rateOf(head) >= SMALLEST_RISE.ratio * from;
}

interface LateStarts {
  /** ln of the mean likelihood; −Infinity = in no part did it rise. */
  readonly mean: number;
  /** Of the likeliest, and the interval that it starts with. */
  readonly most: number;
  readonly start: number | null;
}

/** The same if the rise began with one of the late starts, each as likely as the next. */
function weighLateStarts(given: RateCase): LateStarts {
  const { base, factor } = given.weighed;
  const intervals = given.sums === null ? 0 : given.sums.errors.length - 1;
  const weights = new Float64Array(LATE_STARTS.length).fill(Number.NEGATIVE_INFINITY);
  let most = Number.NEGATIVE_INFINITY;
  let start: number | null = null;
  for (const [index, eighth] of LATE_STARTS.entries()) {
    const from = Math.floor((intervals * eighth) / 8);
    if (intervals - from < FEWEST_INTERVALS) continue;
    const part = weighedFrom(given, from);
    // A part without a rise makes none likelier: left out, it counts as impossible, which errs on head's side.
    if (part.requests < FEWEST_REQUESTS || part.errors <= rateOf(base) * part.requests) continue;
    const weight = weighRise(base, part, factor, given.drift);
    weights[index] = weight;
    if (weight > most) [most, start] = [weight, from];
  }
  return { mean: logSum(weights) - Math.log(LATE_STARTS.length), most, start };
}
