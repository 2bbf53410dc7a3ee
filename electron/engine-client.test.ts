import { type ChildProcess, fork } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { EngineEvent } from './engine/messages.ts';
import { createEngineClient, type EngineClient, type EngineProcess } from './engine-client.ts';

/** Stands for the engine: a real process that can be killed, and that a path can tell to misbehave. */
const ENGINE = `
  let open = null;
  process.on('message', (message) => {
    if (message.kind === 'close') return open === 'stubborn' ? undefined : process.exit(0);
    const { id, name, input } = message;
    const answer = (value) => process.send({ kind: 'answer', id, value });
    if (name === 'workspace.open') {
      if (input.path === 'poison' && process.env.SECOND) return process.exit(9);
      if (input.path === 'missing') return process.send({ kind: 'failure', id, error: { code: 'workspace-missing', params: { path: 'missing' } } });
      open = input.path;
      process.send({ kind: 'event', event: { name: 'workspace-changed', payload: { generation: 1 } } });
      return answer({ path: open, settings: { clientName: 'Acme' } });
    }
    if (name === 'workspace.close') { open = null; return answer(null); }
    if (name === 'import.list') return process.exit(7);
    if (name === 'repository.list') return;
    answer({ open });
  });
`;

let folder: string;
let processes: ChildProcess[];
let events: EngineEvent[];
let stops: boolean[];
let opened: string[];
let client: EngineClient;
let time: number;

function start(): EngineProcess {
  const child = fork(join(folder, 'engine.cjs'), { env: processes.length > 0 ? { SECOND: '1' } : {} });
  processes.push(child);
  return {
    post: (message) => child.send(message),
    kill: () => child.kill('SIGKILL'),
    onMessage: (listener) => child.on('message', listener as (message: unknown) => void),
    onExit: (listener) => child.on('exit', (status) => listener(status ?? 1)),
  };
}

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'doradeck-client-'));
  await writeFile(join(folder, 'engine.cjs'), ENGINE);
  processes = [];
  events = [];
  stops = [];
  opened = [];
  time = 0;
  client = createEngineClient({
    start,
    now: () => time,
    onEvent: (event) => events.push(event),
    onStopped: (restarted) => stops.push(restarted),
    onWorkspace: ({ path }) => opened.push(path),
    log: () => {},
  });
});

afterEach(async () => {
  await client.close();
  await rm(folder, { recursive: true });
});

const openWorkspace = (path: string) => client.ask({ name: 'workspace.open', input: { path } });
const current = () => client.ask({ name: 'facets', input: {} });
const crash = () => client.ask({ name: 'import.list', input: {} });
const stopped = { code: 'engine-stopped' };

test('answers, failures and events come through', async () => {
  expect(await openWorkspace('a')).toMatchObject({ path: 'a' });
  await expect(openWorkspace('missing')).rejects.toMatchObject({
    code: 'workspace-missing',
    params: { path: 'missing' },
  });
  expect(await Promise.all([current(), current()])).toEqual([{ open: 'a' }, { open: 'a' }]);
  expect(events).toEqual([{ name: 'workspace-changed', payload: { generation: 1 } }]);
  expect(opened).toEqual(['a']);
  expect(processes).toHaveLength(1);
});

test('after a crash what was asked fails, the workspace opens again, and what is asked next is answered', async () => {
  await openWorkspace('a');
  const unanswered = client.ask({ name: 'repository.list', input: {} });
  await expect(crash()).rejects.toMatchObject(stopped);
  await expect(unanswered).rejects.toMatchObject(stopped);
  expect(await current()).toEqual({ open: 'a' });
  expect(stops).toEqual([true]);
  expect(processes).toHaveLength(2);
});

test('a closed workspace stays closed', async () => {
  await openWorkspace('a');
  await client.ask({ name: 'workspace.close', input: {} });
  await expect(crash()).rejects.toMatchObject(stopped);
  expect(await current()).toEqual({ open: null });
});

test('a workspace that ends the engine is opened again once, not for ever', async () => {
  await openWorkspace('poison');
  await expect(crash()).rejects.toMatchObject(stopped);
  await vi.waitFor(() => expect(stops).toEqual([false]), 15_000);
  expect(processes).toHaveLength(2);
  expect(await current()).toEqual({ open: null });
  expect(processes).toHaveLength(3);
});

test('an engine that keeps ending is started when something is asked for, until a quiet minute has passed', async () => {
  for (let n = 0; n < 4; n++) await expect(crash()).rejects.toMatchObject(stopped);
  expect(stops).toEqual([true, true, true, false]);
  expect(processes).toHaveLength(4);
  time = 61_000;
  await expect(crash()).rejects.toMatchObject(stopped);
  expect(stops).toEqual([true, true, true, false, true]);
  expect(processes).toHaveLength(6);
});

test('closing ends the process, a stubborn one too, and then nothing is asked', async () => {
  await openWorkspace('stubborn');
  const begun = performance.now();
  await client.close();
  expect(performance.now() - begun).toBeLessThan(10_000);
  expect(processes[0]?.signalCode).toBe('SIGKILL');
  await expect(current()).rejects.toMatchObject(stopped);
  expect(stops).toEqual([]);
});
