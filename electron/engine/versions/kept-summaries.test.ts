/** What the list of services says is kept in the workspace, and only as long as it is true. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { JobProgress } from '../../../shared/api.ts';
import type { View } from '../../../shared/view.ts';
import { WEEK } from '../client-fixture.ts';
import { changeCorrections } from '../corrections/change-corrections.ts';
import { openWorkspace } from '../db/open.ts';
import { type EngineFixture, importPaths, NOW, newEngine, openEngine } from '../engine-fixture.ts';
import { askWorkspace } from '../queries/question.ts';
import { quietWork, type Work } from '../work.ts';
import { createWorkspaceState, type Workspace } from '../workspace.ts';
import { changeVersionAlias } from './change-alias.ts';
import { listServices } from './list-services.ts';
import { listVersions } from './list-versions.ts';
import { noteOpened } from './open-likely.ts';
import { prepareImported, prepareVersions } from './prepare-versions.ts';
import { versionMemory } from './version-memory.ts';

const view: View = { ...WEEK, from: null, to: null };
const SERVICES = ['cart', 'mail', 'web'];

let fixture: EngineFixture;
let workspace: Workspace;

beforeEach(async () => {
  fixture = await openEngine();
  const rows = SERVICES.flatMap((service) =>
    Array.from({ length: 700 }, (_, hour) => {
      const at = new Date(Date.UTC(2024, 1, 1) + hour * 3_600_000).toISOString();
      return `${at},${service},prod,1.${hour},1000,${hour % 10 === 9 ? 300 : 10 + (hour % 3)}`;
    }),
  );
  const file = join(fixture.folder, 'series.csv');
  writeFileSync(file, `${['timestamp,service,env,version,requests,errors', ...rows].join('\n')}\n`);
  await importPaths(fixture.engine, file);
  await fixture.engine.handle('workspace.close', {});
  workspace = open();
});
afterEach(() => {
  workspace.store.close();
  fixture.close();
});

function open(): Workspace {
  return createWorkspaceState(openWorkspace(fixture.path), 'UTC', { appVersion: '1.2.3' });
}

function reopen(): void {
  workspace.store.close();
  workspace = open();
}

/** What was kept, and what is in memory. */
function forget(): void {
  workspace.store.writer.prepare('DELETE FROM kept_part').run();
  reopen();
}

function drain(steps: Generator<void>): number {
  let count = 0;
  for (const _ of steps) count++;
  return count;
}

function ask(env?: string | null) {
  return askWorkspace(workspace, env === undefined ? view : { ...view, env }, NOW);
}

test('prepared in steps, read when the workspace is opened again, with the same answer', async () => {
  forget();
  expect(drain(prepareVersions(workspace, NOW))).toBeGreaterThan(3 * SERVICES.length);
  const before = await listServices(workspace.store.reader, ask(), quietWork());
  expect(before.services.map(({ versions }) => versions)).toEqual([700, 700, 700]);
  drain(workspace.keep());
  reopen();
  const memory = versionMemory(workspace.store.reader, ask());
  expect([...memory.summaries.keys()].sort()).toEqual(SERVICES);
  expect(await listServices(workspace.store.reader, ask(), quietWork())).toEqual(before);
  // Faulty versions further back than are kept are read again.
  const past = { ...view, from: '2024-02-02', to: '2024-02-04' };
  const { services } = await listServices(workspace.store.reader, askWorkspace(workspace, past, NOW), quietWork());
  expect(services.map(({ lastFaulty }) => lastFaulty?.version)).toEqual(['1.69', '1.69', '1.69']);
});

test('services are opened before somebody does so, with the answers of those that were not', () => {
  const db = () => workspace.store.reader;
  const isOpen = (service: string) => versionMemory(db(), ask()).readAhead(service).next().done === true;
  const listed = () => SERVICES.map((service) => listVersions(db(), ask(), service, NOW));
  const plain = listed();
  forget();
  expect(SERVICES.map(isOpen)).toEqual([false, false, false]);
  drain(prepareVersions(workspace, NOW));
  expect(SERVICES.map(isOpen)).toEqual([true, true, true]);
  expect(listed()).toEqual(plain);
  forget();
  // What somebody opened isn't pushed out of memory.
  noteOpened(db());
  drain(prepareVersions(workspace, NOW));
  expect(SERVICES.map(isOpen)).toEqual([false, false, false]);
});

test('an import says how far it is, and can be cancelled meanwhile', async () => {
  forget();
  const progress: Omit<JobProgress, 'job'>[] = [];
  const controller = new AbortController();
  const work: Work = { signal: controller.signal, onProgress: (one) => void progress.push(one) };
  await prepareImported(workspace, NOW, work);
  expect(progress[0]).toEqual({ phase: 'computing', subject: '', done: 0, total: 3 });
  expect(progress.at(-1)).toEqual({ phase: 'computing', subject: '', done: 3, total: 3 });
  forget();
  controller.abort();
  await expect(prepareImported(workspace, NOW, work)).rejects.toMatchObject({ code: 'cancelled' });
});

test('an import prepares them; what it does not name is not known, nor what the user said something of since', () => {
  const known = (env?: string | null) => [...versionMemory(workspace.store.reader, ask(env)).summaries.keys()].sort();
  expect([known(), known(null), known('nowhere')]).toEqual([SERVICES, SERVICES, []]);
  changeVersionAlias(workspace.store.writer, 'cart', '1.5', '1.4');
  expect(known()).toEqual(['mail', 'web']);
  reopen();
  expect(known()).toEqual(['mail', 'web']);
});

test('what the user says of one service leaves the others as they were', async () => {
  const [file] = ['deployments.csv'].map((name) => join(fixture.folder, name));
  const rows = SERVICES.map((service) => `${service},prod,1.3,2024-02-01T03:00:00Z,success`);
  writeFileSync(file as string, `${['service,environment,version,finished_at,status', ...rows].join('\n')}\n`);
  workspace.store.close();
  const engine = newEngine();
  await engine.handle('workspace.open', { path: fixture.path });
  await importPaths(engine, file as string);
  const compared = { view, service: 'mail', base: '1.2', head: '1.3' };
  const key = (await engine.handle('versions.compare', compared)).headDeployments[0]?.key ?? '';
  await engine.handle('workspace.close', {});
  workspace = open();
  drain(prepareVersions(workspace, NOW));
  const known = () => [...versionMemory(workspace.store.reader, ask()).summaries.keys()].sort();
  changeVersionAlias(workspace.store.writer, 'cart', '1.5', '1.4');
  expect(known()).toEqual(['mail', 'web']);
  drain(prepareVersions(workspace, NOW));
  changeCorrections(workspace.store.writer, [{ kind: 'failure', deployment: key, failed: true }], NOW);
  expect(known()).toEqual(['cart', 'web']);
  const { services } = await listServices(workspace.store.reader, ask(), quietWork());
  expect(services.map(({ service, faulty }) => [service, faulty]).sort()).toEqual([
    ['cart', 70],
    ['mail', 71],
    ['web', 70],
  ]);
  // The kept ones are of the data as they are now.
  drain(workspace.keep());
  reopen();
  expect(known()).toEqual(SERVICES);
  engine.close();
});

test('closing ends what is computed in slices; a change meanwhile is in the answer', async () => {
  workspace.store.close();
  const engine = newEngine();
  await engine.handle('workspace.open', { path: fixture.path });
  const closed = engine.handle('versions.services', { view });
  const expected = expect(closed).rejects.toMatchObject({ code: 'cancelled' });
  await engine.handle('workspace.close', {});
  await expected;
  await engine.handle('workspace.open', { path: fixture.path });
  const services = engine.handle('versions.services', { view });
  await engine.handle('versions.alias', { service: 'cart', name: '1.5', version: '1.4' });
  expect((await services).services.find(({ service }) => service === 'cart')?.versions).toBe(699);
  engine.close();
  workspace = open();
});

test('another filter leaves those as they were of which it lets the same environments through', async () => {
  const file = join(fixture.folder, 'staging.csv');
  writeFileSync(file, 'timestamp,service,env,version,requests,errors\n2024-02-01T00:00:00Z,cart,staging,2.0,1000,10\n');
  workspace.store.close();
  const engine = newEngine();
  await engine.handle('workspace.open', { path: fixture.path });
  await importPaths(engine, file);
  await engine.handle('workspace.close', {});
  workspace = open();
  drain(prepareVersions(workspace, NOW));
  const known = (env?: string | null) => [...versionMemory(workspace.store.reader, ask(env)).summaries.keys()].sort();
  // Of cart, whose rows alone name both, all of them and each were prepared; they are kept.
  const answers = () =>
    Promise.all(['prod', null, '^staging$'].map((env) => listServices(workspace.store.reader, ask(env), quietWork())));
  const prepared = await answers();
  drain(workspace.keep());
  reopen();
  expect([known('prod'), known(null), known('^staging$')]).toEqual([SERVICES, SERVICES, SERVICES]);
  expect(await answers()).toEqual(prepared);
  forget();
  expect([known('prod'), known(null), known('^staging$')]).toEqual([[], [], []]);
  expect(await answers()).toEqual(prepared);
  forget();
  await listServices(workspace.store.reader, ask('prod'), quietWork());
  expect([known('prod'), known(null), known('staging')]).toEqual([SERVICES, ['mail', 'web'], []]);
  const { services } = await listServices(workspace.store.reader, ask(null), quietWork());
  expect(services.map(({ service, versions }) => [service, versions]).sort()).toEqual([
    ['cart', 701],
    ['mail', 700],
    ['web', 700],
  ]);
  // And back: of what the last answer was.
  expect(known('^(prod|staging)$')).toEqual(SERVICES);
  engine.close();
});

test.each([
  ['p50,p95,p99', '40,90,200', '80,400,900'],
  ['p50,p99', '40,200', '80,900'],
  ['p95,mean', ',50', '400,120'],
  ['p95,endpoint', '90,/pay', '400,/pay'],
])('a summary says of a version what the list of its service says: %s', async (columns, before, after) => {
  const rows = Array.from({ length: 200 }, (_, hour) => {
    const at = new Date(Date.UTC(2024, 2, 1) + hour * 3_600_000).toISOString();
    return `${at},pay,prod,${hour < 100 ? `1.0,1000,2,${before}` : `2.0,1000,3,${after}`}`;
  });
  const file = join(fixture.folder, 'pay.csv');
  writeFileSync(file, `${[`timestamp,service,env,version,requests,errors,${columns}`, ...rows].join('\n')}\n`);
  workspace.store.close();
  const engine = newEngine();
  await engine.handle('workspace.open', { path: fixture.path });
  await importPaths(engine, file);
  const { services } = await engine.handle('versions.services', { view });
  const { rows: versions } = await engine.handle('versions.list', { view, service: 'pay' });
  const current = services.find(({ service }) => service === 'pay')?.current;
  const [newest] = versions;
  expect(newest?.measured?.errorRate).toBe(0.003);
  expect(current).toEqual({
    version: newest?.version,
    active: newest?.active,
    firstSeenAt: newest?.firstSeenAt,
    lastSeenAt: newest?.lastSeenAt,
    errorRate: newest?.measured?.errorRate,
    requests: newest?.measured?.requests,
    p95: newest?.measured?.latencies.p95?.milliseconds ?? null,
    verdict: newest?.verdict,
  });
  expect(current?.verdict?.evidence.map(({ code }) => code)).toContain('latency');
  await engine.handle('workspace.close', {});
  engine.close();
  workspace = open();
});

test('questions meanwhile are answered', async () => {
  workspace.store.close();
  const engine = newEngine();
  await engine.handle('workspace.open', { path: fixture.path });
  const order: string[] = [];
  const services = engine.handle('versions.services', { view }).then(() => order.push('services'));
  const list = engine.handle('versions.list', { view, service: 'mail' }).then(() => order.push('list'));
  await Promise.all([services, list]);
  expect(order).toEqual(['list', 'services']);
  engine.close();
  workspace = open();
});
