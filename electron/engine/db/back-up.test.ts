import { copyFileSync, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { backUp, backUpBeforeUndo, backupFolderOf } from './back-up.ts';
import { createWorkspace, openWorkspace, type WorkspaceStore } from './open.ts';

let folder: string;
let store: WorkspaceStore;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'doradeck-backup-'));
  store = createWorkspace(join(folder, 'client.doradeck'));
  addServices(500);
});
afterEach(() => {
  store.close();
  rmSync(folder, { recursive: true, force: true });
});

/** They are only in the log: nothing has moved them into the file. */
function addServices(count: number): void {
  const add = store.writer.prepare('INSERT INTO service (name) VALUES (?)');
  store.writer.transaction(() => {
    for (let n = 0; n < count; n++) add.run(`service ${n} ${Math.random()}`);
  })();
}

const servicesOf = (of: WorkspaceStore) => of.reader.prepare('SELECT * FROM service ORDER BY id').raw().all();

/** What a copy lacks or has too much, opened as a workspace: the check of every way to make one. */
function differences(copy: string): string[] {
  try {
    const opened = openWorkspace(copy);
    try {
      return JSON.stringify(servicesOf(opened)) === JSON.stringify(servicesOf(store)) ? [] : ['other rows'];
    } finally {
      opened.close();
    }
  } catch (thrown) {
    return [`it does not open: ${String(thrown)}`];
  }
}

test('is a whole workspace by itself, with what is only in the log', async () => {
  const elsewhere = join(folder, 'elsewhere.doradeck');
  backUp(store.writer, elsewhere);
  expect(differences(elsewhere)).toEqual([]);
  const before = await backUpBeforeUndo(store.writer, store.path);
  expect(differences(before)).toEqual([]);
  expect(readdirSync(backupFolderOf(store.path))).toEqual(['client before undo 1.doradeck']);
});

test('seeded: a copy of the file alone is seen to be none', () => {
  const copy = join(folder, 'copied.doradeck');
  copyFileSync(store.path, copy);
  expect(differences(copy)).not.toEqual([]);
});

test('before an undo, the newest three are kept', async () => {
  for (let n = 0; n < 5; n++) {
    addServices(1);
    await backUpBeforeUndo(store.writer, store.path);
  }
  const names = readdirSync(backupFolderOf(store.path)).sort();
  expect(names).toEqual([3, 4, 5].map((n) => `client before undo ${n}.doradeck`));
  expect(differences(join(backupFolderOf(store.path), 'client before undo 5.doradeck'))).toEqual([]);
});

test('that cannot be written throws and leaves nothing half made', async () => {
  // A file stands where the folder should be made.
  writeFileSync(backupFolderOf(store.path), '');
  await expect(backUpBeforeUndo(store.writer, store.path)).rejects.toThrow();
  rmSync(backupFolderOf(store.path));
  const target = join(folder, 'taken');
  expect(() => backUp(store.writer, join(target, 'copy.doradeck'))).toThrow();
  expect(existsSync(target)).toBe(false);
});
