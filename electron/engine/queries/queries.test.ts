import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { View } from '../../../shared/api.ts';
import { type ClientFixture, ms, WEEK, writeClient } from '../client-fixture.ts';
import { createEngine, type Engine } from '../create-engine.ts';

const HOUR = 3600;
let folder: string;
let client: ClientFixture;
let engine: Engine;

// Questions change nothing: one client serves them all.
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'doradeck-queries-'));
  client = writeClient(folder);
  engine = createEngine({ appVersion: '1', now: () => Date.UTC(2024, 2, 12), log: () => {} });
  await engine.handle('workspace.create', { path: join(folder, 'client.doradeck') });
  const paths = [client.deployments, client.incidents, client.repository];
  await engine.handle('import.paths', { paths, options: {}, job: 'import' });
});
afterAll(() => {
  engine.close();
  rmSync(folder, { recursive: true, force: true });
});

const ALL: View = { ...WEEK, from: null, to: null };

test('facets offer every name with its deployments, counted or not', async () => {
  expect(await engine.handle('facets', {})).toEqual({
    services: [
      { name: 'web', deployments: 6 },
      { name: 'api', deployments: 1 },
    ],
    teams: [
      { name: 'red', deployments: 6 },
      { name: 'blue', deployments: 1 },
    ],
    environments: [
      { name: 'prod', deployments: 5 },
      { name: 'production', deployments: 1 },
      { name: 'staging', deployments: 1 },
    ],
    repositories: [{ name: 'shop', deployments: 6 }],
  });
});

describe('deployments', () => {
  async function list(change: object = {}, view = WEEK) {
    const sort = { column: 'finishedAt', descending: false };
    return engine.handle('deployments.list', { view, search: '', sort, offset: 0, limit: 100, ...change });
  }
  const ids = async (change: object = {}, view = WEEK) => (await list(change, view)).rows.map((row) => row.externalId);

  test('of the period are listed whole, those that do not count with the reason', async () => {
    const { total, rows } = await list({ commits: true });
    expect(total).toBe(6);
    expect(rows.map(({ externalId, counted, countedReason }) => [externalId, counted, countedReason])).toEqual([
      ['d2', true, 'counted'],
      ['d3', true, 'counted'],
      ['d4', true, 'counted'],
      ['d5', false, 'environment'],
      ['d6', false, 'not-success'],
      ['d7', true, 'counted'],
    ]);
    expect(rows[1]).toEqual({
      id: 3,
      externalId: 'd3',
      service: 'web',
      team: 'red',
      env: 'prod',
      repo: 'shop',
      sha: client.shas[2]?.slice(0, 10),
      version: 'v1.2',
      startedAt: ms('03-05T09:50'),
      finishedAt: ms('03-05T10:00'),
      status: 'success',
      counted: true,
      countedReason: 'counted',
      previousId: 2,
      previousExternalId: 'd2',
      commits: 1,
      medianLeadSeconds: 24 * HOUR,
      leadSecondsBySha: { [client.shas[2] ?? '']: 24 * HOUR },
      failed: true,
      failedBy: 'revert',
      outcomeUnknown: false,
      incidentIds: [],
      incidentExternalIds: [],
      remediation: null,
    });
    expect(rows[0]).toMatchObject({ failedBy: 'incident', incidentIds: [1], incidentExternalIds: [null] });
    expect(rows[2]).toMatchObject({ team: 'red', remediation: 'revert', failedBy: 'incident', incidentIds: [2] });
    expect(rows[5]).toMatchObject({
      startedAt: null,
      sha: null,
      repo: null,
      version: '7',
      commits: 0,
      medianLeadSeconds: null,
      failed: false,
    });
  });

  test('carry lead times by commit only where asked', async () => {
    expect((await list()).rows.some((row) => 'leadSecondsBySha' in row)).toBe(false);
  });

  test.each([
    ['finishedAt', ['d2', 'd3', 'd4', 'd5', 'd6', 'd7'], ['d7', 'd6', 'd5', 'd4', 'd3', 'd2']],
    ['medianLeadSeconds', ['d4', 'd3', 'd2', 'd5', 'd6', 'd7'], ['d2', 'd3', 'd4', 'd5', 'd6', 'd7']],
    ['version', ['d7', 'd2', 'd3', 'd4', 'd5', 'd6'], ['d6', 'd5', 'd4', 'd3', 'd2', 'd7']],
    ['startedAt', ['d2', 'd3', 'd4', 'd5', 'd6', 'd7'], ['d6', 'd5', 'd4', 'd3', 'd2', 'd7']],
    ['durationSeconds', ['d2', 'd3', 'd4', 'd5', 'd6', 'd7'], ['d6', 'd5', 'd4', 'd3', 'd2', 'd7']],
    ['service', ['d7', 'd2', 'd3', 'd4', 'd5', 'd6'], ['d6', 'd5', 'd4', 'd3', 'd2', 'd7']],
    ['counted', ['d5', 'd6', 'd2', 'd3', 'd4', 'd7'], ['d7', 'd4', 'd3', 'd2', 'd6', 'd5']],
  ])('are sorted by %s', async (column, ascending, descending) => {
    expect(await ids({ sort: { column, descending: false } })).toEqual(ascending);
    expect(await ids({ sort: { column, descending: true } })).toEqual(descending);
  });

  test.each([
    'id',
    'externalId',
    'service',
    'team',
    'env',
    'repo',
    'sha',
    'version',
    'startedAt',
    'finishedAt',
    'status',
    'counted',
    'countedReason',
    'commits',
    'medianLeadSeconds',
    'failed',
    'failedBy',
    'outcomeUnknown',
    'incidentIds',
    'remediation',
  ])('are all there sorted by %s', async (column) => {
    expect((await ids({ sort: { column, descending: true } })).toSorted()).toEqual([
      'd2',
      'd3',
      'd4',
      'd5',
      'd6',
      'd7',
    ]);
  });

  test('cannot be sorted by what they have not', async () => {
    await expect(list({ sort: { column: 'constructor', descending: true } })).rejects.toMatchObject({
      code: 'bad-request',
    });
  });

  test('come in pages', async () => {
    expect(await list({ offset: 2, limit: 2 })).toMatchObject({
      total: 6,
      offset: 2,
      rows: [{ externalId: 'd4' }, { externalId: 'd5' }],
    });
    expect(await list({ offset: 6 })).toEqual({ total: 6, offset: 6, rows: [] });
  });

  test.each([
    ['WEB', ['d2', 'd3', 'd4', 'd5', 'd6']],
    ['v1.2', ['d3']],
    ['blue', ['d7']],
    ['stag', ['d5']],
    ['SHOP', ['d2', 'd3', 'd4', 'd5', 'd6']],
    ['d6', ['d6']],
    [' v1.1 ', ['d2']],
    ['v1_2', []],
    ['%', []],
    ['nothing of the kind', []],
  ])('are found by %j', async (search, found) => expect(await ids({ search })).toEqual(found));

  test('are found by the beginning of a SHA', async () => {
    expect(await ids({ search: client.shas[1]?.slice(0, 9) })).toEqual(['d2']);
  });

  test('are those that the filters let through', async () => {
    expect(await ids({}, { ...WEEK, services: ['api'] })).toEqual(['d7']);
    expect(await ids({}, { ...WEEK, teams: ['red'], from: '2024-03-05', to: '2024-03-06' })).toEqual(['d3']);
    expect(await ids({}, ALL)).toEqual(['d1', 'd2', 'd3', 'd4', 'd5', 'd6', 'd7']);
  });

  test('have details: the one before, commits, incidents, the line they came from', async () => {
    const { rows } = await list();
    const detail = await engine.handle('deployment.detail', { view: WEEK, id: 4 });
    expect(detail).toEqual({
      deployment: rows[2],
      previous: rows[1],
      commits: [
        {
          sha: client.shas[3],
          repo: 'shop',
          authoredAt: ms('03-06T10:00'),
          author: 'Lee',
          subject: 'Revert "Round totals"',
          leadSeconds: 2 * HOUR,
        },
      ],
      incidents: [expect.objectContaining({ title: 'Slow pages' })],
      import: { batchId: 1, file: 'deployments.csv', line: 5 },
    });
    await expect(engine.handle('deployment.detail', { view: WEEK, id: 99 })).rejects.toMatchObject({
      code: 'not-found',
    });
  });
});

describe('incidents', () => {
  async function list(change: object = {}, view = WEEK) {
    const sort = { column: 'startedAt', descending: false };
    return engine.handle('incidents.list', { view, search: '', sort, offset: 0, limit: 100, ...change });
  }

  test('of the period are listed with what they are linked to', async () => {
    const { total, rows } = await list();
    expect(total).toBe(2);
    expect(rows[0]).toEqual({
      id: 1,
      externalId: null,
      service: 'web',
      services: ['web'],
      team: 'red',
      env: 'prod',
      severity: 'SEV-1',
      title: '결제 실패',
      startedAt: ms('03-04T13:00'),
      detectedAt: null,
      acknowledgedAt: null,
      resolvedAt: ms('03-04T14:00'),
      recoverySeconds: HOUR,
      deploymentId: 2,
      deploymentIds: [2],
      deploymentExternalIds: ['d2'],
      linkRule: 'latest-before',
    });
    expect(rows[1]).toMatchObject({ resolvedAt: null, recoverySeconds: null, deploymentExternalIds: ['d4'] });
  });

  test.each([
    ['결제', ['SEV-1']],
    ['sev-3', ['SEV-3']],
    ['web', ['SEV-1', 'SEV-3']],
    ['nobody', []],
  ])('are found by %j', async (search, found) => {
    expect((await list({ search })).rows.map(({ severity }) => severity)).toEqual(found);
  });

  test.each([
    'id',
    'externalId',
    'service',
    'services',
    'team',
    'env',
    'severity',
    'title',
    'startedAt',
    'detectedAt',
    'acknowledgedAt',
    'resolvedAt',
    'recoverySeconds',
    'deploymentId',
    'linkRule',
  ])('are all there sorted by %s', async (column) => {
    expect((await list({ sort: { column, descending: true } })).rows.map(({ id }) => id).toSorted()).toEqual([1, 2]);
  });

  test('without a recovery come last, whichever way', async () => {
    for (const descending of [true, false]) {
      const { rows } = await list({ sort: { column: 'recoverySeconds', descending } });
      expect(rows.map(({ id }) => id)).toEqual([1, 2]);
    }
  });

  test('start in the period', async () => {
    expect((await list({}, { ...WEEK, from: '2024-03-05' })).total).toBe(1);
    expect((await list({}, { ...WEEK, services: ['api'] })).total).toBe(0);
  });
});

describe('versions', () => {
  test('of a service are listed with what is said of them, the newest first', async () => {
    const versions = await engine.handle('versions.list', { view: WEEK, service: 'web' });
    expect(versions.map(({ version }) => version)).toEqual(['v1.3', 'v1.2', 'v1.1']);
    expect(versions[0]).toEqual({
      version: 'v1.3',
      sha: client.shas[3],
      tag: 'v1.3',
      firstDeployedAt: ms('03-06T12:00'),
      lastDeployedAt: ms('03-06T12:00'),
      active: true,
      deployments: 1,
      commits: 1,
      authors: 1,
      medianLeadSeconds: 2 * HOUR,
      incidents: 1,
      failed: true,
    });
    expect(versions.map(({ active }) => active)).toEqual([true, false, false]);
  });

  test('of a service without a repository have no commits, of an unknown one there are none', async () => {
    expect(await engine.handle('versions.list', { view: WEEK, service: 'api' })).toEqual([
      expect.objectContaining({
        version: '7',
        sha: null,
        tag: null,
        commits: 0,
        authors: 0,
        medianLeadSeconds: null,
        active: true,
      }),
    ]);
    expect(await engine.handle('versions.list', { view: WEEK, service: 'ghost' })).toEqual([]);
  });

  test('are compared by the commits that lie between them, whatever they are called', async () => {
    const [, , c3, c4] = client.shas;
    const comparison = await engine.handle('versions.compare', {
      view: WEEK,
      service: 'web',
      base: '1.1',
      head: c4?.slice(0, 8) ?? '',
    });
    expect(comparison).toMatchObject({
      service: 'web',
      base: { version: 'v1.1' },
      head: { version: 'v1.3' },
      commitCount: 2,
      removedCount: 0,
      authors: [{ name: 'Lee', commits: 2 }],
      repositories: ['shop'],
      // From 4 March, 10:00 to 6 March, 12:00.
      spanSeconds: 50 * HOUR,
      commitsReason: null,
    });
    expect(comparison.commits.map(({ sha, leadSeconds }) => [sha, leadSeconds])).toEqual([
      [c4, 2 * HOUR],
      [c3, null],
    ]);
    expect(comparison.incidentsAfterBase.map(({ title }) => title)).toEqual(['결제 실패']);
    expect(comparison.incidentsAfterHead.map(({ title }) => title)).toEqual(['Slow pages']);
  });

  test('that go back say how much is gone', async () => {
    const back = await engine.handle('versions.compare', { view: WEEK, service: 'web', base: 'v1.3', head: 'v1.0' });
    expect(back).toMatchObject({ commitCount: 0, removedCount: 3, commits: [], spanSeconds: null });
  });

  test('whose commits are not known say why', async () => {
    const api = await engine.handle('versions.compare', { view: ALL, service: 'api', base: '7', head: '7' });
    expect(api).toMatchObject({ commitsReason: 'sha-unknown', commitCount: 0 });
    const unknown = engine.handle('versions.compare', { view: ALL, service: 'web', base: 'v1.0', head: 'v9' });
    await expect(unknown).rejects.toMatchObject({ code: 'not-found', params: { what: 'version', id: 'v9' } });
  });
});
