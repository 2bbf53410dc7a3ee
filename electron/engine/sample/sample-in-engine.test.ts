/** The sample as its user meets it: imported by the engine like any client's files, and asked about. */
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { PROFILE_IDS, type ProfileId } from '../../../shared/model.ts';
import { type Metrics, STAGE_NAMES } from '../../../shared/report.ts';
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

const MONTH = {
  from: '2024-10-13',
  to: '2024-11-13',
  timeZone: 'Asia/Seoul',
  services: [],
  teams: [],
  repositories: [],
  excludeBots: false,
};

async function report(profile: ProfileId, teams: string[]) {
  return (await engine.handle('overview', { view: { ...MONTH, teams, profile }, by: ['service'] })).report;
}

it('imports with three rows rejected and two known already', async () => {
  const imports = await engine.handle('import.list', {});
  expect(imports.map(({ file, rejected, duplicate }) => [file, rejected, duplicate])).toEqual([
    ['error-groups.json', 0, 0],
    ['apm-versions.tsv', 0, 0],
    ['version-metrics.csv', 0, 0],
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

it('tells where changes wait: reviews of marketing-core take most of the way, and more than twice as long as before', async () => {
  const view = { ...MONTH, teams: ['marketing-core'] };
  const { stages, bottleneck, sources, metric } = await engine.handle('lead-time', { view, by: 'service' });
  expect(stages.map(({ stage }) => stage)).toEqual([...STAGE_NAMES]);
  const { most, grew } = bottleneck;
  expect([most?.stage, grew?.stage]).toEqual(['review', 'review']);
  expect(most?.share).toBeGreaterThan(0.4);
  expect((grew?.meanSeconds ?? 0) / (grew?.previousMeanSeconds ?? 1)).toBeGreaterThan(2);
  const shown = most?.changes ?? [];
  expect(new Set(shown.map(({ pull, repo }) => `${repo} ${pull?.externalId}`)).size).toBe(5);
  const waits = shown.map((change) => change.stages.review ?? 0);
  expect(waits).toEqual([...waits].sort((a, b) => b - a));
  const longest = stages.find(({ stage }) => stage === 'review')?.maxSeconds;
  expect(waits[0]).toBe(longest);
  expect(sources).toMatchObject({ changes: metric.n, withPull: metric.n });
  expect(sources.partialPulls).toBeGreaterThan(0);
  const others = await engine.handle('lead-time', { view: { ...MONTH, teams: ['mobile'] }, by: 'author-group' });
  expect(others.bottleneck.most?.stage).toBe('time_to_pr_ready');
  expect(others.groups.map(({ key }) => key)).toEqual(['shopist.example', '(bots)']);
});

it('answers of lead time agree with the report, whatever the view', async () => {
  const { services, teams, repositories } = await engine.handle('facets', {});
  const some = (facets: readonly { readonly name: string }[]) =>
    fc.oneof(
      { weight: 3, arbitrary: fc.constant<string[]>([]) },
      fc.subarray(
        facets.map(({ name }) => name),
        { maxLength: 3 },
      ),
    );
  const views = fc.record({
    from: fc.constantFrom('2023-11-01', '2024-06-01', '2024-10-13', '2024-11-05'),
    to: fc.constantFrom('2024-11-06', '2024-11-13', '2025-01-01'),
    timeZone: fc.constantFrom('Asia/Seoul', 'UTC', 'America/New_York'),
    services: some(services),
    teams: some(teams),
    repositories: some(repositories),
    excludeBots: fc.boolean(),
    profile: fc.constantFrom(...PROFILE_IDS),
  });
  let n = 0;
  await fc.assert(
    fc.asyncProperty(views, fc.constantFrom('service', 'team', 'env', 'repo'), async (view, by) => {
      const answer = await engine.handle('lead-time', { view, by });
      const { report: whole } = await engine.handle('overview', { view, by: [by] });
      expect(answer.metric).toEqual(whole.metrics.changeLeadTime);
      const { stages, n: changes } = answer.metric;
      expect(answer.stages.map(({ share: _, previous: _previous, change: _change, ...stage }) => stage)).toEqual(
        stages,
      );
      expect(answer.distribution.reduce((sum, bin) => sum + bin.n, 0)).toBe(changes);
      expect(answer.distribution.reduce((sum, bin) => sum + bin.previous, 0)).toBe(answer.metric.previous?.n);
      expect(answer.series.bucket).toBe(whole.series.bucket);
      expect(answer.series.points.map(({ day, n: count, medianSeconds }) => [day, count, medianSeconds])).toEqual(
        whole.series.points.map(({ day, leadTimes, medianLeadSeconds }) => [day, leadTimes, medianLeadSeconds]),
      );
      const rows = new Map(whole.breakdown[by]?.map(({ key, metrics }) => [key, metrics.changeLeadTime]));
      for (const group of answer.groups) {
        const row = rows.get(group.key);
        expect([group.n, group.medianSeconds, group.stages]).toEqual([row?.n, row?.medianSeconds, row?.stages]);
      }
      const sort = { column: 'leadSeconds', descending: true };
      const listed = await engine.handle('lead-time.changes', { view, search: '', sort, offset: 0, limit: 1 });
      expect(listed.total).toBe(answer.sources.changes);
      if (!['datadog'].includes(view.profile)) expect(listed.total).toBe(changes);
      n += changes;
    }),
    { numRuns: 40 },
  );
  expect(n).toBeGreaterThan(1000);
}, 60_000);

const EVER = { ...MONTH, from: null, to: null };

it('tells the story of the bad release on the versions screen', async () => {
  const view = EVER;
  const service = 'payments-backend';
  const { rows } = await engine.handle('versions.list', { view, service });
  const index = rows.findIndex(({ version }) => version === 'v2.31.0');
  expect(rows[index]).toMatchObject({ tag: 'v2.31.0', incidents: 3, failed: true, deployments: 1 });
  expect(rows[index]?.aliases).toEqual(['payments-backend@2.31.0']);
  const before = rows[index + 1];
  expect(before).toMatchObject({ version: 'v2.30.9', deployments: 2, failed: false });
  const compared = await engine.handle('versions.compare', { view, service, base: 'v2.30.9', head: 'v2.31.0' });
  expect(compared).toMatchObject({ commitsReason: null, removedCount: 0, commitCount: 2 });
  expect(compared.incidentsAfterHead.map(({ severity }) => severity).sort()).toEqual(['SEV-1', 'SEV-2', 'SEV-3']);
  const { rates, latencies, errorTypes, verdict, canary, headDeployments } = compared;
  expect(rates.ratio).toBeGreaterThan(5);
  expect(rates.verdict).toBe('worse');
  expect(latencies.find(({ name }) => name === 'p95')?.verdict).toBe('worse');
  expect(errorTypes.filter(({ change }) => change === 'new').map(({ type }) => type)).toEqual([
    'UnsupportedIssuerError',
    'DuplicateRefundError',
  ]);
  expect(verdict?.kind).toBe('faulty');
  const codes = ['error-rate', 'latency', 'rolled-back', 'incidents', 'new-errors'];
  expect(verdict?.evidence.filter(({ weight }) => weight > 0).map(({ code }) => code)).toEqual(codes);
  expect(verdict?.affects.services.map((one) => one.service)).toEqual(['cart-tracking']);
  expect(verdict?.nextStep).toMatchObject({ code: 'replaced', by: 'v2.30.9' });
  expect(headDeployments).toMatchObject([{ failed: true }]);
  // The canary was in time to know: an hour before everybody got it.
  expect(canary?.headShare).toBeCloseTo(0.04, 2);
  expect((canary?.to ?? 0) - (canary?.knownAt ?? Number.POSITIVE_INFINITY)).toBeGreaterThanOrEqual(3_600_000);
  expect(canary?.saved?.errors).toBeGreaterThan(10_000);
});

it('names the files of the bad release: its repositories are beside the workspace', async () => {
  const pair = { service: 'payments-backend', base: 'v2.30.9', head: 'v2.31.0' };
  const answer = await engine.handle('versions.files', { view: EVER, ...pair });
  expect(answer).toMatchObject({ kind: 'files', repository: 'payments-backend', fileCount: 5 });
  expect(answer.kind === 'files' && answer.files[0]).toMatchObject({
    path: 'src/routes/issuer-routes.ts',
    change: 'added',
  });
});

it('finds nothing wrong with versions that did not fail, but for two that are suspect', async () => {
  const { services } = await engine.handle('versions.services', { view: EVER });
  const alarms: string[] = [];
  let fine = 0;
  for (const { service } of services) {
    const { rows } = await engine.handle('versions.list', { view: EVER, service });
    for (const { version, failed, verdict } of rows) {
      if (verdict?.kind === 'fine') fine++;
      if (!failed && (verdict?.kind === 'faulty' || verdict?.kind === 'suspect'))
        alarms.push(`${service} ${version} ${verdict.kind}`);
    }
  }
  // The one took over while the bad release ran that it calls; the other is meant to be.
  expect(alarms.sort()).toEqual(['cart-tracking v1.83.3 suspect', 'stock-search build-4123 suspect']);
  expect(fine).toBeGreaterThan(500);
}, 60_000);
