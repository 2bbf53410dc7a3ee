import { describe, expect, test } from 'vitest';
import { createRandom } from '../stats.ts';
import { countVerdicts, historyOf, judgePair } from './random-history.ts';
import { binomial, drawHistogram, type Random, type RandomPoints, randomPoints, steady } from './random-points.ts';
import type { ErrorGroup } from './version-data.ts';

const RUNS = 1000;
const HOUR_MS = 3_600_000;

/** One after the other, unless head says when. */
function judgeDrawn(random: Random, base: RandomPoints, head: RandomPoints) {
  return judgePair(
    historyOf(randomPoints(random, base), { version: 'base' }),
    historyOf(randomPoints(random, { from: base.intervals, ...head }), { version: 'head' }),
  );
}

describe('five times the errors are faulty in 99 of 100 cases', () => {
  test.each([
    ['0.5 %, 10,000 requests on either side', 0.005, [10_000, 24], [10_000, 24]],
    ['0.1 %, 10,000 requests on either side', 0.001, [10_000, 24], [10_000, 24]],
    ['0.1 %, in one interval each', 0.001, [10_000, 1], [10_000, 1]],
    ['0.1 %, 10,000 after a million', 0.001, [1_000_000, 168], [10_000, 5]],
    ['0.1 %, a million after 10,000', 0.001, [10_000, 24], [1_000_000, 24]],
  ] as const)('%s', (_, rate, [baseTotal, baseIntervals], [headTotal, headIntervals]) => {
    const random = createRandom(1);
    const counts = countVerdicts(RUNS, () =>
      judgeDrawn(random, steady(baseTotal, baseIntervals, rate), steady(headTotal, headIntervals, 5 * rate)),
    );
    expect(counts.faulty).toBeGreaterThanOrEqual(990);
  });
});

describe('equal versions are called faulty in at most 5 of 100 cases', () => {
  const day = (rate: number) => (index: number) => rate * (1 + 0.7 * Math.sin((2 * Math.PI * index) / 24));
  test.each<[string, RandomPoints, RandomPoints]>([
    ['0.01 %', steady(10_000, 24, 0.0001), steady(10_000, 24, 0.0001)],
    ['0.1 %', steady(10_000, 24, 0.001), steady(10_000, 24, 0.001)],
    ['2 %', steady(100_000, 48, 0.02), steady(100_000, 48, 0.02)],
    ['20 %', steady(10_000, 24, 0.2), steady(10_000, 24, 0.2)],
    ['twenty times the traffic before', steady(200_000, 100, 0.005), steady(10_000, 5, 0.005)],
    ['twenty times the traffic after', steady(10_000, 100, 0.005), steady(200_000, 100, 0.005)],
    ['varying', steady(100_000, 24, 0.01, { correlation: 0.003 }), steady(100_000, 24, 0.01, { correlation: 0.003 })],
    [
      'varying, with twenty times the traffic',
      steady(100_000, 100, 0.01, { correlation: 0.01 }),
      steady(2_000_000, 10, 0.01, { correlation: 0.01 }),
    ],
    [
      'varying, few intervals',
      steady(100_000, 6, 0.05, { correlation: 0.02 }),
      steady(100_000, 6, 0.05, { correlation: 0.02 }),
    ],
    [
      'by hour, in a busy hour',
      { ...steady(336_000, 168, 0), rate: day(0.01) },
      { ...steady(12_000, 6, 0), from: 171, rate: (i) => day(0.01)(i + 3) },
    ],
    [
      'by hour, after a day',
      { ...steady(48_000, 24, 0), rate: day(0.01) },
      { ...steady(12_000, 6, 0), from: 27, rate: (i) => day(0.01)(i + 3) },
    ],
  ])('%s', (_, base, head) => {
    const random = createRandom(2);
    const counts = countVerdicts(RUNS, () => judgeDrawn(random, base, head));
    expect(counts.faulty).toBeLessThanOrEqual(50);
  });

  test('with latency buckets, in a slow hour', () => {
    const random = createRandom(3);
    const series = (from: number, intervals: number) =>
      historyOf(
        randomPoints(random, {
          ...steady(intervals * 500, intervals, 0.005),
          from,
          histogram: (_random, n, index) =>
            drawHistogram(random, n, 100 * (1 + 0.5 * Math.sin((2 * Math.PI * (from + index)) / 24))),
        }),
      );
    const counts = countVerdicts(RUNS, () => judgePair(series(0, 48), series(51, 6)));
    expect(counts.faulty).toBeLessThanOrEqual(50);
  });

  test('with many sorts of errors, most of them rare', () => {
    const random = createRandom(4);
    const version = (from: number, requests: number) => {
      const points = randomPoints(random, { ...steady(requests, 24, 0.005), from });
      return historyOf(points, { errorGroups: drawErrors(random, requests) });
    };
    for (const [before, after] of [
      [10_000, 10_000],
      [100_000, 5_000],
      [5_000, 100_000],
    ] as const) {
      const counts = countVerdicts(RUNS, () => judgePair(version(0, before), version(24, after)));
      expect(counts.faulty).toBeLessThanOrEqual(50);
    }
  });
});

/** Sixty sorts, each 0.9 times as frequent as the one before. */
function drawErrors(random: Random, requests: number): readonly ErrorGroup[] {
  return Array.from({ length: 60 }, (_, index) => ({
    key: `${index}`,
    type: `Error${index}`,
    title: null,
    count: binomial(random, requests, 0.0005 * 0.9 ** index),
  })).filter(({ count }) => count > 0);
}

describe('too few requests', () => {
  test('30 are not enough, with three errors among them or none', () => {
    const random = createRandom(5);
    const counts = countVerdicts(RUNS, () => judgeDrawn(random, steady(100_000, 24, 0.005), steady(30, 1, 0.05)));
    expect(counts).toEqual({ faulty: 0, suspect: 0, fine: 0, 'not-enough': RUNS });
  });

  test('what people did makes it suspect; faulty only what they said', () => {
    const random = createRandom(6);
    const base = historyOf(randomPoints(random, steady(100_000, 24, 0.005)));
    const points = randomPoints(random, { ...steady(30, 1, 0.05), from: 24 });
    const remedied = { kind: 'rolled-back', by: 'base', at: 90_000_000 } as const;
    const incidents = { count: 2, severity: 'SEV-1' };
    const kinds = [
      historyOf(points, { incidents }),
      historyOf(points, { remedied }),
      historyOf(points, { incidents, remedied }),
      historyOf(null, { incidents, remedied }),
      historyOf(null),
      historyOf(points, { saidFailed: true }),
    ].map((head) => judgePair(base, head).kind);
    expect(kinds).toEqual(['suspect', 'suspect', 'suspect', 'suspect', 'not-enough', 'faulty']);
  });

  test('waiting is for as many as show a doubling', () => {
    const random = createRandom(7);
    const base = { ...historyOf(randomPoints(random, steady(1_000_000, 24, 0.01))) };
    const head = historyOf(randomPoints(random, { ...steady(30, 1, 0.01), from: 24 }));
    const { nextStep } = judgePair(base, head);
    // Rates of 1 % and 2 %, one-sided 5 %, power 80 %: 6.18 ÷ (2 asin √0.02 − 2 asin √0.01)² for a known base.
    expect(nextStep.code === 'wait' && nextStep.requests).toBeGreaterThan(750);
    expect(nextStep.code === 'wait' && nextStep.requests).toBeLessThan(950);
    expect(judgePair(base, historyOf(null)).nextStep).toEqual({ code: 'wait', requests: null });
  });
});

describe('requests that nobody counted, but so many a second', () => {
  const table = (errorRate: number, hours: number) =>
    historyOf(null, {
      firstSeenAt: 0,
      lastSeenAt: hours * HOUR_MS,
      measured: {
        ...{ source: 'table', points: 0, requests: null, requestsPerSecond: 33.6, errors: null, errorRate },
        ...{ errorInterval: null, errorTypes: null, texts: {} },
        latencies: { p50: null, p75: null, p90: null, p95: null, p99: null, max: null, mean: null },
      },
    });

  test('make a version fine or suspect, and are said to be reckoned', () => {
    const { kind, evidence } = judgePair(table(0.001, 72), table(0.05, 1));
    expect([kind, evidence.length]).toEqual(['suspect', 1]);
    expect(evidence[0]).toMatchObject({
      code: 'error-rate',
      weight: 2,
      from: 0.001,
      to: 0.05,
      fromRequests: 8_709_120,
      toRequests: 120_960,
      isReckoned: true,
    });
    expect(judgePair(table(0.001, 72), table(0.001, 1)).kind).toBe('fine');
    expect(judgePair(table(0.001, 72), table(0.05, 0)).kind).toBe('not-enough');
  });
});

test('a certain rise that is small makes a version suspect at most', () => {
  const random = createRandom(8);
  for (const rate of [0.011, 0.012, 0.013, 0.014]) {
    const counts = countVerdicts(20, () => judgeDrawn(random, steady(1e8, 48, 0.01), steady(1e8, 48, rate)));
    expect(counts.faulty).toBe(0);
  }
});

test('errors that rose while both ran, and in base too, are not head’s', () => {
  const random = createRandom(9);
  const counts = countVerdicts(200, () =>
    judgeDrawn(
      random,
      { ...steady(486 * 1000, 486, 0), rate: (index) => (index >= 480 ? 0.03 : 0.005) },
      { ...steady(6 * 500, 6, 0.03), from: 480 },
    ),
  );
  expect(counts.faulty).toBeLessThanOrEqual(10);
});

test('a version that begins to fail days after it came is faulty since then', () => {
  const random = createRandom(10);
  let near = 0;
  const counts = countVerdicts(200, () => {
    const verdict = judgeDrawn(random, steady(100_000, 100, 0.005), {
      ...steady(240_000, 240, 0),
      rate: (index) => (index < 222 ? 0.005 : 0.025),
    });
    const hour = (verdict.since ?? 0) / HOUR_MS - 100;
    if (Math.abs(hour - 222) <= 1) near++;
    const [evidence] = verdict.evidence;
    // Told of the part that is bad, not of a life that was good for the most part.
    if (evidence?.code === 'error-rate') expect(evidence.to).toBeGreaterThan(0.01);
    return verdict;
  });
  expect(counts.faulty).toBeGreaterThanOrEqual(198);
  expect(near).toBeGreaterThanOrEqual(180);
});

test('one that fails from the beginning does so since its first interval', () => {
  const random = createRandom(11);
  let first = 0;
  for (let run = 0; run < 200; run++) {
    const { since } = judgeDrawn(random, steady(100_000, 100, 0.001), steady(10_000, 24, 0.005));
    if (since === 100 * HOUR_MS) first++;
  }
  expect(first).toBeGreaterThanOrEqual(170);
});

test('errors beyond what base would have had are counted', () => {
  const random = createRandom(12);
  const { affects } = judgeDrawn(random, steady(1e6, 100, 0.005), steady(1e5, 100, 0.02));
  expect(affects.requests).toBe(100_000);
  expect(affects.extraErrors).toBeGreaterThan(1350);
  expect(affects.extraErrors).toBeLessThan(1650);
});
