import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { strToU8, zipSync } from 'fflate';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createWorkspace, type WorkspaceStore } from './db/open.ts';
import { quietWork, row, table } from './import/fixture.ts';
import { importPaths } from './import-paths.ts';

let folder: string;
let store: WorkspaceStore;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'doradeck-archives-'));
  store = createWorkspace(join(folder, 'client.doradeck'));
});
afterEach(() => {
  store.close();
  rmSync(folder, { recursive: true, force: true });
});

function put(name: string, content: string | Uint8Array): string {
  mkdirSync(join(folder, name, '..'), { recursive: true });
  writeFileSync(join(folder, name), content);
  return join(folder, name);
}

/** What became of each file: name, entry, rows stored or code. */
async function bring(...paths: readonly string[]): Promise<unknown> {
  const request = { store, paths, options: {}, appVersion: '', now: () => Date.UTC(2026, 0, 1), work: quietWork() };
  const { files } = await importPaths(request);
  return files.map((outcome) => {
    expect(paths.some((path) => outcome.path?.startsWith(path))).toBe(true);
    const result = outcome.kind === 'imported' ? outcome.batch.stored : outcome.error.code;
    return [outcome.file, outcome.entry, result];
  });
}

test('each file of an archive is imported by itself, also from a folder of them', async () => {
  const zip = zipSync({
    'deploys.csv': strToU8(table(row('1'), row('2'))),
    deep: { 'more.csv.gz': gzipSync(table(row('3'))), 'book.xls': strToU8('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', true) },
  });
  put('in/exports.zip', zip);
  put('in/a.csv.gz', gzipSync(table(row('4'))));
  expect(await bring(join(folder, 'in'))).toEqual([
    ['a.csv.gz', undefined, 1],
    ['exports.zip/deep/book.xls', 'deep/book.xls', 'file-wrong-kind'],
    ['exports.zip/deep/more.csv.gz', 'deep/more.csv.gz', 1],
    ['exports.zip/deploys.csv', 'deploys.csv', 2],
  ]);
});

test('the same content is known, packed or not', async () => {
  const content = table(row('1'));
  const plain = put('a.csv', content);
  const packed = put('a.csv.gz', gzipSync(content));
  const zip = put('a.zip', zipSync({ 'b.csv': strToU8(content) }));
  expect(await bring(packed)).toEqual([['a.csv.gz', undefined, 1]]);
  expect(await bring(plain, zip)).toEqual([
    ['a.csv', undefined, 'already-imported'],
    ['a.zip/b.csv', 'b.csv', 'already-imported'],
  ]);
  const batches = store.reader.prepare('SELECT file, bytes FROM batch').all();
  expect(batches).toEqual([{ file: 'a.csv.gz', bytes: content.length }]);
});

test('a damaged archive fails by its name, and the others go on', async () => {
  const damaged = put('a.zip', zipSync({ 'b.csv': strToU8('x') }).subarray(0, 40));
  const nothing = put('b.zip', zipSync({}));
  const sound = put('c.csv', table(row('1')));
  expect(await bring(damaged, nothing, sound)).toEqual([
    ['a.zip', undefined, 'archive-damaged'],
    ['b.zip', undefined, 'nothing-to-import'],
    ['c.csv', undefined, 1],
  ]);
});
