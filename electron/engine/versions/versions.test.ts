import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { View } from '../../../shared/view.ts';
import { type ClientFixture, ms, WEEK } from '../client-fixture.ts';
import type { Engine } from '../create-engine.ts';
import { type EngineFixture, importPaths, openEngine } from '../engine-fixture.ts';

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

describe('versions', () => {
  test('of a service are listed with what is said of them, the newest first', async () => {
    const { rows: versions } = await engine.handle('versions.list', { view: WEEK, service: 'web' });
    // v1.0 was deployed before, and ran until v1.1 came.
    expect(versions.map(({ version }) => version)).toEqual(['v1.3', 'v1.2', 'v1.1', 'v1.0']);
    expect(versions[0]).toEqual({
      version: 'v1.3',
      sha: client.shas[3],
      tag: 'v1.3',
      aliases: [],
      firstSeenAt: ms('03-06T12:00'),
      // Nothing replaced it when the data end, with an incident that is still open.
      lastSeenAt: ms('03-10T00:00'),
      firstDeployedAt: ms('03-06T12:00'),
      lastDeployedAt: ms('03-06T12:00'),
      active: true,
      deployments: 1,
      commits: 1,
      authors: 1,
      authorGroups: [{ name: 'example.com', commits: 1 }],
      medianLeadSeconds: 2 * HOUR,
      incidents: 1,
      failed: true,
      measured: null,
      verdict: expect.objectContaining({ against: 'v1.2' }),
    });
    expect(versions.map(({ active }) => active)).toEqual([true, false, false, false]);
  });

  test('of a service without a repository have no commits, of an unknown one there are none', async () => {
    expect((await engine.handle('versions.list', { view: WEEK, service: 'api' })).rows).toEqual([
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
    expect((await engine.handle('versions.list', { view: WEEK, service: 'ghost' })).rows).toEqual([]);
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

  test('after one that was taken back are judged against what ran then, and say what replaced it', async () => {
    const path = join(fixture.folder, 'mail.csv');
    const rows = ['1,04T10', '2,05T10', '1,05T12', '3,06T10'].map((row) => `mail,prod,${row}:00:00Z,success`);
    const header = 'service,environment,version,finished_at,status';
    writeFileSync(path, `${[header, ...rows.map((row) => row.replace(/,(\d\dT)/, ',2024-03-$1'))].join('\n')}\n`);
    await importPaths(engine, path);
    const { rows: mail, pair } = await engine.handle('versions.list', { view: WEEK, service: 'mail' });
    expect(mail.map(({ version, verdict }) => [version, verdict?.against, verdict?.nextStep])).toEqual([
      ['3', '1', { code: 'wait', requests: null }],
      ['2', '1', { code: 'replaced', by: '1', at: ms('03-05T12:00') }],
      ['1', undefined, undefined],
    ]);
    expect(mail[1]?.verdict?.evidence).toMatchObject([{ code: 'rolled-back', to: '1', at: ms('03-05T12:00') }]);
    expect(mail.map(({ deployments, lastSeenAt }) => [deployments, lastSeenAt])).toEqual([
      [1, ms('03-10T00:00')],
      [1, ms('03-05T12:00')],
      [2, ms('03-06T10:00')],
    ]);
    expect(pair).toEqual({ base: '1', head: '3' });
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
