import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Zippable, zipSync } from 'fflate';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { unzip } from './unzip.ts';

const UNIX = 3;

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'doradeck-unzip-'));
});
afterEach(() => rm(folder, { recursive: true }));

async function zipOf(files: Zippable): Promise<string> {
  const file = join(folder, 'archive.zip');
  await writeFile(file, zipSync(files));
  return file;
}

test('unpacks deflated, stored and empty files where `place` says, keeping what is executable', async () => {
  const text = new TextEncoder().encode('deflated '.repeat(10_000));
  const zip = await zipOf({
    'top/program': [text, { os: UNIX, attrs: 0o100755 << 16 }],
    'top/stored': [new Uint8Array([1, 2, 3]), { level: 0 }],
    'top/empty': new Uint8Array(),
    'top/unwanted/file': text,
  });
  const target = join(folder, 'out');
  await unzip(zip, target, (name) => (name.includes('unwanted') ? null : name.replace('top/', '')));
  expect((await readdir(target, { recursive: true })).sort()).toEqual(['empty', 'program', 'stored']);
  expect(new Uint8Array(await readFile(join(target, 'program')))).toEqual(text);
  expect([...(await readFile(join(target, 'stored')))]).toEqual([1, 2, 3]);
  expect((await readFile(join(target, 'empty'))).length).toBe(0);
  const modes = await Promise.all(
    ['program', 'stored'].map(async (name) => (await stat(join(target, name))).mode & 0o111),
  );
  expect(modes).toEqual([0o111, 0]);
});

test('refuses a name that leads outside, a file cut short, and what is no zip', async () => {
  const zip = await zipOf({ '../escape': new Uint8Array([1]) });
  await expect(unzip(zip, join(folder, 'out'), (name) => name)).rejects.toThrow('leads outside');
  const whole = await readFile(zip);
  await writeFile(zip, whole.subarray(0, whole.length - 30));
  await expect(unzip(zip, join(folder, 'out'), (name) => name)).rejects.toThrow('not a zip file');
  expect(await readdir(folder)).toEqual(['archive.zip']);
});
