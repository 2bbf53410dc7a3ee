/** Intervals in which two versions both had requests. */
import type { Instant } from '../model.ts';
import { errorsAt, ratedRequestsAt } from './point-sums.ts';
import type { VersionPoints } from './version-data.ts';

export interface PairedInterval {
  readonly at: Instant;
  readonly baseRequests: number;
  readonly baseErrors: number;
  readonly headRequests: number;
  readonly headErrors: number;
}

/** Unlike steps are counted in the longer of them. Oldest first. */
export function pairPoints(
  base: VersionPoints,
  head: VersionPoints,
): { readonly pairs: readonly PairedInterval[]; readonly step: number } {
  const step = Math.max(base.step, head.step);
  const sides = [base, head].map((points) => binPoints(points, step));
  const [from, to] = [sides[0] ?? new Map(), sides[1] ?? new Map()];
  const pairs: PairedInterval[] = [];
  for (const [at, { requests, errors }] of to) {
    const beside = from.get(at);
    if (beside === undefined) continue;
    pairs.push({
      at,
      baseRequests: beside.requests,
      baseErrors: beside.errors,
      headRequests: requests,
      headErrors: errors,
    });
  }
  return { pairs: pairs.sort((one, other) => one.at - other.at), step };
}

interface Bin {
  requests: number;
  errors: number;
}

/** By start; intervals without requests are in none. */
function binPoints(points: VersionPoints, step: number): ReadonlyMap<number, Bin> {
  const bins = new Map<number, Bin>();
  for (let i = 0; i < points.count; i++) {
    const requests = ratedRequestsAt(points, i);
    if (requests === 0) continue;
    const at = points.at[i] as number;
    const start = points.step === step ? at : Math.floor(at / step) * step;
    const bin = bins.get(start);
    if (bin === undefined) bins.set(start, { requests, errors: errorsAt(points, i) });
    else {
      bin.requests += requests;
      bin.errors += errorsAt(points, i);
    }
  }
  return bins;
}
