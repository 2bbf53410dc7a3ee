import { describe, expect, test } from 'vitest';
import { createRandom } from '../stats.ts';
import { clearOnes, compareErrorTypes } from './compare-error-types.ts';
import { weighErrorTypes } from './error-type-evidence.ts';
import { historyOf } from './random-history.ts';
import { binomial, randomPoints } from './random-points.ts';
import type { ErrorGroup, VersionHistory } from './version-data.ts';

function groups(counts: Readonly<Record<string, number | null>>): readonly ErrorGroup[] {
  return Object.entries(counts).map(([type, count]) => ({ key: type, type, title: `in ${type}`, count }));
}

/** With so many requests, or without any figures. */
function version(counts: Readonly<Record<string, number | null>> | null, requests: number | null): VersionHistory {
  const random = createRandom(1);
  const points =
    requests === null ? null : randomPoints(random, { intervals: 1, requests: () => requests, rate: () => 0.01 });
  return historyOf(points, { errorGroups: counts === null ? null : groups(counts) });
}

test('new, grown, the same, shrunk and gone, the most frequent first', () => {
  const base = version({ Gone: 5, Shrunk: 100, Same: 100, Close: 100, Grown: 20 }, 10_000);
  const head = version({ Shrunk: 50, Same: 210, Close: 240, Grown: 200, New: 1, Fresh: 7 }, 20_000);
  expect(
    compareErrorTypes(base, head).map(({ type, change, base: from, head: to }) => [type, change, from, to]),
  ).toEqual([
    ['Fresh', 'new', 0, 7],
    ['New', 'new', 0, 1],
    ['Grown', 'grown', 20, 200],
    // Certainly more often, by a fifth: not half as much again.
    ['Close', 'same', 100, 240],
    ['Same', 'same', 100, 210],
    ['Shrunk', 'shrunk', 100, 50],
    ['Gone', 'gone', 5, 0],
  ]);
  expect(compareErrorTypes(base, head)[2]).toEqual({
    type: 'Grown',
    title: 'in Grown',
    change: 'grown',
    base: 20,
    head: 200,
    baseRate: 0.002,
    headRate: 0.01,
  });
});

test('without counts or requests nothing is known to have grown', () => {
  expect(compareErrorTypes(version({ A: 1, B: null }, null), version({ A: 900, B: null }, 1000))).toEqual([
    { type: 'A', title: 'in A', change: 'same', base: 1, head: 900, baseRate: null, headRate: 0.9 },
    { type: 'B', title: 'in B', change: 'same', base: null, head: null, baseRate: null, headRate: null },
  ]);
});

test('a version nobody collected errors of has none that are new or gone', () => {
  expect(compareErrorTypes(version(null, 1000), version({ A: 3 }, 1000))).toEqual([
    { type: 'A', title: 'in A', change: 'same', base: null, head: 3, baseRate: null, headRate: 0.003 },
  ]);
  expect(compareErrorTypes(version(null, 1000), version(null, 1000))).toEqual([]);
});

test('groups of one key are one sort', () => {
  const one: ErrorGroup = { key: 'k', type: 'TypeError', title: null, count: 3 };
  const base = { errorGroups: [], measured: null };
  const head = { errorGroups: [one, { ...one, count: 4 }, { ...one, count: null }], measured: null };
  expect(compareErrorTypes(base, head)).toMatchObject([{ type: 'TypeError', change: 'new', head: 8 }]);
});

test('Benjamini and Hochberg’s own example', () => {
  // Of 15 p-values the first four are told at 5 % (1995, section 3.2).
  const pValues = [
    0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719, 0.6528, 0.759, 1,
  ];
  expect(clearOnes(pValues)).toEqual(pValues.map((_, index) => index < 4));
  expect(clearOnes([])).toEqual([]);
});

test('of sixty equal sorts hardly any seem to have grown', () => {
  const random = createRandom(2);
  let wrong = 0;
  for (let run = 0; run < 1000; run++) {
    const counts = () =>
      Object.fromEntries(Array.from({ length: 60 }, (_, index) => [`E${index}`, binomial(random, 50_000, 0.0005)]));
    const rows = compareErrorTypes(version(counts(), 50_000), version(counts(), 50_000));
    if (rows.some(({ change }) => change === 'grown' || change === 'shrunk')) wrong++;
  }
  expect(wrong).toBeLessThanOrEqual(50);
});

describe('the weight of new sorts', () => {
  test('grows with how often they would have been seen before', () => {
    const weigh = (baseRequests: number, count: number) =>
      weighErrorTypes(version({ Old: baseRequests / 100 }, baseRequests), version({ Old: 100, New: count }, 10_000), 1)
        ?.weight ?? Number.NaN;
    expect(weigh(1_000_000, 10)).toBe(2);
    expect(weigh(10_000, 10)).toBeGreaterThan(1);
    expect(weigh(10_000, 2)).toBeLessThan(0.3);
    expect(weigh(100, 100)).toBeLessThan(0.1);
  });

  test('is less where errors come in bursts', () => {
    const [base, head] = [version({ Old: 100 }, 10_000), version({ Old: 100, New: 6 }, 10_000)];
    const [plain, bursts] = [1, 4].map((factor) => weighErrorTypes(base, head, factor)?.weight ?? 0);
    expect(plain).toBeGreaterThan(bursts ?? 0);
  });

  test('nothing is said where nothing is new or known', () => {
    expect(weighErrorTypes(version({ A: 1 }, 100), version({ A: 9 }, 100), 1)).toBeNull();
    expect(weighErrorTypes(version(null, 100), version({ A: 9 }, 100), 1)).toBeNull();
  });
});
