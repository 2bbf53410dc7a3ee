import { expect, test } from 'vitest';
import type { Metrics } from '../report.ts';
import { differencesFrom, type SliceFigures } from './compare-slices.ts';

/** Only what a comparison looks at. */
function slice(
  frequency: { n: number; headline: number | null; interval: readonly [number, number] | null },
  profile: SliceFigures['profile'] = 'doradeck',
  headlineUnit = 'deployments-per-week',
): SliceFigures {
  const none = { n: 0, headline: null, interval: null, headlineUnit: 'seconds' };
  const metrics = {
    deploymentFrequency: { ...frequency, headlineUnit },
    changeLeadTime: none,
    changeFailureRate: none,
    recoveryTime: none,
    reworkRate: none,
  };
  return { metrics: metrics as unknown as Metrics, profile };
}

const BASE = slice({ n: 40, headline: 10, interval: [7, 13.5] });
const frequencyOf = (other: SliceFigures, base = BASE) => differencesFrom(base, other).deploymentFrequency;

test('clear only where the interval of the difference leaves zero out', () => {
  expect(frequencyOf(slice({ n: 80, headline: 20, interval: [16, 25] }))).toEqual({
    difference: 10,
    relative: 1,
    // √(4² + 3.5²) below and √(5² + 3²) above.
    interval: [10 - Math.hypot(4, 3.5), 10 + Math.hypot(5, 3)],
    verdict: 'better',
    tooFew: false,
  });
  expect(frequencyOf(slice({ n: 50, headline: 12, interval: [9, 16] }))).toMatchObject({ verdict: 'undecided' });
  expect(frequencyOf(slice({ n: 8, headline: 2, interval: [0.9, 4] }))).toMatchObject({ verdict: 'worse' });
});

test('few values are marked', () => {
  expect(frequencyOf(slice({ n: 3, headline: 0.7, interval: [0.1, 2] }))).toMatchObject({
    verdict: 'worse',
    tooFew: true,
  });
  expect(frequencyOf(slice({ n: 3, headline: 9, interval: null }))).toMatchObject({
    difference: -1,
    interval: null,
    verdict: 'undecided',
    tooFew: true,
  });
});

test('nothing is said where nothing can be: no value, other units; a base of zero has no share', () => {
  const nothing = { difference: null, relative: null, interval: null, verdict: null };
  expect(frequencyOf(slice({ n: 0, headline: null, interval: null }))).toEqual({ ...nothing, tooFew: true });
  expect(frequencyOf(slice({ n: 9, headline: 3, interval: [2, 4] }, 'doradeck', 'days-per-week'))).toEqual({
    ...nothing,
    tooFew: false,
  });
  expect(differencesFrom(BASE, BASE).changeLeadTime).toEqual({ ...nothing, tooFew: true });
  const zero = slice({ n: 0, headline: 0, interval: [0, 0.8] });
  expect(frequencyOf(BASE, zero)).toMatchObject({ difference: 10, relative: null, verdict: 'better' });
});

test('under another profile a figure means something else: the difference is not judged', () => {
  expect(frequencyOf(slice({ n: 80, headline: 20, interval: [16, 25] }, 'gitlab'))).toEqual({
    difference: 10,
    relative: 1,
    interval: null,
    verdict: null,
    tooFew: false,
  });
});
