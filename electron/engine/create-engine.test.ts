import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { JobProgress } from '../../shared/api.ts';
import { type ClientFixture, ms, WEEK, writeClient } from './client-fixture.ts';
import { createEngine, type Engine } from './create-engine.ts';

const NOW = Date.UTC(2024, 2, 12);
const HOUR = 3600;
let folder: string;
let path: string;
let client: ClientFixture;
let engine: Engine;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'doradeck-engine-'));
  path = join(folder, 'client.doradeck');
  client = writeClient(folder);
  engine = createEngine({ appVersion: '1.2.3', now: () => NOW, log: () => {} });
  await engine.handle('workspace.create', { path });
});
afterEach(() => {
  engine.close();
  rmSync(folder, { recursive: true, force: true });
});

async function importPaths(...paths: readonly string[]) {
  return engine.handle('import.paths', { paths: [...paths], options: {}, job: 'import' });
}

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

test('a client’s folder becomes a report whose figures can be worked out by hand', async () => {
  const outcome = await importPaths(client.deployments, client.incidents, client.repository);
  expect(
    outcome.files.map((file) => (file.kind === 'imported' ? [file.batch.stored, file.batch.rejected] : file)),
  ).toEqual([
    [7, 1],
    [2, 0],
  ]);
  expect(outcome.repositories.map(({ name, commits, tags }) => [name, commits, tags])).toEqual([['shop', 4, 1]]);

  const { report, sentences } = await engine.handle('overview', { view: WEEK, by: ['service', 'team'] });
  // Tables: exact Poisson for 4, Wilson for 3 of 4 and 1 of 4.
  const between = (low: number, high: number) => [expect.closeTo(low, 4), expect.closeTo(high, 4)];
  const few = { level: null, levelReason: 'too-few' };
  expect(report).toEqual({
    schema: 'doradeck.report/1',
    app: { version: '1.2.3' },
    profile: 'doradeck',
    levels: '2024',
    period: {
      from: '2024-03-04T00:00:00Z',
      to: '2024-03-11T00:00:00Z',
      timeZone: 'UTC',
      previous: { from: '2024-02-26T00:00:00Z', to: '2024-03-04T00:00:00Z' },
    },
    filters: { env: '^(prod|production|prd|live)', service: [], team: [], repo: [] },
    imports: [
      {
        file: 'deployments.csv',
        kind: 'deployments',
        preset: 'generic-csv',
        read: 8,
        stored: 7,
        duplicate: 0,
        rejected: 1,
        blank: 0,
        rejects: [{ line: 9, column: 'finished_at', code: 'time-impossible', value: '2024-13-09T00:00:00Z' }],
      },
      {
        file: 'incidents.json',
        kind: 'incidents',
        preset: 'datadog-dora-incident',
        read: 2,
        stored: 2,
        duplicate: 0,
        rejected: 0,
        blank: 0,
        rejects: [],
      },
    ],
    coverage: {
      deployments: { stored: 7, counted: 4, withSha: 3, withCommits: 3, unknownOutcome: 0 },
      incidents: { stored: 2, inPeriod: 2, linked: 2, open: 1 },
      commits: { stored: 4, deployed: 3, nonPositive: 0, bad: 0 },
      pulls: { stored: 0, deployed: 0 },
    },
    metrics: {
      // d2, d3, d4, d7: four on four days, 108 h from first to last.
      deploymentFrequency: {
        n: 4,
        perDay: 4 / 7,
        perWeek: 4,
        perMonth: expect.closeTo((4 / 7) * (365.2425 / 12), 9),
        deploymentDays: 4,
        medianDeploymentDaysPerWeek: 4,
        medianDeploymentDaysPerMonth: null,
        meanSecondsBetween: 36 * HOUR,
        reason: null,
        interval: between(1.0899, 10.2416),
        ...few,
        change: 3,
        verdict: expect.any(String),
        previous: expect.objectContaining({ n: 1, perWeek: 1 }),
      },
      // 26 h, 24 h, 2 h; ten minutes of each are the deployment itself.
      changeLeadTime: {
        n: 3,
        medianSeconds: 24 * HOUR,
        meanSeconds: 62_400,
        p75Seconds: 25 * HOUR,
        p90Seconds: 25.6 * HOUR,
        medianPerDeploymentSeconds: 24 * HOUR,
        deployments: 3,
        nonPositive: 0,
        stages: [
          {
            stage: 'time_to_deploy',
            n: 3,
            meanSeconds: 61_800,
            medianSeconds: 24 * HOUR - 600,
            minSeconds: 2 * HOUR - 600,
            maxSeconds: 26 * HOUR - 600,
            sumSeconds: 52 * HOUR - 1800,
          },
          {
            stage: 'deploy_time',
            n: 3,
            meanSeconds: 600,
            medianSeconds: 600,
            minSeconds: 600,
            maxSeconds: 600,
            sumSeconds: 1800,
          },
        ],
        reason: null,
        interval: null,
        ...few,
        change: null,
        verdict: null,
        previous: expect.objectContaining({ n: 0, reason: 'no-lead-times' }),
      },
      // d2 and d4 by incidents, d3 by the revert in d4.
      changeFailureRate: {
        n: 4,
        failed: 3,
        incidents: 2,
        rate: 0.75,
        unknownOutcome: 0,
        reason: null,
        interval: between(0.3006, 0.9544),
        ...few,
        change: null,
        verdict: 'undecided',
        previous: expect.objectContaining({ n: 1, failed: 0, rate: 0 }),
      },
      recoveryTime: {
        n: 1,
        open: 1,
        medianSeconds: HOUR,
        meanSeconds: HOUR,
        reason: null,
        interval: null,
        ...few,
        change: null,
        verdict: null,
        previous: expect.objectContaining({ n: 0 }),
      },
      reworkRate: {
        n: 4,
        reworked: 1,
        rate: 0.25,
        rollbacks: 0,
        hotfixes: 0,
        reverts: 1,
        reason: null,
        interval: between(0.0456, 0.6994),
        level: null,
        levelReason: 'no-level',
        change: null,
        verdict: 'undecided',
        previous: expect.objectContaining({ n: 1, rate: 0 }),
      },
    },
    breakdown: {
      service: [
        expect.objectContaining({ key: 'web', team: 'red' }),
        expect.objectContaining({ key: 'api', team: 'blue' }),
      ],
      team: [expect.objectContaining({ key: 'red' }), expect.objectContaining({ key: 'blue' })],
    },
    series: {
      bucket: 'day',
      points: ['04', '05', '06', '07', '08', '09', '10'].map((day) =>
        expect.objectContaining({
          day: `2024-03-${day}`,
          deployments: ['04', '05', '06', '09'].includes(day) ? 1 : 0,
          failed: ['04', '05', '06'].includes(day) ? 1 : 0,
          reworked: day === '06' ? 1 : 0,
          incidents: ['04', '10'].includes(day) ? 1 : 0,
          medianLeadSeconds: { '04': 26 * HOUR, '05': 24 * HOUR, '06': 2 * HOUR }[day] ?? null,
          medianRecoverySeconds: day === '04' ? HOUR : null,
        }),
      ),
      previousPoints: expect.objectContaining({ length: 7 }),
    },
    // Two of the four values rest on too little.
    closestCluster: null,
    historyIncompleteSince: null,
  });
  expect(sentences.length).toBeGreaterThan(0);
});

describe('undo', () => {
  test('leaves everything as before the import', async () => {
    await importPaths(client.incidents, client.repository);
    const before = await everything();
    const { files } = await importPaths(client.deployments);
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
    const { files } = await importPaths(empty, client.deployments, client.incidents);
    expect(files.map(({ kind, path: at }) => [kind, at])).toEqual([
      ['imported', client.deployments],
      ['failed', empty],
      ['imported', client.incidents],
    ]);
  });

  test('of the same file again changes nothing', async () => {
    await importPaths(client.deployments);
    const before = await everything();
    const { files } = await importPaths(client.deployments);
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
    await expect(importPaths(client.deployments, client.incidents, client.repository)).rejects.toMatchObject({
      code: 'cancelled',
    });
    expect(await everything()).toEqual(before);
  });

  test('tells its progress and, once, that the data changed', async () => {
    const events: string[] = [];
    const stop = engine.onEvent(
      (name, payload) => void events.push(name === 'job-progress' ? (payload as JobProgress).job : name),
    );
    await importPaths(client.deployments, client.incidents);
    stop();
    await importPaths(client.repository);
    expect(events.at(-1)).toBe('workspace-changed');
    expect(events.slice(0, -1)).toEqual(events.slice(0, -1).map(() => 'import'));
  });

  test('keeps the rejected rows, to be written out and mended', async () => {
    await importPaths(client.deployments);
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
    await expect(importPaths(client.deployments)).rejects.toEqual(refused);
    await expect(engine.handle('import.undo', { batchId: 1 })).rejects.toEqual(refused);
  });

  test.each([
    [{ from: '2024-03-11', to: '2024-03-04' }, 'period-invalid'],
    [{ from: '2024-03-04', to: '2024-03-04' }, 'period-invalid'],
    [{ from: 'yesterday' }, 'period-invalid'],
    [{ timeZone: 'Asia/Atlantis' }, 'time-zone-unknown'],
    [{ env: '(' }, 'pattern-invalid'],
  ])('that make no sense say why: %j', async (change, code) => {
    await importPaths(client.deployments);
    await expect(engine.handle('overview', { view: { ...WEEK, ...change }, by: [] })).rejects.toMatchObject({ code });
  });

  test('without a period are about all local days that have data', async () => {
    await importPaths(client.deployments, client.incidents);
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
    await importPaths(client.deployments, client.incidents, client.repository);
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

describe('settings', () => {
  test('stay with the workspace and change what is counted', async () => {
    await importPaths(client.deployments);
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
    expect((await everything()).overview.report.metrics.deploymentFrequency.n).toBe(1);
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
    await importPaths(client.deployments);
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
    const second = createEngine({ appVersion: '', now: () => NOW, log: () => {} });
    await expect(second.handle('workspace.open', { path })).rejects.toMatchObject({ code: 'workspace-locked' });
    engine.close();
    expect(await second.handle('workspace.open', { path })).toMatchObject({ path });
    second.close();
  });

  test('close while an import runs: it ends as cancelled, and nothing of it is there', async () => {
    const importing = importPaths(client.deployments);
    const ended = expect(importing).rejects.toMatchObject({ code: 'cancelled' });
    await engine.handle('workspace.close', {});
    await ended;
    expect(await engine.handle('workspace.open', { path })).toMatchObject({ deployments: 0, imports: 0 });
  });

  test('of an engine that is closed at once lose nothing but what was under way', async () => {
    await importPaths(client.incidents);
    const ended = expect(importPaths(client.deployments)).rejects.toMatchObject({ code: 'cancelled' });
    await new Promise((resolve) => setImmediate(resolve));
    engine.close();
    await ended;
    engine = createEngine({ appVersion: '', now: () => NOW, log: () => {} });
    expect(await engine.handle('workspace.open', { path })).toMatchObject({ deployments: 0, incidents: 2, imports: 1 });
  });

  test('summarise what is in them', async () => {
    await importPaths(client.deployments, client.incidents, client.repository);
    expect(await engine.handle('workspace.summary', {})).toEqual({
      path,
      settings: expect.objectContaining({ clientName: 'client' }),
      readOnly: false,
      generation: expect.any(Number),
      deployments: 7,
      incidents: 2,
      commits: 4,
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
  await importPaths(client.deployments, client.incidents, client.repository);
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
