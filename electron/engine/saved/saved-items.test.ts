import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createWorkspace, type WorkspaceStore } from '../db/open.ts';
import { readGeneration } from '../db/settings.ts';
import { listSaved, removeItem, renameItem, saveItem } from './saved-items.ts';

let store: WorkspaceStore;
beforeEach(() => {
  store = createWorkspace(join(mkdtempSync(join(tmpdir(), 'doradeck-saved-')), 'x.doradeck'));
});
afterEach(() => store.close());

const names = () => listSaved(store.reader, 'view').map(({ name, content }) => `${name}: ${content}`);

test('what is kept by name is listed by name, replaced, renamed and removed; the data stays as it is', () => {
  const before = readGeneration(store.reader);
  saveItem(store.writer, 'view', { name: '결제 팀', content: '/overview?team=pay', savedAt: 1 });
  saveItem(store.writer, 'view', { name: 'b', content: '/', savedAt: 2 });
  saveItem(store.writer, 'view', { name: 'A', content: '/', savedAt: 3 });
  saveItem(store.writer, 'dashboard', { name: 'b', content: '{}', savedAt: 4 });
  saveItem(store.writer, 'view', { name: 'b', content: '/failures', savedAt: 5 });
  expect(names()).toEqual(['A: /', 'b: /failures', '결제 팀: /overview?team=pay']);

  renameItem(store.writer, 'view', 'b', 'c');
  removeItem(store.writer, 'view', 'A');
  expect(names()).toEqual(['c: /failures', '결제 팀: /overview?team=pay']);
  expect(listSaved(store.reader, 'dashboard')).toEqual([{ name: 'b', content: '{}', savedAt: 4 }]);
  expect(readGeneration(store.reader)).toBe(before);
});

test('a new name that another has is refused, and nothing is replaced', () => {
  saveItem(store.writer, 'view', { name: 'a', content: '/', savedAt: 1 });
  saveItem(store.writer, 'view', { name: 'b', content: '/failures', savedAt: 1 });
  expect(() => renameItem(store.writer, 'view', 'a', 'b')).toThrow(
    expect.objectContaining({ code: 'name-taken', params: { name: 'b' } }),
  );
  renameItem(store.writer, 'view', 'b', 'b');
  expect(names()).toEqual(['a: /', 'b: /failures']);
});
