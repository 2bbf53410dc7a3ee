import { describe, expect, test } from 'vitest';
import { createRandom, median } from '../stats.ts';
import { type Dispersion, dispersionWithout, factorFor, measureDispersion, NO_DISPERSION } from './dispersion.ts';
import { hourFactors } from './hour-factors.ts';
import { type RandomPoints, randomPoints } from './random-points.ts';

const byHour = (rate: number) => (index: number) => rate * (1 + 0.7 * Math.sin((2 * Math.PI * index) / 24));

function week(more: Partial<RandomPoints> = {}): RandomPoints {
  return { intervals: 168, requests: () => 1000, rate: () => 0.01, ...more };
}

/** Of 100 drawn services. */
function drawn(versions: readonly RandomPoints[]): readonly Dispersion[] {
  const random = createRandom(1);
  return Array.from({ length: 100 }, () =>
    measureDispersion(
      versions.map((version, index) => randomPoints(random, { from: index * version.intervals, ...version })),
    ),
  );
}

function middle(dispersions: readonly Dispersion[], of: (dispersion: Dispersion) => number): number {
  return median(Float64Array.from(dispersions, of)) ?? Number.NaN;
}

describe('the factor', () => {
  test('is 1 where there is nothing but chance, also for rare errors', () => {
    for (const rate of [0.2, 0.01, 0.001, 0.0001]) {
      const dispersions = drawn([week({ rate: () => rate }), week({ rate: () => rate })]);
      const factors = dispersions.map(({ factor }) => factor);
      expect(Math.min(...factors)).toBeGreaterThanOrEqual(1);
      expect(middle(dispersions, ({ factor }) => factor)).toBeLessThan(1.1);
      expect(Math.max(...factors)).toBeLessThan(2);
    }
  });

  test('is 1 + correlation × (requests − 1), and the correlation is found', () => {
    const dispersions = drawn([week({ correlation: 0.003 }), week({ correlation: 0.003 })]);
    expect(middle(dispersions, ({ factor }) => factor)).toBeGreaterThan(3.4);
    expect(middle(dispersions, ({ factor }) => factor)).toBeLessThan(4.8);
    expect(middle(dispersions, ({ correlation }) => correlation)).toBeGreaterThan(0.002);
    expect(middle(dispersions, ({ correlation }) => correlation)).toBeLessThan(0.004);
    // Ten times the requests in an interval, nearly ten times the factor.
    const { factor, correlation } = dispersions[0] ?? NO_DISPERSION;
    expect(factorFor({ ...NO_DISPERSION, factor, correlation }, 100_000, 10)).toBeCloseTo(1 + correlation * 9999, 6);
    expect(factorFor({ ...NO_DISPERSION, factor, correlation }, 100, 10)).toBe(factor);
  });

  test('versions with different rates vary no more for it', () => {
    const dispersions = drawn([week({ rate: () => 0.005 }), week({ rate: () => 0.05 })]);
    expect(middle(dispersions, ({ factor }) => factor)).toBeLessThan(1.1);
  });

  test('one outage doesn’t make it', () => {
    const dispersions = drawn([week({ rate: (index) => (index === 20 ? 0.5 : 0.01) }), week()]);
    expect(middle(dispersions, ({ factor }) => factor)).toBeLessThan(1.3);
  });

  test('what stays for days does', () => {
    const levels = [0.6, 1.4, 0.8, 1.2, 1.3, 0.7, 1];
    const dispersions = drawn([
      week({ rate: (index) => 0.01 * (levels[Math.floor(index / 24)] ?? 1) }),
      week({ rate: (index) => 0.01 * (levels[6 - Math.floor(index / 24)] ?? 1) }),
    ]);
    expect(middle(dispersions, ({ factor }) => factor)).toBeGreaterThan(4);
  });
});

describe('hours of the day', () => {
  test('are found, and don’t count as varying', () => {
    const dispersions = drawn([week({ rate: byHour(0.01) }), week({ rate: byHour(0.02) })]);
    expect(dispersions.every(({ hours }) => hours !== null)).toBe(true);
    expect(middle(dispersions, ({ factor }) => factor)).toBeLessThan(1.3);
    expect(middle(dispersions, ({ plainFactor }) => plainFactor)).toBeGreaterThan(4);
    const { hours } = dispersions[0] ?? NO_DISPERSION;
    const factors = hours === null ? new Float64Array(24) : hourFactors(hours, null);
    for (const [hour, factor] of factors.entries()) expect(Math.abs(factor - byHour(1)(hour))).toBeLessThan(0.25);
  });

  test('a version’s own trouble is not the hour’s when it is judged', () => {
    const random = createRandom(2);
    const base = randomPoints(random, week());
    const head = randomPoints(random, { ...week({ intervals: 24 }), rate: (index) => (index === 12 ? 0.3 : 0.01) });
    const { hours } = measureDispersion([base, head]);
    const factor = hours === null ? 1 : hourFactors(hours, head)[12];
    expect(factor).toBeLessThan(1.4);
  });

  test('days alone tell of none', () => {
    const random = createRandom(3);
    const points = randomPoints(random, { ...week({ correlation: 0.01 }), step: 86_400_000 });
    expect(measureDispersion([points]).hours).toBeNull();
  });
});

test('a version’s own variation doesn’t excuse it where others tell enough', () => {
  const random = createRandom(4);
  const base = randomPoints(random, week());
  const head = randomPoints(random, week({ from: 168, rate: (index) => (index < 84 ? 0.01 : 0.05) }));
  const dispersion = measureDispersion([base, head]);
  expect(dispersion.factor).toBeGreaterThan(4);
  expect(dispersionWithout(dispersion, head).factor).toBeLessThan(1.5);
  expect(dispersionWithout(dispersion, null)).toBe(dispersion);
});

test('versions that differ anyway are known to', () => {
  const random = createRandom(5);
  const levels = Array.from({ length: 30 }, (_, index) => 0.01 * Math.exp(0.3 * Math.sin(7 * index)));
  const series = levels.map((rate, index) =>
    randomPoints(random, { from: index * 10, intervals: 10, requests: () => 20_000, rate: () => rate }),
  );
  expect(measureDispersion(series).drift).toBeGreaterThan(0.2);
  const alike = levels.map((_, index) =>
    randomPoints(random, { from: index * 10, intervals: 10, requests: () => 20_000, rate: () => 0.01 }),
  );
  expect(measureDispersion(alike).drift).toBe(0.1);
});

test('of nothing there is none', () => {
  expect(measureDispersion([])).toEqual(NO_DISPERSION);
});
