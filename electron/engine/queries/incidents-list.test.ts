import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ms, WEEK } from '../client-fixture.ts';
import type { Engine } from '../create-engine.ts';
import { type EngineFixture, importPaths, openEngine } from '../engine-fixture.ts';

const HOUR = 3600;

let fixture: EngineFixture;
let engine: Engine;

beforeAll(async () => {
  fixture = await openEngine();
  ({ engine } = fixture);
  const { deployments, incidents, repository } = fixture.client;
  await importPaths(engine, deployments, incidents, repository);
});
afterAll(() => fixture.close());

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
      key: expect.any(String),
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
      source: { preset: 'datadog-dora-incident', file: 'incidents.json' },
      counted: true,
      deploymentId: 2,
      deploymentIds: [2],
      deploymentExternalIds: ['d2'],
      linkRule: 'latest-before',
    });
    expect(rows[1]).toMatchObject({ resolvedAt: null, recoverySeconds: null, deploymentExternalIds: ['d4'] });
  });

  test('of other environments are left out unless asked for', async () => {
    const staging = { ...WEEK, env: '^staging' };
    expect((await list({}, staging)).total).toBe(0);
    const { rows } = await list({ elsewhere: true }, staging);
    expect(rows.map(({ severity, counted }) => [severity, counted])).toEqual([
      ['SEV-1', false],
      ['SEV-3', false],
    ]);
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
