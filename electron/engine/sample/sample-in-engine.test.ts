/** The sample as its user meets it: imported by the engine like any client's files, and asked about. */
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { ProfileId } from '../../../shared/model.ts';
import type { Metrics } from '../../../shared/report.ts';
import { createEngine, type Engine } from '../create-engine.ts';
import { type Fixture, temporaryFolder } from '../git/fixture.ts';

let place: Fixture;
let engine: Engine;
beforeAll(async () => {
  place = temporaryFolder();
  engine = createEngine({ appVersion: '1.2.3', now: () => Date.UTC(2024, 10, 14), log: () => {} });
  await engine.handle('sample.create', { path: join(place.folder, 'sample.doradeck'), job: 'sample' });
});
afterAll(() => {
  engine.close();
  place.remove();
});

async function report(profile: ProfileId, teams: string[]) {
  const view = {
    from: '2024-10-13',
    to: '2024-11-13',
    timeZone: 'Asia/Seoul',
    services: [],
    teams,
    repositories: [],
    excludeBots: false,
    profile,
  };
  return (await engine.handle('overview', { view, by: ['service'] })).report;
}

it('imports with three rows rejected and two known already', async () => {
  const imports = await engine.handle('import.list', {});
  expect(imports.map(({ file, rejected, duplicate }) => [file, rejected, duplicate])).toEqual([
    ['pull-requests.csv', 0, 0],
    ['incidents.json', 0, 0],
    ['mobile-deployments.ndjson', 0, 0],
    ['deployments.csv', 3, 2],
  ]);
  const csv = imports.at(-1);
  const rejects = await engine.handle('import.rejects', { batchId: csv?.id ?? 0, offset: 0, limit: 10 });
  expect(rejects.rows.map(({ code }) => code)).toEqual(['time-impossible', 'service-missing', 'end-before-start']);
  const repositories = await engine.handle('repository.list', {});
  expect(repositories).toHaveLength(9);
  for (const { badCommits, incompleteSince, commits } of repositories) {
    expect([badCommits, incompleteSince, commits > 200]).toEqual([0, null, true]);
  }
});

it.each(['doradeck', 'deck-2024'] as const)('shows the team’s figures under profile %s', async (profile) => {
  const { metrics, coverage } = await report(profile, ['marketing-core']);
  const lead = (figures: { medianSeconds: number | null; meanSeconds: number | null }) =>
    ((profile === 'doradeck' ? figures.medianSeconds : figures.meanSeconds) ?? 0) / 3600;
  const { deploymentFrequency, changeLeadTime, changeFailureRate, recoveryTime } = metrics;
  expect(deploymentFrequency).toMatchObject({ n: 146, previous: { n: 206 } });
  expect(lead(changeLeadTime)).toBeCloseTo(10 + 28 / 60, 0);
  expect(changeLeadTime.change).toBeCloseTo(0.263, 1);
  expect(changeFailureRate).toMatchObject({ n: 146, failed: 2, incidents: 2 });
  expect(changeFailureRate.change).toBeCloseTo(-0.436, 2);
  expect(recoveryTime).toMatchObject({ n: 2, open: 0, medianSeconds: 2160, meanSeconds: 2160 });
  expect(recoveryTime.change).toBeCloseTo(0.1163, 3);
  expect(coverage.deployments).toMatchObject({ counted: 146, withSha: 146, withCommits: 146 });
});

it('shows the services’ figures', async () => {
  const { breakdown } = await report('doradeck', []);
  const rows = new Map(breakdown.service?.map((row): [string, Metrics] => [row.key, row.metrics]));
  const hours = (name: string) => (rows.get(name)?.changeLeadTime.medianSeconds ?? 0) / 3600;
  expect(hours('deliveries-proxy')).toBeCloseTo(5 + 23 / 60, 1);
  expect(hours('promocode-checker')).toBeCloseTo(11 + 58 / 60, 1);
  expect(hours('payments-backend')).toBeCloseTo(33.6, 1);
  expect(hours('ios-shopist')).toBeCloseTo(81.6, 1);
  expect(hours('stock-search')).toBeCloseTo(4 + 34 / 60, 1);
  const failing = (name: string) => {
    const figure = rows.get(name)?.changeFailureRate;
    return [figure?.failed, figure?.n];
  };
  expect(['ios-shopist', 'stock-search', 'shopist', 'payments-backend', 'deliveries-proxy'].map(failing)).toEqual([
    [8, 38],
    [8, 46],
    [10, 59],
    [6, 36],
    [1, 73],
  ]);
});

it('tells the story of the bad release on the versions screen', async () => {
  const view = {
    from: null,
    to: null,
    timeZone: 'Asia/Seoul',
    services: [],
    teams: [],
    repositories: [],
    excludeBots: false,
  };
  const listed = await engine.handle('versions.list', { view, service: 'payments-backend' });
  const versions = [...listed].sort((a, b) => a.firstDeployedAt - b.firstDeployedAt);
  const index = versions.findIndex(({ version }) => version === 'v2.31.0');
  expect(versions[index]).toMatchObject({ tag: 'v2.31.0', incidents: 3, failed: true, deployments: 1 });
  const before = versions[index - 1]?.version ?? '';
  expect(versions[index - 1]).toMatchObject({ deployments: 2, failed: false });
  const compared = await engine.handle('versions.compare', {
    view,
    service: 'payments-backend',
    base: before,
    head: 'v2.31.0',
  });
  expect(compared).toMatchObject({ commitsReason: null, removedCount: 0 });
  expect(compared.commitCount).toBeGreaterThan(0);
  expect(compared.incidentsAfterHead.map(({ severity }) => severity).sort()).toEqual(['SEV-1', 'SEV-2', 'SEV-3']);
});
