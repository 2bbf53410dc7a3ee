import { expect, test } from 'vitest';
import { incompleteBeta, normalPoint, normalTail, student95, studentTail } from './distributions.ts';

test('normal tails', () => {
  // Abramowitz & Stegun, tables 26.1 and 26.2.
  expect(normalTail(0)).toBeCloseTo(0.5, 7);
  expect(normalTail(1.959963984540054)).toBeCloseTo(0.025, 8);
  expect(normalTail(-1)).toBeCloseTo(0.8413447461, 7);
  expect(normalTail(6) / 9.865876450377e-10).toBeCloseTo(1, 6);
  expect(normalTail(20) / 2.753624118606e-89).toBeCloseTo(1, 6);
  for (const tail of [0.4, 0.025, 1e-9, 1e-200, 0.9]) expect(normalTail(normalPoint(tail)) / tail).toBeCloseTo(1, 8);
});

test('Student’s tails and points', () => {
  // Table 26.10.
  expect(studentTail(2.228, 10)).toBeCloseTo(0.025, 4);
  expect(studentTail(-2.228, 10)).toBeCloseTo(0.975, 4);
  expect(studentTail(3, 1)).toBeCloseTo(0.1024163823, 8);
  expect(studentTail(1.96, Number.POSITIVE_INFINITY)).toBeCloseTo(normalTail(1.96), 12);
  for (const freedom of [10, 15, 30, 400]) expect(studentTail(student95(freedom), freedom)).toBeCloseTo(0.025, 4);
  expect(student95(Number.POSITIVE_INFINITY)).toBeCloseTo(1.959963984540054, 12);
});

test('the incomplete beta function is the binomial tail', () => {
  // P(X ≥ 3) of 10 with probability 0.2: 1 − 0.1073741824 − 0.268435456 − 0.301989888.
  expect(incompleteBeta(3, 8, 0.2)).toBeCloseTo(0.3222004736, 10);
  expect(incompleteBeta(2.5, 0.5, 0)).toBe(0);
  expect(incompleteBeta(2.5, 0.5, 1)).toBe(1);
});
