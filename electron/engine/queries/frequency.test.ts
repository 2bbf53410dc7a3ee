import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { View } from '../../../shared/view.ts';
import { WEEK } from '../client-fixture.ts';
import { type EngineFixture, importPaths, openEngine } from '../engine-fixture.ts';

let fixture: EngineFixture;
beforeAll(async () => {
  fixture = await openEngine();
  await importPaths(fixture.engine, fixture.client.deployments);
  // Half past midnight in Seoul on 6 March, and two of one hour.
  const more = join(fixture.folder, 'more.csv');
  const rows = ['2024-03-05T15:30:00Z', '2024-03-07T06:10:00Z', '2024-03-07T06:50:00Z'].map(
    (at, index) => `n${index},night,blue,prod,,${at},success`,
  );
  const head = 'deployment_id,service,team,environment,started_at,finished_at,status';
  writeFileSync(more, `${[head, ...rows].join('\n')}\n`);
  await importPaths(fixture.engine, more);
});
afterAll(() => fixture.close());

const SEOUL: View = { ...WEEK, timeZone: 'Asia/Seoul' };

test('days, hours and times between, of the view’s zone', async () => {
  const { days, byHour, weekdays, between, notCounted } = await fixture.engine.handle('frequency', { view: SEOUL });
  expect(days).toEqual([
    { day: '2024-03-04', deployments: 1 },
    { day: '2024-03-05', deployments: 1 },
    { day: '2024-03-06', deployments: 2 },
    { day: '2024-03-07', deployments: 2 },
    { day: '2024-03-08', deployments: 0 },
    { day: '2024-03-09', deployments: 1 },
    { day: '2024-03-10', deployments: 0 },
  ]);
  expect(byHour[weekdays.indexOf(3)]?.[0]).toBe(1);
  expect(byHour[weekdays.indexOf(4)]?.[15]).toBe(2);
  // web: 22 h and 26 h; night: 38 h 40 min and 40 min.
  expect(between).toMatchObject({ n: 4, medianSeconds: 24 * 3600, minSeconds: 2400 });
  expect(notCounted).toEqual([
    { reason: 'not-success', n: 1 },
    { reason: 'environment', n: 1 },
  ]);
});

test('every day and every hour leads to as many deployments as it says', async () => {
  const { engine } = fixture;
  const sort = { column: 'finishedAt', descending: false };
  const counted = async (view: View, hour?: { readonly weekday: number; readonly hour: number }) => {
    const request = { view, search: '', sort, offset: 0, limit: 100, ...(hour === undefined ? {} : { hour }) };
    const { rows } = await engine.handle('deployments.list', request);
    return rows.filter((row) => row.counted).length;
  };
  const { days, byHour, weekdays } = await engine.handle('frequency', { view: SEOUL });
  for (const [index, { day, deployments }] of days.entries()) {
    expect(await counted({ ...SEOUL, from: day, to: days[index + 1]?.day ?? '2024-03-11' })).toBe(deployments);
  }
  for (const [row, hours] of byHour.entries()) {
    for (const [hour, n] of hours.entries()) {
      if (n > 0 || hour === 12) expect(await counted(SEOUL, { weekday: weekdays[row] ?? 0, hour })).toBe(n);
    }
  }
});
