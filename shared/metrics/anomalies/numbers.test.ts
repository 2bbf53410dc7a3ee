import { expect, test } from 'vitest';
import { logBeta, logGamma } from './log-gamma.ts';
import { normalScores } from './normal-scores.ts';

test('ln Γ at integers, halves and near 0', () => {
  for (const [x, value] of [
    [1, 0],
    [2, 0],
    [0.5, Math.log(Math.PI) / 2],
    [11, Math.log(3_628_800)],
    [0.001, 6.907178885383853],
    [171, 706.5730622457875],
  ] as const) {
    expect(logGamma(x)).toBeCloseTo(value, 9);
  }
  expect(logBeta(2, 3)).toBeCloseTo(Math.log(1 / 12), 9);
});

test('scores are those of the ranks, equal values share one', () => {
  const scores = normalScores(Float64Array.of(50, 1, 9000, 50, 60));
  expect([...scores].map((score) => score.toFixed(3))).toEqual(['-0.253', '-1.282', '1.282', '-0.253', '0.524']);
});
