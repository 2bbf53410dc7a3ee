/** Latencies counted in buckets: the buckets of many intervals as one, and what quantiles lie in them. */
import type { LatencyHistogram } from '../model.ts';
import type { Confidence } from '../report.ts';
import { Z95 } from './distributions.ts';

/** A joined histogram is taken to be this exact: quantiles of fewer requests have no interval. */
const FEWEST_COUNTS = 10;

/** null = there are none with counts, or they have no bound in common. Bounds that only some have are left out: what is
 * counted up to the others is known of all. */
export function joinHistograms(histograms: readonly (LatencyHistogram | null)[]): LatencyHistogram | null {
  const counted = histograms.filter((one): one is LatencyHistogram => one !== null && isSound(one));
  const [first, ...others] = counted;
  if (first === undefined) return null;
  let bounds = first.bounds;
  for (const { bounds: own } of others) {
    if (own === bounds || isSame(own, bounds)) continue;
    const known = new Set(own);
    bounds = bounds.filter((bound) => known.has(bound));
  }
  if (bounds.length === 0) return null;
  const counts = new Float64Array(bounds.length + 1);
  for (const one of counted) addCounts(counts, bounds, one);
  return { bounds, counts: [...counts] };
}

/** Counts of a histogram added to those of bounds that it all has. */
export function addCounts(
  counts: Float64Array,
  bounds: readonly number[],
  { bounds: own, counts: given }: LatencyHistogram,
): void {
  let place = 0;
  for (let i = 0; i < given.length; i++) {
    // A bucket goes to the first that ends where it ends, or later.
    while (place < bounds.length && (own[i] ?? Number.POSITIVE_INFINITY) > (bounds[place] as number)) place++;
    counts[place] = (counts[place] as number) + (given[i] as number);
  }
}

function isSame(one: readonly number[], other: readonly number[]): boolean {
  return one.length === other.length && one.every((bound, index) => bound === other[index]);
}

/** Bounds ascend, counts are counts, one more than bounds, not all 0. */
function isSound({ bounds, counts }: LatencyHistogram): boolean {
  if (bounds.length === 0 || counts.length !== bounds.length + 1) return false;
  let total = 0;
  for (let i = 0; i < counts.length; i++) {
    const count = counts[i] as number;
    if (!(count >= 0 && count < Number.POSITIVE_INFINITY)) return false;
    if (i > 0 && i < bounds.length && !((bounds[i] as number) > (bounds[i - 1] as number))) return false;
    total += count;
  }
  return (
    total > 0 &&
    (bounds[0] as number) > Number.NEGATIVE_INFINITY &&
    (bounds.at(-1) as number) < Number.POSITIVE_INFINITY
  );
}

export function countOf({ counts }: LatencyHistogram): number {
  let total = 0;
  for (let i = 0; i < counts.length; i++) total += counts[i] as number;
  return total;
}

/** Those above a bound of its own. */
export function countAbove({ bounds, counts }: LatencyHistogram, bound: number): number {
  let total = 0;
  for (let i = counts.length - 1; i > 0 && (bounds[i - 1] as number) >= bound; i--) total += counts[i] as number;
  return total;
}

/**
 * Milliseconds; straight between a bucket's bounds, from 0 where the first begins, and the last bound where it lies
 * above all (Prometheus: histogram_quantile). `probability` 0–1.
 */
export function bucketQuantile({ bounds, counts }: LatencyHistogram, probability: number): number {
  const rank = probability * countOf({ bounds, counts });
  const index = bucketOf(counts, rank);
  const [low, high] = edges(bounds, index);
  if (high === Number.POSITIVE_INFINITY) return low;
  const before = counts.slice(0, index).reduce((total, count) => total + count, 0);
  const inside = counts[index] as number;
  return inside > 0 ? low + (high - low) * Math.min(1, Math.max(0, (rank - before) / inside)) : low;
}

/**
 * 95 % whatever the distribution: the values of the ranks between which the binomial distribution puts the quantile
 * (W. J. Conover, "Practical nonparametric statistics", 3.2), of which buckets tell no more than the bounds that they
 * lie between. `factor`: how much more it varies than if each request were drawn by chance. null = too few, or it
 * reaches above all bounds.
 */
export function bucketInterval(histogram: LatencyHistogram, probability: number, factor: number): Confidence | null {
  const { bounds, counts } = histogram;
  const n = countOf(histogram);
  if (n / factor < FEWEST_COUNTS) return null;
  const spread = Z95 * Math.sqrt(n * factor * probability * (1 - probability));
  const low = bucketOf(counts, Math.max(0, Math.floor(n * probability - spread)));
  const high = bucketOf(counts, Math.min(n, Math.ceil(n * probability + spread) + 1));
  const [least] = edges(bounds, low);
  const [, most] = edges(bounds, high);
  return most === Number.POSITIVE_INFINITY ? null : [least, most];
}

/** The bucket of the request of that rank, the smallest being 1. */
function bucketOf(counts: readonly number[], rank: number): number {
  let passed = 0;
  let last = 0;
  for (let i = 0; i < counts.length; i++) {
    if ((counts[i] as number) <= 0) continue;
    last = i;
    passed += counts[i] as number;
    if (passed >= rank) return i;
  }
  return last;
}

function edges(bounds: readonly number[], index: number): Confidence {
  const low = index === 0 ? Math.min(0, bounds[0] ?? 0) : (bounds[index - 1] as number);
  return [low, bounds[index] ?? Number.POSITIVE_INFINITY];
}
