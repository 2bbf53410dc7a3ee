import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Assets, listAssets, resolveAsset } from './resolve-asset.ts';

let folder: string;
let assets: Assets;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'doradeck-assets-'));
  const root = join(folder, 'renderer');
  await mkdir(join(root, 'assets'), { recursive: true });
  await writeFile(join(folder, 'secret.json'), '{}');
  await symlink(join(folder, 'secret.json'), join(root, 'linked.json'));
  for (const name of ['index.html', 'assets/index-a1.js', 'assets/index-a1.js.map', 'assets/font.woff2']) {
    await writeFile(join(root, name), '');
  }
  assets = listAssets(root);
});

afterAll(() => rm(folder, { recursive: true }));

test('the list holds the files that may be served, and neither links nor source maps', () => {
  const root = join(folder, 'renderer');
  expect(Object.fromEntries(assets)).toEqual({
    '/index.html': { file: join(root, 'index.html'), type: 'text/html; charset=utf-8' },
    '/assets/index-a1.js': { file: join(root, 'assets/index-a1.js'), type: 'text/javascript; charset=utf-8' },
    '/assets/font.woff2': { file: join(root, 'assets/font.woff2'), type: 'font/woff2' },
  });
});

test.each(['app://doradeck', 'app://doradeck/', 'app://doradeck/index.html', 'app://doradeck/?a=%2e#/b'])(
  'the page is served as %s',
  (url) => {
    expect(resolveAsset(assets, url)).toBe(assets.get('/index.html'));
  },
);

test.each([
  'app://doradeck/secret.json',
  'app://doradeck/../secret.json',
  'app://doradeck/assets/../../secret.json',
  'app://doradeck/assets/../index.html',
  'app://doradeck/%2e%2e/secret.json',
  'app://doradeck/%2E%2E%2Fsecret.json',
  'app://doradeck/..%5csecret.json',
  'app://doradeck/..\\secret.json',
  'app://doradeck/index.html%00.js',
  'app://doradeck/index.html\0',
  'app://doradeck//index.html',
  'app://doradeck/assets',
  'app://doradeck/assets/',
  'app://doradeck/linked.json',
  'app://doradeck/__proto__',
  'app://other/index.html',
  'app://doradeck:80/index.html',
  'app://user@doradeck/index.html',
  'app://doradeck.example.com/index.html',
  'file:///index.html',
  'https://doradeck/index.html',
  'index.html',
  '',
])('nothing is served as %j', (url) => {
  expect(resolveAsset(assets, url)).toBeNull();
});

test('whatever is asked for, only listed files come', () => {
  const listed = new Set(assets.values());
  const part = fc.constantFrom(
    '..',
    '.',
    '/',
    '\\',
    '%2e',
    '%5c',
    '%00',
    'assets',
    'index.html',
    'secret.json',
    'é',
    '',
  );
  fc.assert(
    fc.property(fc.array(part, { maxLength: 12 }), (parts) => {
      const asset = resolveAsset(assets, `app://doradeck/${parts.join('')}`);
      return asset === null || listed.has(asset);
    }),
  );
});
