import { expect, test } from 'vitest';
import type { Locale } from './catalog.ts';
import {
  formatDate,
  formatDateTime,
  formatDay,
  formatDayRange,
  formatDayYear,
  formatMonth,
  formatOffset,
  formatTime,
  formatWeekday,
} from './format-date.ts';

/** 13 November 2024, 00:05 in Seoul, still the 12th in UTC. */
const INSTANT = 1_731_423_900_000;

function both(format: (locale: Locale) => string): readonly string[] {
  return [format('en'), format('ko')];
}

test('an instant is shown in the zone asked for', () => {
  expect(both((locale) => formatDate(INSTANT, 'Asia/Seoul', locale))).toEqual(['13 Nov 2024', '2024년 11월 13일']);
  expect(both((locale) => formatDate(INSTANT, 'UTC', locale))).toEqual(['12 Nov 2024', '2024년 11월 12일']);
  expect(both((locale) => formatDateTime(INSTANT, 'Asia/Seoul', locale))).toEqual([
    '13 Nov 2024, 00:05',
    '2024년 11월 13일 00:05',
  ]);
  expect(both((locale) => formatTime(INSTANT, 'UTC', locale))).toEqual(['15:05', '15:05']);
});

test('days, months and weekdays have no zone', () => {
  expect(both((locale) => formatDay('2024-11-13', locale))).toEqual(['13 Nov', '11월 13일']);
  expect(both((locale) => formatDayYear('2024-02-29', locale))).toEqual(['29 Feb 2024', '2024년 2월 29일']);
  expect(both((locale) => formatMonth('2024-11-01', locale))).toEqual(['Nov 2024', '2024년 11월']);
  expect(both((locale) => formatWeekday('2024-11-13', locale))).toEqual(['Wed', '수']);
});

test('a range says its year once where it can', () => {
  expect(both((locale) => formatDayRange('2024-10-13', '2024-11-12', locale))).toEqual([
    '13 Oct – 12 Nov 2024',
    '2024년 10월 13일 – 11월 12일',
  ]);
  expect(both((locale) => formatDayRange('2023-12-20', '2024-01-19', locale))).toEqual([
    '20 Dec 2023 – 19 Jan 2024',
    '2023년 12월 20일 – 2024년 1월 19일',
  ]);
  expect(both((locale) => formatDayRange('2024-10-13', '2024-10-13', locale))).toEqual([
    '13 Oct 2024',
    '2024년 10월 13일',
  ]);
});

test('an offset is that of the instant, with clock changes', () => {
  const summer = Date.UTC(2024, 6, 1);
  const winter = Date.UTC(2024, 0, 1);
  expect([
    formatOffset(winter, 'Asia/Seoul'),
    formatOffset(winter, 'UTC'),
    formatOffset(winter, 'America/St_Johns'),
    formatOffset(summer, 'Europe/Berlin'),
    formatOffset(winter, 'Europe/Berlin'),
  ]).toEqual(['UTC+9', 'UTC', 'UTC−3:30', 'UTC+2', 'UTC+1']);
});
