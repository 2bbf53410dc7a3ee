import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { strToU8, zipSync } from 'fflate';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createWorkspace, type WorkspaceStore } from './db/open.ts';
import { textRow, workbookOf } from './import/archives/workbook-fixture.ts';
import { quietWork, row, table } from './import/fixture.ts';
import { importPaths } from './import-paths.ts';
import { processorTimer } from './processor-fixture.ts';

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
    if (outcome.kind === 'imported') return [outcome.file, outcome.entry, outcome.batch.stored];
    const result = outcome.kind === 'failed' ? outcome.error.code : `${outcome.kind} ${outcome.error.code}`;
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

test('each sheet of a workbook is imported by itself; notes beside data are passed over, alone they fail', async () => {
  const [header = '', first = '', second = ''] = table(row('1'), row('2')).split('\n');
  const cells = (number: number, line: string) => textRow(number, ...line.split(','));
  const data = `${textRow(1, 'Deployments of March')}${cells(3, header)}${cells(4, first)}${cells(6, second)}`;
  const notes = { name: 'Notes', rows: textRow(1, 'Made by', 'me') + textRow(2, 'for', 'you') };
  const book = put('book.xlsx', workbookOf([notes, { name: '배포', rows: data }]));
  const zip = put('a.zip', zipSync({ 'in/b.xlsx': workbookOf([{ name: 'x', rows: data }, notes]) }));
  const alone = put('c.xlsx', workbookOf([notes]));
  expect(await bring(book, zip, alone)).toEqual([
    ['a.zip/in/b.xlsx/x', 'in/b.xlsx/x', 2],
    ['a.zip/in/b.xlsx/Notes', 'in/b.xlsx/Notes', 'passed-over file-kind-unknown'],
    ['book.xlsx/Notes', 'Notes', 'passed-over file-kind-unknown'],
    ['book.xlsx/배포', '배포', 'already-imported'],
    ['c.xlsx/Notes', 'Notes', 'file-kind-unknown'],
  ]);
  const lines = store.reader.prepare('SELECT line FROM deployment_row ORDER BY id').pluck().all();
  expect(lines).toEqual([4, 6]);
});

test('a workbook with a password, and an old one, are refused by name', async () => {
  const office = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(300_000)]);
  const hidden = Buffer.concat([office, Buffer.from('EncryptedPackage', 'utf16le'), Buffer.alloc(100)]);
  expect(await bring(put('a.xlsx', hidden), put('b.xls', office))).toEqual([
    ['a.xlsx', undefined, 'archive-encrypted'],
    ['b.xls', undefined, 'file-wrong-kind'],
  ]);
});

test('times of a workbook have no zone, which is asked for', async () => {
  const cells = '<c r="A2" t="str"><v>a</v></c><c r="B2" s="1"><v>45717.5</v></c>';
  const rows = `${textRow(1, 'service', 'deployed_at', 'status')}<row r="2">${cells}</row>`;
  const book = put('book.xlsx', workbookOf([{ name: 'Data', rows }], { formats: ['yyyy-mm-dd hh:mm'] }));
  expect(await bring(book)).toEqual([['book.xlsx/Data', 'Data', 'file-time-zone-needed']]);
});

const LARGE = table(...Array.from({ length: 60_000 }, (_, i) => row(`d${i}`, 1 + (i % 28), `service-${i % 97}`)));

test.each([
  ['gzip', 'a.csv.gz', () => gzipSync(LARGE, { level: 1 })],
  ['zip', 'a.zip', () => zipSync({ 'a.csv': strToU8(LARGE) }, { level: 1 })],
  [
    'workbook',
    'a.xlsx',
    () => {
      const rows = LARGE.split('\n').map((line, i) => textRow(i + 1, ...line.split(',')));
      return workbookOf([{ name: 'Data', rows: rows.join('') }]);
    },
  ],
])('a large %s is cancelled within a second, and nothing is left', async (_, name, content) => {
  const path = put(name, content());
  const controller = new AbortController();
  const sinceAsked: (() => number)[] = [];
  const work = {
    signal: controller.signal,
    onProgress: ({ phase, done }: { readonly phase: string; readonly done: number }) => {
      if (phase !== 'reading' || done === 0 || sinceAsked.length > 0) return;
      sinceAsked.push(processorTimer());
      controller.abort();
    },
  };
  const request = { store, paths: [path], options: {}, appVersion: '', now: () => Date.UTC(2026, 0, 1), work };
  await expect(importPaths(request)).rejects.toMatchObject({ code: 'cancelled' });
  expect(sinceAsked[0]?.()).toBeLessThan(1000);
  expect(store.reader.prepare('SELECT count(*) FROM batch').pluck().get()).toBe(0);
  expect(store.reader.prepare('SELECT count(*) FROM deployment_row').pluck().get()).toBe(0);
});
