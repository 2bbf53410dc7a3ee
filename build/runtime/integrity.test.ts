import { createHash } from 'node:crypto';
import { appendFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { checkIntegrity } from './integrity.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'doradeck-integrity-'));
});
afterEach(() => rm(folder, { recursive: true }));

test('accepts the published bytes and refuses a single one more', async () => {
  const file = join(folder, 'package.tgz');
  const content = Buffer.alloc(300_000, 'tarball');
  await writeFile(file, content);
  const integrity = `sha512-${createHash('sha512').update(content).digest('base64')}`;
  await checkIntegrity(file, integrity);
  await appendFile(file, '\0');
  await expect(checkIntegrity(file, integrity)).rejects.toThrow('is not what was published');
});
