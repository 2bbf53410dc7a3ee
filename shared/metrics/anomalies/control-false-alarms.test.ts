import { expect, test } from 'vitest';
import { logThresholdOf, probabilityOf } from './control-false-alarms.ts';

test('one series alone needs 20, one of a hundred 2,000, and less where many changed', () => {
  const needed = (evidence: readonly number[]) => Math.exp(logThresholdOf(evidence.map(Math.log)));
  expect(needed([20.1])).toBeCloseTo(20);
  expect(needed([19])).toBe(Number.POSITIVE_INFINITY);
  const quiet = Array.from({ length: 99 }, () => 1);
  expect(needed([1999, ...quiet])).toBe(Number.POSITIVE_INFINITY);
  expect(needed([2001, ...quiet])).toBeCloseTo(2000);
  expect(needed([...Array.from({ length: 50 }, () => 45), ...quiet.slice(49)])).toBeCloseTo(40);
  expect(needed([])).toBe(Number.POSITIVE_INFINITY);
});

test('what just comes to the threshold is 95 % sure, whatever the threshold', () => {
  expect(probabilityOf(Math.log(20), Math.log(20))).toBeCloseTo(20 / 21);
  expect(probabilityOf(Math.log(2000), Math.log(2000))).toBeCloseTo(20 / 21);
  expect(probabilityOf(900, Math.log(20))).toBe(1);
});
