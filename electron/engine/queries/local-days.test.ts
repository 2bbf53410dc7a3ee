/** A deployment stands on its local day, whatever UTC says of it, in everything that is asked by day. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { addDays } from '../../../shared/local-date.ts';
import type { View } from '../../../shared/view.ts';
import { type EngineFixture, importPaths, openEngine } from '../engine-fixture.ts';

let fixture: EngineFixture;
beforeEach(async () => {
  fixture = await openEngine();
});
afterEach(() => fixture.close());

/** Instants worked out by hand from the zones' published offsets. */
const AROUND_MIDNIGHT = [
  ['Asia/Seoul', '2024-11-04T15:30:00Z', '2024-11-05'],
  ['Asia/Seoul', '2023-12-31T15:30:00Z', '2024-01-01'],
  ['America/St_Johns', '2024-07-15T03:00:00Z', '2024-07-15'],
  ['America/St_Johns', '2024-01-15T04:00:00Z', '2024-01-15'],
  // Clocks go forward at 02:00 on 10 March and back at 02:00 on 3 November: days of 23 and 25 hours.
  ['America/St_Johns', '2024-03-10T04:00:00Z', '2024-03-10'],
  ['America/St_Johns', '2024-03-11T03:00:00Z', '2024-03-11'],
  ['America/St_Johns', '2024-11-03T03:00:00Z', '2024-11-03'],
  ['America/St_Johns', '2024-11-04T04:00:00Z', '2024-11-04'],
  ['America/New_York', '2024-03-10T05:30:00Z', '2024-03-10'],
  ['America/New_York', '2024-03-11T04:30:00Z', '2024-03-11'],
  ['America/New_York', '2024-11-03T04:30:00Z', '2024-11-03'],
  ['America/New_York', '2024-11-04T05:30:00Z', '2024-11-04'],
  // Half an hour forward at 02:00 on 6 October.
  ['Australia/Lord_Howe', '2024-10-05T14:00:00Z', '2024-10-06'],
  ['Australia/Lord_Howe', '2024-10-06T13:30:00Z', '2024-10-07'],
  // Half an hour before midnight, which is the next day in UTC.
  ['America/St_Johns', '2024-07-16T02:00:00Z', '2024-07-15'],
  ['America/St_Johns', '2024-03-11T02:00:00Z', '2024-03-10'],
  ['America/St_Johns', '2024-11-04T03:00:00Z', '2024-11-03'],
  ['America/New_York', '2024-03-11T03:30:00Z', '2024-03-10'],
  ['America/New_York', '2024-11-04T04:30:00Z', '2024-11-03'],
] as const;
/** Its day has no half past midnight: clocks went from 00:00 to 01:00. */
const AFTER_A_MISSING_MIDNIGHT = ['America/Sao_Paulo', '2018-11-04T03:30:00Z', '2018-11-04'] as const;

describe.each([...AROUND_MIDNIGHT, AFTER_A_MISSING_MIDNIGHT])('%s: %s', (timeZone, instant, day) => {
  const view: View = {
    from: addDays(day, -3),
    to: addDays(day, 4),
    timeZone,
    services: [],
    teams: [],
    repositories: [],
    excludeBots: false,
  };

  test(`stands on ${day}`, async () => {
    const { engine, folder } = fixture;
    const path = join(folder, 'deployments.csv');
    writeFileSync(path, `service,environment,status,finished_at\nshop,production,success,${instant}\n`);
    await importPaths(engine, path);

    const { report } = await engine.handle('overview', { view, by: ['day'] });
    const days = report.series.points.filter(({ deployments }) => deployments > 0).map((point) => point.day);
    const rows = (report.breakdown.day ?? []).filter(({ metrics }) => metrics.deploymentFrequency.n > 0);
    const { days: counted } = await engine.handle('frequency', { view });
    const listed = async (from: string) => {
      const question = { search: '', sort: { column: 'finishedAt', descending: false }, offset: 0, limit: 10 };
      const page = await engine.handle('deployments.list', {
        view: { ...view, from, to: addDays(from, 1) },
        ...question,
      });
      return page.total;
    };
    expect({
      series: days,
      breakdown: rows.map(({ key }) => key),
      calendar: counted.filter(({ deployments }) => deployments > 0).map((of) => of.day),
      dayBefore: await listed(addDays(day, -1)),
      thatDay: await listed(day),
      dayAfter: await listed(addDays(day, 1)),
    }).toEqual({ series: [day], breakdown: [day], calendar: [day], dayBefore: 0, thatDay: 1, dayAfter: 0 });
    expect(report.series.points).toHaveLength(7);
    expect(counted).toHaveLength(7);
  });
});
