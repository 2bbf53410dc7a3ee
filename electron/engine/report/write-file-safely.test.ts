import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { AppError } from '../../../shared/errors.ts';
import { writeFileSafely } from './write-file-safely.ts';

let folder: string;
let path: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'doradeck-write-'));
  path = join(folder, 'list.csv');
  writeFileSync(path, 'before');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('text, whole or in chunks, takes the place of what was there', async () => {
  await writeFileSafely(path, '가나다');
  expect(readFileSync(path, 'utf8')).toBe('가나다');
  await writeFileSafely(path, ['가', '나', '', '다라']);
  expect(readFileSync(path, 'utf8')).toBe('가나다라');
  expect(readdirSync(folder)).toEqual(['list.csv']);
});

test('chunks that end in an error leave the old file, and the error is theirs', async () => {
  function* half(): Generator<string> {
    yield 'half';
    throw new AppError('not-found', { what: 'import', id: 7 });
  }
  await expect(writeFileSafely(path, half())).rejects.toMatchObject({ code: 'not-found' });
  expect(readFileSync(path, 'utf8')).toBe('before');
  expect(readdirSync(folder)).toEqual(['list.csv']);
});

test('where nothing can be written it says so', async () => {
  const nowhere = join(folder, 'gone', 'list.csv');
  await expect(writeFileSafely(nowhere, 'x')).rejects.toMatchObject({
    code: 'write-failed',
    params: { path: nowhere },
  });
});
