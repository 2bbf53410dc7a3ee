import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { AppError } from '../../shared/errors.ts';
import { type ClientFixture, writeClient } from './client-fixture.ts';
import { createWorkspace, type WorkspaceStore } from './db/open.ts';
import { importPaths } from './import-paths.ts';
import type { Work } from './work.ts';
import { createWorkspaceState } from './workspace.ts';

let folder: string;
let client: ClientFixture;
let store: WorkspaceStore;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'doradeck-paths-'));
  client = writeClient(folder);
  store = createWorkspace(join(folder, 'client.doradeck'));
});
afterEach(() => {
  store.close();
  rmSync(folder, { recursive: true, force: true });
});

function run(onProgress: Work['onProgress'], signal: AbortSignal, prepare = async () => {}) {
  const paths = [client.deployments, client.incidents, client.repository];
  return importPaths({
    store,
    paths,
    options: {},
    appVersion: '',
    now: () => Date.UTC(2024, 2, 12),
    work: { onProgress, signal },
    prepare,
  });
}

function rows(): unknown {
  const tables = ['batch', 'deployment_row', 'incident_row', 'rejected_row', 'repository', 'git_commit', 'service'];
  return tables.map((table) => store.reader.prepare(`SELECT count(*) FROM ${table}`).pluck().get());
}

test.each(['deployments.csv', 'incidents.json', 'shop'])(
  'cancelled at %s, all of it is taken back',
  async (subject) => {
    const controller = new AbortController();
    const seen = new Set<string>();
    const importing = run((progress) => {
      seen.add(progress.subject);
      if (progress.subject === subject) controller.abort();
    }, controller.signal);
    await expect(importing).rejects.toMatchObject({ code: 'cancelled' });
    expect(seen).toContain(subject);
    expect(rows()).toEqual([0, 0, 0, 0, 0, 0, 0]);
  },
);

test('cancelled while it is prepared for questions, all of it is taken back', async () => {
  const before = rows();
  const importing = run(
    () => {},
    new AbortController().signal,
    () => Promise.reject(new AppError('cancelled')),
  );
  await expect(importing).rejects.toMatchObject({ code: 'cancelled' });
  expect(rows()).toEqual(before);
});

test('not cancelled, all of it stays', async () => {
  await run(() => {}, new AbortController().signal);
  expect(rows()).toEqual([2, 7, 2, 1, 1, 4, 2]);
});

test('what is imported is not seen until a file is whole', async () => {
  const workspace = createWorkspaceState(store, 'UTC');
  const seen: string[] = [];
  await run(({ phase, subject }) => {
    const { deployments, incidents } = workspace.picture().facts;
    seen.push(`${phase} ${subject}: ${deployments.count} ${incidents.count}`);
  }, new AbortController().signal);
  expect(seen).toContain('indexing deployments.csv: 0 0');
  expect(seen).toContain('indexing incidents.json: 7 0');
  expect(seen.at(-1)).toBe('detecting shop: 7 2');
});
