import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openLog } from './log.ts';

test('the log is a file that is rotated', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'doradeck-log-'));
  try {
    const log = openLog(folder);
    log('first');
    for (let n = 0; n < 300; n++) log('x'.repeat(4096));
    log('last');
    expect((await readdir(folder)).toSorted()).toEqual(['main.log', 'main.old.log']);
    expect(await readFile(join(folder, 'main.old.log'), 'utf8')).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z first\n/);
    expect(await readFile(join(folder, 'main.log'), 'utf8')).toMatch(/ last\n$/);
  } finally {
    await rm(folder, { recursive: true });
  }
});
