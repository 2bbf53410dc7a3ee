import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type ClientFixture, ms, WEEK } from './client-fixture.ts';
import type { Engine } from './create-engine.ts';
import { type EngineFixture, importPaths, newEngine, openEngine } from './engine-fixture.ts';

let fixture: EngineFixture;
let engine: Engine;
let client: ClientFixture;
let folder: string;
let path: string;

beforeEach(async () => {
  fixture = await openEngine();
  ({ engine, client, folder, path } = fixture);
});
afterEach(() => fixture.close());

describe('settings', () => {
  test('stay with the workspace and change what is counted', async () => {
    await importPaths(engine, client.deployments);
    const generations: number[] = [];
    engine.onEvent((name, payload) => {
      if (name === 'workspace-changed' && 'generation' in payload) generations.push(payload.generation);
    });
    const changed = await engine.handle('workspace.settings', {
      clientName: '가게',
      productionPattern: '^stag',
      weekStart: 7,
    });
    expect(changed.settings).toMatchObject({
      clientName: '가게',
      productionPattern: '^stag',
      weekStart: 7,
      profile: 'doradeck',
    });
    expect(generations).toEqual([changed.generation]);
    expect((await engine.handle('overview', { view: WEEK, by: [] })).report.metrics.deploymentFrequency.n).toBe(1);
    await engine.handle('workspace.close', {});
    expect((await engine.handle('workspace.open', { path })).settings).toEqual(changed.settings);
  });

  test('that make no sense are refused and change nothing', async () => {
    const before = await engine.handle('workspace.summary', {});
    await expect(engine.handle('workspace.settings', { productionPattern: '[' })).rejects.toMatchObject({
      code: 'pattern-invalid',
    });
    await expect(
      engine.handle('workspace.settings', { timeZone: 'Mars/Phobos', clientName: 'x' }),
    ).rejects.toMatchObject({ code: 'time-zone-unknown' });
    expect(await engine.handle('workspace.summary', {})).toEqual(before);
  });
});

describe('workspaces', () => {
  test('another one takes the place of the first only once it is open', async () => {
    await importPaths(engine, client.deployments);
    await expect(engine.handle('workspace.open', { path: client.deployments })).rejects.toMatchObject({
      code: 'workspace-not-ours',
    });
    expect(await engine.handle('workspace.summary', {})).toMatchObject({ path, deployments: 7 });
    await engine.handle('workspace.create', { path: join(folder, 'other.doradeck') });
    expect(await engine.handle('workspace.summary', {})).toMatchObject({ deployments: 0 });
    expect(await engine.handle('workspace.open', { path })).toMatchObject({
      deployments: 7,
      commits: 0,
      repositories: 0,
      imports: 1,
    });
    expect(await engine.handle('workspace.open', { path })).toMatchObject({ path, deployments: 7 });
  });

  test('of another engine are locked until it closes', async () => {
    const second = newEngine();
    await expect(second.handle('workspace.open', { path })).rejects.toMatchObject({ code: 'workspace-locked' });
    engine.close();
    expect(await second.handle('workspace.open', { path })).toMatchObject({ path });
    second.close();
  });

  test('close while an import runs: it ends as cancelled, and nothing of it is there', async () => {
    const importing = importPaths(engine, client.deployments);
    const ended = expect(importing).rejects.toMatchObject({ code: 'cancelled' });
    await engine.handle('workspace.close', {});
    await ended;
    expect(await engine.handle('workspace.open', { path })).toMatchObject({ deployments: 0, imports: 0 });
  });

  test('of an engine that is closed at once lose nothing but what was under way', async () => {
    await importPaths(engine, client.incidents);
    const ended = expect(importPaths(engine, client.deployments)).rejects.toMatchObject({ code: 'cancelled' });
    await new Promise((resolve) => setImmediate(resolve));
    engine.close();
    await ended;
    engine = newEngine();
    expect(await engine.handle('workspace.open', { path })).toMatchObject({ deployments: 0, incidents: 2, imports: 1 });
  });

  test('summarise what is in them', async () => {
    await importPaths(engine, client.deployments, client.incidents, client.repository);
    expect(await engine.handle('workspace.summary', {})).toEqual({
      path,
      settings: expect.objectContaining({ clientName: 'client' }),
      readOnly: false,
      generation: expect.any(Number),
      deployments: 7,
      incidents: 2,
      commits: 4,
      pulls: 0,
      runs: 0,
      versions: 0,
      errors: 0,
      issues: 0,
      imports: 2,
      repositories: 1,
      dataRange: { from: ms('02-27T12:00'), to: ms('03-10T00:00') },
    });
  });
});

describe('repositories', () => {
  test('are added with their services, refreshed and removed', async () => {
    const added = await engine.handle('repository.add', { source: client.repository, services: ['web'], job: 'add' });
    expect(added).toMatchObject({ name: 'shop', commits: 4, services: ['web'] });
    expect(await engine.handle('repository.refresh', { repositoryId: added.id, job: 'again' })).toMatchObject({
      commits: 4,
    });
    expect(await engine.handle('repository.list', {})).toHaveLength(1);
    expect(await engine.handle('repository.remove', { repositoryId: added.id })).toMatchObject({
      repositories: 0,
      commits: 0,
    });
    await expect(engine.handle('repository.remove', { repositoryId: added.id })).rejects.toMatchObject({
      code: 'not-found',
    });
  });
});

test('a report is written as a file, in each format', async () => {
  await importPaths(engine, client.deployments, client.incidents, client.repository);
  for (const format of ['json', 'markdown', 'html', 'csv'] as const) {
    const target = join(folder, `report.${format}`);
    expect(await engine.handle('report.export', { view: WEEK, format, language: 'ko', path: target })).toEqual({
      path: target,
    });
    expect(readFileSync(target, 'utf8').length).toBeGreaterThan(500);
  }
  const { report } = await engine.handle('overview', {
    view: WEEK,
    by: ['service', 'team', 'env', 'repo', 'stage', 'severity'],
  });
  expect(JSON.parse(readFileSync(join(folder, 'report.json'), 'utf8'))).toEqual(report);
});

describe('the sample client', () => {
  test('is a workspace like any other', { timeout: 60_000 }, async () => {
    const target = join(folder, 'sample.doradeck');
    const summary = await engine.handle('sample.create', { path: target, job: 'sample' });
    expect(summary).toMatchObject({
      path: target,
      settings: { clientName: 'Marketing core · sample', timeZone: 'Asia/Seoul' },
    });
    expect(summary.deployments).toBeGreaterThan(1000);
    expect(summary.repositories).toBeGreaterThan(1);
  });

  test('that is cancelled leaves no file, and the open workspace as it is', async () => {
    const target = join(folder, 'sample.doradeck');
    engine.onEvent((name) => {
      if (name === 'job-progress') void engine.handle('job.cancel', { job: 'sample' });
    });
    await expect(engine.handle('sample.create', { path: target, job: 'sample' })).rejects.toMatchObject({
      code: 'cancelled',
    });
    expect(readdirSync(folder).filter((name) => name.startsWith('sample'))).toEqual([]);
    expect(await engine.handle('workspace.summary', {})).toMatchObject({ path });
  });

  test('is never written over a file', async () => {
    const before = readFileSync(client.deployments);
    await expect(engine.handle('sample.create', { path: client.deployments, job: 'sample' })).rejects.toMatchObject({
      code: 'workspace-exists',
    });
    expect(existsSync(client.deployments) && readFileSync(client.deployments)).toEqual(before);
  });
});
