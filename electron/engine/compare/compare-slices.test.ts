import { createHash } from 'node:crypto';
import { copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import type { ComparedSlice, MeasuredSlice } from '../../../shared/compare-answers.ts';
import type { Slice } from '../../../shared/dashboard-requests.ts';
import { METRIC_NAMES } from '../../../shared/model.ts';
import { WEEK, writeClient } from '../client-fixture.ts';
import { type EngineFixture, importPaths, newEngine, openEngine } from '../engine-fixture.ts';

let fixture: EngineFixture;
/** Another client: a deployment every sixteen hours for a fortnight, ten of them in the week. */
let other: string;

beforeAll(async () => {
  fixture = await openEngine();
  await importPaths(fixture.engine, fixture.client.deployments, fixture.client.incidents, fixture.client.repository);
  const folder = join(fixture.folder, 'other');
  mkdirSync(folder);
  other = join(folder, 'other.doradeck');
  const file = join(folder, 'deployments.csv');
  writeFileSync(file, deployments(21));
  const engine = newEngine();
  await engine.handle('workspace.create', { path: other });
  await engine.handle('workspace.settings', { clientName: 'Other', weekStart: 7, profile: 'datadog' });
  await importPaths(engine, file);
  await engine.handle('workspace.close', {});
  engine.close();
});

afterAll(() => fixture.close());
afterEach(() => vi.unstubAllEnvs());

/** Every sixteen hours from 1 March on. */
function deployments(count: number): string {
  const rows = Array.from({ length: count }, (_, index) => {
    const at = new Date(Date.UTC(2024, 2, 1) + index * 16 * 3_600_000).toISOString();
    return `x${index},shop,green,prod,${at},success`;
  });
  return `${['deployment_id,service,team,environment,finished_at,status', ...rows].join('\n')}\n`;
}

function slice(patch: Partial<Slice['view']> = {}, workspace: string | null = null): Slice {
  return { label: '', view: { ...WEEK, ...patch }, workspace };
}

async function compare(...slices: readonly Slice[]): Promise<readonly ComparedSlice[]> {
  return (await fixture.engine.handle('compare', { slices: [...slices] })).slices;
}

function measured(found: ComparedSlice | undefined): MeasuredSlice {
  if (found?.kind !== 'measured') throw new Error(JSON.stringify(found));
  return found;
}

describe('slices of the open workspace', () => {
  test('each says what its own report says; the first is the base', async () => {
    const [base, red] = await compare(slice(), slice({ teams: ['red'] }));
    for (const [found, teams] of [
      [base, []],
      [red, ['red']],
    ] as const) {
      const { report } = await fixture.engine.handle('overview', { view: { ...WEEK, teams: [...teams] }, by: [] });
      expect(measured(found).metrics).toEqual(report.metrics);
      expect(measured(found).points).toEqual(report.series.points);
      expect([measured(found).period, measured(found).filters]).toEqual([report.period, report.filters]);
    }
    expect(measured(base).differences).toBeNull();
    // d2, d3, d4 and d7, of which all but d7 are the red team's.
    expect(measured(red).differences?.deploymentFrequency).toMatchObject({
      difference: -1,
      relative: -0.25,
      verdict: 'undecided',
      tooFew: true,
    });
  });

  test('swapping the two turns every difference around', async () => {
    const views = [slice(), slice({ services: ['web'] })] as const;
    const there = measured((await compare(...views))[1]).differences;
    const back = measured((await compare(views[1], views[0]))[1]).differences;
    for (const metric of METRIC_NAMES) {
      const one = there?.[metric];
      const other = back?.[metric];
      expect(one?.difference).toBe(other?.difference == null ? null : 0 - other.difference);
      expect((one?.interval?.[0] ?? 0) + (other?.interval?.[1] ?? 0)).toBeCloseTo(0, 9);
    }
  });

  test('periods of different length are compared as rates, in buckets that are the same for both', async () => {
    const answer = await fixture.engine.handle('compare', {
      slices: [slice(), slice({ from: '2024-02-01', to: '2024-06-01' })],
    });
    const [week, months] = answer.slices.map(measured);
    expect(answer.bucket).toBe('week');
    expect([week?.points.length, months?.points.length]).toEqual([1, 18]);
    const frequency = (found: MeasuredSlice | undefined) => found?.metrics.deploymentFrequency;
    expect([frequency(week)?.n, frequency(months)?.n]).toEqual([4, 5]);
    expect(months?.differences?.deploymentFrequency.difference).toBeCloseTo(5 / (121 / 7) - 4, 10);
    expect(months?.differences?.deploymentFrequency.verdict).toBe('worse');
  });

  test('what makes no sense is said in the place of its slice', async () => {
    const found = await compare(
      slice({ from: '2024-03-11', to: '2024-03-04' }),
      slice(),
      slice({ env: '(' }),
      slice({ timeZone: 'Mars/Olympus' }),
    );
    expect(found.map((each) => (each.kind === 'failed' ? each.error.code : each.differences))).toEqual([
      'period-invalid',
      null,
      'pattern-invalid',
      'time-zone-unknown',
    ]);
  });
});

test('what was measured before is said again until the data are others', async () => {
  const second = await openEngine();
  const { engine, folder, client } = second;
  await importPaths(engine, client.deployments);
  const slices = [slice(), slice({ teams: ['blue'] })];
  const first = await engine.handle('compare', { slices });
  expect(await engine.handle('compare', { slices })).toEqual(first);
  expect((await engine.handle('compare', { slices: [...slices].reverse() })).slices.map(measured)).toMatchObject(
    [...first.slices].reverse().map((each) => ({ metrics: measured(each).metrics })),
  );
  writeFileSync(join(folder, 'more.csv'), deployments(21));
  await importPaths(engine, join(folder, 'more.csv'));
  const counted = (answer: typeof first) => answer.slices.map((each) => measured(each).metrics.deploymentFrequency.n);
  expect([counted(first), counted(await engine.handle('compare', { slices }))]).toEqual([
    [4, 1],
    [14, 1],
  ]);
  // Weeks from Sunday on cut the same days otherwise.
  const months = [slice({ from: '2024-01-01', to: '2024-04-01' }), slice()];
  const monday = await engine.handle('compare', { slices: months });
  await engine.handle('workspace.settings', { weekStart: 7 });
  const sunday = await engine.handle('compare', { slices: months });
  expect(measured(sunday.slices[0]).points).not.toEqual(measured(monday.slices[0]).points);
  second.close();
});

describe('other workspaces', () => {
  test('are measured as this one is, and left as they are', async () => {
    const before = [hash(other), readdirSync(join(fixture.folder, 'other')).sort()];
    const [, there] = await compare(slice(), slice({}, other));
    const { client, metrics, profile, differences } = measured(there);
    expect([client, profile, metrics.deploymentFrequency.n]).toEqual(['Other', 'doradeck', 10]);
    expect(differences?.deploymentFrequency.difference).toBe(6);
    expect([hash(other), readdirSync(join(fixture.folder, 'other')).sort()]).toEqual(before);
  });

  test('are weeks as those of this one, whatever their own first day', async () => {
    const answer = await compare(
      slice({ from: '2024-01-01', to: '2024-04-01' }),
      slice({ from: '2024-01-01', to: '2024-04-01' }, other),
    );
    const [own, there] = answer.map((each) => measured(each).points.map(({ day }) => day));
    expect(there).toEqual(own);
  });

  test('by the path of the open one, are the open one', async () => {
    const [own, same] = await compare(slice(), slice({}, fixture.path));
    expect(measured(same).metrics).toEqual(measured(own).metrics);
  });

  test('that are missing, newer, damaged or no workspaces fail alone', async () => {
    const at = (name: string) => join(fixture.folder, name);
    copyFileSync(other, at('newer.doradeck'));
    const db = new Database(at('newer.doradeck'));
    db.pragma('user_version = 999');
    db.close();
    const bytes = readFileSync(other);
    writeFileSync(at('damaged.doradeck'), bytes.fill(0xa5, 20_000, 60_000));
    writeFileSync(at('letter.doradeck'), 'Dear Sir or Madam');
    const names = ['gone.doradeck', 'newer.doradeck', 'damaged.doradeck', 'letter.doradeck'];
    const found = await compare(slice(), ...names.map((name) => slice({}, at(name))), slice({}, other));
    expect(found.map((each) => (each.kind === 'failed' ? each.error.code : each.client))).toEqual([
      'client',
      'workspace-missing',
      'workspace-newer',
      'workspace-damaged',
      'workspace-not-ours',
      'Other',
    ]);
    expect(measured(found[5]).differences?.deploymentFrequency.difference).toBe(6);
  });

  test('are read anew once they changed', async () => {
    const path = join(fixture.folder, 'growing.doradeck');
    copyFileSync(other, path);
    const counted = async () => measured((await compare(slice(), slice({}, path)))[1]).metrics.deploymentFrequency.n;
    expect(await counted()).toBe(10);
    const more = join(fixture.folder, 'more.csv');
    writeFileSync(more, deployments(10).replaceAll(/^x/gm, 'y'));
    const engine = newEngine();
    await engine.handle('workspace.open', { path });
    await importPaths(engine, more);
    const [, busy] = await compare(slice(), slice({}, path));
    expect(busy?.kind === 'failed' && busy.error.code).toBe('workspace-locked');
    engine.close();
    expect(await counted()).toBe(15);
  });

  test('are closed with what they were compared to, and their copies go', async () => {
    const folder = join(fixture.folder, 'second');
    mkdirSync(folder);
    const client = writeClient(folder);
    const engine = newEngine();
    await engine.handle('workspace.create', { path: join(folder, 'second.doradeck') });
    await importPaths(engine, client.deployments);
    const taken = join(folder, 'taken');
    mkdirSync(taken);
    for (const name of ['TMPDIR', 'TEMP', 'TMP']) vi.stubEnv(name, taken);
    const third = join(folder, 'third.doradeck');
    copyFileSync(other, third);
    const slices = [slice(), slice({}, other), slice({}, third)];
    await engine.handle('compare', { slices });
    expect(readdirSync(taken)).toHaveLength(2);
    // Only what the latest comparison looks at stays.
    await engine.handle('compare', { slices: slices.slice(0, 2) });
    expect(readdirSync(taken)).toHaveLength(1);
    await engine.handle('workspace.close', {});
    expect(readdirSync(taken)).toEqual([]);
    engine.close();
  });
});

function hash(path: string): string {
  return createHash('sha256').update(readFileSync(path)).digest('hex');
}
