/** What monitoring measured of the versions that ran, interval by interval. */
import type { LatencyHistogram } from '../../../shared/model.ts';
import { hourOfDay, isWeekend } from './calendar.ts';
import type { Disturbance } from './disturb-services.ts';
import { drawNormal, drawOverdispersed, drawPoisson } from './draw-counts.ts';
import { BOUNDS, HOURLY_LOAD, type Monitored, WEEKEND_LOAD } from './monitored-services.ts';
import type { Random } from './random.ts';
import type { Release } from './release.ts';
import type { Run } from './run-versions.ts';

/** One version in one interval. */
export interface Measurement {
  readonly release: Release;
  readonly version: string;
  /** Start of the interval. */
  readonly at: number;
  readonly requests: number;
  readonly errors: number;
  /** Milliseconds. */
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly mean: number;
  readonly buckets: LatencyHistogram | null;
}

/** Standard normal quantiles. */
const Z95 = 1.6449;
const Z99 = 2.3263;
/** Relative noise of a percentile that is measured over so many requests. */
const NOISE = 1.2;

/** What is expected of a version in an interval, before chance. */
interface Expected {
  readonly run: Run;
  readonly at: number;
  requests: number;
  errors: number;
  readonly median: number;
  readonly spread: number;
}

/** `runs` and `disturbances` of one service; the oldest interval first. */
export function measureRuns(
  runs: readonly Run[],
  monitored: Monitored,
  step: number,
  disturbances: readonly Disturbance[],
  random: Random,
): Measurement[] {
  return [...expectOf(runs, monitored, step, disturbances).values()]
    .sort((a, b) => a.at - b.at)
    .flatMap((expected) => {
      const measured = measure(expected, monitored.hasBuckets, random);
      return measured.requests === 0 ? [] : [measured];
    });
}

function expectOf(
  runs: readonly Run[],
  monitored: Monitored,
  step: number,
  disturbances: readonly Disturbance[],
): Map<string, Expected> {
  const all = new Map<string, Expected>();
  for (const run of runs) {
    const known = disturbances.filter((one) => one.from < run.to && one.to > run.from && concerns(one, run));
    const median = known.reduce((product, one) => product * one.median, monitored.median);
    const spread = known.reduce((sum, one) => sum + one.spread, monitored.spread);
    for (let at = Math.floor(run.from / step) * step; at < run.to; at += step) {
      const from = Math.max(at, run.from);
      const to = Math.min(at + step, run.to);
      const requests = (loadAt(from) * monitored.requests * run.share * (to - from)) / 1000;
      const key = `${run.version} ${at}`;
      const expected = all.get(key) ?? { run, at, requests: 0, errors: 0, median, spread };
      expected.requests += requests;
      expected.errors += requests * monitored.errorRate * factorOver(known, from, to);
      all.set(key, expected);
    }
  }
  return all;
}

function concerns({ release }: Disturbance, run: Run): boolean {
  return release === null || release === run.release;
}

/** How many times the usual error rate it is between two moments, on average. */
function factorOver(disturbances: readonly Disturbance[], from: number, to: number): number {
  return disturbances.reduce((product, one) => {
    const part = Math.max(0, Math.min(to, one.to) - Math.max(from, one.from)) / (to - from);
    return product * (1 + (one.errors - 1) * part);
  }, 1);
}

/** 1 on average over the days of a week. */
function loadAt(instant: number): number {
  const load = HOURLY_LOAD[Math.floor(hourOfDay(instant))] ?? 1;
  return isWeekend(instant) ? load * WEEKEND_LOAD : load;
}

function measure(expected: Expected, hasBuckets: boolean, random: Random): Measurement {
  const { run, at, median, spread } = expected;
  const counts = hasBuckets ? drawBuckets(expected, random) : null;
  const requests = counts?.reduce((sum, count) => sum + count, 0) ?? drawPoisson(expected.requests, random);
  const errors = Math.min(requests, drawOverdispersed(expected.errors, random));
  const noise = (part: number) => Math.exp((NOISE * drawNormal(random)) / Math.sqrt(part * requests + 4));
  return {
    ...{ release: run.release, version: run.version, at, requests, errors },
    p50: median * noise(0.5),
    p95: median * Math.exp(Z95 * spread) * noise(0.05),
    p99: median * Math.exp(Z99 * spread) * noise(0.01),
    mean: median * Math.exp((spread * spread) / 2) * noise(0.5),
    buckets: counts === null ? null : { bounds: BOUNDS, counts },
  };
}

function drawBuckets({ requests, median, spread }: Expected, random: Random): number[] {
  const below = BOUNDS.map((bound) => normalBelow(Math.log(bound / median) / spread));
  return [...below, 1].map((share, index) => drawPoisson(requests * (share - (below[index - 1] ?? 0)), random));
}

/** The standard normal distribution, within 8e-8 (Abramowitz and Stegun 26.2.17). */
function normalBelow(z: number): number {
  const t = 1 / (1 + 0.2316419 * Math.abs(z));
  const tail =
    0.3989423 *
    Math.exp((-z * z) / 2) *
    t *
    (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
  return z > 0 ? 1 - tail : tail;
}
