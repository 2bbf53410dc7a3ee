/** Versions with what was measured of them, through the engine, against figures worked out by hand. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { wilsonInterval } from '../../../shared/intervals.ts';
import type { View } from '../../../shared/view.ts';
import { ms, WEEK } from '../client-fixture.ts';
import type { Engine } from '../create-engine.ts';
import { type EngineFixture, importPaths, openEngine } from '../engine-fixture.ts';
import { type MonitoringFiles, writeMonitoring } from './measured-fixture.ts';

const HOUR = 3_600_000;
const SHOP: View = { ...WEEK, from: '2024-03-08', to: '2024-03-11' };

let fixture: EngineFixture;
let engine: Engine;
let files: MonitoringFiles;

beforeEach(async () => {
  fixture = await openEngine();
  ({ engine } = fixture);
  files = writeMonitoring(fixture.folder, fixture.client);
  const { deployments, incidents, repository } = fixture.client;
  await importPaths(engine, deployments, incidents, repository, ...Object.values(files));
});
afterEach(() => fixture.close());

async function rowsOf(service: string, view: View = WEEK) {
  return (await engine.handle('versions.list', { view, service })).rows;
}

async function importText(name: string, text: string): Promise<number> {
  const path = join(fixture.folder, name);
  writeFileSync(path, text);
  const [file] = (await importPaths(engine, path)).files;
  if (file?.kind !== 'imported') throw new Error(JSON.stringify(file));
  return file.batch.id;
}

test('one row a version, whatever each source calls it, with all that they say', async () => {
  const [, , , c4 = ''] = fixture.client.shas;
  const rows = await rowsOf('web');
  expect(rows.map(({ version, aliases, active, deployments }) => [version, aliases, active, deployments])).toEqual([
    ['v1.3', [c4.slice(0, 9), c4].sort(), true, 1],
    ['v1.2', ['1.2', 'web@1.2+7'], false, 1],
    ['v1.1', ['1.1'], false, 1],
    ['v1.0', [], false, 1],
  ]);
  expect(rows[0]).toEqual({
    version: 'v1.3',
    sha: c4,
    tag: 'v1.3',
    aliases: [c4.slice(0, 9), c4].sort(),
    firstSeenAt: ms('03-06T12:00'),
    lastSeenAt: ms('03-07T12:00'),
    active: true,
    firstDeployedAt: ms('03-06T12:00'),
    lastDeployedAt: ms('03-06T12:00'),
    deployments: 1,
    commits: 1,
    authors: 1,
    authorGroups: [{ name: 'example.com', commits: 1 }],
    medianLeadSeconds: 7200,
    incidents: 1,
    failed: true,
    measured: {
      source: 'series',
      points: 24,
      requests: 22_500,
      requestsPerSecond: 22_500 / (24 * 3600),
      errors: 1350,
      errorRate: 0.06,
      errorInterval: wilsonInterval(1350, 22_500),
      errorTypes: 2,
      latencies: {
        ...{ p50: null, p75: null, p90: null, p99: null, max: null, mean: null },
        p95: { milliseconds: 250, interval: null, from: 'intervals' },
      },
      texts: {},
    },
    verdict: expect.objectContaining({ kind: 'faulty', against: 'v1.2' }),
  });
  expect(rows[0]?.verdict?.affects).toEqual({
    services: [],
    trafficShare: 22_500 / 24_000,
    requests: 22_500,
    extraErrors: 1350 - 225,
  });
  expect(rows.slice(1).map(({ measured }) => measured && [measured.requests, measured.errors])).toEqual([
    [27_500, 275],
    [22_000, 220],
    null,
  ]);
});

test('where every environment counts, the same hours are added up', async () => {
  const [newest] = await rowsOf('web', { ...WEEK, env: null });
  // Of staging it is known by its tag, of production by its SHA.
  expect(newest).toMatchObject({ version: 'v1.3', measured: { points: 24, requests: 24_900, errors: 3750 } });
});

test('timeline, weeks, ages and the usual pair', async () => {
  const { timeline, perWeek, ages, pair } = await engine.handle('versions.list', { view: WEEK, service: 'web' });
  expect(pair).toEqual({ base: 'v1.2', head: 'v1.3' });
  expect(timeline.lanes).toEqual(
    [
      ['v1.0', 'deployments', '03-04T00:00', '03-04T12:00', null],
      ['v1.1', 'traffic', '03-04T12:00', '03-05T10:00', expect.any(String)],
      // The commit of v1.3 takes back that of v1.2.
      ['v1.2', 'traffic', '03-05T10:00', '03-06T15:00', 'suspect'],
      ['v1.3', 'traffic', '03-06T12:00', '03-07T12:00', 'faulty'],
    ].map(([version, basis, from, to, verdict]) => ({
      ...{ version, basis, verdict, active: version === 'v1.3' },
      runs: [{ from: ms(from as string), to: ms(to as string) }],
    })),
  );
  expect(timeline.traffic.find(({ at }) => at === ms('03-06T13:00'))).toEqual({
    at: ms('03-06T13:00'),
    requests: [0, 0, 500, 500],
    others: 0,
    errorRate: 0.035,
  });
  expect(timeline.incidents.map(({ title, from, to }) => [title, from, to])).toEqual([
    ['결제 실패', ms('03-04T13:00'), ms('03-04T14:00')],
    ['Slow pages', ms('03-10T00:00'), null],
  ]);
  expect(perWeek).toEqual([{ start: ms('03-04T00:00'), day: '2024-03-04', versions: 3, faulty: 1 }]);
  expect(ages.map(({ seconds }) => seconds && seconds / 3600)).toEqual([12, 14, 12, 36, null, null, null]);
});

test('two versions compared: rates, latencies, sorts of errors, canary, and what else began to fail', async () => {
  const pair = { view: WEEK, service: 'web', base: 'v1.2', head: 'v1.3' };
  const compared = await engine.handle('versions.compare', pair);
  expect(compared.rates).toMatchObject({
    base: { requests: 27_500, errors: 275, rate: 0.01 },
    head: { requests: 22_500, errors: 1350, rate: 0.06 },
    difference: expect.closeTo(0.05, 12),
    ratio: expect.closeTo(6, 12),
    verdict: 'worse',
  });
  expect(compared.latencies).toMatchObject([{ name: 'p95', difference: 150, reason: 'percentiles-only' }]);
  expect(compared.errorTypes.map(({ type, change, base, head }) => [type, change, base, head])).toEqual([
    ['TimeoutError', 'new', 0, 1300],
    ['TypeError', 'same', 50, 52],
  ]);
  expect(compared.canary).toMatchObject({ from: ms('03-06T12:00'), to: ms('03-06T15:00'), headShare: 0.5 });
  expect(compared.verdict).toMatchObject({
    kind: 'faulty',
    since: ms('03-06T12:00'),
    affects: { services: [{ service: 'pay', from: 0.005, to: 0.04 }] },
  });
  expect(compared.headDeployments).toMatchObject([{ failed: true }]);
  expect([compared.commitCount, compared.removedCount, compared.commitsReason]).toEqual([1, 0, null]);
});

test('what only its endpoints were measured of is what they add up to; endpoints are compared', async () => {
  const [newest, older] = await rowsOf('shop', SHOP);
  expect(newest).toMatchObject({ version: '1.1', measured: { requests: 2000, errors: 118, points: 1 } });
  expect(older).toMatchObject({ version: '1.0', measured: { requests: 1900, errors: 19, points: 2 } });
  const { endpoints } = await engine.handle('versions.compare', {
    view: SHOP,
    service: 'shop',
    base: '1.0',
    head: '1.1',
  });
  expect(endpoints).toMatchObject([
    { endpoint: 'GET /cart', rates: { base: { rate: 0.01 }, head: { rate: 0.01 } }, p95: { difference: 0 } },
    { endpoint: 'POST /pay', rates: { base: { rate: 0.01 }, head: { rate: 0.5 } }, p95: { difference: 0 } },
  ]);
});

test('all services, those in trouble first', async () => {
  const { services, perWeek } = await engine.handle('versions.services', { view: WEEK });
  expect(services.map(({ service, team, versions, faulty }) => [service, team, versions, faulty])).toEqual([
    ['shop', null, 2, 1],
    ['web', 'red', 4, 1],
    ['api', 'blue', 1, 0],
    ['pay', null, 1, 0],
  ]);
  expect(services[1]?.current).toMatchObject({ version: 'v1.3', active: true, errorRate: 0.06, p95: 250 });
  expect(perWeek.map(({ versions, faulty }) => [versions, faulty])).toEqual([[7, 2]]);
  const asked = async (view: Partial<View>) =>
    (await engine.handle('versions.services', { view: { ...WEEK, ...view } })).services.map(({ service }) => service);
  expect(await asked({ services: ['api', 'pay'] })).toEqual(['api', 'pay']);
  expect(await asked({ teams: ['red'] })).toEqual(['web']);
  expect(await asked({ repositories: ['shop'] })).toEqual(['web']);
});

test('a row that is imported again with other figures is the same row; undoing it brings the first one back', async () => {
  const header = 'timestamp,service,env,version,requests,errors\n';
  const id = await importText('again.csv', `${header}2024-03-04T12:00:00Z,web,prod,1.1,3000,110\n`);
  const figures = async () => (await rowsOf('web')).find(({ version }) => version === 'v1.1')?.measured;
  expect(await figures()).toMatchObject({ requests: 24_000, errors: 320, latencies: { p95: { milliseconds: 100 } } });
  await engine.handle('import.undo', { batchId: id });
  expect(await figures()).toMatchObject({ requests: 22_000, errors: 220 });
});

test('requests a second are requests of an interval', async () => {
  const header = 'timestamp,service,env,version,request_rate,error_rate\n';
  const rows = ['00:00', '00:05', '00:10'].map((time) => `2024-03-09T${time}:00Z,mail,prod,3,2,0.5\n`);
  await importText('rates.csv', header + rows.join(''));
  const [mail] = await rowsOf('mail', SHOP);
  expect(mail?.measured).toMatchObject({ points: 3, requests: 1800, errors: 900, errorRate: 0.5 });
  expect(mail?.lastSeenAt).toBe(ms('03-09T00:10') + HOUR / 12);
});

test('a table younger than the deployments: what it says to run was seen to its end, and a bound blames nobody', async () => {
  const header = 'service,version,first_seen,last_seen,request_rate,error_rate\n';
  const rows = [
    'ads,1,2024-03-20T09:00:00Z,2024-03-20T11:00:00Z,30 req/s,0 %\n',
    'ads,2,2024-03-20T10:00:00Z,ACTIVE,30 req/s,< 0.1 %\n',
  ];
  await importText('ads.csv', header + rows.join(''));
  const view: View = { ...WEEK, from: '2024-03-20', to: '2024-03-21' };
  const { head, rates } = await engine.handle('versions.compare', { view, service: 'ads', base: '1', head: '2' });
  expect([head.active, head.lastSeenAt, rates.reason]).toEqual([true, ms('03-20T11:00'), 'bound-only']);
  expect(head.verdict).toMatchObject({ kind: 'not-enough', nextStep: { code: 'wait', requests: null } });
});

test('another name that the user says is joined, taken back, and never goes round in a circle', async () => {
  await importText(
    'more.csv',
    'timestamp,service,env,version,requests,errors\n2024-03-07T12:00:00Z,web,prod,spring,9,0\n',
  );
  const names = async () => (await rowsOf('web')).map(({ version, aliases }) => [version, aliases.includes('spring')]);
  expect(await names()).toContainEqual(['spring', false]);
  await engine.handle('versions.alias', { service: 'web', name: 'spring', version: 'v1.3' });
  expect((await names())[0]).toEqual(['v1.3', true]);
  expect((await rowsOf('web'))[0]?.measured?.requests).toBe(22_509);
  const circle = engine.handle('versions.alias', { service: 'web', name: 'v1.3', version: 'spring' });
  await expect(circle).rejects.toMatchObject({ code: 'names-circular' });
  await engine.handle('versions.alias', { service: 'web', name: 'spring', version: null });
  expect(await names()).toContainEqual(['spring', false]);
});

test('services that are one have their versions together; a word by hand counts at once', async () => {
  await engine.handle('names.change', { choices: [{ kind: 'alias', service: 'pay', aliasOf: 'api' }] });
  expect((await rowsOf('api')).map(({ version }) => version).sort()).toEqual(['7', '9']);
  expect((await rowsOf('pay')).map(({ version }) => version).sort()).toEqual(['7', '9']);
  const pair = { view: WEEK, service: 'web', base: 'v1.1', head: 'v1.2' };
  const before = await engine.handle('versions.compare', pair);
  expect(before.verdict?.kind).toBe('suspect');
  const key = before.headDeployments[0]?.key ?? '';
  await engine.handle('corrections.change', {
    corrections: [{ kind: 'failure', deployment: key, failed: true }],
  });
  const { verdict, headDeployments } = await engine.handle('versions.compare', pair);
  expect([verdict?.kind, verdict?.evidence[0]?.code, headDeployments[0]?.failed]).toEqual([
    'faulty',
    'said-failed',
    true,
  ]);
});

test('the order in which files are imported changes nothing', async () => {
  const answers = async (one: Engine) =>
    Promise.all([
      one.handle('versions.services', { view: WEEK }),
      one.handle('versions.list', { view: WEEK, service: 'web' }),
    ]);
  const first = await answers(engine);
  const { deployments, incidents, repository } = fixture.client;
  await engine.handle('workspace.create', { path: join(fixture.folder, 'other.doradeck') });
  await engine.handle('workspace.settings', { timeZone: 'UTC' });
  for (const path of [files.errors, files.others, files.web, repository, files.endpoints, incidents, deployments]) {
    await importPaths(engine, path);
  }
  const ids = (key: string, value: unknown) => (key === 'id' ? undefined : value);
  expect(JSON.parse(JSON.stringify(await answers(engine), ids))).toEqual(JSON.parse(JSON.stringify(first, ids)));
});
