import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { PLAIN_RULES } from '../../../../shared/metrics/plain-question.ts';
import { resolve } from '../../../../shared/metrics/resolve.ts';
import type { NameChoice } from '../../../../shared/name-mapping.ts';
import { changeNames } from '../../change-names.ts';
import { createWorkspace, openWorkspace, type WorkspaceStore } from '../../db/open.ts';
import { createSession } from '../../session.ts';
import { createWorkspaceState, type Workspace, type WorkspaceOptions } from '../../workspace.ts';
import { buildPicture } from '../picture.ts';
import { storeDeployments, storeIncidents, storeRepository } from '../store-rows.ts';
import { createKeepLater } from './keep-later.ts';

let folder: string;
let path: string;
let store: WorkspaceStore;
const onComputed = vi.fn();
const RULES = { ...PLAIN_RULES, environmentPattern: '^(prod|production|prd|live)' };

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'doradeck-kept-'));
  path = join(folder, 'client.doradeck');
  store = createWorkspace(path);
  storeRepository(store.writer, {
    name: 'web',
    commits: [{ sha: 'a1' }, { sha: 'a2', parents: ['a1'] }],
    tags: { 'v1.0': 'a2' },
  });
  storeDeployments(store.writer, [
    { externalId: 'd1', sha: 'a1'.padEnd(40, '0'), environment: 'prod', finishedAt: 1000 },
    { externalId: 'd2', version: '1.0', environment: 'prod', finishedAt: 5000 },
  ]);
  storeIncidents(store.writer, [{ services: ['web'], startedAt: 6000, deploymentExternalId: 'd2' }]);
  onComputed.mockClear();
});
afterEach(() => {
  store.close();
  rmSync(folder, { recursive: true, force: true });
});

function open(options: WorkspaceOptions = {}): Workspace {
  store.close();
  store = openWorkspace(path);
  onComputed.mockClear();
  return createWorkspaceState(store, 'UTC', { appVersion: '1', rowsWorthKeeping: 0, onComputed, ...options });
}

/** Everything asked for, then kept. */
function keepAll(options: WorkspaceOptions = {}): void {
  const workspace = open(options);
  workspace.picture();
  workspace.resolve(RULES);
  for (const _ of workspace.keep());
}

const keptNames = () => store.writer.prepare('SELECT name FROM kept_part ORDER BY name').pluck().all();

test('what was kept is read, not computed, and is what the rows say', () => {
  keepAll();
  const workspace = open();
  const picture = workspace.picture();
  const { resolution } = workspace.resolve(RULES);
  expect([picture.people.list.length, picture.tags.size, picture.deploymentOf(1)]).toEqual([1, 1, 0]);
  expect(onComputed).not.toHaveBeenCalled();
  const truth = buildPicture(store.reader);
  expect(picture.facts).toEqual(truth.facts);
  expect(resolution).toEqual(resolve(truth.facts, RULES));
});

describe('is computed again', () => {
  test('by another version of Doradeck', () => {
    keepAll();
    open({ appVersion: '2' }).picture();
    expect(onComputed).toHaveBeenCalled();
  });

  test('by the same version after rows came or went without its doing', () => {
    keepAll();
    store.writer.exec('DELETE FROM deployment_row WHERE id = 2');
    expect(open().picture().facts.deployments.count).toBe(1);
  });

  test('after any word of names and people', () => {
    const choices: readonly NameChoice[] = [
      { kind: 'bot', person: 'kim@example.com', bot: true },
      { kind: 'alias', service: 'web', aliasOf: 'shop' },
      { kind: 'team', service: 'shop', team: '결제팀' },
      { kind: 'environment', environment: 'prod', production: false },
    ];
    for (const choice of choices) {
      keepAll();
      const before = open().picture().facts;
      changeNames(store.writer, [choice]);
      const { facts } = open().picture();
      expect(facts).toEqual(buildPicture(store.reader).facts);
      expect({ ...facts, generation: 0 }).not.toEqual({ ...before, generation: 0 });
    }
  });

  test('where a set was lost or is damaged, and kept again then', () => {
    keepAll();
    const names = keptNames() as string[];
    expect(names.map((name) => name.split('/')[0])).toEqual(
      expect.arrayContaining(['commit-index', 'commit-places', 'commits', 'resolution', 'row-places', 'rows']),
    );
    for (const name of names) {
      for (const content of [null, Buffer.from('nothing of the kind')]) {
        const sql =
          content === null ? 'DELETE FROM kept_part WHERE name = ?' : 'UPDATE kept_part SET content = ? WHERE name = ?';
        store.writer.prepare(sql).run(...(content === null ? [name] : [content, name]));
        const workspace = open();
        const picture = workspace.picture();
        const truth = buildPicture(store.reader);
        expect(picture.facts).toEqual(truth.facts);
        expect([picture.commitPosition, picture.stored]).toEqual([truth.commitPosition, truth.stored]);
        expect(workspace.resolve(RULES).resolution).toEqual(resolve(truth.facts, RULES));
        // New deployments are computed with what is kept of the commits.
        storeDeployments(store.writer, [{ sha: 'a2'.padEnd(40, '0'), finishedAt: 7000 }]);
        expect(workspace.picture().facts).toEqual(buildPicture(store.reader).facts);
        workspace.resolve(RULES);
        for (const _ of workspace.keep());
        const again = open();
        again.picture().commitPosition;
        again.picture().stored;
        again.resolve(RULES);
        expect(onComputed).not.toHaveBeenCalled();
      }
    }
  });
});

describe('nothing is written', () => {
  test('of few rows', () => {
    keepAll({ rowsWorthKeeping: 6 });
    expect(keptNames()).toEqual([]);
    keepAll({ rowsWorthKeeping: 5 });
    expect(keptNames()).not.toEqual([]);
  });

  test('to a workspace that is open read-only', () => {
    store.close();
    store = openWorkspace(path, { readOnly: true });
    const workspace = createWorkspaceState(store, 'UTC', { appVersion: '1', rowsWorthKeeping: 0 });
    workspace.picture();
    expect([...workspace.keep()]).toEqual([]);
    expect(keptNames()).toEqual([]);
  });

  test('of what has changed since, or changes meanwhile', () => {
    const workspace = open();
    workspace.picture();
    storeDeployments(store.writer, [{}]);
    for (const _ of workspace.keep());
    expect(keptNames()).toEqual([]);
    workspace.picture();
    const steps = workspace.keep();
    steps.next();
    storeDeployments(store.writer, [{}]);
    for (const _ of steps);
    expect(keptNames()).not.toContain('rows');
  });
});

test('settings alone compute nothing again but what they rule', () => {
  keepAll();
  const workspace = open();
  const { facts } = workspace.picture();
  workspace.resolve(RULES);
  workspace.changeSettings({ clientName: 'Another' });
  expect(workspace.picture().facts.deployments).toBe(facts.deployments);
  expect(workspace.picture().facts.generation).toBe(facts.generation + 1);
  expect(onComputed).toHaveBeenCalledTimes(1);
  for (const _ of workspace.keep());
  open().resolve(RULES);
  expect(onComputed).not.toHaveBeenCalled();
});

test('what other rules will go by is prepared once what was kept has answered', () => {
  keepAll();
  const onKeptUsed = vi.fn();
  const workspace = open({ onKeptUsed });
  expect([...workspace.prepare()]).toEqual([]);
  const { facts } = workspace.picture();
  expect(onKeptUsed).not.toHaveBeenCalled();
  workspace.resolve(RULES);
  expect(onKeptUsed).toHaveBeenCalledTimes(1);
  expect([...workspace.prepare()].length).toBeGreaterThan(1);
  const others = { ...RULES, environmentPattern: null };
  expect(workspace.resolve(others).resolution).toEqual(
    resolve({ ...facts, deployments: { ...facts.deployments } }, others),
  );
  const steps = workspace.prepare();
  steps.next();
  storeDeployments(store.writer, [{}]);
  workspace.picture();
  expect([...steps]).toEqual([]);
});

test('what several rules make of the facts is remembered as far as there is room, the latest always', () => {
  const one = { ...RULES, excludeBots: true };
  const two = { ...RULES, excludeBots: false };
  const roomy = open();
  const first = roomy.resolve(one);
  roomy.resolve(two);
  expect(roomy.resolve(one)).toBe(first);
  const tight = open({ resolutionBytes: 1 });
  const before = tight.resolve(one);
  expect(tight.resolve(one)).toBe(before);
  tight.resolve(two);
  expect(tight.resolve(one)).not.toBe(before);
  expect(tight.resolve(one)).toEqual(before);
});

describe('keeping later', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  function keeper(steps: () => Iterator<void>) {
    const log = vi.fn();
    const isWriting = vi.fn(() => false);
    const inTurn = async <T>(body: () => T | Promise<T>) => body();
    return { log, isWriting, ...createKeepLater({ steps, inTurn, isWriting, log }) };
  }

  test('goes on step by step once a second has passed since the last call, and once only', async () => {
    const steps = vi.fn(() => [undefined, undefined][Symbol.iterator]());
    const { later, finish } = keeper(steps);
    later();
    vi.advanceTimersByTime(900);
    later();
    vi.advanceTimersByTime(900);
    expect(steps).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(200);
    expect(steps).toHaveBeenCalledTimes(1);
    expect(steps).toHaveBeenCalledWith(false);
    finish();
    expect(steps).toHaveBeenCalledTimes(1);
  });

  test('is over at once when the workspace closes, unless something is writing', () => {
    const done = vi.fn();
    function* steps() {
      yield;
      done();
    }
    const writing = keeper(steps);
    writing.isWriting.mockReturnValue(true);
    writing.later();
    writing.finish();
    expect(done).not.toHaveBeenCalled();
    const idle = keeper(steps);
    idle.later();
    idle.finish();
    expect(done).toHaveBeenCalledTimes(1);
    idle.later();
    vi.advanceTimersByTime(5000);
    expect(done).toHaveBeenCalledTimes(1);
  });

  test('that fails is told to the log alone', async () => {
    const { later, finish, log } = keeper(function* () {
      yield;
      throw new TypeError('a name of the data');
    });
    later();
    await vi.advanceTimersByTimeAsync(1100);
    expect(log).toHaveBeenCalledTimes(1);
    expect(String(log.mock.calls)).not.toContain('a name of the data');
    expect(finish).not.toThrow();
  });
});

test('a session keeps what its workspace computed, at the latest when it closes', async () => {
  store.close();
  const session = createSession({ timeZone: 'UTC', appVersion: '1', onProgress: () => {}, onChanged: () => {} });
  const workspace = await session.switchTo(path, () => openWorkspace(path));
  const many = Array.from({ length: 20_000 }, (_, i) => ({ finishedAt: 10_000 + i }));
  await session.write(({ store: { writer } }) => writer.transaction(() => storeDeployments(writer, many))());
  workspace.picture();
  await session.close();
  store = openWorkspace(path);
  expect(keptNames()).toContain('rows');
});
