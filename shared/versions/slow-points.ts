/**
 * Requests slower than a bound as if they were errors: what measures and judges errors measures and judges them too.
 */
import type { LatencyHistogram } from '../model.ts';
import { countAbove, countOf } from './latency-buckets.ts';
import type { VersionPoints } from './version-data.ts';

/** null = not every interval's buckets have that bound. */
export function slowPoints(points: VersionPoints, bound: number): VersionPoints | null {
  const requests = new Float64Array(points.count).fill(Number.NaN);
  const errors = new Float64Array(points.count).fill(Number.NaN);
  const histograms = points.histograms ?? [];
  for (let i = 0; i < points.count; i++) {
    const histogram: LatencyHistogram | null = histograms[i] ?? null;
    if (histogram === null) continue;
    if (!histogram.bounds.includes(bound)) return null;
    requests[i] = countOf(histogram);
    errors[i] = countAbove(histogram, bound);
  }
  return { ...points, requests, errors };
}
