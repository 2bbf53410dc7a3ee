import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { addDays, addMonths, dateOfDay, dayNumber, isLocalDate } from './local-date.ts';

const day = fc.integer({ min: -700_000, max: 700_000 });

test('the epoch is day 0 of 1 January 1970', () => {
  expect([dayNumber('1970-01-01'), dateOfDay(0), dayNumber('2024-02-29'), dateOfDay(19_782)]).toEqual([
    0,
    '1970-01-01',
    19_782,
    '2024-02-29',
  ]);
});

test('a day and its date are the same as the calendar says', () => {
  const epoch = Temporal.PlainDate.from('1970-01-01');
  fc.assert(
    fc.property(fc.integer({ min: -200_000, max: 700_000 }), (number) => {
      const date = epoch.add({ days: number }).toString();
      expect(dateOfDay(number)).toBe(date);
      expect(dayNumber(date)).toBe(number);
    }),
  );
});

test('days added are days apart', () => {
  fc.assert(
    fc.property(day.map(dateOfDay), fc.integer({ min: -1000, max: 1000 }), (date, days) => {
      expect(dayNumber(addDays(date, days)) - dayNumber(date)).toBe(days);
    }),
  );
});

test('months are added as the calendar adds them', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 40_000 }), fc.integer({ min: -60, max: 60 }), (number, months) => {
      const date = dateOfDay(number);
      expect(addMonths(date, months)).toBe(Temporal.PlainDate.from(date).add({ months }).toString());
    }),
  );
});

test('a month too short for the day gives its last day', () => {
  expect([addMonths('2024-03-31', -1), addMonths('2023-03-31', -1), addMonths('2024-01-15', -13)]).toEqual([
    '2024-02-29',
    '2023-02-28',
    '2022-12-15',
  ]);
});

test('only dates that exist are dates', () => {
  const texts = ['2024-02-29', '2023-02-29', '2024-13-01', '2024-00-10', '2024-1-1', '', '2024-11-31', 'x'];
  expect(texts.map(isLocalDate)).toEqual([true, false, false, false, false, false, false, false]);
});
