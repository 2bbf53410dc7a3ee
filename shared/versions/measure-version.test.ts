import { describe, expect, test } from 'vitest';
import type { LatencyHistogram, VersionRecord } from '../model.ts';
import { createRandom } from '../stats.ts';
import { LATENCIES } from '../version-answers.ts';
import { compareLatencies } from './compare-latencies.ts';
import { bucketInterval, bucketQuantile, joinHistograms } from './latency-buckets.ts';
import { measurePoints, measureTable } from './measure-version.ts';
import { normal, randomPoints } from './random-points.ts';
import type { VersionPoints } from './version-data.ts';

const HOUR_MS = 3_600_000;
const nan = Number.NaN;

function points(
  given: Partial<Record<'requests' | 'errors' | 'p50' | 'p95' | 'max' | 'mean', readonly number[]>>,
): VersionPoints {
  const count = Object.values(given)[0]?.length ?? 0;
  const column = (values?: readonly number[]) =>
    values === undefined ? new Float64Array(count).fill(nan) : Float64Array.from(values);
  return {
    count,
    at: Float64Array.from({ length: count }, (_, index) => index * HOUR_MS),
    step: HOUR_MS,
    requests: column(given.requests),
    errors: column(given.errors),
    p50: column(given.p50),
    p75: column(),
    p90: column(),
    p95: column(given.p95),
    p99: column(),
    max: column(given.max),
    mean: column(given.mean),
    histograms: null,
  };
}

const NO_LATENCIES = Object.fromEntries(LATENCIES.map((name) => [name, null]));
const fromIntervals = (milliseconds: number) => ({ milliseconds, interval: null, from: 'intervals' });

test('a series is summed over its intervals', () => {
  const { errorInterval, ...rest } = measurePoints(points({ requests: [100, 0, nan, 300], errors: [1, 0, nan, 3] }));
  expect(rest).toEqual({
    source: 'series',
    points: 4,
    requests: 400,
    requestsPerSecond: 400 / 7200,
    errors: 4,
    errorRate: 0.01,
    errorTypes: null,
    latencies: NO_LATENCIES,
    texts: {},
  });
  expect(errorInterval?.[0]).toBeCloseTo(0.0039, 4);
  expect(errorInterval?.[1]).toBeCloseTo(0.0254, 4);
});

test('the rate is of the intervals that tell both', () => {
  const partly = measurePoints(points({ requests: [100, 1000, nan], errors: [10, nan, 5] }));
  expect(partly).toMatchObject({ requests: 1100, errors: 15, errorRate: 0.1 });
  expect(measurePoints(points({ requests: [100, 200] }))).toMatchObject({
    requests: 300,
    errors: null,
    errorRate: null,
  });
  expect(measurePoints(points({ errors: [1, 2] }))).toMatchObject({ requests: null, errors: 3, errorRate: null });
  expect(measurePoints(points({ requests: [0, 0], errors: [0, 0] }))).toMatchObject({
    requests: 0,
    requestsPerSecond: null,
    errorRate: null,
    errorInterval: null,
  });
});

test('more errors than requests are as many as those', () => {
  expect(measurePoints(points({ requests: [10, 90], errors: [25, 0] }))).toMatchObject({ errors: 10, errorRate: 0.1 });
});

test('rates that vary have wider intervals', () => {
  const random = createRandom(1);
  const width = (correlation: number) => {
    const { errorInterval } = measurePoints(
      randomPoints(random, { intervals: 200, requests: () => 1000, rate: () => 0.01, correlation }),
    );
    return errorInterval === null ? 0 : errorInterval[1] - errorInterval[0];
  };
  expect(width(0.01) / width(0)).toBeGreaterThan(2);
});

test('percentiles of intervals are told by their median, weighted by requests', () => {
  const { latencies } = measurePoints(
    points({
      requests: [10, 100, 10, 10],
      p50: [1, 20, 300, nan],
      p95: [5, 60, 7, 8],
      max: [100, 900, nan, 300],
      mean: [10, 20, 30, nan],
    }),
  );
  expect(latencies).toEqual({
    ...NO_LATENCIES,
    p50: fromIntervals(20),
    p95: fromIntervals(60),
    max: fromIntervals(900),
    mean: fromIntervals((100 + 2000 + 300) / 120),
  });
  expect(measurePoints(points({ p50: [1, 3, 9] })).latencies.p50).toEqual(fromIntervals(3));
});

describe('a table', () => {
  const record: VersionRecord = {
    ...{ service: 'shop', environment: null, version: 'v1', sha: null, endpoint: null, at: null },
    ...{ firstSeenAt: null, lastSeenAt: null, active: true },
    ...{ requests: null, requestsPerSecond: 33.6, errors: null, errorRate: 0.001, errorTypes: 4 },
    ...{ p50: null, p75: null, p90: null, p95: null, p99: 8.7, max: null, mean: 2.1, histogram: null },
    texts: { error_rate: '< 0.1 %', p99: '8.70 ms' },
  };

  test('percentiles of few intervals and of many are the smallest that half of the requests are not above', () => {
    for (const length of [40, 400]) {
      const requests = Array.from({ length }, (_, i) => 1 + ((i * 7) % 13));
      const p95 = Array.from({ length }, (_, i) => (i * 31) % 97);
      const { latencies } = measurePoints(points({ requests, p95 }));
      const below = (bound: number) =>
        requests.reduce((sum, one, i) => sum + ((p95[i] as number) <= bound ? one : 0), 0);
      const half = requests.reduce((sum, one) => sum + one, 0) / 2;
      expect(latencies.p95?.milliseconds).toBe(Math.min(...p95.filter((value) => below(value) >= half)));
    }
  });

  test('says it as it is', () => {
    expect(measureTable(record)).toEqual({
      source: 'table',
      points: 0,
      requests: null,
      requestsPerSecond: 33.6,
      errors: null,
      errorRate: 0.001,
      errorInterval: null,
      errorTypes: 4,
      latencies: {
        ...NO_LATENCIES,
        p99: { milliseconds: 8.7, interval: null, from: 'said' },
        mean: { milliseconds: 2.1, interval: null, from: 'said' },
      },
      texts: { error_rate: '< 0.1 %', p99: '8.70 ms' },
    });
  });

  test('with counts has a rate and its interval', () => {
    const { errorRate, errorInterval } = measureTable({
      ...record,
      requests: 100,
      errors: 15,
      errorRate: null,
      texts: {},
    });
    expect(errorRate).toBe(0.15);
    expect(errorInterval?.map((bound) => Number(bound.toFixed(5)))).toEqual([0.09306, 0.23284]);
    expect(measureTable({ ...record, requests: 10_000 }).errorInterval?.[0]).toBe(0);
  });

  test('with buckets has the percentiles that it doesn’t say', () => {
    const histogram = { bounds: [10, 20], counts: [50, 50, 0] };
    expect(measureTable({ ...record, histogram }).latencies).toMatchObject({
      p50: { milliseconds: 10, from: 'buckets' },
      p99: { milliseconds: 8.7, from: 'said' },
    });
  });
});

describe('buckets', () => {
  const histogram: LatencyHistogram = { bounds: [10, 20, 50], counts: [100, 100, 100, 100] };

  test('are straight between their bounds, and end with the last', () => {
    expect([0, 0.125, 0.25, 0.5, 0.625, 0.75, 0.99].map((p) => bucketQuantile(histogram, p))).toEqual([
      0, 5, 10, 20, 35, 50, 50,
    ]);
  });

  test('of different bounds are joined at those that all have', () => {
    const other = { bounds: [5, 10, 50, 70], counts: [1, 2, 3, 4, 5] };
    expect(joinHistograms([histogram, null, other])).toEqual({ bounds: [10, 50], counts: [103, 203, 109] });
    expect(joinHistograms([histogram, { bounds: [7], counts: [1, 1] }])).toBeNull();
    expect(joinHistograms([histogram, { bounds: [10, 20], counts: [1] }, { bounds: [10], counts: [0, 0] }])).toEqual(
      histogram,
    );
    expect(joinHistograms([null])).toBeNull();
  });

  test('intervals hold the true quantile in 93 of 100 cases and more', () => {
    const random = createRandom(2);
    const bounds = Array.from({ length: 30 }, (_, index) => 5 * 1.2 ** index);
    for (const [probability, z] of [
      [0.5, 0],
      [0.95, 1.6448536],
    ] as const) {
      let held = 0;
      for (let run = 0; run < 500; run++) {
        const counts = new Array<number>(bounds.length + 1).fill(0);
        for (let i = 0; i < 300; i++) {
          const latency = 50 * Math.exp(0.5 * normal(random));
          const bucket = bounds.findIndex((bound) => latency <= bound);
          const place = bucket < 0 ? bounds.length : bucket;
          counts[place] = (counts[place] ?? 0) + 1;
        }
        const [low, high] = bucketInterval({ bounds, counts }, probability, 1) ?? [nan, nan];
        const truth = 50 * Math.exp(0.5 * z);
        if (low <= truth && truth <= high) held++;
      }
      expect(held).toBeGreaterThanOrEqual(465);
    }
  });

  test('say nothing of few requests, or of what is above all bounds', () => {
    expect(bucketInterval({ bounds: [10], counts: [9, 0] }, 0.5, 1)).toBeNull();
    expect(bucketInterval(histogram, 0.9, 1)).toBeNull();
    expect(bucketInterval(histogram, 0.5, 1)).toEqual([10, 50]);
    expect(bucketInterval({ bounds: [10, 20, 50], counts: [1000, 50, 1000, 0] }, 0.25, 1)).toEqual([0, 10]);
  });
});

describe('latencies of two versions', () => {
  const version = (histogram: LatencyHistogram) =>
    measurePoints({ ...points({ requests: [histogram.counts.reduce((a, b) => a + b, 0)] }), histograms: [histogram] });

  test('are told apart where their buckets don’t meet', () => {
    const base = version({ bounds: [10, 20, 50, 100], counts: [900, 90, 10, 0, 0] });
    const head = version({ bounds: [10, 20, 50, 100], counts: [10, 90, 900, 0, 0] });
    expect(compareLatencies(base, head).find(({ name }) => name === 'p50')).toEqual({
      name: 'p50',
      base: base.latencies.p50,
      head: head.latencies.p50,
      difference: (head.latencies.p50?.milliseconds ?? 0) - (base.latencies.p50?.milliseconds ?? 0),
      interval: [10, 50],
      verdict: 'worse',
      reason: null,
    });
    expect(compareLatencies(head, base)[0]?.verdict).toBe('better');
    expect(compareLatencies(base, base)[0]?.verdict).toBe('undecided');
  });

  test('with other bounds too', () => {
    const base = version({ bounds: [10, 20, 50], counts: [900, 90, 10, 0] });
    const head = version({ bounds: [15, 30, 60], counts: [10, 900, 90, 0] });
    expect(compareLatencies(base, head)[0]).toMatchObject({ name: 'p50', interval: [5, 30], verdict: 'worse' });
  });

  test('percentiles alone have a difference, no interval', () => {
    const base = measurePoints(points({ requests: [1000], p95: [100] }));
    const head = measurePoints(points({ requests: [1000], p95: [150], max: [900] }));
    expect(compareLatencies(base, head)).toEqual([
      {
        name: 'p95',
        base: fromIntervals(100),
        head: fromIntervals(150),
        difference: 50,
        interval: null,
        verdict: null,
        reason: 'percentiles-only',
      },
      {
        name: 'max',
        base: null,
        head: fromIntervals(900),
        difference: null,
        interval: null,
        verdict: null,
        reason: 'not-measured',
      },
    ]);
    expect(compareLatencies(null, null)).toEqual([]);
  });
});
