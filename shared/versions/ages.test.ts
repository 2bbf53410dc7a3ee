import { expect, test } from 'vitest';
import { parsePeriod } from '../time.ts';
import { agesOfVersions } from './ages.ts';
import { lifeOf } from './life-fixture.ts';

const HOUR = 3600;
const at = (text: string) => Date.parse(text);

test('at the end of each local day, since the newest version that runs then was first seen', () => {
  const timeZone = 'Europe/Berlin';
  // Clocks go back on Sunday, 27 October 2024: that day has 25 hours.
  const period = parsePeriod('2024-10-25', '2024-10-30', timeZone);
  const lives = [
    lifeOf('1', {
      firstSeenAt: at('2024-10-26T10:00:00Z'),
      deployed: [
        { from: at('2024-10-26T10:00:00Z'), to: at('2024-10-27T12:00:00Z') },
        // Back to it.
        { from: at('2024-10-28T11:00:00Z'), to: Number.POSITIVE_INFINITY },
      ],
    }),
    lifeOf('2', {
      firstSeenAt: at('2024-10-27T12:00:00Z'),
      deployed: [{ from: at('2024-10-27T12:00:00Z'), to: at('2024-10-28T11:00:00Z') }],
    }),
  ];
  const now = at('2024-10-29T10:00:00Z');
  expect(agesOfVersions(lives, period, { timeZone, weekStart: 1, now })).toEqual([
    { start: at('2024-10-24T22:00:00Z'), day: '2024-10-25', seconds: null },
    { start: at('2024-10-25T22:00:00Z'), day: '2024-10-26', seconds: 12 * HOUR },
    // Midnight is at 23:00 UTC again.
    { start: at('2024-10-26T22:00:00Z'), day: '2024-10-27', seconds: 11 * HOUR },
    { start: at('2024-10-27T23:00:00Z'), day: '2024-10-28', seconds: (48 + 13) * HOUR },
    // The day has not ended.
    { start: at('2024-10-28T23:00:00Z'), day: '2024-10-29', seconds: 3 * 24 * HOUR },
  ]);
});

test('where nothing runs at the end of a day, the newest of the day; of days to come nothing is known', () => {
  const period = parsePeriod('2024-03-04', '2024-03-07', 'UTC');
  const life = lifeOf('1', { firstSeenAt: at('2024-03-04T06:00:00Z'), lastSeenAt: at('2024-03-04T12:00:00Z') });
  const ages = (now: string) =>
    agesOfVersions([life], period, { timeZone: 'UTC', weekStart: 1, now: at(now) }).map(({ seconds }) => seconds);
  expect(ages('2024-03-10T00:00:00Z')).toEqual([18 * HOUR, null, null]);
  expect(ages('2024-03-04T05:00:00Z')).toEqual([null, null, null]);
});
