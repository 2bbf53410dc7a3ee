import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { changePreferences, openPreferences } from './preferences.ts';

const DEFAULTS = { language: 'system', theme: 'system', reduceMotion: false };
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'doradeck-preferences-'));
});
afterEach(() => rm(folder, { recursive: true }));

test('a change is there at the next start and leaves the others as they were', async () => {
  const file = join(folder, 'new', 'preferences.json');
  changePreferences(openPreferences(file), { language: 'ko' });
  expect(changePreferences(openPreferences(file), { theme: 'dark' })).toEqual({
    ...DEFAULTS,
    language: 'ko',
    theme: 'dark',
  });
  expect(openPreferences(file).get()).toEqual({ ...DEFAULTS, language: 'ko', theme: 'dark' });
  expect(await readdir(join(folder, 'new'))).toEqual(['preferences.json']);
});

test.each([
  ['cut short', '{"language":"ko"'],
  ['of another shape', '{"language":"ko"}'],
  ['of another version', '{"language":"fr","theme":"dark","reduceMotion":true}'],
  ['empty', ''],
])('a file that is %s counts as absent', async (_name, content) => {
  const file = join(folder, 'preferences.json');
  await writeFile(file, content);
  expect(openPreferences(file).get()).toEqual(DEFAULTS);
});

test('a value that cannot be written leaves the old file', async () => {
  const file = join(folder, 'preferences.json');
  changePreferences(openPreferences(file), { reduceMotion: true });
  const before = await readFile(file, 'utf8');
  await mkdir(`${file}.part`);
  expect(() => changePreferences(openPreferences(file), { reduceMotion: false })).toThrow();
  expect(await readFile(file, 'utf8')).toBe(before);
});
