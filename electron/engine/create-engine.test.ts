import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { JobProgress } from '../../shared/api.ts';
import { type ClientFixture, WEEK } from './client-fixture.ts';
import type { Engine } from './create-engine.ts';
import { type EngineFixture, importPaths, NOW, openEngine } from './engine-fixture.ts';

let fixture: EngineFixture;
let engine: Engine;
let client: ClientFixture;
let folder: string;

beforeEach(async () => {
  fixture = await openEngine();
  ({ engine, client, folder } = fixture);
});
afterEach(() => fixture.close());

/** Everything the screens would show. */
async function everything() {
  const page = { search: '', offset: 0, limit: 1000 };
  return {
    overview: await engine.handle('overview', { view: WEEK, by: ['service', 'team', 'env', 'repo', 'severity'] }),
    facets: await engine.handle('facets', {}),
    imports: await engine.handle('import.list', {}),
    deployments: await engine.handle('deployments.list', {
      view: WEEK,
      ...page,
      sort: { column: 'finishedAt', descending: true },
    }),
    incidents: await engine.handle('incidents.list', {
      view: WEEK,
      ...page,
      sort: { column: 'startedAt', descending: true },
    }),
  };
}

describe('undo', () => {
  test('leaves everything as before the import', async () => {
    await importPaths(engine, client.incidents, client.repository);
    const before = await everything();
    const { files } = await importPaths(engine, client.deployments);
    expect((await everything()).overview).not.toEqual(before.overview);
    const [file] = files;
    if (file?.kind !== 'imported') throw new Error('not imported');
    const summary = await engine.handle('import.undo', { batchId: file.batch.id });
    expect(summary).toMatchObject({ deployments: 0, incidents: 2, imports: 1 });
    expect(await everything()).toEqual(before);
  });
});

describe('importing', () => {
  test('goes on after a file that cannot be used, and says where each was', async () => {
    const empty = join(folder, 'empty.csv');
    writeFileSync(empty, '');
    const { files } = await importPaths(engine, empty, client.deployments, client.incidents);
    expect(files.map(({ kind, path: at }) => [kind, at])).toEqual([
      ['imported', client.deployments],
      ['failed', empty],
      ['imported', client.incidents],
    ]);
  });

  test('of the same file again changes nothing', async () => {
    await importPaths(engine, client.deployments);
    const before = await everything();
    const { files } = await importPaths(engine, client.deployments);
    expect(files).toEqual([
      {
        kind: 'failed',
        file: 'deployments.csv',
        path: client.deployments,
        error: { code: 'already-imported', params: { file: 'deployments.csv', importedAt: NOW, batchId: 1 } },
      },
    ]);
    expect(await everything()).toEqual(before);
  });

  test('can be cancelled', async () => {
    const before = await everything();
    engine.onEvent((name) => {
      if (name === 'job-progress') void engine.handle('job.cancel', { job: 'import' });
    });
    await expect(importPaths(engine, client.deployments, client.incidents, client.repository)).rejects.toMatchObject({
      code: 'cancelled',
    });
    expect(await everything()).toEqual(before);
  });

  test('tells its progress and, once, that the data changed', async () => {
    const events: string[] = [];
    const stop = engine.onEvent(
      (name, payload) => void events.push(name === 'job-progress' ? (payload as JobProgress).job : name),
    );
    await importPaths(engine, client.deployments, client.incidents);
    stop();
    await importPaths(engine, client.repository);
    expect(events.at(-1)).toBe('workspace-changed');
    expect(events.slice(0, -1)).toEqual(events.slice(0, -1).map(() => 'import'));
  });

  test('keeps the rejected rows, to be written out and mended', async () => {
    await importPaths(engine, client.deployments);
    const target = join(folder, 'rejected.csv');
    expect(await engine.handle('import.rejects', { batchId: 1, offset: 0, limit: 10 })).toMatchObject({ total: 1 });
    expect(await engine.handle('import.rejects-csv', { batchId: 1, path: target })).toEqual({ path: target, rows: 1 });
    expect(readFileSync(target, 'utf8')).toContain('d8,api,blue');
  });
});

describe('questions', () => {
  test('without a workspace are refused', async () => {
    expect(await engine.handle('workspace.close', {})).toBeNull();
    expect(await engine.handle('workspace.summary', {})).toBeNull();
    const refused = expect.objectContaining({ code: 'workspace-not-open', params: {} });
    await expect(engine.handle('facets', {})).rejects.toEqual(refused);
    await expect(importPaths(engine, client.deployments)).rejects.toEqual(refused);
    await expect(engine.handle('import.undo', { batchId: 1 })).rejects.toEqual(refused);
  });

  test.each([
    [{ from: '2024-03-11', to: '2024-03-04' }, 'period-invalid'],
    [{ from: '2024-03-04', to: '2024-03-04' }, 'period-invalid'],
    [{ from: 'yesterday' }, 'period-invalid'],
    [{ timeZone: 'Asia/Atlantis' }, 'time-zone-unknown'],
    [{ env: '(' }, 'pattern-invalid'],
  ])('that make no sense say why: %j', async (change, code) => {
    await importPaths(engine, client.deployments);
    await expect(engine.handle('overview', { view: { ...WEEK, ...change }, by: [] })).rejects.toMatchObject({ code });
  });

  test('without a period are about all local days that have data', async () => {
    await importPaths(engine, client.deployments, client.incidents);
    const { report } = await engine.handle('overview', {
      view: { ...WEEK, from: null, to: null, timeZone: 'Asia/Seoul' },
      by: [],
    });
    expect(report.period).toMatchObject({ from: '2024-02-26T15:00:00Z', to: '2024-03-10T15:00:00Z' });
    expect(report.metrics.deploymentFrequency.n).toBe(5);
  });

  test('of an empty workspace have answers, about today', async () => {
    const { overview } = await everything();
    expect(overview.report.metrics.deploymentFrequency).toMatchObject({ n: 0, reason: 'no-deployments' });
    const { report } = await engine.handle('overview', {
      view: { ...WEEK, from: null, to: null },
      by: ['service', 'week'],
    });
    expect(report.period).toMatchObject({ from: '2024-03-12T00:00:00Z', to: '2024-03-13T00:00:00Z' });
  });

  test('may be about all environments, and about a few services, teams or repositories', async () => {
    await importPaths(engine, client.deployments, client.incidents, client.repository);
    const count = async (change: object) =>
      (await engine.handle('overview', { view: { ...WEEK, ...change }, by: [] })).report.metrics.deploymentFrequency.n;
    expect(await count({ env: null })).toBe(5);
    expect(await count({ env: 'stag' })).toBe(1);
    expect(await count({ services: ['api'] })).toBe(1);
    expect(await count({ services: ['api', 'web', 'ghost'] })).toBe(4);
    expect(await count({ services: ['ghost'] })).toBe(0);
    expect(await count({ teams: ['red'] })).toBe(3);
    expect(await count({ repositories: ['shop'] })).toBe(3);
  });
});
