/** Latencies of a version over all its life. */
import type { LatencyHistogram, VersionRecord } from '../model.ts';
import type { LatencyFigure, LatencyName, MeasuredVersion } from '../version-answers.ts';
import { plainFactorOf } from './dispersion.ts';
import { bucketInterval, bucketQuantile, joinHistograms } from './latency-buckets.ts';
import { slowPoints } from './slow-points.ts';
import type { VersionPoints } from './version-data.ts';

type Latencies = MeasuredVersion['latencies'];

const PERCENTILES = { p50: 0.5, p75: 0.75, p90: 0.9, p95: 0.95, p99: 0.99 } as const;
type Percentile = keyof typeof PERCENTILES;

/** From buckets where there are any; else the median of the intervals' percentiles, weighted by requests. */
export function latenciesOfPoints(points: VersionPoints): Latencies {
  const joined = points.histograms === null ? null : joinHistograms(points.histograms);
  const percentile = (name: Percentile) =>
    joined === null
      ? fromIntervals(weightedMedian(points, points[name]))
      : fromBuckets(joined, PERCENTILES[name], (bound) => slowFactor(points, bound));
  return {
    ...eachPercentile(percentile),
    max: fromIntervals(largest(points)),
    mean: fromIntervals(weightedMean(points)),
  };
}

/** As the table says them; from its buckets what it doesn't say. */
export function latenciesOfRecord(record: VersionRecord): Latencies {
  const joined = joinHistograms([record.histogram]);
  const said = (name: LatencyName): LatencyFigure | null =>
    isLatency(record[name]) ? { milliseconds: record[name], interval: null, from: 'said' } : null;
  const percentile = (name: Percentile) =>
    said(name) ?? (joined === null ? null : fromBuckets(joined, PERCENTILES[name], () => 1));
  return { ...eachPercentile(percentile), max: said('max'), mean: said('mean') };
}

function eachPercentile(measure: (name: Percentile) => LatencyFigure | null) {
  return { p50: measure('p50'), p75: measure('p75'), p90: measure('p90'), p95: measure('p95'), p99: measure('p99') };
}

function fromBuckets(
  histogram: LatencyHistogram,
  probability: number,
  factorAt: (bound: number) => number,
): LatencyFigure {
  const milliseconds = bucketQuantile(histogram, probability);
  const bound = histogram.bounds.find((one) => one >= milliseconds) ?? (histogram.bounds.at(-1) as number);
  return { milliseconds, interval: bucketInterval(histogram, probability, factorAt(bound)), from: 'buckets' };
}

/** How much more the share of requests above a bound varies between intervals than chance lets it. */
function slowFactor(points: VersionPoints, bound: number): number {
  const slow = slowPoints(points, bound);
  return slow === null ? 1 : plainFactorOf(slow);
}

function fromIntervals(milliseconds: number | null): LatencyFigure | null {
  return milliseconds === null ? null : { milliseconds, interval: null, from: 'intervals' };
}

function isLatency(value: number | null): value is number {
  return value !== null && value >= 0 && value < Number.POSITIVE_INFINITY;
}

/** 1 where a series tells no requests at all. */
function weightAt({ requests }: VersionPoints, index: number, isCounted: boolean): number {
  const weight = isCounted ? (requests[index] as number) : 1;
  return weight > 0 && weight < Number.POSITIVE_INFINITY ? weight : 0;
}

function isCounted({ requests, count }: VersionPoints): boolean {
  for (let i = 0; i < count; i++) if ((requests[i] as number) > 0) return true;
  return false;
}

/** Room for the values of one series and what each weighs, used again and again. */
const sorted = { values: new Float64Array(256), weights: new Float64Array(256) };
/** Up to so many are put where they belong one by one. */
const FEW = 64;

/** The smallest value that at least half of the requests are in intervals of, or below. */
function weightedMedian(points: VersionPoints, values: Float64Array): number | null {
  const counted = isCounted(points);
  if (sorted.values.length < points.count) {
    sorted.values = new Float64Array(2 * points.count);
    sorted.weights = new Float64Array(2 * points.count);
  }
  let [length, total] = [0, 0];
  for (let i = 0; i < points.count; i++) {
    const value = values[i] as number;
    if (!isLatency(value)) continue;
    const weight = weightAt(points, i, counted);
    if (weight === 0) continue;
    sorted.values[length] = value;
    sorted.weights[length++] = weight;
    total += weight;
  }
  return length > FEW ? medianOfMany(length, total) : medianOfFew(length, total);
}

function medianOfFew(length: number, total: number): number | null {
  const { values, weights } = sorted;
  for (let i = 1; i < length; i++) {
    const value = values[i] as number;
    const weight = weights[i] as number;
    let place = i;
    for (; place > 0 && (values[place - 1] as number) > value; place--) {
      values[place] = values[place - 1] as number;
      weights[place] = weights[place - 1] as number;
    }
    values[place] = value;
    weights[place] = weight;
  }
  let passed = 0;
  for (let i = 0; i < length; i++) {
    passed += weights[i] as number;
    if (passed >= total / 2) return values[i] as number;
  }
  return null;
}

function medianOfMany(length: number, total: number): number | null {
  const { values, weights } = sorted;
  const order = Uint32Array.from({ length }, (_, i) => i);
  order.sort((one, other) => (values[one] as number) - (values[other] as number) || one - other);
  let passed = 0;
  for (const i of order) {
    passed += weights[i] as number;
    if (passed >= total / 2) return values[i] as number;
  }
  return null;
}

function weightedMean(points: VersionPoints): number | null {
  const counted = isCounted(points);
  let [total, weights] = [0, 0];
  for (let i = 0; i < points.count; i++) {
    const value = points.mean[i] as number;
    const weight = weightAt(points, i, counted);
    if (!isLatency(value) || weight === 0) continue;
    total += value * weight;
    weights += weight;
  }
  return weights > 0 && total < Number.POSITIVE_INFINITY ? total / weights : null;
}

function largest({ max, count }: VersionPoints): number | null {
  let most: number | null = null;
  for (let i = 0; i < count; i++) {
    const value = max[i] as number;
    if (isLatency(value) && value > (most ?? -1)) most = value;
  }
  return most;
}
