import { describe, expect, test } from 'vitest';
import { createRandom } from '../stats.ts';
import type { MeasuredVersion } from '../version-answers.ts';
import { compareRates } from './compare-rates.ts';
import { measureDispersion, NO_DISPERSION } from './dispersion.ts';
import { measurePoints } from './measure-version.ts';
import { binomial, randomPoints } from './random-points.ts';
import { fisherMidP, rateTest } from './rate-test.ts';
import { scoreInterval } from './score-interval.ts';

const Z = 1.959963984540054;

function measured(errors: number, requests: number): MeasuredVersion {
  return {
    source: 'table',
    points: 0,
    requests,
    requestsPerSecond: null,
    errors,
    errorRate: errors / requests,
    errorInterval: null,
    errorTypes: null,
    latencies: { p50: null, p75: null, p90: null, p95: null, p99: null, max: null, mean: null },
    texts: {},
  };
}

describe('the exact test', () => {
  test.each([
    // Sums of hypergeometric probabilities, counted out with fractions.
    [1, 10, 8, 10, 0.0027982853],
    [0, 10, 5, 10, 0.01625387],
    [3, 20, 3, 20, 1],
    [2, 200, 11, 150, 0.0024333164],
  ])('%i of %i and %i of %i', (x, m, y, n, p) => {
    expect(fisherMidP({ errors: x, requests: m }, { errors: y, requests: n })).toBeCloseTo(p, 8);
  });

  test('is the same whichever side is which', () => {
    const one = { errors: 3, requests: 5000 };
    const other = { errors: 19, requests: 8000 };
    expect(fisherMidP(one, other)).toBeCloseTo(fisherMidP(other, one), 12);
  });

  test('rejects equal rates as often as it says, or less', () => {
    const random = createRandom(1);
    for (const [rate, m, n] of [
      [0.01, 1000, 1000],
      [0.001, 50_000, 2500],
      [0.3, 120, 120],
      [0.02, 20_000, 20_000],
    ] as const) {
      let rejected = 0;
      for (let run = 0; run < 2000; run++) {
        const base = { errors: binomial(random, m, rate), requests: m };
        const head = { errors: binomial(random, n, rate), requests: n };
        if (rateTest(base, head, 1, Number.POSITIVE_INFINITY) < 0.05) rejected++;
      }
      expect(rejected / 2000).toBeLessThan(0.065);
    }
  });
});

describe('the interval of a difference', () => {
  test.each([
    // The first as in R. G. Newcombe, "Interval estimation for the difference between independent proportions" (1998), table
    // II, method 6; all of them solved with likelihoods maximised numerically.
    [48, 80, 56, 70, 0.05283, 0.33817],
    [3, 10, 9, 10, 0.17003, 0.84065],
    [2, 84, 10, 98, 0.00692, 0.15776],
    [1, 1000, 9, 800, 0.0039, 0.02034],
    [0, 500, 3, 400, -0.00016, 0.02183],
  ])('%i of %i and %i of %i', (x, m, y, n, low, high) => {
    const interval = scoreInterval({ errors: x, requests: m }, { errors: y, requests: n }, Z);
    expect(interval[0]).toBeCloseTo(low, 5);
    expect(interval[1]).toBeCloseTo(high, 5);
  });

  test('stays within −1 and 1, and is there without errors too', () => {
    const [low, high] = scoreInterval({ errors: 0, requests: 100 }, { errors: 0, requests: 50 }, Z);
    expect(low).toBeLessThan(0);
    expect(high).toBeGreaterThan(0);
    expect(scoreInterval({ errors: 100, requests: 100 }, { errors: 0, requests: 50 }, Z)[0]).toBe(-1);
  });

  test('holds the true difference in 93 of 100 cases and more', () => {
    const random = createRandom(2);
    for (const [from, to, m, n] of [
      [0.01, 0.01, 1000, 1000],
      [0.001, 0.005, 10_000, 10_000],
      [0.0005, 0.0005, 20_000, 1000],
      [0.2, 0.25, 150, 3000],
      [0.05, 0.02, 400, 400],
    ] as const) {
      let held = 0;
      for (let run = 0; run < 2000; run++) {
        const base = { errors: binomial(random, m, from), requests: m };
        const head = { errors: binomial(random, n, to), requests: n };
        const [low, high] = scoreInterval(base, head, Z);
        if (low <= to - from && to - from <= high) held++;
      }
      expect(held / 2000).toBeGreaterThanOrEqual(0.93);
    }
  });
});

describe('two versions', () => {
  test('a rise that is clear', () => {
    const { interval, pValue, ...rest } = compareRates(measured(50, 10_000), measured(250, 10_000), NO_DISPERSION);
    expect(rest).toEqual({
      base: { requests: 10_000, errors: 50, rate: 0.005, interval: null },
      head: { requests: 10_000, errors: 250, rate: 0.025, interval: null },
      difference: 0.02,
      ratio: 5,
      dispersion: 1,
      verdict: 'worse',
      reason: null,
    });
    expect(interval?.[0]).toBeCloseTo(0.0167, 3);
    expect(interval?.[1]).toBeCloseTo(0.0235, 3);
    expect(pValue).toBeLessThan(1e-20);
    expect(compareRates(measured(250, 10_000), measured(50, 10_000), NO_DISPERSION).verdict).toBe('better');
    expect(compareRates(measured(50, 10_000), measured(55, 10_000), NO_DISPERSION).verdict).toBe('undecided');
    expect(compareRates(measured(0, 10_000), measured(0, 10_000), NO_DISPERSION)).toMatchObject({
      ratio: null,
      pValue: 1,
      verdict: 'undecided',
    });
  });

  test('what can’t be told is refused', () => {
    const unknown = { ...measured(5, 100), requests: null, errors: null };
    expect(compareRates(null, measured(1, 1000), NO_DISPERSION).reason).toBe('not-measured');
    expect(compareRates(measured(1, 1000), unknown, NO_DISPERSION)).toEqual({
      base: { requests: 1000, errors: 1, rate: 0.001, interval: null },
      head: { requests: null, errors: null, rate: 0.05, interval: null },
      difference: 0.049,
      interval: null,
      ratio: 50,
      pValue: null,
      dispersion: null,
      verdict: null,
      reason: 'no-counts',
    });
    const below = { ...measured(100, 100_000), errors: null, texts: { error_rate: '< 0.1 %' } };
    const refused = { difference: null, verdict: null, reason: 'bound-only' };
    expect(compareRates(measured(0, 100_000), below, NO_DISPERSION)).toMatchObject(refused);
    expect(compareRates(below, measured(0, 100_000), NO_DISPERSION)).toMatchObject(refused);
    // Whatever the bound hides, so many are more.
    expect(compareRates(below, measured(3000, 100_000), NO_DISPERSION)).toMatchObject({ verdict: 'worse' });
    expect(compareRates(measured(1, 1000), measured(3, 30), NO_DISPERSION)).toMatchObject({
      reason: 'too-few',
      interval: null,
      verdict: null,
    });
  });

  test('of varying rates fewer are told apart by chance', () => {
    const random = createRandom(3);
    let [held, told, told1] = [0, 0, 0];
    for (let run = 0; run < 1000; run++) {
      const [base, head] = [0, 48].map((from) =>
        randomPoints(random, { from, intervals: 48, requests: () => 2000, rate: () => 0.01, correlation: 0.003 }),
      );
      if (base === undefined || head === undefined) continue;
      const { interval, verdict } = compareRates(
        measurePoints(base),
        measurePoints(head),
        measureDispersion([base, head]),
      );
      if (interval !== null && interval[0] <= 0 && interval[1] >= 0) held++;
      if (verdict !== 'undecided') told++;
      if (compareRates(measurePoints(base), measurePoints(head), NO_DISPERSION).verdict !== 'undecided') told1++;
    }
    expect(held).toBeGreaterThanOrEqual(930);
    expect(told).toBeLessThanOrEqual(70);
    expect(told1).toBeGreaterThan(300);
  });
});
