import { expect, test } from 'vitest';
import { readAgo, saysActive } from './relative-time.ts';

const NOW = Date.parse('2025-03-10T12:00:00Z');
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

test.each([
  ['21 minutes ago', 21 * MINUTE],
  ['about an hour ago', HOUR],
  ['a minute ago', MINUTE],
  ['5m ago', 5 * MINUTE],
  ['1h 20m ago', HOUR + 20 * MINUTE],
  ['2 days, 3 hours ago', 2 * DAY + 3 * HOUR],
  ['2 days and 3 hours ago', 2 * DAY + 3 * HOUR],
  ['1.5 hours ago', 90 * MINUTE],
  ['3 weeks ago', 21 * DAY],
  ['2 months ago', 60 * DAY],
  ['over 1 year ago', 365 * DAY],
  ['Yesterday', DAY],
  ['just now', 0],
  ['방금 전', 0],
  ['21분 전', 21 * MINUTE],
  ['약 3시간 전', 3 * HOUR],
  ['2일 전', 2 * DAY],
  ['1시간 20분 전', HOUR + 20 * MINUTE],
  ['３일 전', 3 * DAY],
])('%s', (text, before) => {
  expect(readAgo(text, NOW)).toBe(NOW - before);
});

test.each([
  '2025-03-01',
  '21 minutes',
  'in 5 minutes',
  'long ago',
  '5 ago',
  'ago',
  '',
  'ACTIVE',
  `${'1 day '.repeat(20)}ago`,
])('%j is no time told from now', (text) => {
  expect(readAgo(text, NOW)).toBeNull();
});

test('what runs still', () => {
  expect(['ACTIVE', ' active ', 'Running', '실행 중', '활성'].map(saysActive)).toEqual(Array(5).fill(true));
  expect(['inactive', 'retired', '3 days ago', ''].map(saysActive)).toEqual(Array(4).fill(false));
});
