import { expect, test } from 'vitest';
import { DEFAULT_ORDER, medianChange, nextOrder, sortGroups } from './group-rows.ts';
import { group, HOUR } from './lead-time-fixture.ts';

const GROUPS = [
  group('b', 1, 2 * HOUR, HOUR),
  group('a', 9, 5 * HOUR),
  group('d', 3, null, HOUR),
  group('c', 1, 2 * HOUR),
];

function keys(...order: Parameters<typeof nextOrder>[1][]): string {
  return sortGroups(GROUPS, order.reduce(nextOrder, DEFAULT_ORDER))
    .map(({ key }) => key)
    .join('');
}

test('slowest first; a click sorts most first and again the other way; what has no value stays at the end', () => {
  expect([keys(), keys('median'), keys('n'), keys('n', 'n')]).toEqual(['abcd', 'bcad', 'adbc', 'bcda']);
  expect([keys('name'), keys('name', 'name'), keys('change')]).toEqual(['abcd', 'dcba', 'bacd']);
});

test('a change needs both periods, and something to change from', () => {
  expect(
    [group('x', 1, 3, 2), group('x', 1, 3, 0), group('x', 1, 3), group('x', 0, null, 2)].map(medianChange),
  ).toEqual([0.5, null, null, null]);
});
