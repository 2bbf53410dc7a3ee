import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { LEVEL_SET_IDS, METRIC_NAMES } from '../../../shared/model.ts';
import type { View } from '../../../shared/view.ts';
import { WEEK } from '../client-fixture.ts';
import { type EngineFixture, importPaths, openEngine } from '../engine-fixture.ts';

const SEOUL: View = { ...WEEK, timeZone: 'Asia/Seoul', from: '2024-03-04', to: '2024-03-11' };

let fixture: EngineFixture;
beforeAll(async () => {
  fixture = await openEngine();
  // Two a day in November, one every third day since; the first at half past midnight of 1 November in Seoul.
  const start = Date.parse('2023-10-31T15:30:00Z');
  const rows = Array.from({ length: 130 }, (_, day) => day)
    .flatMap((day) => (day < 30 ? [day, day + 0.4] : day % 3 === 0 ? [day] : []))
    .map((day, i) => `d${i},night,prod,${new Date(start + day * 86_400_000).toISOString()},success`);
  const file = join(fixture.folder, 'long.csv');
  writeFileSync(file, ['deployment_id,service,environment,finished_at,status', ...rows, ''].join('\n'));
  await importPaths(fixture.engine, file);
});
afterAll(() => fixture.close());

test('calendar months of the view’s zone since the data began, up to the period’s end', async () => {
  const { months } = await fixture.engine.handle('levels.history', { view: SEOUL });
  expect(months.map(({ from, to }) => [from, to])).toEqual([
    ['2023-11-01', '2023-12-01'],
    ['2023-12-01', '2024-01-01'],
    ['2024-01-01', '2024-02-01'],
    ['2024-02-01', '2024-03-01'],
    ['2024-03-01', '2024-03-11'],
  ]);
  expect(months[0]?.grades['2024'].deploymentFrequency).toEqual({ level: 'elite', reason: null });
  expect(months[1]?.grades['2024'].deploymentFrequency).toEqual({ level: 'high', reason: null });
  expect(months[4]?.grades['2024'].deploymentFrequency).toEqual({ level: null, reason: 'too-few' });
});

test('each month is what the overview of it says, by every set', async () => {
  const { months } = await fixture.engine.handle('levels.history', { view: SEOUL });
  for (const { from, to, grades, n } of months) {
    for (const levels of LEVEL_SET_IDS) {
      const view = { ...SEOUL, from, to, levels };
      const { report } = await fixture.engine.handle('overview', { view, by: [] });
      for (const metric of METRIC_NAMES) {
        const { level, levelReason } = report.metrics[metric];
        expect([from, levels, metric, grades[levels][metric]]).toEqual([
          from,
          levels,
          metric,
          { level, reason: levelReason },
        ]);
        expect(n[metric]).toBe(report.metrics[metric].n);
      }
    }
  }
});

test('a period that ends before the data begin has no months', async () => {
  const view = { ...SEOUL, from: '2022-03-04', to: '2022-03-11' };
  expect(await fixture.engine.handle('levels.history', { view })).toEqual({ months: [] });
});
