import fc from 'fast-check';
import { expect, test } from 'vitest';
import { environmentPattern } from '../../shared/environment-pattern.ts';
import { addDays, dateOfDay, dayNumber } from '../../shared/local-date.ts';
import { PROFILE_IDS } from '../../shared/model.ts';
import {
  comparedDays,
  type DataFrame,
  DEFAULT_FILTERS,
  type Filters,
  filterPart,
  filtersFromQuery,
  filtersToQuery,
  RANGE_LENGTHS,
  type Range,
  rangeDays,
  reachesData,
  screenPart,
  shiftRange,
  viewOf,
} from './filters.ts';

const SEOUL: DataFrame = {
  timeZone: 'Asia/Seoul',
  // 12 November, 23:59 in Seoul: the last local day is the 12th, not what UTC says of an hour later.
  dataRange: { from: Date.UTC(2024, 7, 1), to: Date.UTC(2024, 10, 12, 14, 59) },
};

const name = fc.string({ unit: 'grapheme', minLength: 1 });
const names = fc.uniqueArray(name, { maxLength: 4 });
const date = fc.integer({ min: 0, max: 30_000 }).map(dateOfDay);
const range: fc.Arbitrary<Range> = fc.oneof(
  fc.record({
    kind: fc.constant('length' as const),
    length: fc.constantFrom(...RANGE_LENGTHS),
    end: fc.option(date, { nil: null }),
  }),
  fc
    .tuple(date, fc.integer({ min: 1, max: 800 }))
    .map(([from, days]) => ({ kind: 'custom' as const, from, to: addDays(from, days) })),
  fc.constant({ kind: 'all' as const }),
);
const filters: fc.Arbitrary<Filters> = fc.record({
  teams: names,
  services: names,
  repositories: names,
  environments: fc.oneof(
    fc.constant('production' as const),
    fc.constant('all' as const),
    fc.uniqueArray(name, { minLength: 1, maxLength: 4 }),
  ),
  range,
  compareWith: fc.oneof(
    fc.constantFrom('previous' as const, 'year-before' as const),
    fc.tuple(date, fc.integer({ min: 1, max: 800 })).map(([from, days]) => ({ from, to: addDays(from, days) })),
  ),
  timeZone: fc.constantFrom(null, 'UTC', 'America/New_York'),
  profile: fc.constantFrom(null, ...PROFILE_IDS),
  levels: fc.constantFrom(null, '2024' as const, '2021' as const, 'four-keys' as const),
  excludeBots: fc.boolean(),
});

test('filters come back from the location as they went in', () => {
  fc.assert(
    fc.property(filters, (chosen) => {
      expect(filtersFromQuery(filtersToQuery(chosen))).toEqual(chosen);
    }),
  );
});

test('what a screen keeps beside the filters does not touch them', () => {
  fc.assert(
    fc.property(filters, name, (chosen, search) => {
      const query = filtersToQuery(chosen);
      const whole = `${query}&${new URLSearchParams({ search })}`;
      expect(filtersFromQuery(filterPart(whole))).toEqual(chosen);
      expect([...screenPart(whole)]).toEqual([['search', search]]);
    }),
  );
});

test('the default needs no query, and nonsense is taken as not said', () => {
  expect(filtersToQuery(DEFAULT_FILTERS)).toBe('');
  const nonsense =
    'range=2w&end=2024-02-31&from=2024-05-02&to=2024-05-01&tz=Mars/Phobos&profile=x&levels=1999&bots=yes';
  expect(filtersFromQuery(nonsense)).toEqual(DEFAULT_FILTERS);
});

test('a range ends after the last local day that has data', () => {
  expect(rangeDays(DEFAULT_FILTERS.range, SEOUL)).toEqual({ from: '2024-10-13', to: '2024-11-13' });
  expect(rangeDays(DEFAULT_FILTERS.range, { ...SEOUL, timeZone: 'Pacific/Auckland' })).toEqual({
    from: '2024-10-14',
    to: '2024-11-14',
  });
  expect(rangeDays({ kind: 'length', length: '1w', end: null }, SEOUL)).toEqual({
    from: '2024-11-06',
    to: '2024-11-13',
  });
  expect(rangeDays(DEFAULT_FILTERS.range, { ...SEOUL, dataRange: null })).toBeNull();
});

test('back and forward go by one range, and the newest stays open to new data', () => {
  const back = shiftRange(DEFAULT_FILTERS.range, -1, SEOUL);
  expect(back).toEqual({ kind: 'length', length: '1mo', end: '2024-10-13' });
  expect(back && shiftRange(back, 1, SEOUL)).toEqual(DEFAULT_FILTERS.range);
  expect(shiftRange({ kind: 'custom', from: '2024-01-01', to: '2024-01-11' }, -1, SEOUL)).toEqual({
    kind: 'custom',
    from: '2023-12-22',
    to: '2024-01-01',
  });
  expect(shiftRange({ kind: 'all' }, -1, SEOUL)).toBeNull();
});

test('a range back ends where this one begins', () => {
  fc.assert(
    fc.property(range, (chosen) => {
      const days = rangeDays(chosen, SEOUL);
      const back = shiftRange(chosen, -1, SEOUL);
      if (days === null || back === null) return;
      const before = rangeDays(back, SEOUL);
      expect(before?.to).toBe(days.from);
      if (chosen.kind === 'custom' && before !== null) {
        expect(dayNumber(before.to) - dayNumber(before.from)).toBe(dayNumber(days.to) - dayNumber(days.from));
      }
    }),
  );
});

test('there is no way on where no data is', () => {
  expect([reachesData(DEFAULT_FILTERS.range, -1, SEOUL), reachesData(DEFAULT_FILTERS.range, 1, SEOUL)]).toEqual([
    true,
    false,
  ]);
  const first: Range = { kind: 'length', length: '1mo', end: '2024-08-15' };
  expect([reachesData(first, -1, SEOUL), reachesData(first, 1, SEOUL)]).toEqual([false, true]);
});

test('chosen environments match themselves whole, whatever they are called, and nothing else', () => {
  fc.assert(
    fc.property(fc.uniqueArray(name, { minLength: 1, maxLength: 4 }), name, (chosen, other) => {
      for (const flags of ['i', 'iu']) {
        const pattern = new RegExp(environmentPattern(chosen), flags);
        for (const environment of chosen) expect(pattern.test(environment)).toBe(true);
        const differs = chosen.every((environment) => environment.toLowerCase() !== other.toLowerCase());
        if (differs && /^[\x20-\x7e]+$/.test(other)) expect(pattern.test(other)).toBe(false);
      }
    }),
  );
});

test('the view names only what departs from the workspace', () => {
  expect(viewOf(DEFAULT_FILTERS, SEOUL)).toEqual({
    from: '2024-10-13',
    to: '2024-11-13',
    timeZone: 'Asia/Seoul',
    services: [],
    teams: [],
    repositories: [],
    excludeBots: false,
  });
  const chosen: Filters = {
    ...DEFAULT_FILTERS,
    services: ['shop'],
    environments: ['prod.eu', 'prod-us'],
    range: { kind: 'all' },
    timeZone: 'UTC',
    profile: 'deck-2024',
    levels: '2021',
    excludeBots: true,
  };
  expect(viewOf(chosen, SEOUL)).toEqual({
    from: null,
    to: null,
    timeZone: 'UTC',
    services: ['shop'],
    teams: [],
    repositories: [],
    excludeBots: true,
    env: '^(?:prod\\.eu|prod-us)$',
    profile: 'deck-2024',
    levels: '2021',
  });
  expect(viewOf({ ...DEFAULT_FILTERS, environments: 'all' }, SEOUL).env).toBeNull();
});

test('what a range is set against: the days before, the same of a year before, or days of one’s own', () => {
  const days = (compareWith: Filters['compareWith'], from = '2024-10-13', to = '2024-11-13') =>
    comparedDays({ range: { kind: 'custom', from, to }, compareWith }, SEOUL);
  expect(days('previous')).toEqual({ from: '2024-09-12', to: '2024-10-13' });
  expect(days('year-before')).toEqual({ from: '2023-10-13', to: '2023-11-13' });
  expect(days('year-before', '2024-02-29', '2024-03-01')).toEqual({ from: '2023-02-28', to: '2023-03-01' });
  expect(days('year-before', '2024-02-28', '2024-02-29')).toEqual({ from: '2023-02-27', to: '2023-02-28' });
  expect(days({ from: '2024-01-01', to: '2024-02-01' })).toEqual({ from: '2024-01-01', to: '2024-02-01' });
  expect(comparedDays({ range: { kind: 'all' }, compareWith: 'previous' }, SEOUL)).toBeNull();
});

test('days to compare with that make no sense are not said', () => {
  const read = (text: string) => filtersFromQuery(`with=${text}`).compareWith;
  expect(
    ['2024-01-01..2024-02-01', 'year-before', '2024-02-01..2024-01-01', '2024-02-30..2024-03-01', 'x'].map(read),
  ).toEqual([{ from: '2024-01-01', to: '2024-02-01' }, 'year-before', 'previous', 'previous', 'previous']);
});
