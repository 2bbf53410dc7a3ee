import { expect, test } from 'vitest';
import { instantAt, placeOf, timeTicks } from './time-axis.ts';

const DAY = 86_400_000;
const MONTH = { from: Date.UTC(2024, 9, 13), to: Date.UTC(2024, 10, 13) };

test('instants have their place, those outside at the edge; a place has its instant', () => {
  const { from, to } = MONTH;
  expect([from, to, (from + to) / 2, from - 1, to + 1].map((at) => placeOf(at, MONTH, 310))).toEqual([
    0, 310, 155, 0, 310,
  ]);
  expect(instantAt(155, MONTH, 310)).toBe((from + to) / 2);
  expect(instantAt(-5, MONTH, 310)).toBe(from);
  expect(placeOf(5, { from: 7, to: 7 }, 100)).toBe(0);
  expect(instantAt(5, MONTH, 0)).toBe(from);
});

test('a month has its midnights of the zone, a day its hours, a year some weeks', () => {
  expect(timeTicks(MONTH, 500, 'UTC', 'en').map(({ text }) => text)).toEqual([
    '13 Oct',
    '20 Oct',
    '27 Oct',
    '3 Nov',
    '10 Nov',
  ]);
  const seoul = timeTicks({ from: MONTH.from, to: MONTH.from + DAY }, 700, 'Asia/Seoul', 'ko');
  const hours = ['09:00', '12:00', '15:00', '18:00', '21:00', '10월 14일', '03:00', '06:00'];
  expect(seoul.map(({ text }) => text)).toEqual(hours);
  const year = timeTicks({ from: MONTH.from - 365 * DAY, to: MONTH.from }, 800, 'UTC', 'en');
  expect(year.length).toBeGreaterThan(4);
  expect(year.length).toBeLessThan(10);
  expect(timeTicks({ from: 0, to: 9000 * DAY }, 400, 'UTC', 'en').length).toBeLessThan(6);
  expect(timeTicks({ from: 5, to: 6 }, 800, 'UTC', 'en')).toEqual([]);
});
