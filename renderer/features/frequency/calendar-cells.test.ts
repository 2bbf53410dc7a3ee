import { expect, test } from 'vitest';
import { createTranslator } from '../../../shared/i18n/translator.ts';
import { addDays } from '../../../shared/local-date.ts';
import { calendarCells, calendarSize, calendarTwin } from './calendar-cells.ts';

const tools = { t: createTranslator('en'), locale: 'en' } as const;
const [MONDAY, SUNDAY] = [
  [1, 2, 3, 4, 5, 6, 7],
  [7, 1, 2, 3, 4, 5, 6],
] as const;

function days(from: string, count: number) {
  return Array.from({ length: count }, (_, index) => ({ day: addDays(from, index), deployments: index }));
}

function places(from: string, count: number, weekdays: readonly number[] = MONDAY) {
  const { cells, columnLabels } = calendarCells({ days: days(from, count), weekdays }, (day) => `/${day}`, tools);
  return { at: Object.fromEntries(cells.map(({ key, x, y }) => [key, [x, y]])), columnLabels };
}

test('a column a week, a row a weekday, from the start of the workspace’s week', () => {
  // 13 October 2024 was a Sunday.
  const { at, columnLabels } = places('2024-10-13', 31);
  expect([at['2024-10-13'], at['2024-10-14'], at['2024-10-20'], at['2024-11-12']]).toEqual([
    [0, 6],
    [1, 0],
    [1, 6],
    [5, 1],
  ]);
  expect(columnLabels).toEqual([
    { x: 0, y: 0, text: 'Oct 2024' },
    { x: 3, y: 0, text: 'Nov' },
  ]);
  const { at: fromSunday } = places('2024-10-13', 31, SUNDAY);
  expect([fromSunday['2024-10-13'], fromSunday['2024-10-19'], fromSunday['2024-10-20']]).toEqual([
    [0, 0],
    [0, 6],
    [1, 0],
  ]);
});

test('more than a year is a block a year, months under months', () => {
  const { at, columnLabels } = places('2022-11-01', 800);
  expect([at['2022-11-01'], at['2023-11-01'], at['2024-11-01']]).toEqual([
    [44, 1],
    [44, 8.6 + 2],
    [43, 17.2 + 4],
  ]);
  expect(columnLabels.filter(({ text }) => / \d{4}$/.test(text))).toEqual([
    { x: 44, y: 0, text: 'Nov 2022' },
    { x: 0, y: 8.6, text: 'Jan 2023' },
    { x: 0, y: 17.2, text: 'Jan 2024' },
    { x: 0, y: 25.799999999999997, text: 'Jan 2025' },
  ]);
});

test.each([
  [1, 'short'],
  [92, 'short'],
  [120, 'long'],
  [366, 'long'],
  [380, 'years'],
] as const)('%d days make a calendar that is %s', (count, size) => {
  expect(calendarSize({ days: days('2023-01-01', count), weekdays: MONDAY })).toBe(size);
});

test('every day has a place of its own, and leads to its deployments', () => {
  for (const count of [1, 40, 300, 1100]) {
    const { cells } = calendarCells({ days: days('2021-11-13', count), weekdays: SUNDAY }, (day) => `/${day}`, tools);
    expect(new Set(cells.map(({ x, y }) => `${x} ${y}`)).size).toBe(count);
    expect(cells.every(({ key, place, x, y }) => place === `/${key}` && x >= 0 && x < 54 && y >= 0)).toBe(true);
  }
});

test('the table has a row a week; days outside the period are empty', () => {
  expect(calendarTwin({ days: days('2024-10-13', 9), weekdays: MONDAY }, tools)).toEqual({
    columns: ['Week from', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
    rows: [
      ['7 Oct 2024', '', '', '', '', '', '', '0'],
      ['14 Oct 2024', '1', '2', '3', '4', '5', '6', '7'],
      ['21 Oct 2024', '8', '', '', '', '', '', ''],
    ],
  });
});
