import { describe, expect, test } from 'vitest';
import { createRandom } from '../stats.ts';
import { randomPoints } from './random-points.ts';
import { readCanary } from './read-canary.ts';
import type { VersionPoints } from './version-data.ts';

const HOUR_MS = 3_600_000;
const RUNS = 1000;

interface Canary {
  /** Intervals of base alone before, of both. */
  readonly before: number;
  readonly both: number;
  readonly requests: number;
  /** Head's part of them. */
  readonly share: number;
  readonly rate: (index: number) => number;
  readonly ratio: number;
  readonly correlation?: number;
}

function draw(random: () => number, given: Canary): readonly [VersionPoints, VersionPoints] {
  const { before, both, requests, share, rate, ratio, correlation = 0 } = given;
  return [
    randomPoints(random, {
      intervals: before + both,
      requests: (index) => Math.round(index < before ? requests : requests * (1 - share)),
      rate,
      correlation,
    }),
    randomPoints(random, {
      from: before,
      intervals: both,
      requests: () => Math.round(requests * share),
      rate: (index) => ratio * rate(before + index),
      correlation,
    }),
  ];
}

function countKnown(runs: number, given: Canary): number {
  const random = createRandom(1);
  let known = 0;
  for (let run = 0; run < runs; run++) {
    const [base, head] = draw(random, given);
    const reading = readCanary(base, head);
    if (reading?.knownAt != null) known++;
  }
  return known;
}

const steady = (rate: number) => () => rate;
const byHour = (rate: number) => (index: number) => rate * (1 + 0.8 * Math.sin((2 * Math.PI * index) / 24));

describe('head that fails as often as base is blamed in at most 5 of 100 cases, however often one looks', () => {
  test.each<[string, Canary]>([
    ['a tenth of the traffic', { before: 0, both: 200, requests: 1000, share: 0.1, rate: steady(0.01), ratio: 1 }],
    ['500 looks', { before: 0, both: 500, requests: 100, share: 0.5, rate: steady(0.01), ratio: 1 }],
    ['one in 10,000', { before: 0, both: 100, requests: 50_000, share: 0.05, rate: steady(0.0001), ratio: 1 }],
    ['one in five', { before: 0, both: 100, requests: 1000, share: 0.5, rate: steady(0.2), ratio: 1 }],
    ['by hour', { before: 48, both: 150, requests: 1000, share: 0.1, rate: byHour(0.01), ratio: 1 }],
    [
      'rates that vary between the two',
      { before: 0, both: 150, requests: 5000, share: 0.5, rate: steady(0.01), ratio: 1, correlation: 0.003 },
    ],
    [
      'rates that vary, a tenth of the traffic',
      { before: 48, both: 150, requests: 5000, share: 0.1, rate: steady(0.01), ratio: 1, correlation: 0.005 },
    ],
  ])('%s', (_, given) => {
    expect(countKnown(RUNS, given)).toBeLessThanOrEqual(50);
  });
});

describe('head that fails more often is found', () => {
  test.each<[string, Canary, number]>([
    ['five times', { before: 24, both: 24, requests: 1000, share: 0.1, rate: steady(0.005), ratio: 5 }, 0.99],
    ['twice, by hour', { before: 48, both: 24, requests: 5000, share: 0.5, rate: byHour(0.01), ratio: 2 }, 0.99],
    [
      'five times, with rates that vary',
      { before: 24, both: 24, requests: 1000, share: 0.1, rate: steady(0.01), ratio: 5, correlation: 0.003 },
      0.95,
    ],
  ])('%s', (_, given, power) => {
    expect(countKnown(200, given)).toBeGreaterThanOrEqual(200 * power);
  });
});

/** Made by hand: no chance in it. */
function points(from: number, requests: readonly number[], errors: readonly number[], step = HOUR_MS): VersionPoints {
  const unknown = () => new Float64Array(requests.length).fill(Number.NaN);
  return {
    count: requests.length,
    at: Float64Array.from(requests, (_, index) => from * HOUR_MS + index * step),
    step,
    requests: Float64Array.from(requests),
    errors: Float64Array.from(errors),
    ...{ p50: unknown(), p75: unknown(), p90: unknown(), p95: unknown(), p99: unknown(), max: unknown() },
    mean: unknown(),
    histograms: null,
  };
}

test('says when it was known, and what stopping there would have saved', () => {
  const base = points(0, [1000, 900, 900, 900, 900, 900], [10, 9, 9, 9, 9, 9]);
  const head = points(1, [100, 100, 100, 100, 100, 50], [10, 10, 10, 10, 10, 5]);
  const reading = readCanary(base, head);
  expect(reading?.points.map(({ evidence, ...counts }) => counts)).toEqual(
    [1, 2, 3, 4, 5].map((hours) => ({
      at: (hours + 1) * HOUR_MS,
      baseRequests: 900 * hours,
      baseErrors: 9 * hours,
      headRequests: 100 * hours,
      headErrors: 10 * hours,
    })),
  );
  const known = reading?.points.findIndex(({ evidence }) => evidence >= 20) ?? -1;
  expect(known).toBe(0);
  expect({ ...reading, points: [] }).toEqual({
    from: HOUR_MS,
    to: 6 * HOUR_MS,
    headShare: 0.1,
    points: [],
    threshold: 20,
    knownAt: 2 * HOUR_MS,
    requestsUntilKnown: 100,
    secondsUntilKnown: 3600,
    // 450 requests more, 45 errors of which 4.5 would have been anyway, until the seventh hour.
    saved: { requests: 450, errors: 41, seconds: 5 * 3600 },
  });
});

test('the evidence is that of the formula', () => {
  // 2 of 3 errors with half of the requests: the mean over r of r² · (2 ÷ (1 + r))³.
  const base = points(0, [100, 100], [1, 0]);
  const head = points(0, [100, 100], [2, 0]);
  const rises = Array.from({ length: 24 }, (_, i) => 1.3 * 10 ** (i / 23));
  const mean = rises.reduce((sum, r) => sum + r * r * (2 / (1 + r)) ** 3, 0) / rises.length;
  expect(readCanary(base, head)?.points[0]?.evidence).toBeCloseTo(mean, 12);
});

test('versions that never ran at once, or for one interval, are no canary', () => {
  const base = points(0, [100, 100, 100], [1, 1, 1]);
  expect(readCanary(base, points(3, [100], [1]))).toBeNull();
  expect(readCanary(base, points(2, [100, 100], [1, 1]))).toBeNull();
  expect(readCanary(base, points(1, [100, 100], [1, 1]))).not.toBeNull();
  expect(readCanary(base, points(1, [100, 100], [Number.NaN, Number.NaN]))).toBeNull();
  expect(readCanary(points(0, [], []), base)).toBeNull();
});

test('unlike steps are counted in the longer', () => {
  const base = points(0, [400, 400], [4, 4]);
  const head = points(0, [100, 100, 100, 100], [1, 2, 3, 4], HOUR_MS / 2);
  const reading = readCanary(base, head);
  expect(reading?.points.map(({ headRequests, headErrors }) => [headRequests, headErrors])).toEqual([
    [200, 3],
    [400, 10],
  ]);
});

test('at most 500 points are told, the last and the one where it was known among them', () => {
  const random = createRandom(3);
  const [base, head] = draw(random, {
    ...{ before: 0, both: 3001, requests: 1000, share: 0.5, rate: steady(0.01), ratio: 1.1 },
  });
  const reading = readCanary(base, head);
  expect(reading?.points.length).toBeLessThanOrEqual(500);
  expect(reading?.points.at(-1)?.at).toBe(3001 * HOUR_MS);
  if (reading?.knownAt != null) {
    expect(reading.points.some(({ at }) => at === reading.knownAt)).toBe(true);
  }
});
