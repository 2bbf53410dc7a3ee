import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildFacts, type PlainFacts } from './build-facts.ts';
import { createHourOf, frequencyDetails } from './frequency-details.ts';
import { measure } from './measure.ts';
import { PLAIN_RULES, selectPeriod } from './plain-question.ts';
import { resolve } from './resolve.ts';
import type { Selection } from './selection.ts';
import { series } from './series.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const at = (text: string) => Date.parse(text);

function details(deployments: NonNullable<PlainFacts['deployments']>, selection: Selection) {
  const facts = buildFacts({ deployments });
  return frequencyDetails(facts, resolve(facts, PLAIN_RULES), selection);
}

/** "2024-10-07 Mon 00:00": n, of what is not 0. */
function filled({ days, byHour, weekdays }: ReturnType<typeof details>): readonly string[] {
  const names = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
  return [
    ...days.flatMap(({ day, deployments }) => (deployments === 0 ? [] : [`${day}: ${deployments}`])),
    ...byHour.flatMap((hours, row) =>
      hours.flatMap((n, hour) => (n === 0 ? [] : [`${names[(weekdays[row] ?? 0) - 1]} ${hour} h: ${n}`])),
    ),
  ];
}

describe('the view’s own days and hours', () => {
  test.each([
    ['Asia/Seoul', '2024-10-07', '2024-10-14', '2024-10-06T15:30:00Z'],
    // Summer time, −2:30.
    ['America/St_Johns', '2024-10-07', '2024-10-14', '2024-10-07T03:00:00Z'],
    // Winter time, −3:30.
    ['America/St_Johns', '2024-12-02', '2024-12-09', '2024-12-02T04:00:00Z'],
    ['America/New_York', '2024-11-04', '2024-11-11', '2024-11-04T05:30:00Z'],
  ])('half past midnight in %s on %s', (timeZone, from, to, finished) => {
    const answer = details([{ finishedAt: at(finished) }], selectPeriod(from, to, timeZone));
    expect(filled(answer)).toEqual([`${from}: 1`, 'Mon 0 h: 1']);
    expect(answer.days).toHaveLength(7);
  });

  test('a day of 23 hours: the hour that clocks skip holds nothing', () => {
    // New York, 10 March 2024: 02:00 does not exist.
    const selection = selectPeriod('2024-03-10', '2024-03-11', 'America/New_York');
    const deployments = Array.from({ length: 23 }, (_, hour) => ({ finishedAt: selection.from + hour * HOUR }));
    const { days, byHour, weekdays } = details(deployments, selection);
    expect(selection.to - selection.from).toBe(23 * HOUR);
    expect(days).toEqual([{ day: '2024-03-10', deployments: 23 }]);
    expect(byHour[weekdays.indexOf(7)]).toEqual(Array.from({ length: 24 }, (_, hour) => (hour === 2 ? 0 : 1)));
  });

  test('a day of 25 hours: the hour told twice holds both', () => {
    // New York, 3 November 2024: 01:00 to 02:00 comes twice.
    const selection = selectPeriod('2024-11-03', '2024-11-04', 'America/New_York');
    const deployments = Array.from({ length: 25 }, (_, hour) => ({ finishedAt: selection.from + hour * HOUR }));
    const { days, byHour, weekdays } = details(deployments, selection);
    expect(days).toEqual([{ day: '2024-11-03', deployments: 25 }]);
    expect(byHour[weekdays.indexOf(7)]).toEqual(Array.from({ length: 24 }, (_, hour) => (hour === 1 ? 2 : 1)));
  });

  test('clocks that go back across midnight: the minutes told again stand on the day that had begun', () => {
    // St John's until 2011: at 00:01 back to 23:01.
    const selection = selectPeriod('2010-11-06', '2010-11-08', 'America/St_Johns');
    const midnight = selection.from + DAY;
    const answer = details([{ finishedAt: midnight - HOUR / 2 }, { finishedAt: midnight + HOUR / 2 }], selection);
    expect(answer.days).toEqual([
      { day: '2010-11-06', deployments: 1 },
      { day: '2010-11-07', deployments: 1 },
    ]);
    expect(filled(answer).slice(2)).toEqual(['Sat 23 h: 1', 'Sun 23 h: 1']);
  });
});

test('weekdays begin where the week of the workspace does', () => {
  const monday = selectPeriod('2024-10-07', '2024-10-14');
  expect(details([], monday).weekdays).toEqual([1, 2, 3, 4, 5, 6, 7]);
  expect(details([], { ...monday, weekStart: 7 }).weekdays).toEqual([7, 1, 2, 3, 4, 5, 6]);
});

test('time between deployments is of each service, within the period', () => {
  const selection = selectPeriod('2024-10-01', '2024-11-01');
  const when = (day: number, hour = 0) => selection.from + day * DAY + hour * HOUR;
  const { between } = details(
    [
      { service: 'web', finishedAt: selection.from - HOUR },
      { service: 'web', finishedAt: when(1) },
      { service: 'api', finishedAt: when(1, 1) },
      { service: 'web', finishedAt: when(1, 3) },
      { service: 'web', finishedAt: when(2, 3) },
      { service: 'api', finishedAt: when(21, 1) },
    ],
    selection,
  );
  expect(between).toMatchObject({
    n: 3,
    medianSeconds: (24 * HOUR) / 1000,
    meanSeconds: (3 + 24 + 480) * 1200,
    minSeconds: 3 * 3600,
    maxSeconds: 20 * 86_400,
  });
  expect(between.bins.filter(({ n }) => n > 0)).toEqual([
    { from: 2 * 3600, to: 4 * 3600, n: 1 },
    { from: 86_400, to: 2 * 86_400, n: 1 },
    { from: 14 * 86_400, to: expect.closeTo(30.437 * 86_400, -3), n: 1 },
  ]);
});

test('what does not count is told by why', () => {
  const selection = selectPeriod('2024-10-01', '2024-11-01');
  const finishedAt = selection.from + DAY;
  const { days, notCounted } = details(
    [
      { finishedAt },
      { finishedAt, environment: 'staging' },
      { finishedAt, status: 'failure' },
      { finishedAt, status: 'failure' },
      { finishedAt: selection.to, status: 'failure' },
    ],
    selection,
  );
  expect(days[1]).toEqual({ day: '2024-10-02', deployments: 1 });
  expect(notCounted).toEqual([
    { reason: 'not-success', n: 2 },
    { reason: 'environment', n: 1 },
  ]);
});

test('days and hours add up, days to those of the series, and the mean between to that of the measure', () => {
  const zones = fc.constantFrom('UTC', 'Asia/Seoul', 'America/St_Johns', 'Australia/Lord_Howe', 'Pacific/Apia');
  // Both clock changes of either hemisphere.
  const hours = fc.array(fc.integer({ min: 0, max: 365 * 24 }), { maxLength: 60 });
  fc.assert(
    fc.property(zones, hours, fc.constantFrom<1 | 7>(1, 7), (timeZone, offsets, weekStart) => {
      const selection: Selection = { ...selectPeriod('2024-02-01', '2024-12-01', timeZone), weekStart };
      const facts = buildFacts({
        deployments: offsets.map((hour) => ({ service: 'web', finishedAt: selection.from + hour * HOUR })),
      });
      const resolution = resolve(facts, PLAIN_RULES);
      const answer = frequencyDetails(facts, resolution, selection);
      const points = series(facts, resolution, selection, 'day');
      expect(answer.days).toEqual(points.map(({ day, deployments }) => ({ day, deployments })));
      const figure = measure(facts, resolution, selection).deploymentFrequency;
      const perWeekday = answer.byHour.map((row) => row.reduce((sum, n) => sum + n, 0));
      expect(perWeekday.reduce((sum, n) => sum + n, 0)).toBe(figure.n);
      if (figure.meanSecondsBetween !== null) {
        expect(answer.between.meanSeconds).toBeCloseTo(figure.meanSecondsBetween, 6);
      }
      const hourOf = createHourOf(selection);
      for (const hour of offsets.filter((offset) => selection.from + offset * HOUR < selection.to)) {
        const { weekday, hour: local } = hourOf(selection.from + hour * HOUR);
        expect(answer.byHour[answer.weekdays.indexOf(weekday)]?.[local]).toBeGreaterThan(0);
      }
    }),
    { numRuns: 40 },
  );
});
