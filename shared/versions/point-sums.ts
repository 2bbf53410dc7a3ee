/** What intervals of a series add up to, and which of them count. */
import type { VersionPoints } from './version-data.ts';

export interface PointSums {
  /** Of all intervals; null = never measured. */
  readonly requests: number | null;
  /** null = never measured. */
  readonly errors: number | null;
  /** Of the intervals in which errors were counted too: what rates are of. */
  readonly ratedRequests: number;
  readonly ratedErrors: number;
  /** Intervals with requests. */
  readonly busy: number;
  /** Intervals that told of more errors than requests, and are taken to have failed all of them. */
  readonly clipped: number;
}

/** A series and what it adds up to. */
export interface CountedPoints {
  readonly points: VersionPoints;
  readonly sums: PointSums;
}

/** NaN, infinities and numbers below 0 are not counts. */
function isCount(value: number): boolean {
  return value >= 0 && value < Number.POSITIVE_INFINITY;
}

/** Requests of an interval of which errors were counted; 0 where either isn't known. */
export function ratedRequestsAt({ requests, errors }: VersionPoints, index: number): number {
  const total = requests[index] as number;
  return isCount(total) && isCount(errors[index] as number) ? total : 0;
}

/** Of an interval with rated requests: never more than those. */
export function errorsAt({ requests, errors }: VersionPoints, index: number): number {
  return Math.min(errors[index] as number, requests[index] as number);
}

export function sumPoints({ count, requests, errors }: VersionPoints): PointSums {
  const sums = { requests: 0, errors: 0, ratedRequests: 0, ratedErrors: 0, busy: 0, clipped: 0 };
  let hasRequests = false;
  let hasErrors = false;
  for (let i = 0; i < count; i++) {
    const total = requests[i] as number;
    const failed = errors[i] as number;
    if (isCount(total)) {
      hasRequests = true;
      sums.requests += total;
      if (total > 0) sums.busy++;
    }
    if (!isCount(failed)) continue;
    hasErrors = true;
    if (isCount(total)) {
      const kept = Math.min(failed, total);
      if (kept < failed) sums.clipped++;
      sums.errors += kept;
      sums.ratedErrors += kept;
      sums.ratedRequests += total;
    } else sums.errors += failed;
  }
  return { ...sums, requests: hasRequests ? sums.requests : null, errors: hasErrors ? sums.errors : null };
}
