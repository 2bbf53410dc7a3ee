/** Intervals of a version's series as several rows tell of them: folded, added up, and put into columns. */
import type { Instant, LatencyHistogram } from '../model.ts';
import { createFloatRoom, partOf } from './float-room.ts';
import { stepOf } from './step-census.ts';
import type { VersionPoints } from './version-data.ts';

/** What was measured in one interval; NaN = not measured. Latencies in milliseconds. */
export interface Interval {
  requests: number;
  perSecond: number;
  errors: number;
  /** 0–1 */
  errorRate: number;
  errorsPerSecond: number;
  p50: number;
  p75: number;
  p90: number;
  p95: number;
  p99: number;
  max: number;
  mean: number;
  histogram: LatencyHistogram | null;
}

const PERCENTILES = ['p50', 'p75', 'p90', 'p95', 'p99', 'mean'] as const;
const NUMBERS = ['requests', 'perSecond', 'errors', 'errorRate', 'errorsPerSecond', ...PERCENTILES, 'max'] as const;
const HOUR = 3_600_000;

/** What the later one of two rows on the same thing says goes before, field by field. */
export function foldInterval(into: Interval, later: Interval): void {
  for (const field of NUMBERS) if (!Number.isNaN(later[field])) into[field] = later[field];
  into.histogram = later.histogram ?? into.histogram;
}

/** Counts in place of rates, as far as they are known, so that intervals can be added. */
export function settleInterval(interval: Interval): void {
  const { requests, perSecond, errors, errorRate } = interval;
  if (!Number.isNaN(requests)) interval.perSecond = Number.NaN;
  if (Number.isNaN(errors) && !Number.isNaN(errorRate)) {
    interval.errors = requests * errorRate;
    interval.errorsPerSecond = interval.perSecond * errorRate;
  }
  interval.errorRate = Number.NaN;
  if (!Number.isNaN(interval.errors)) interval.errorsPerSecond = Number.NaN;
  if (Number.isNaN(requests) && !(perSecond >= 0)) interval.perSecond = Number.NaN;
}

/**
 * Other requests of the same interval (of another environment, of another endpoint). Percentiles can't be added: the mean
 * of them by requests stands for them.
 */
export function addInterval(into: Interval, other: Interval): void {
  const share = shareOf(other, into);
  for (const field of PERCENTILES) into[field] = mixed(into[field], other[field], share);
  into.max = Number.isNaN(into.max) ? other.max : Math.max(into.max, Number.isNaN(other.max) ? into.max : other.max);
  into.histogram = addHistograms(into, other);
  for (const field of ['requests', 'perSecond', 'errors', 'errorsPerSecond'] as const) {
    into[field] = addKnown(into[field], other[field]);
  }
}

/** Of the requests of both. */
function shareOf(one: Interval, other: Interval): number {
  const share = one.requests / (one.requests + other.requests);
  if (!Number.isNaN(share)) return share;
  const shareOfRates = one.perSecond / (one.perSecond + other.perSecond);
  return Number.isNaN(shareOfRates) ? 1 / 2 : shareOfRates;
}

function mixed(a: number, b: number, shareOfB: number): number {
  if (Number.isNaN(a)) return b;
  return Number.isNaN(b) ? a : a + (b - a) * shareOfB;
}

function addKnown(a: number, b: number): number {
  if (Number.isNaN(a)) return b;
  return Number.isNaN(b) ? a : a + b;
}

/** Requests that only one of them tells the latency of are none of the sum's; other bounds can't be added. */
function addHistograms({ histogram: a }: Interval, { histogram: b }: Interval): LatencyHistogram | null {
  if (a === null || b === null) return a ?? b;
  if (a.bounds.length !== b.bounds.length || a.bounds.some((bound, i) => bound !== b.bounds[i])) return null;
  return { bounds: a.bounds, counts: a.counts.map((count, i) => count + (b.counts[i] ?? 0)) };
}

/** One interval as a source tells of it; of several of one instant and environment the later `order` has its say. */
export interface OrderedInterval {
  readonly at: Instant;
  /** 0 = none is named. */
  readonly environment: number;
  readonly order: number;
  readonly interval: Interval;
}

/** Settled intervals, which may be of several sources and in any order, as columns; null = there is none. */
export function toPoints(all: readonly OrderedInterval[], usualStep: number): VersionPoints | null {
  if (all.length === 0) return null;
  const intervals = inOrder(all);
  const step = stepOf(intervals.map(({ at }) => at)) ?? usualStep;
  const seconds = step / 1000;
  const columns = toColumns(intervals.length, (into) => {
    for (const [i, { at, interval }] of intervals.entries()) {
      into.at[i] = at;
      into.requests[i] = addKnown(interval.requests, interval.perSecond * seconds);
      into.errors[i] = addKnown(interval.errors, interval.errorsPerSecond * seconds);
      into.p50[i] = interval.p50;
      into.p75[i] = interval.p75;
      into.p90[i] = interval.p90;
      into.p95[i] = interval.p95;
      into.p99[i] = interval.p99;
      into.max[i] = interval.max;
      into.mean[i] = interval.mean;
    }
  });
  const histograms = intervals.map(({ interval }) => interval.histogram);
  const hasHistogram = histograms.some((histogram) => histogram !== null);
  return { count: intervals.length, step, ...columns, histograms: hasHistogram ? histograms : null };
}

type Columns = Pick<
  VersionPoints,
  'at' | 'requests' | 'errors' | 'p50' | 'p75' | 'p90' | 'p95' | 'p99' | 'max' | 'mean'
>;

export function toColumns(length: number, fill: (columns: Columns) => void): Columns {
  const all = room(10 * length);
  const column = (place: number) => partOf(all, place, length);
  const columns = {
    ...{ at: column(0), requests: column(1), errors: column(2), p50: column(3), p75: column(4), p90: column(5) },
    ...{ p95: column(6), p99: column(7), max: column(8), mean: column(9) },
  };
  fill(columns);
  return columns;
}

const room = createFloatRoom();

/** In order of time, those of one instant and environment folded into one. */
export function foldIntervals(all: readonly OrderedInterval[]): OrderedInterval[] {
  const folded: OrderedInterval[] = [];
  for (const one of [...all].sort((a, b) => a.at - b.at || a.environment - b.environment || a.order - b.order)) {
    const last = folded.at(-1);
    if (last?.at === one.at && last.environment === one.environment) foldInterval(last.interval, one.interval);
    else folded.push({ ...one, interval: { ...one.interval } });
  }
  return folded;
}

/** Each instant once, ascending: what is of one environment folded, what is of several added up. */
function inOrder(all: readonly OrderedInterval[]): readonly OrderedInterval[] {
  const isOrdered = all.every(({ at }, i) => i === 0 || at > (all[i - 1] as OrderedInterval).at);
  if (isOrdered) return all;
  const added: OrderedInterval[] = [];
  for (const one of foldIntervals(all)) {
    const last = added.at(-1);
    if (last?.at === one.at) addInterval(last.interval, one.interval);
    else added.push(one);
  }
  return added;
}

/** Of a series with a single instant. */
export const USUAL_STEP = HOUR;
