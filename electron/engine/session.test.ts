import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createWorkspace, openWorkspace } from './db/open.ts';
import { storeDeployments } from './facts/store-rows.ts';
import { createSession, type Session } from './session.ts';

let folder: string;
let path: string;
let session: Session;
const onChanged = vi.fn();

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'doradeck-session-'));
  path = join(folder, 'client.doradeck');
  onChanged.mockClear();
  session = createSession({ timeZone: 'UTC', onProgress: () => {}, onChanged });
});
afterEach(async () => {
  await session.close();
  rmSync(folder, { recursive: true, force: true });
});

test('a write tells that the data changed, if it did', async () => {
  const workspace = await session.switchTo(path, () => createWorkspace(path));
  await session.write(() => 'nothing');
  expect(onChanged).not.toHaveBeenCalled();
  await session.job('job', async ({ store }) => storeDeployments(store.writer, [{}]));
  expect(onChanged.mock.calls).toEqual([[workspace.generation()]]);
  expect(workspace.picture().facts.deployments.count).toBe(1);
});

test('a write that fails tells of what was stored before it failed', async () => {
  await session.switchTo(path, () => createWorkspace(path));
  const failing = session.write(({ store }) => {
    storeDeployments(store.writer, [{}]);
    throw new Error('later');
  });
  await expect(failing).rejects.toThrow('later');
  expect(onChanged).toHaveBeenCalledTimes(1);
});

test('a workspace that can only be read answers and refuses to change', async () => {
  createWorkspace(path).close();
  const workspace = await session.switchTo(path, () => openWorkspace(path, { readOnly: true }));
  expect(workspace.picture().facts.deployments.count).toBe(0);
  const body = vi.fn();
  await expect(session.write(body)).rejects.toMatchObject({ code: 'workspace-read-only', params: { path } });
  await expect(session.job('job', body)).rejects.toMatchObject({ code: 'workspace-read-only' });
  expect(body).not.toHaveBeenCalled();
});

test('two at once: the later one stays open, the other is closed', async () => {
  const other = join(folder, 'other.doradeck');
  await Promise.all([
    session.switchTo(path, () => createWorkspace(path)),
    session.switchTo(other, () => createWorkspace(other)),
  ]);
  expect(session.workspace().store.path).toBe(other);
  openWorkspace(path).close();
});

test('what waits for its turn when the workspace closes is cancelled, not done to the next one', async () => {
  await session.switchTo(path, () => createWorkspace(path));
  const running = session.job('first', async (_, work) => {
    while (!work.signal.aborted) await new Promise((resolve) => setImmediate(resolve));
  });
  const body = vi.fn();
  const waiting = expect(session.write(body)).rejects.toMatchObject({ code: 'cancelled' });
  await session.close();
  await Promise.all([running, waiting]);
  expect(body).not.toHaveBeenCalled();
});

test('settings change no facts: the picture is not read again', async () => {
  const workspace = await session.switchTo(path, () => createWorkspace(path));
  storeDeployments(workspace.store.writer, [{}]);
  const { facts } = workspace.picture();
  workspace.changeSettings({ clientName: '가게' });
  const again = workspace.picture().facts;
  expect(again.generation).toBeGreaterThan(facts.generation);
  expect(again.deployments).toBe(facts.deployments);
  expect(workspace.settings().clientName).toBe('가게');
});
