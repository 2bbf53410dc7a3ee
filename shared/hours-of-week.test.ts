import { expect, test } from 'vitest';
import { hoursParam, isWithinHours, readHoursParam } from './hours-of-week.ts';
import { hoursOfWeekName } from './i18n/hour-of-week.ts';
import { createTranslator } from './i18n/translator.ts';
import { type HoursOfWeek, hoursOfWeekSchema } from './view.ts';

const LATE: HoursOfWeek = { firstDay: 5, lastDay: 5, from: 14, to: 24 };
const NIGHTS: HoursOfWeek = { firstDay: 1, lastDay: 7, from: 18, to: 6 };
const WEEKENDS: HoursOfWeek = { firstDay: 6, lastDay: 7, from: 0, to: 24 };

test('days and hours, both in their bounds; nights go over midnight', () => {
  const has = (hours: HoursOfWeek) =>
    [1, 5, 6, 7].flatMap((weekday) =>
      [0, 5, 6, 13, 14, 17, 18, 23].flatMap((hour) =>
        isWithinHours(hours, { weekday, hour }) ? [`${weekday} ${hour}`] : [],
      ),
    );
  expect(has(LATE)).toEqual(['5 14', '5 17', '5 18', '5 23']);
  expect(has(NIGHTS)).toEqual([1, 5, 6, 7].flatMap((day) => [0, 5, 18, 23].map((hour) => `${day} ${hour}`)));
  expect(has(WEEKENDS).length).toBe(16);
});

test.each([LATE, NIGHTS, WEEKENDS])('a location says it and is understood: %o', (hours) => {
  expect(readHoursParam(hoursParam(hours))).toEqual(hours);
  expect(hoursOfWeekSchema.parse(hours)).toEqual(hours);
});

test.each(['', '5', '5-14', '0-5.0-24', '5-5.24-24', '5-5.0-25', '5-5.0-0'])('"%s" says nothing', (text) => {
  expect(readHoursParam(text)).toBeNull();
});

test('in words', () => {
  const words = (locale: 'en' | 'ko') =>
    [LATE, NIGHTS, WEEKENDS].map((hours) => hoursOfWeekName(hours, createTranslator(locale), locale));
  expect(words('en')).toEqual(['Fri 14:00–24:00', '18:00–06:00', 'Sat–Sun']);
  expect(words('ko')).toEqual(['금요일 14:00–24:00', '18:00–06:00', '토–일요일']);
});
