import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { lineHere } from './line-fixture.ts';

const HOUR = 3_600_000;
const START = Date.UTC(2024, 2, 4);
const PERIOD = ['--from', '2024-03-04', '--to', '2024-03-11', '--tz', 'UTC'];

let folder: string;
let workspace: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'doradeck-versions-'));
  workspace = join(folder, 'Shop.doradeck');
  const series = join(folder, 'series.csv');
  writeFileSync(series, seriesOf());
  const deployments = join(folder, 'deployments.csv');
  writeFileSync(
    deployments,
    'service,team,environment,version,finished_at,status\ncart,red,prod,1.0,2024-03-04T00:10:00Z,success\n',
  );
  for (const file of [series, deployments]) expect((await doradeck('import', workspace, file)).status).toBe(0);
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Two days of 1.0 with one error in a hundred requests, then a day of 1.1 with ten; another service that is fine. */
function seriesOf(): string {
  const rows = Array.from({ length: 72 }, (_, hour) => {
    const at = new Date(START + hour * HOUR).toISOString();
    const [version, errors] = hour < 48 ? ['1.0', 10] : ['1.1', 100];
    return `${at},cart,prod,${version},1000,${errors + (hour % 3)},120\n${at},api,prod,7,1000,5,50\n`;
  });
  return `timestamp,service,env,version,requests,errors,p95\n${rows.join('')}`;
}

const doradeck = (...words: readonly string[]) => lineHere(...words, '--quiet');

test('services with what they run, those in trouble first', async () => {
  const { status, stdout } = await doradeck('versions', workspace, ...PERIOD, '--format', 'json');
  expect(status).toBe(0);
  const document = JSON.parse(stdout);
  expect(document).toMatchObject({
    schema: 'doradeck.versions/1',
    services: [
      {
        service: 'cart',
        team: 'red',
        versions: 2,
        faulty: 1,
        current: {
          version: '1.1',
          active: true,
          firstSeenAt: '2024-03-06T00:00:00Z',
          lastSeenAt: '2024-03-07T00:00:00Z',
          requests: 24_000,
          p95Milliseconds: 120,
          verdict: { kind: 'faulty', against: '1.0' },
        },
        alsoActive: [],
        lastFaulty: null,
      },
      { service: 'api', team: null, versions: 1, faulty: 0, current: { version: '7', verdict: null } },
    ],
    newVersionsByWeek: [{ start: '2024-03-04T00:00:00Z', day: '2024-03-04', versions: 3, faulty: 1 }],
  });
});

test('versions of a service, the newest first, with the verdict in words', async () => {
  const { stdout } = await doradeck('versions', workspace, '--service', 'cart', ...PERIOD, '--format', 'text');
  expect(stdout).toMatch(/1\.1 +Faulty .*Active .* 24,000 +10\.1 % +120 ms/);
  expect(stdout).toMatch(/1\.0 +– /);
  expect(stdout).toContain('1.1 is faulty');
  const korean = ['--format', 'markdown', '--lang', 'ko'];
  expect((await doradeck('versions', workspace, ...PERIOD, ...korean)).stdout).toMatch(/\| cart \| 1\.1 \|/);
  const csv = (await doradeck('versions', workspace, '--service', 'cart', ...PERIOD, '--format', 'csv')).stdout;
  expect(csv.split('\r\n')[1]).toMatch(/^cart,1\.1,,,,2024-03-06T00:00:00Z,.*,faulty,1\.0,/);
});

test('two versions side by side with the evidence', async () => {
  const pair = ['--service', 'cart', '--base', 'v1.0', '--head', '1.1', ...PERIOD];
  const compared = JSON.parse((await doradeck('versions', workspace, ...pair, '--files', '--format', 'json')).stdout);
  expect(compared).toMatchObject({
    schema: 'doradeck.version-comparison/1',
    base: { version: '1.0', deployments: 1, firstDeployedAt: '2024-03-04T00:10:00Z' },
    head: { version: '1.1', deployments: 0, firstDeployedAt: null },
    rates: { base: { requests: 48_000, errors: 528 }, head: { requests: 24_000, errors: 2424 }, verdict: 'worse' },
    commitsReason: 'no-repository',
    verdict: { kind: 'faulty', since: expect.stringMatching(/^2024-03-06T0/), evidence: [{ code: 'error-rate' }] },
    canary: null,
    files: { kind: 'unknown', reason: 'no-repository' },
  });
  const text = (await doradeck('versions', workspace, ...pair, '--format', 'text')).stdout;
  expect(text).toMatch(/^cart: 1\.0 → 1\.1\n\n1\.1 is faulty/);
  expect(text).toMatch(/Error rate +1\.1 % .* 10\.1 %/);
  expect(text).toContain('no repository of this service has been added');
});

test.each([
  [['--service', 'cart', '--base', '1.0'], 2, '--base and --head go together'],
  [['--base', '1.0', '--head', '1.1'], 2, '--base and --head need one --service'],
  [['--files'], 2, '--files needs --base and --head'],
  [['--service', 'cart', '--base', '1.0', '--head', '9'], 3, '9'],
])('%j ends with status %d', async (words, status, message) => {
  const ended = await doradeck('versions', workspace, ...words, ...PERIOD);
  expect([ended.status, ended.stdout]).toEqual([status, '']);
  expect(ended.stderr).toContain(message);
});
