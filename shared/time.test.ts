import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { AppError } from './errors.ts';
import {
  buckets,
  formatDay,
  formatInstant,
  localClock,
  MS_PER_DAY,
  monthOf,
  parsePeriod,
  periodDays,
  previousPeriod,
  startOfMonth,
  startOfWeek,
  weekOf,
  yearBefore,
} from './time.ts';

const HOUR = 3_600_000;
const ZONES = [
  'UTC',
  'Asia/Seoul',
  'America/St_Johns',
  'America/New_York',
  'America/Sao_Paulo',
  'Australia/Lord_Howe',
  'Pacific/Apia',
  'Asia/Kathmandu',
  'Africa/Casablanca',
];
const instants = fc.integer({ min: Date.UTC(1995, 0, 1), max: Date.UTC(2037, 0, 1) });
const zones = fc.constantFrom(...ZONES);

function errorCode(action: () => unknown): string | null {
  try {
    action();
    return null;
  } catch (error) {
    return error instanceof AppError ? error.code : 'other';
  }
}

/** The date a person in the zone would read off the wall, by the runtime's own formatter. */
function wallDate(instant: number, timeZone: string): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(
    instant,
  );
}

describe('local days', () => {
  test('agree with the formatter of the runtime, in any zone and order of asking', () => {
    fc.assert(
      fc.property(fc.array(instants, { maxLength: 20 }), zones, (all, timeZone) => {
        const clock = localClock(timeZone);
        expect(all.map((instant) => formatDay(clock.dayOf(instant)))).toEqual(
          all.map((instant) => wallDate(instant, timeZone)),
        );
      }),
    );
  });

  test.each([
    ['Asia/Seoul', '2024-10-12T15:30:00Z', '2024-10-13'],
    ['America/St_Johns', '2024-10-13T03:00:00Z', '2024-10-13'],
    ['America/St_Johns', '2024-10-13T02:29:59Z', '2024-10-12'],
    ['America/New_York', '2024-11-04T04:30:00Z', '2024-11-03'],
    ['America/New_York', '2024-11-04T05:00:00Z', '2024-11-04'],
  ])('half past midnight stays on its own day: %s %s', (timeZone, instant, day) => {
    expect(formatDay(localClock(timeZone).dayOf(Date.parse(instant)))).toBe(day);
  });

  test('begin after a midnight that a clock change skipped', () => {
    const clock = localClock('America/Sao_Paulo');
    const start = clock.startOfDay(Date.UTC(2018, 10, 4) / MS_PER_DAY);
    expect(formatInstant(start)).toBe('2018-11-04T03:00:00Z');
    expect(formatDay(clock.dayOf(start - 1))).toBe('2018-11-03');
  });

  test('a date that the zone skipped is empty', () => {
    const clock = localClock('Pacific/Apia');
    const skipped = Date.UTC(2011, 11, 30) / MS_PER_DAY;
    expect(clock.startOfDay(skipped)).toBe(clock.startOfDay(skipped + 1));
    const days = buckets(parsePeriod('2011-12-29', '2012-01-01', 'Pacific/Apia'), 'Pacific/Apia', 1, 'day');
    expect(days.map((bucket) => bucket.day)).toEqual(['2011-12-29', '2011-12-31']);
  });
});

test('an offset begins at the very instant of the clock change', () => {
  // Asked for this instant first: what is remembered of it must not reach back across the change.
  const clock = localClock('Europe/Paris');
  const change = Date.UTC(2024, 2, 31, 1);
  expect([change, change - 1, change - 30 * MS_PER_DAY].map((instant) => clock.offsetAt(instant) / HOUR)).toEqual([
    2, 1, 1,
  ]);
});

describe('local times', () => {
  const wall = (text: string) => Date.parse(`${text}Z`);

  test('exist once, never in a gap, twice in an overlap', () => {
    const clock = localClock('America/New_York');
    expect(clock.instantsOf(wall('2024-07-01T12:00:00')).map(formatInstant)).toEqual(['2024-07-01T16:00:00Z']);
    expect(clock.instantsOf(wall('2024-03-10T02:30:00'))).toEqual([]);
    expect(clock.instantsOf(wall('2024-11-03T01:30:00')).map(formatInstant)).toEqual([
      '2024-11-03T05:30:00Z',
      '2024-11-03T06:30:00Z',
    ]);
  });

  test('every instant is among those that show its local time', () => {
    fc.assert(
      fc.property(instants, zones, (instant, timeZone) => {
        const clock = localClock(timeZone);
        expect(clock.instantsOf(instant + clock.offsetAt(instant))).toContain(instant);
      }),
    );
  });
});

describe('zones', () => {
  test('names and offsets are known', () => {
    expect(ZONES.map((zone) => errorCode(() => localClock(zone)))).toEqual(ZONES.map(() => null));
    expect(localClock('+09:00').offsetAt(0)).toBe(9 * HOUR);
    expect(localClock('Etc/GMT-9').offsetAt(0)).toBe(9 * HOUR);
  });

  test.each(['Mars/Olympus', '', 'seoul!', '2024-01-01T00:00+09:00[Asia/Seoul]', '+9'])('%j is not one', (zone) => {
    expect(errorCode(() => localClock(zone))).toBe('time-zone-unknown');
  });
});

describe('periods', () => {
  test('dates are local midnights, instants are taken as they are', () => {
    expect(parsePeriod('2024-10-13', '2024-11-13', 'Asia/Seoul')).toEqual({
      from: Date.UTC(2024, 9, 12, 15),
      to: Date.UTC(2024, 10, 12, 15),
    });
    expect(parsePeriod('2024-10-13T00:00:00Z', '2024-10-13T12:00:00+09:00', 'Asia/Seoul')).toEqual({
      from: Date.UTC(2024, 9, 13),
      to: Date.UTC(2024, 9, 13, 3),
    });
  });

  test.each([
    ['2024-02-30', '2024-03-01'],
    ['2024-13-01', '2024-03-01'],
    ['yesterday', '2024-03-01'],
    ['2024-03-01T10:00:00', '2024-03-02'],
    ['2024-03-01', '2024-03-01'],
    ['2024-03-02', '2024-03-01'],
  ])('%s to %s is refused', (from, to) => {
    expect(errorCode(() => parsePeriod(from, to, 'UTC'))).toBe('period-invalid');
  });

  test('the one before has as many local days, whatever the clocks did', () => {
    const march = parsePeriod('2024-03-10', '2024-03-17', 'America/New_York');
    expect(march.to - march.from).toBe(7 * MS_PER_DAY - HOUR);
    expect(previousPeriod(march, 'America/New_York')).toEqual(
      parsePeriod('2024-03-03', '2024-03-10', 'America/New_York'),
    );
    const after = parsePeriod('2024-03-11', '2024-03-18', 'America/New_York');
    expect(previousPeriod(after, 'America/New_York')).toEqual(
      parsePeriod('2024-03-04', '2024-03-11', 'America/New_York'),
    );
  });

  test('the one before is as long and ends where this one begins', () => {
    fc.assert(
      fc.property(instants, fc.integer({ min: 1, max: 400 * MS_PER_DAY }), zones, (from, length, timeZone) => {
        const period = { from, to: from + length };
        const previous = previousPeriod(period, timeZone);
        expect(previous.to).toBe(from);
        const whole = Number.isInteger(periodDays(period, timeZone));
        if (whole) expect(periodDays(previous, timeZone)).toBeCloseTo(periodDays(period, timeZone), 6);
        else expect(previous.to - previous.from).toBe(length);
      }),
    );
  });

  test('the year before is the same local days, whatever its clock changes', () => {
    const yearEarlier = (from: string, to: string, zone: string) => yearBefore(parsePeriod(from, to, zone), zone);
    expect(yearEarlier('2024-03-10', '2024-03-17', 'America/New_York')).toEqual(
      parsePeriod('2023-03-10', '2023-03-17', 'America/New_York'),
    );
    expect(yearEarlier('2024-10-13', '2024-11-13', 'America/St_Johns')).toEqual(
      parsePeriod('2023-10-13', '2023-11-13', 'America/St_Johns'),
    );
    expect(yearEarlier('2024-02-29', '2024-03-01', 'Asia/Seoul')).toEqual(
      parsePeriod('2023-02-28', '2023-03-01', 'Asia/Seoul'),
    );
    // A leap day's eve alone has no day of its own the year before.
    expect(yearEarlier('2024-02-28', '2024-02-29', 'Asia/Seoul')).toEqual(
      parsePeriod('2023-02-27', '2023-02-28', 'Asia/Seoul'),
    );
  });

  test('days are local ones', () => {
    const days = (from: string, to: string, zone: string) => periodDays(parsePeriod(from, to, zone), zone);
    expect(days('2024-03-10', '2024-03-17', 'America/New_York')).toBe(7);
    expect(days('2024-10-13', '2024-11-13', 'Asia/Seoul')).toBe(31);
    expect(days('2024-10-13T00:00:00Z', '2024-10-13T12:00:00Z', 'UTC')).toBe(0.5);
  });
});

describe('buckets', () => {
  test('tile the period exactly', () => {
    fc.assert(
      fc.property(
        instants,
        fc.integer({ min: 1, max: 90 * MS_PER_DAY }),
        zones,
        fc.constantFrom('day', 'week', 'month'),
        fc.constantFrom(1, 7),
        (from, length, timeZone, size, weekStart) => {
          const tiles = buckets({ from, to: from + length }, timeZone, weekStart as 1 | 7, size as 'day');
          expect(tiles[0]?.from).toBe(from);
          expect(tiles.at(-1)?.to).toBe(from + length);
          expect(tiles.slice(1).map((tile) => tile.from)).toEqual(tiles.slice(0, -1).map((tile) => tile.to));
        },
      ),
      { numRuns: 60 },
    );
  });

  test('days change length with the clocks', () => {
    const period = parsePeriod('2024-11-02', '2024-11-05', 'America/New_York');
    expect(buckets(period, 'America/New_York', 7, 'day').map((day) => [day.day, (day.to - day.from) / HOUR])).toEqual([
      ['2024-11-02', 24],
      ['2024-11-03', 25],
      ['2024-11-04', 24],
    ]);
  });

  test('an hour of yesterday told again after midnight belongs to today', () => {
    // Newfoundland's clocks went back from 00:01 to 23:01 until 2011.
    const repeated = Date.parse('2006-10-29T02:45:00Z');
    expect(formatDay(localClock('America/St_Johns').dayOf(repeated))).toBe('2006-10-28');
    const period = { from: repeated, to: repeated + MS_PER_DAY + HOUR };
    expect(buckets(period, 'America/St_Johns', 1, 'day').map((bucket) => bucket.day)).toEqual([
      '2006-10-29',
      '2006-10-30',
    ]);
  });

  test('weeks begin on the day they are said to, cut by the period', () => {
    const period = parsePeriod('2024-10-16', '2024-10-30', 'Asia/Seoul');
    const starts = (weekStart: 1 | 7) => buckets(period, 'Asia/Seoul', weekStart, 'week').map((week) => week.day);
    expect(starts(1)).toEqual(['2024-10-16', '2024-10-21', '2024-10-28']);
    expect(starts(7)).toEqual(['2024-10-16', '2024-10-20', '2024-10-27']);
  });

  test('months are calendar months', () => {
    const period = parsePeriod('2023-12-31', '2024-03-02', 'America/St_Johns');
    expect(buckets(period, 'America/St_Johns', 1, 'month').map((month) => month.day)).toEqual([
      '2023-12-31',
      '2024-01-01',
      '2024-02-01',
      '2024-03-01',
    ]);
  });

  test('week and month numbers invert', () => {
    fc.assert(
      fc.property(fc.integer({ min: -20_000, max: 40_000 }), fc.constantFrom(1, 7), (day, start) => {
        const weekStart = start as 1 | 7;
        const week = startOfWeek(weekOf(day, weekStart), weekStart);
        expect(day - week).toBeGreaterThanOrEqual(0);
        expect(day - week).toBeLessThan(7);
        expect(new Date(week * MS_PER_DAY).getUTCDay()).toBe(weekStart % 7);
        expect(new Date(startOfMonth(monthOf(day)) * MS_PER_DAY).toISOString().slice(0, 10)).toBe(
          `${formatDay(day).slice(0, 7)}-01`,
        );
      }),
    );
  });
});
