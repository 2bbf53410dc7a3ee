/** What the user says by hand, through the whole engine: stored apart, heard by figures, listed, taken back. */
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Correction } from '../../../shared/corrections.ts';
import { PROFILE_IDS } from '../../../shared/model.ts';
import { takeBack } from '../../../shared/take-back.ts';
import type { View } from '../../../shared/view.ts';
import { WEEK } from '../client-fixture.ts';
import { type EngineFixture, importPaths, NOW, openEngine } from '../engine-fixture.ts';
import { formatReport, type ReportFormat } from '../report/format-report.ts';

let fixture: EngineFixture;

beforeEach(async () => {
  fixture = await openEngine();
  const { engine, client } = fixture;
  await importPaths(engine, client.deployments);
  await importPaths(engine, client.incidents);
});
afterEach(() => fixture.close());

const change = (...corrections: Correction[]) => fixture.engine.handle('corrections.change', { corrections });
const list = () => fixture.engine.handle('corrections.list', {});
const report = async (view: View = WEEK) =>
  (await fixture.engine.handle('overview', { view, by: ['service', 'team', 'severity'] })).report;
const metrics = async () => (await report()).metrics;

async function rows() {
  const page = { view: { ...WEEK, from: null, to: null }, offset: 0, limit: 100, search: '', elsewhere: true };
  const sort = (column: string) => ({ sort: { column, descending: false } });
  const deployments = await fixture.engine.handle('deployments.list', { ...page, ...sort('finishedAt') });
  const incidents = await fixture.engine.handle('incidents.list', { ...page, ...sort('startedAt') });
  return { deployments: deployments.rows, incidents: incidents.rows };
}

/** By the export's own id; an incident by its title. */
async function keys(): Promise<(name: string) => string> {
  const { deployments, incidents } = await rows();
  return (name) =>
    deployments.find(({ externalId }) => externalId === name)?.key ??
    incidents.find(({ title }) => title === name)?.key ??
    '';
}

describe('a link', () => {
  test('made by hand moves the failure, and both say so', async () => {
    const of = await keys();
    const saidRows = await change({ kind: 'link', incident: of('결제 실패'), deployment: of('d3'), linked: true });
    expect(saidRows).toEqual([
      {
        correction: { kind: 'link', incident: of('결제 실패'), deployment: of('d3'), linked: true },
        saidAt: NOW,
        deployment: {
          id: 3,
          externalId: 'd3',
          service: 'web',
          env: 'prod',
          version: 'v1.2',
          finishedAt: Date.UTC(2024, 2, 5, 10),
        },
        incident: {
          id: 1,
          externalId: null,
          title: '결제 실패',
          services: ['web'],
          startedAt: Date.UTC(2024, 2, 4, 13),
        },
      },
    ]);
    const detail = await fixture.engine.handle('incident.detail', { view: WEEK, id: 1 });
    expect(detail).toMatchObject({
      incident: { linkRule: 'by-hand', deploymentExternalIds: ['d3'] },
      deployments: [{ externalId: 'd3', failedBy: 'incident' }],
      import: { file: 'incidents.json' },
      corrections: saidRows,
    });
    expect(await fixture.engine.handle('deployment.detail', { view: WEEK, id: 3 })).toMatchObject({
      incidents: [{ id: 1, linkRule: 'by-hand' }],
      corrections: saidRows,
    });
    const { changeFailureRate, recoveryTime, reworkRate } = await metrics();
    expect([changeFailureRate.corrected, recoveryTime.corrected, reworkRate.corrected]).toEqual([2, 1, undefined]);
  });

  test('taken away by hand is not made again by the same rule', async () => {
    const of = await keys();
    await change({ kind: 'link', incident: of('Slow pages'), deployment: of('d4'), linked: false });
    expect(await fixture.engine.handle('incident.detail', { view: WEEK, id: 2 })).toMatchObject({
      incident: { linkRule: null, deploymentIds: [] },
      deployments: [],
    });
  });
});

test('what was said is taken back one by one, and then all is as it was', async () => {
  const of = await keys();
  const before = await report();
  await change({ kind: 'failure', deployment: of('d7'), failed: true });
  await change({ kind: 'failure', deployment: of('d2'), failed: false });
  await change({ kind: 'rework', deployment: of('d4'), rework: 'planned' });
  expect(await metrics()).toMatchObject({
    changeFailureRate: { failed: 2, corrected: 2 },
    reworkRate: { reworked: 0, corrected: 1 },
  });
  expect((await list()).map(({ correction }) => correction.kind)).toEqual(['failure', 'failure', 'rework']);
  await change({ kind: 'failure', deployment: of('d7'), failed: null });
  expect(await list()).toHaveLength(2);
  await change(...(await list()).map(({ correction }) => takeBack(correction)));
  expect(await list()).toEqual([]);
  expect(await report()).toEqual(before);
});

test('a report marks the figures that stand on corrections and says how many rows do', async () => {
  const of = await keys();
  const export_ = async (format: ReportFormat) => formatReport(await report(), format, 'en');
  expect(await export_('text')).not.toContain('*');
  await change({ kind: 'failure', deployment: of('d7'), failed: true });
  const text = await export_('text');
  expect(text).toContain('* Change failure rate: 1 row stands on a correction by hand.');
  // The whole, its service and its team.
  expect(text.match(/%\*/g)?.length).toBe(3);
  const line = (await export_('csv')).split('\r\n').find((one) => one.startsWith(',,changeFailureRate'));
  expect(line?.endsWith(',1')).toBe(true);
});

test('of what the data does not have nothing is said; all of a request or none of it', async () => {
  const of = await keys();
  await expect(
    change(
      { kind: 'failure', deployment: of('d2'), failed: false },
      { kind: 'link', incident: 'nobody', deployment: of('d2'), linked: true },
    ),
  ).rejects.toMatchObject({ code: 'not-found', params: { what: 'incident' } });
  expect(await list()).toEqual([]);
});

test('what was said outlives undo: rows that are gone are listed so, and come back corrected', async () => {
  const of = await keys();
  const { engine, client } = fixture;
  await change(
    { kind: 'link', incident: of('Slow pages'), deployment: of('d7'), linked: true },
    { kind: 'failure', deployment: of('d2'), failed: false },
  );
  const [said, figures] = [await list(), await metrics()];
  await engine.handle('import.undo', { batchId: 1 });
  expect((await list()).map(({ deployment, incident }) => [deployment, incident?.title])).toEqual([
    [null, undefined],
    [null, 'Slow pages'],
  ]);
  await importPaths(engine, client.deployments);
  const again = await list();
  expect(again.map(({ correction }) => correction)).toEqual(said.map(({ correction }) => correction));
  expect(again.every(({ deployment }) => deployment !== null)).toBe(true);
  expect(await metrics()).toEqual(figures);
});

test('whatever is said, in every profile: taken back all together, every figure is what it was before', async () => {
  const { deployments, incidents } = await rows();
  const deployment = fc.constantFrom(...deployments.map(({ key }) => key));
  const incident = fc.constantFrom(...incidents.map(({ key }) => key));
  const correction: fc.Arbitrary<Correction> = fc.oneof(
    fc.record({ kind: fc.constant('link' as const), incident, deployment, linked: fc.boolean() }),
    fc.record({ kind: fc.constant('failure' as const), deployment, failed: fc.boolean() }),
    fc.record({
      kind: fc.constant('rework' as const),
      deployment,
      rework: fc.constantFrom('planned' as const, 'rollback' as const, 'hotfix' as const, 'rework' as const),
    }),
  );
  const before = new Map(
    await Promise.all(PROFILE_IDS.map(async (profile) => [profile, await report({ ...WEEK, profile })] as const)),
  );
  await fc.assert(
    fc.asyncProperty(
      fc.array(correction, { minLength: 1, maxLength: 8 }),
      fc.constantFrom(...PROFILE_IDS),
      async (corrections, profile) => {
        const view = { ...WEEK, profile };
        await change(...corrections);
        const said = await list();
        const corrected = await report(view);
        // Said again in another order, it is the same.
        await change(...said.map((row) => row.correction).reverse());
        expect((await report(view)).metrics).toEqual(corrected.metrics);
        await change(...said.map((row) => takeBack(row.correction)));
        expect(await list()).toEqual([]);
        expect(await report(view)).toEqual(before.get(profile));
      },
    ),
    { numRuns: 40 },
  );
});
