import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { wilsonInterval } from '../../../shared/intervals.ts';
import { PROFILE_IDS } from '../../../shared/model.ts';
import { ms, WEEK } from '../client-fixture.ts';
import { type EngineFixture, importPaths, openEngine } from '../engine-fixture.ts';

const DAY = 86_400;
let fixture: EngineFixture;

beforeAll(async () => {
  fixture = await openEngine();
  const { engine, client, folder } = fixture;
  await importPaths(engine, client.deployments, client.incidents);
  await engine.handle('repository.add', { source: client.repository, services: ['web'], job: 'repository' });
  // An incident with all its moments, one that began before the week and is still open, one beside an open one.
  const incidents = join(folder, 'more-incidents.csv');
  const rows = [
    'incident_id,service,environment,severity,title,started_at,detected_at,acknowledged_at,resolved_at',
    'i3,web,prod,SEV-2,Slow cart,2024-03-05T11:00:00Z,2024-03-05T11:05:00Z,2024-03-05T11:15:00Z,2024-03-05T11:45:00Z',
    'i4,api,production,SEV-3,긴 장애,2024-03-01T00:00:00Z,,,',
    // Of the same deployment as the open one.
    'i5,web,prod,,Slow again,2024-03-10T01:00:00Z,,,2024-03-10T02:00:00Z',
  ];
  writeFileSync(incidents, `${rows.join('\n')}\n`);
  await importPaths(engine, incidents);
});
afterAll(() => fixture.close());

test('change failure rate: each day with its interval, and by what the failures are known', async () => {
  const answer = await fixture.engine.handle('failure-rate', { view: WEEK });
  const failed = { n: 1, failed: 1, rate: 1, interval: wilsonInterval(1, 1) };
  expect(answer.points).toEqual([
    { day: '2024-03-04', incidents: 1, ...failed },
    // Its commit was taken back, too; an incident is the stronger evidence.
    { day: '2024-03-05', incidents: 1, ...failed },
    { day: '2024-03-06', incidents: 0, ...failed },
    { day: '2024-03-07', n: 0, failed: 0, incidents: 0, rate: null, interval: null },
    { day: '2024-03-08', n: 0, failed: 0, incidents: 0, rate: null, interval: null },
    { day: '2024-03-09', n: 1, failed: 0, incidents: 0, rate: 0, interval: wilsonInterval(0, 1) },
    { day: '2024-03-10', n: 0, failed: 0, incidents: 2, rate: null, interval: null },
  ]);
  expect(answer.previousPoints.map(({ day, n, incidents }) => [day, n, incidents])).toEqual([
    ['2024-02-26', 0, 0],
    ['2024-02-27', 1, 0],
    ['2024-02-28', 0, 0],
    ['2024-02-29', 0, 0],
    ['2024-03-01', 0, 1],
    ['2024-03-02', 0, 0],
    ['2024-03-03', 0, 0],
  ]);
  expect(answer.rules.filter((rule) => rule.failed > 0)).toEqual([{ rule: 'incident', failed: 3 }]);
  const incident = (title: string, severity: string | null, isOpen = false) => ({
    id: expect.any(Number),
    title,
    severity,
    isOpen,
  });
  const web = { id: expect.any(Number), service: 'web', team: 'red', env: 'prod', rule: 'incident' };
  const { shas } = fixture.client;
  expect(answer.failures).toEqual([
    {
      ...web,
      version: 'v1.3',
      sha: shas[3],
      finishedAt: ms('03-06T12:00'),
      incidents: [incident('Slow pages', 'SEV-3', true), incident('Slow again', null)],
      restoreSeconds: null,
    },
    {
      ...web,
      version: 'v1.2',
      sha: shas[2]?.slice(0, 10),
      finishedAt: ms('03-05T10:00'),
      incidents: [incident('Slow cart', 'SEV-2')],
      restoreSeconds: 45 * 60,
    },
    {
      ...web,
      version: 'v1.1',
      sha: shas[1],
      finishedAt: ms('03-04T12:00'),
      incidents: [incident('결제 실패', 'SEV-1')],
      restoreSeconds: 3600,
    },
  ]);
});

test('recovery time: spread, phases, open incidents', async () => {
  const answer = await fixture.engine.handle('recovery', { view: WEEK });
  expect(answer.spread).toMatchObject({ n: 3, medianSeconds: 3600, minSeconds: 45 * 60, maxSeconds: 3600 });
  expect(answer.phases).toEqual([
    { phase: 'detect', n: 1, medianSeconds: 300, meanSeconds: 300, p90Seconds: 300 },
    { phase: 'acknowledge', n: 1, medianSeconds: 600, meanSeconds: 600, p90Seconds: 600 },
    { phase: 'resolve', n: 1, medianSeconds: 1800, meanSeconds: 1800, p90Seconds: 1800 },
  ]);
  const open = { kind: 'incident', id: expect.any(Number), severity: 'SEV-3' };
  expect(answer.open).toEqual([
    // The data ends with the last incident, on the 10th at 2.
    { ...open, title: '긴 장애', services: ['api'], startedAt: ms('03-01T00:00'), ageSeconds: 9 * DAY + 7200 },
    { ...open, title: 'Slow pages', services: ['web'], startedAt: ms('03-10T00:00'), ageSeconds: 7200 },
  ]);
});

test('recovery time of failed deployments, where the profile measures those', async () => {
  const { spread, phases, open } = await fixture.engine.handle('recovery', { view: { ...WEEK, profile: 'datadog' } });
  const { report } = await fixture.engine.handle('overview', { view: { ...WEEK, profile: 'datadog' }, by: [] });
  expect(spread.n).toBe(report.metrics.recoveryTime.n);
  expect(phases.map(({ n }) => n)).toEqual([0, 0, 0]);
  expect(open).toHaveLength(report.metrics.recoveryTime.open);
  expect(open[0]).toMatchObject({ kind: 'deployment', title: 'v1.1', services: ['web'], severity: null });
});

test('rework: c4 takes back c3', async () => {
  const { points, unplanned } = await fixture.engine.handle('rework', { view: WEEK });
  expect(unplanned).toMatchObject([{ version: 'v1.3', service: 'web', team: 'red', kind: 'revert', failed: true }]);
  expect(points.map(({ day, n, byKind }) => [day.slice(-2), n, byKind.revert])).toEqual([
    ['04', 1, 0],
    ['05', 1, 0],
    ['06', 1, 1],
    ['07', 0, 0],
    ['08', 0, 0],
    ['09', 1, 0],
    ['10', 0, 0],
  ]);
});

const LIST = { search: '', sort: { column: 'finishedAt', descending: true }, offset: 0, limit: 10 };

test.each(PROFILE_IDS)(
  'under %s the list narrowed to failed or unplanned ones has those of the figures',
  async (profile) => {
    const view = { ...WEEK, profile };
    const { report } = await fixture.engine.handle('overview', { view, by: [] });
    const { failures } = await fixture.engine.handle('failure-rate', { view });
    const failed = await fixture.engine.handle('deployments.list', { view, ...LIST, only: 'failed' });
    expect(failed.total).toBe(report.metrics.changeFailureRate.failed);
    expect(failed.rows.map(({ id }) => id)).toEqual(failures.map(({ id }) => id));
    const { unplanned } = await fixture.engine.handle('rework', { view });
    const reworked = await fixture.engine.handle('deployments.list', { view, ...LIST, only: 'unplanned' });
    expect(reworked.total).toBe(report.metrics.reworkRate.reworked);
    expect(reworked.rows.map(({ id }) => id)).toEqual(unplanned.map(({ id }) => id));
  },
);

test.each(PROFILE_IDS)('under %s the screens and the report say the same', async (profile) => {
  const view = { ...WEEK, profile };
  const { report } = await fixture.engine.handle('overview', { view, by: [] });
  const { changeFailureRate, recoveryTime, reworkRate } = report.metrics;
  const sum = (numbers: readonly number[]) => numbers.reduce((total, n) => total + n, 0);
  const rate = await fixture.engine.handle('failure-rate', { view });
  expect(rate.points.map(({ day, n, failed, incidents }) => ({ day, n, failed, incidents }))).toEqual(
    report.series.points.map(({ day, deployments, failed, incidents }) => ({ day, n: deployments, failed, incidents })),
  );
  expect(sum(rate.rules.map(({ failed }) => failed))).toBe(changeFailureRate.failed);
  const recovery = await fixture.engine.handle('recovery', { view });
  expect([recovery.spread.n, recovery.spread.medianSeconds, recovery.spread.meanSeconds]).toEqual([
    recoveryTime.n,
    recoveryTime.medianSeconds,
    recoveryTime.meanSeconds,
  ]);
  const rework = await fixture.engine.handle('rework', { view });
  expect(sum(rework.points.map(({ byKind }) => sum(Object.values(byKind))))).toBe(reworkRate.reworked);
});
