/**
 * What latencies say of head. With buckets on both sides the requests above base's 95 % bound are weighed as errors
 * are (weigh-rise.ts). With percentiles alone nobody can say how sure a difference is; the weight is a stand-in that
 * can't make a version faulty, and is given only for differences that no ordinary day makes.
 */
import type { LatencyName, VersionEvidence } from '../version-answers.ts';
import { compareLatency } from './compare-latencies.ts';
import { FEWEST_REQUESTS } from './compare-rates.ts';
import { measureDispersion } from './dispersion.ts';
import { countAbove, countOf, joinHistograms } from './latency-buckets.ts';
import { sumPoints } from './point-sums.ts';
import { pairCase } from './rate-case.ts';
import type { RateCounts } from './rate-test.ts';
import { slowPoints } from './slow-points.ts';
import type { VersionHistory, VersionPoints } from './version-data.ts';
import { weighRise } from './weigh-rise.ts';

type LatencyEvidence = Extract<VersionEvidence, { readonly code: 'latency' }>;

/** The smallest rise that counts: a fifth, and five milliseconds. */
const SMALLEST_RISE = { ratio: 1.2, milliseconds: 5 } as const;
/** Up to one and a half times as slow is suspect at most. */
const LARGE_RATIO = 1.5;
/** Most faulty versions are no slower: that one isn't says little for it. */
const BOUNDS = { least: -0.5, small: 2, most: 4 } as const;
/** Of percentiles alone, from each ratio on. */
const STAND_INS = [
  { ratio: 4, weight: 2 },
  { ratio: 2, weight: 1.2 },
] as const;
const LEAST_SAID_MILLISECONDS = 20;
/** Percentiles that stand for a version, the first that both have. */
const NAMES = ['p95', 'p99', 'p90', 'mean', 'p75', 'p50'] as const satisfies readonly LatencyName[];

/** null = they can't be compared, or say nothing. */
export function weighLatencies(base: VersionHistory, head: VersionHistory): LatencyEvidence | null {
  const counted = weighBuckets(base, head);
  if (counted !== null) return counted;
  for (const name of NAMES) {
    const compared = compareLatency(name, base.measured, head.measured);
    if (compared?.base == null || compared.head === null) continue;
    const [from, to] = [compared.base.milliseconds, compared.head.milliseconds];
    if (isTooFew(base) || isTooFew(head) || to - from < LEAST_SAID_MILLISECONDS) return null;
    const standIn = STAND_INS.find(({ ratio }) => to >= ratio * from);
    if (standIn === undefined) return null;
    return { code: 'latency', weight: standIn.weight, percentile: name, from, to, interval: compared.interval };
  }
  return null;
}

function isTooFew({ measured }: VersionHistory): boolean {
  return measured?.requests != null && measured.requests < FEWEST_REQUESTS;
}

function weighBuckets(base: VersionHistory, head: VersionHistory): LatencyEvidence | null {
  const compared = compareLatency('p95', base.measured, head.measured);
  if (base.points === null || head.points === null || compared?.base?.from !== 'buckets') return null;
  if (compared.head?.from !== 'buckets') return null;
  const weight = weighSlow(base.points, head.points);
  if (weight === null) return null;
  const [from, to] = [compared.base.milliseconds, compared.head.milliseconds];
  const isRise = to >= SMALLEST_RISE.ratio * from && to - from >= SMALLEST_RISE.milliseconds;
  const most = !isRise ? 0 : to < LARGE_RATIO * from ? BOUNDS.small : BOUNDS.most;
  const limited = Math.min(most, Math.max(BOUNDS.least, weight));
  return { code: 'latency', weight: limited, percentile: 'p95', from, to, interval: compared.interval };
}

/**
 * By the requests above the bound under which at least 95 % of base's are; null = too few, or their bounds are too
 * different.
 */
function weighSlow(base: VersionPoints, head: VersionPoints): number | null {
  const joined = joinHistograms(base.histograms ?? []);
  const other = joinHistograms(head.histograms ?? []);
  if (joined === null || other === null) return null;
  const known = new Set(other.bounds);
  const bound = joined.bounds.find((one) => known.has(one) && countAbove(joined, one) <= 0.05 * countOf(joined));
  const [from, to] = bound === undefined ? [null, null] : [slowPoints(base, bound), slowPoints(head, bound)];
  if (from === null || to === null) return null;
  const side = (points: VersionPoints) => ({ points, counts: countsOf(points) });
  const given = pairCase(side(from), side(to), measureDispersion([from, to]));
  return given ? weighRise(given.weighed.base, given.weighed.head, given.weighed.factor, given.drift) : null;
}

function countsOf(points: VersionPoints): RateCounts {
  const { ratedErrors, ratedRequests } = sumPoints(points);
  return { errors: ratedErrors, requests: ratedRequests };
}
