import { expect, test } from 'vitest';
import { parsePeriod } from '../time.ts';
import { versionsPerWeek } from './per-week.ts';

const at = (text: string) => Date.parse(text);

test('new versions by local week, empty ones too; the faulty among them', () => {
  const timeZone = 'America/New_York';
  // Clocks go forward on Sunday, 10 March 2024: that week has 167 hours.
  const period = parsePeriod('2024-03-04', '2024-03-27', timeZone);
  const lives = [
    ['2024-03-04T04:59:59Z', 'faulty'],
    ['2024-03-04T05:00:00Z', 'faulty'],
    ['2024-03-11T03:59:59Z', 'fine'],
    ['2024-03-11T04:00:00Z', null],
    ['2024-03-25T04:00:00Z', 'suspect'],
    ['2024-03-27T04:00:00Z', 'faulty'],
  ] as const;
  const seen = lives.map(([firstSeenAt, verdict]) => ({ firstSeenAt: at(firstSeenAt), verdict }));
  expect(versionsPerWeek([...seen, { firstSeenAt: null, verdict: null }], period, { timeZone, weekStart: 1 })).toEqual([
    { start: at('2024-03-04T05:00:00Z'), day: '2024-03-04', versions: 2, faulty: 1 },
    { start: at('2024-03-11T04:00:00Z'), day: '2024-03-11', versions: 1, faulty: 0 },
    { start: at('2024-03-18T04:00:00Z'), day: '2024-03-18', versions: 0, faulty: 0 },
    { start: at('2024-03-25T04:00:00Z'), day: '2024-03-25', versions: 1, faulty: 0 },
  ]);
});

test('weeks begin where the workspace says', () => {
  const period = parsePeriod('2024-03-03', '2024-03-17', 'Asia/Seoul');
  const sunday = { firstSeenAt: at('2024-03-09T15:00:00Z'), verdict: null };
  const weeks = (weekStart: 1 | 7) =>
    versionsPerWeek([sunday], period, { timeZone: 'Asia/Seoul', weekStart }).map(({ day, versions }) => [
      day,
      versions,
    ]);
  expect(weeks(7)).toEqual([
    ['2024-03-03', 0],
    ['2024-03-10', 1],
  ]);
  expect(weeks(1)).toEqual([
    ['2024-03-03', 0],
    ['2024-03-04', 1],
    ['2024-03-11', 0],
  ]);
});
