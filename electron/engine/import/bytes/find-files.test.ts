import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type TestFolder, testFolder } from '../fixture.ts';
import { findImportable } from './find-files.ts';

let folder: TestFolder;

beforeEach(() => {
  folder = testFolder();
});

afterEach(() => folder.remove());

function make(...names: readonly string[]): void {
  for (const name of names) {
    const path = join(folder.path, name);
    mkdirSync(join(path, '..'), { recursive: true });
    if (name.endsWith('/')) mkdirSync(path, { recursive: true });
    else writeFileSync(path, '');
  }
}

async function find(...names: readonly string[]) {
  const found = await findImportable(names.map((name) => join(folder.path, name)));
  const relative = (path: string) => path.slice(folder.path.length + 1);
  return { files: found.files.map(relative), repositories: found.repositories.map(relative) };
}

test('folders are walked, repositories told apart, hidden entries and links passed over', async () => {
  make('in/b.csv', 'in/a/z.JSON', 'in/a/y.ndjson', 'in/readme.md', 'in/.hidden.csv', 'in/.cache/c.csv', 'in/book.xlsx');
  make('in/c.csv.gz', 'in/d.JSONL.GZ', 'in/export.gz', 'in/e.zip', 'in/syslog.log.gz', 'in/site.tar.gz', 'in/x.tgz');
  make(
    'in/web/.git/HEAD',
    'in/web/data.csv',
    'in/module/.git',
    'in/bare.git/HEAD',
    'in/bare.git/objects/',
    'in/bare.git/refs/',
  );
  make('outside/secret.csv');
  symlinkSync(join(folder.path, 'outside'), join(folder.path, 'in/link'));
  symlinkSync(join(folder.path, 'outside/secret.csv'), join(folder.path, 'in/secret.csv'));
  symlinkSync(join(folder.path, 'in'), join(folder.path, 'in/a/loop'));
  expect(await find('in')).toEqual({
    files: [
      ...['in/a/y.ndjson', 'in/a/z.JSON', 'in/b.csv', 'in/book.xlsx'],
      ...['in/c.csv.gz', 'in/d.JSONL.GZ', 'in/e.zip', 'in/export.gz'],
    ],
    repositories: ['in/bare.git', 'in/module', 'in/web'],
  });
});

test('a file that is named is taken whatever its name, each path once', async () => {
  make('export', 'data/a.csv');
  expect(await find('export', 'data', 'data/a.csv')).toEqual({ files: ['data/a.csv', 'export'], repositories: [] });
});

test('nothing, or nothing there', async () => {
  make('in/readme.md');
  await expect(find('in')).rejects.toMatchObject({ code: 'nothing-to-import' });
  await expect(find('nope')).rejects.toMatchObject({ code: 'file-missing' });
});
