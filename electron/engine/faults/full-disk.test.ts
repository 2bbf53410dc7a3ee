/** A real file system that is full. Only root may mount one: for others these tests are skipped and say so. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { AppError } from '../../../shared/errors.ts';
import { createWorkspace, openWorkspace, type WorkspaceStore } from '../db/open.ts';
import { importFile } from '../import/import-file.ts';
import { checkWorkspace } from './check-workspace.ts';
import { type FaultFolder, faultFolder } from './fault-folder.ts';
import { NOW, operationAt, plannedFile } from './planned-operations.ts';

const SIZE = '24m';
/** Less than an import of a large file needs, even for its log. */
const ROOM_BYTES = 2 * 1024 * 1024;

let place: string;
let noMount: string | null;
let folder: FaultFolder;

beforeEach(() => {
  place = mkdtempSync(join(tmpdir(), 'doradeck-full-'));
  const { error, status, stderr } = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${SIZE}`, 'none', place], {
    encoding: 'utf8',
  });
  noMount = !error && status === 0 ? null : `no small file system can be mounted here: ${error?.message ?? stderr}`;
  if (noMount === null) folder = faultFolder(1, place);
});
afterEach(() => {
  if (noMount === null) spawnSync('umount', [place]);
  rmSync(place, { recursive: true });
});

function fill(room: number): () => void {
  const filler = join(place, 'filler');
  const { bavail, bsize } = statfsSync(place);
  writeFileSync(filler, Buffer.alloc(bavail * bsize - room));
  return () => rmSync(filler);
}

/** The file to import lies elsewhere, where there is room. */
async function importPlanned(store: WorkspaceStore, index: number, largeOneIn: number | null): Promise<string> {
  const elsewhere = mkdtempSync(join(tmpdir(), 'doradeck-full-input-'));
  try {
    const { file, text } = plannedFile(folder.orders({ largeOneIn }), operationAt(index).index);
    const path = join(elsewhere, file);
    writeFileSync(path, text);
    const work = { signal: new AbortController().signal, onProgress: () => {} };
    const outcome = await importFile({ db: store.writer, path, options: {}, appVersion: '0', now: NOW, work });
    return outcome.kind === 'failed' ? outcome.error.code : outcome.kind;
  } catch (thrown) {
    return thrown instanceof AppError ? thrown.code : String(thrown);
  } finally {
    rmSync(elsewhere, { recursive: true });
  }
}

const LARGE = 1;

test('an import that finds no room is undone and says so; with room it works, in the same session', async ({
  skip,
}) => {
  if (noMount !== null) skip(noMount);
  const store = openWorkspace(folder.workspace);
  const makeRoom = fill(ROOM_BYTES);
  expect(await importPlanned(store, 0, LARGE)).toBe('disk-full');
  expect(store.writer.inTransaction).toBe(false);
  expect(store.reader.prepare('SELECT count(*) FROM batch').pluck().get()).toBe(0);
  makeRoom();
  expect(await importPlanned(store, 0, LARGE)).toBe('imported');
  store.close();
  const found = checkWorkspace(folder.orders({ largeOneIn: LARGE }), { least: 1, most: 1 });
  expect(found).toEqual({ done: 1, refused: null, violations: [] });
});

test('after an import that found no room, a smaller one still fits, and the workspace closes and opens', async ({
  skip,
}) => {
  if (noMount !== null) skip(noMount);
  const store = openWorkspace(folder.workspace);
  const makeRoom = fill(ROOM_BYTES);
  expect(await importPlanned(store, 0, LARGE)).toBe('disk-full');
  expect(await importPlanned(store, 0, null)).toBe('imported');
  store.close();
  const small = folder.orders({});
  // It may stay in the log for want of room.
  expect(checkWorkspace(small, { least: 1, most: 1 })).toMatchObject({ done: 1, refused: null });
  makeRoom();
  expect(checkWorkspace(small, { least: 1, most: 1 })).toEqual({ done: 1, refused: null, violations: [] });
});

test('where there is no room at all, a workspace opens or says why, and one is not half made', async ({ skip }) => {
  if (noMount !== null) skip(noMount);
  const makeRoom = fill(0);
  const found = checkWorkspace(folder.orders({}), { least: 0, most: 0 });
  expect([null, 'disk-full']).toContain(found.refused);
  expect(found.violations).toEqual([]);
  const another = join(place, 'another.doradeck');
  expect(() => createWorkspace(another)).toThrow(expect.objectContaining({ code: 'disk-full' }));
  makeRoom();
  createWorkspace(another).close();
  expect(checkWorkspace(folder.orders({ path: another }), { least: 0, most: 0 }).done).toBe(0);
});
