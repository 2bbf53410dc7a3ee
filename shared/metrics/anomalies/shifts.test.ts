/** What the detector is held to: how often it sees a shift where there is none, and how often it finds a doubling. */
import { describe, expect, test } from 'vitest';
import { createRandom } from '../../stats.ts';
import { LOG_THRESHOLD, type ShiftSeries } from './change-point.ts';
import { logThresholdOf } from './control-false-alarms.ts';
import { countSeries } from './count-series.ts';
import { findShifts, strongestChange } from './find-shifts.ts';
import { levelSeries } from './level-series.ts';
import { type CountKind, type Random, randomCounts, randomEvents, randomMedians, weekdaysOf } from './random-series.ts';
import { rateSeries } from './rate-series.ts';
import { exposureOf, weekPattern } from './week-pattern.ts';

type Draw = (random: Random) => ShiftSeries;

function ofCounts(counts: Int32Array): ShiftSeries {
  const weekdays = weekdaysOf(counts.length);
  return countSeries(counts, exposureOf(weekdays, weekPattern(counts, weekdays, null)));
}

/** 1 before the middle, `factor` from there on. */
function step(days: number, factor: number): (day: number) => number {
  return (day) => (day < days / 2 ? 1 : factor);
}

function counts(kind: CountKind, days: number, level: number, factor = 1): Draw {
  const shape = step(days, factor);
  return (random) => ofCounts(randomCounts(random, kind, days, (day) => level * shape(day)));
}

function rates(days: number, deployments: number, rate: number, factor = 1): Draw {
  const shape = step(days, factor);
  return (random) => {
    const trials = randomCounts(random, 'week', days, () => deployments);
    return rateSeries(
      randomEvents(random, trials, (day) => rate * shape(day)),
      trials,
    );
  };
}

function durations(days: number, deployments: number, logDeviation: number, factor = 1): Draw {
  const shape = step(days, factor);
  return (random) => {
    const n = randomCounts(random, 'week', days, () => deployments);
    const medians = randomMedians(random, n, logDeviation, (day) => 3600 * shape(day));
    return levelSeries(medians, weekdaysOf(days));
  };
}

/** Shares of the runs with any shift, and with one within five days of the middle. */
function outcome(draw: Draw, runs: number): { readonly any: number; readonly found: number } {
  const random = createRandom(20_241_113);
  let any = 0;
  let found = 0;
  for (let run = 0; run < runs; run++) {
    const series = draw(random);
    const shifts = findShifts(series, LOG_THRESHOLD);
    if (shifts.length > 0) any++;
    if (shifts.some(({ day }) => Math.abs(day - series.length / 2) <= 5)) found++;
  }
  return { any: any / runs, found: found / runs };
}

describe('where nothing shifted, at most one series in twenty says so', () => {
  const flat: readonly (readonly [string, Draw])[] = [
    ...([0.3, 1, 5, 30] as const).flatMap((level) => [
      [`${level} a day, a month`, counts('plain', 30, level)] as const,
      [`${level} a day, quiet weekends, a quarter`, counts('week', 91, level)] as const,
      [`${level} a day, in bursts, a quarter`, counts('bursts', 91, level)] as const,
      [`${level} a day, in bursts, a year`, counts('bursts', 365, level)] as const,
      [`${level} a day, busy and quiet weeks, a year`, counts('busy-weeks', 365, level)] as const,
    ]),
    ['30 a day, quiet weekends, a year', counts('week', 365, 30)],
    ['failures: 5 % of 10 a day, a quarter', rates(91, 10, 0.05)],
    ['failures: 20 % of 2 a day, a year', rates(365, 2, 0.2)],
    ['failures: 10 % of 30 a day, a year', rates(365, 30, 0.1)],
    ['durations: one every other day, a year', durations(365, 0.5, 1)],
    ['durations: 3 a day, a quarter, three times as long on Mondays', durations(91, 3, 0.6)],
    ['durations: 10 a day, a year', durations(365, 10, 1)],
  ];
  test.each(flat)('%s', (_name, draw) => {
    expect(outcome(draw, 150).any).toBeLessThanOrEqual(0.05);
  });
});

test('of forty services that stay as they are, rarely any seems to shift; one that does is still found', () => {
  const random = createRandom(11);
  const levels = Array.from({ length: 40 }, (_, k) => 0.5 + (k % 8));
  let alarms = 0;
  let found = 0;
  for (let run = 0; run < 40; run++) {
    const flat = levels.map((level) => counts('bursts', 182, level)(random));
    const doubled = counts('week', 182, 8, 2)(random);
    const evidence = (series: readonly ShiftSeries[]) =>
      series.map((one) => strongestChange(one, 0, one.length)?.logEvidence ?? Number.NEGATIVE_INFINITY);
    const alone = evidence(flat);
    if (Number.isFinite(logThresholdOf(alone))) alarms++;
    const threshold = logThresholdOf([...alone, ...evidence([doubled])]);
    if (findShifts(doubled, threshold).some(({ day }) => Math.abs(day - 91) <= 5)) found++;
  }
  expect(alarms).toBeLessThanOrEqual(2);
  expect(found).toBeGreaterThanOrEqual(36);
});

describe('a doubling is found within five days in nine of ten series', () => {
  const doubled: readonly (readonly [string, Draw])[] = [
    ['from 5 a day, 60 days', counts('week', 60, 5, 2)],
    ['from 10 a day, 60 days', counts('week', 60, 10, 2)],
    ['from 3 a day, 120 days', counts('week', 120, 3, 2)],
    ['from 3 a day, a year', counts('week', 365, 3, 2)],
    ['failures: from 15 % of 30 a day, 60 days', rates(60, 30, 0.15, 2)],
    ['failures: from 10 % of 30 a day, a year', rates(365, 30, 0.1, 2)],
    ['durations: 10 a day that vary by a factor of 1.8, 60 days', durations(60, 10, 0.6, 2)],
    ['durations: 3 a day that vary by a factor of 1.8, a year', durations(365, 3, 0.6, 2)],
  ];
  test.each(doubled)('%s', (_name, draw) => {
    expect(outcome(draw, 100).found).toBeGreaterThanOrEqual(0.9);
  });
});

/** Less data tells less, whatever the method: a doubling at one a day is 0.17 nats a day of evidence (of its likelihood ratio). */
describe('what little data can tell', () => {
  const little: readonly (readonly [string, Draw, any: number, found: number])[] = [
    ['from 1 a day, 60 days: seen in a quarter', counts('week', 60, 1, 2), 0.25, 0.15],
    [
      'from 1 a day, 120 days: seen in three of five, dated within five days in two of five',
      counts('week', 120, 1, 2),
      0.55,
      0.4,
    ],
    ['from 1 a day, a year: always seen, dated so in two of three', counts('week', 365, 1, 2), 0.97, 0.6],
    ['from 2 a day, 120 days: nearly always seen, dated so in four of five', counts('week', 120, 2, 2), 0.95, 0.78],
    ['from 5 a day in bursts, a year: always seen, dated so in three of five', counts('bursts', 365, 5, 2), 0.97, 0.55],
    [
      'failures from 15 % of 10 a day, a year: always seen, dated so in four of five',
      rates(365, 10, 0.15, 2),
      0.97,
      0.75,
    ],
    ['durations, one a day, a year: always seen, dated so in two of three', durations(365, 1, 0.6, 2), 0.97, 0.6],
  ];
  test.each(little)('%s', (_name, draw, any, found) => {
    const result = outcome(draw, 100);
    expect(result.any).toBeGreaterThanOrEqual(any);
    expect(result.found).toBeGreaterThanOrEqual(found);
  });
});

test('a level that goes up and comes back is two shifts', () => {
  const random = createRandom(3);
  const series = ofCounts(randomCounts(random, 'week', 180, (day) => (day >= 60 && day < 120 ? 24 : 8)));
  expect(
    findShifts(series, LOG_THRESHOLD).map(({ day }) => [60, 120].find((truth) => Math.abs(truth - day) <= 3)),
  ).toEqual([60, 120]);
});

test('the same value every day, or none at all, is no shift', () => {
  const weekdays = weekdaysOf(90);
  const nothing = [
    ofCounts(new Int32Array(90)),
    ofCounts(new Int32Array(90).fill(7)),
    rateSeries(new Int32Array(90), new Int32Array(90).fill(5)),
    rateSeries(new Int32Array(90).fill(5), new Int32Array(90).fill(5)),
    levelSeries(new Float64Array(90).fill(3600), weekdays),
    levelSeries(new Float64Array(90).fill(Number.NaN), weekdays),
    ofCounts(new Int32Array(0)),
  ];
  expect(nothing.map((series) => findShifts(series, LOG_THRESHOLD))).toEqual(nothing.map(() => []));
});
