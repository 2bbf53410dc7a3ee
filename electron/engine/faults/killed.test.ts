import { expect, test } from 'vitest';
import { HOUR_MS, howMany, printFigures, SEED } from './how-many.ts';
import { killRepeatedly } from './kill-repeatedly.ts';

const KILLS = howMany(25, 500);

test('killed at any moment, each import and each undo is wholly done or not at all, and what was acknowledged is done', {
  timeout: HOUR_MS,
}, async () => {
  const counts = await killRepeatedly({ seed: SEED, kills: KILLS });
  printFigures('killed', counts);
  expect(counts.violations).toEqual([]);
  expect(counts.kills).toBe(KILLS);
  // Moments of every sort were hit.
  expect(counts.early).toBeGreaterThan(0);
  expect(counts.acknowledged).toBeGreaterThan(KILLS / 2);
});
