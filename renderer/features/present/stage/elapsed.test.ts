import { expect, test } from 'vitest';
import { clockWords, elapsedAt, resetClock, startClock, toggleClock } from './elapsed.ts';

test('time that is stopped does not count', () => {
  const stopped = toggleClock(startClock(1000), 6000);
  expect(elapsedAt(stopped, 90_000)).toBe(5000);
  expect(elapsedAt(toggleClock(stopped, 90_000), 92_000)).toBe(7000);
});

test('begun anew it goes on as it did: running or stopped', () => {
  expect(elapsedAt(resetClock(startClock(0), 5000), 7000)).toBe(2000);
  expect(elapsedAt(resetClock(toggleClock(startClock(0), 5000), 6000), 9000)).toBe(0);
});

test.each([
  [0, '0:00'],
  [7_999, '0:07'],
  [750_000, '12:30'],
  [3_723_000, '1:02:03'],
])('%i ms are %s', (milliseconds, words) => {
  expect(clockWords(milliseconds)).toBe(words);
});
