import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { LatencyHistogram } from '../model.ts';
import { compareErrorTypes } from './compare-error-types.ts';
import { compareLatencies } from './compare-latencies.ts';
import { compareRates } from './compare-rates.ts';
import { measureDispersion } from './dispersion.ts';
import { kindOfVersion } from './judge-version.ts';
import { measurePoints } from './measure-version.ts';
import { historyOf, judgePair } from './random-history.ts';
import { readCanary } from './read-canary.ts';
import type { ErrorGroup, VersionPoints } from './version-data.ts';

const HOUR_MS = 3_600_000;

/** Anything that an export may say, and what no export should. */
const figure = fc.oneof(
  fc.nat(50),
  fc.nat(1_000_000),
  fc.constantFrom(0, Number.NaN, -1, Number.POSITIVE_INFINITY, 0.5, 1e15),
);
const histogram: fc.Arbitrary<LatencyHistogram | null> = fc.option(
  fc.record({
    bounds: fc.constantFrom([10, 100, 1000], [50, 100], [7]),
    counts: fc.array(figure, { minLength: 1, maxLength: 4 }),
  }),
);

const points: fc.Arbitrary<VersionPoints> = fc
  .record({
    step: fc.constantFrom(HOUR_MS / 60, HOUR_MS, 24 * HOUR_MS),
    start: fc.integer({ min: -5, max: 5 }),
    rows: fc.array(fc.record({ skipped: fc.nat(2), requests: figure, errors: figure, latency: figure, histogram }), {
      maxLength: 40,
    }),
    hasHistograms: fc.boolean(),
  })
  .map(({ step, start, rows, hasHistograms }) => {
    let at = start * HOUR_MS;
    const starts = rows.map(({ skipped }) => {
      at += step * (1 + skipped);
      return at;
    });
    const latency = () => Float64Array.from(rows, (row) => row.latency);
    return {
      count: rows.length,
      at: Float64Array.from(starts),
      step,
      requests: Float64Array.from(rows, (row) => row.requests),
      errors: Float64Array.from(rows, (row) => row.errors),
      ...{ p50: latency(), p75: latency(), p90: latency(), p95: latency(), p99: latency(), max: latency() },
      mean: latency(),
      histograms: hasHistograms ? rows.map((row) => row.histogram) : null,
    };
  });

const errorGroups: fc.Arbitrary<readonly ErrorGroup[] | null> = fc.option(
  fc.array(
    fc.record({
      key: fc.constantFrom('a', 'b', 'c', 'd'),
      type: fc.constantFrom('TypeError', 'RangeError'),
      title: fc.constant(null),
      count: fc.option(figure),
    }),
    { maxLength: 8 },
  ),
);

/** Every number in it, however deep. */
function numbersIn(value: unknown): readonly number[] {
  if (typeof value === 'number') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(numbersIn);
}

test('whatever the figures are, no answer holds a number that is none', () => {
  fc.assert(
    fc.property(points, points, errorGroups, errorGroups, (before, after, beforeGroups, afterGroups) => {
      const base = historyOf(before, { version: 'base', errorGroups: beforeGroups });
      const head = historyOf(after, { version: 'head', errorGroups: afterGroups });
      const dispersion = measureDispersion([before, after]);
      const answers = [
        measurePoints(before),
        compareRates(base.measured, head.measured, dispersion),
        compareLatencies(base.measured, head.measured),
        compareErrorTypes(base, head, dispersion.plainFactor),
        judgePair(base, head),
        readCanary(before, after),
      ];
      for (const answer of answers) {
        for (const number of numbersIn(answer)) expect(Number.isFinite(number)).toBe(true);
      }
      expect(kindOfVersion({ base, head, dispersion })).toBe(judgePair(base, head).kind);
    }),
    { numRuns: 500 },
  );
});

test('rates and shares lie within 0 and 1, intervals hold what they are of', () => {
  fc.assert(
    fc.property(points, points, (before, after) => {
      const [base, head] = [measurePoints(before), measurePoints(after)];
      for (const { errorRate, errorInterval } of [base, head]) {
        if (errorRate === null || errorInterval === null) continue;
        const [low, high] = errorInterval;
        expect(0 <= low && low <= errorRate + 1e-12 && errorRate <= high + 1e-12 && high <= 1).toBe(true);
      }
      const { interval, difference, pValue } = compareRates(base, head, measureDispersion([before, after]));
      if (interval !== null && difference !== null) {
        expect(interval[0] <= difference + 1e-9 && difference <= interval[1] + 1e-9).toBe(true);
      }
      if (pValue !== null) expect(0 <= pValue && pValue <= 1).toBe(true);
      const reading = readCanary(before, after);
      if (reading !== null) expect(0 < reading.headShare && reading.headShare < 1).toBe(true);
    }),
    { numRuns: 300 },
  );
});
