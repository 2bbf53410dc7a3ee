import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { CommitRecord } from '../../../shared/model.ts';
import { createWorkspace, type WorkspaceStore } from '../db/open.ts';
import { type Fixture, temporaryFolder } from './fixture.ts';
import { Problems } from './problems.ts';
import { storeHistory } from './store-history.ts';

let place: Fixture;
let store: WorkspaceStore;
beforeEach(() => {
  place = temporaryFolder();
  store = createWorkspace(join(place.folder, 'client.doradeck'));
});
afterEach(() => {
  store.close();
  place.remove();
});

function shaOf(index: number): string {
  return index.toString(16).padStart(40, '0');
}

function line(count: number): CommitRecord[] {
  return Array.from({ length: count }, (_, index) => ({
    sha: shaOf(index),
    parents: index === 0 ? [] : [shaOf(index - 1)],
    authorAt: index,
    committerAt: index,
    authorName: 'Kim Minji',
    authorEmail: 'minji@example.com',
    subject: `Change ${index}`,
    reverts: null,
    trailers: null,
  }));
}

it('stores all or nothing, whenever it is cancelled', async () => {
  const read = {
    name: 'shop',
    source: '/srv/shop',
    clonePath: null,
    defaultBranch: 'main',
    headSha: shaOf(11_999),
    commits: line(12_000),
    commitCount: 12_000,
    replaces: true,
    branches: 1,
    problems: new Problems(),
    grafted: false,
    mailmap: null,
    incompleteSince: null,
    tags: [{ name: 'v1', object: shaOf(5), sha: shaOf(5), taggedAt: null }],
    storedTags: new Map(),
    services: ['web'],
    readAt: 1,
  };
  const controller = new AbortController();
  const reports: number[] = [];
  const cancelling = {
    signal: controller.signal,
    onProgress: ({ done }: { done: number }) => {
      reports.push(done);
      if (reports.length === 2) controller.abort();
    },
  };
  await expect(storeHistory(store.writer, read, cancelling)).rejects.toMatchObject({ code: 'cancelled' });
  expect(reports).toEqual([5000, 10_000]);
  const count = (table: string) => store.reader.prepare(`SELECT count(*) FROM ${table}`).pluck().get();
  const tables = ['repository', 'git_commit', 'git_tag', 'person', 'service', 'repository_name'];
  expect(tables.map(count)).toEqual([0, 0, 0, 0, 0, 0]);
  expect(store.writer.inTransaction).toBe(false);

  await storeHistory(store.writer, read, { signal: new AbortController().signal, onProgress: () => {} });
  expect(tables.map(count)).toEqual([1, 12_000, 1, 1, 1, 1]);
});
