import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { View } from '../../../shared/view.ts';
import { type ClientFixture, ms, WEEK } from '../client-fixture.ts';
import type { Engine } from '../create-engine.ts';
import { type EngineFixture, importPaths, openEngine } from '../engine-fixture.ts';
import { formatReport } from '../report/format-report.ts';

const HOUR = 3600;
const ALL: View = { ...WEEK, from: null, to: null };

let fixture: EngineFixture;
let engine: Engine;
let client: ClientFixture;

beforeAll(async () => {
  fixture = await openEngine();
  ({ engine, client } = fixture);
  const { deployments, incidents, repository } = fixture.client;
  await importPaths(engine, deployments, incidents, repository);
});
afterAll(() => fixture.close());

describe('deployments', () => {
  async function list(change: object = {}, view = WEEK) {
    const sort = { column: 'finishedAt', descending: false };
    return engine.handle('deployments.list', {
      view,
      search: '',
      sort,
      offset: 0,
      limit: 100,
      elsewhere: true,
      ...change,
    });
  }
  const ids = async (change: object = {}, view = WEEK) => (await list(change, view)).rows.map((row) => row.externalId);

  test('to other environments are left out unless asked for', async () => {
    expect(await ids({ elsewhere: false })).toEqual(['d2', 'd3', 'd4', 'd6', 'd7']);
    expect(await ids({ elsewhere: false }, { ...WEEK, env: null })).toEqual(['d2', 'd3', 'd4', 'd5', 'd6', 'd7']);
  });

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
      key: expect.stringMatching(/^.{16}$/),
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
      commitFound: true,
      commitsPartlyMissing: false,
      commits: 1,
      medianLeadSeconds: 24 * HOUR,
      stages: { time_to_deploy: 24 * HOUR - 600, deploy: 600 },
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

  test('can be those whose commit no repository has', async () => {
    expect(await ids({ missing: true })).toEqual(['d7']);
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
    'outcome',
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

  test('have details: the one before, commits, incidents, the line they came from as it was', async () => {
    const { rows } = await list();
    const detail = await engine.handle('deployment.detail', { view: WEEK, id: 4 });
    const origin = { batchId: 1, file: 'deployments.csv', preset: 'generic-csv', line: 5 };
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
          stages: { time_to_deploy: 110 * 60, deploy: 600 },
        },
      ],
      incidents: [expect.objectContaining({ title: 'Slow pages' })],
      import: origin,
      records: [
        {
          import: origin,
          values: [
            { column: 'deployment_id', value: 'd4' },
            { column: 'service', value: 'web' },
            { column: 'environment', value: 'prod' },
            { column: 'commit_sha', value: client.shas[3] },
            { column: 'version', value: 'v1.3' },
            { column: 'started_at', value: '2024-03-06T11:50:00.000Z' },
            { column: 'finished_at', value: '2024-03-06T12:00:00.000Z' },
            { column: 'status', value: 'success' },
          ],
        },
      ],
      corrections: [],
    });
    await expect(engine.handle('deployment.detail', { view: WEEK, id: 99 })).rejects.toMatchObject({
      code: 'not-found',
    });
  });
});

test('of several commits that a deployment names, some or all may be in no repository', async () => {
  const own = await openEngine();
  try {
    const path = join(own.folder, 'more.csv');
    writeFileSync(
      path,
      `deployment_id,service,environment,finished_at,commit_sha,version
e1,web,prod,2024-03-08T10:00:00Z,${own.client.shas[1]},
e1,web,prod,2024-03-08T10:00:00Z,${'e'.repeat(40)},
e2,web,staging,2024-03-08T11:00:00Z,${'f'.repeat(40)},v1.9
e3,web,prod,2024-03-08T12:00:00Z,,
e4,web,prod,2024-03-08T13:00:00Z,,v1.3
`,
    );
    await importPaths(own.engine, own.client.repository, path);
    const sort = { column: 'externalId', descending: false };
    const request = { view: WEEK, search: '', sort, offset: 0, limit: 9, elsewhere: true };
    const { rows } = await own.engine.handle('deployments.list', request);
    expect(rows.map((row) => [row.externalId, row.commitFound, row.commitsPartlyMissing])).toEqual([
      ['e1', true, true],
      ['e2', false, false],
      ['e3', null, false],
      ['e4', true, false],
    ]);
    const missing = await own.engine.handle('deployments.list', { ...request, missing: true });
    expect(missing.rows).toEqual(rows.slice(0, 2));
    const { report } = await own.engine.handle('overview', { view: { ...WEEK, env: null }, by: [] });
    expect(report.coverage.deployments).toMatchObject({ counted: 4, withSha: 2, missing: 1, partlyMissing: 1 });
    expect(formatReport(report, 'markdown', 'en')).toContain(
      'Deployments that name a commit that no repository has: 2.',
    );
  } finally {
    own.close();
  }
});
