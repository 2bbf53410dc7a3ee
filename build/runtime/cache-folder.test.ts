import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { cachedFolder, cacheFolder } from './cache-folder.ts';

describe('cacheFolder', () => {
  test.each([
    ['linux', { XDG_CACHE_HOME: '/cache' }, '/cache/doradeck'],
    ['linux', {}, '/home/kim/.cache/doradeck'],
    ['darwin', {}, '/home/kim/Library/Caches/doradeck'],
  ] as const)('on %s with %o', (platform, env, expected) => {
    expect(cacheFolder(env, platform, '/home/kim')).toBe(expected);
  });
});

describe('cachedFolder', () => {
  let parent: string;
  beforeEach(async () => {
    parent = await mkdtemp(join(tmpdir(), 'doradeck-cache-'));
  });
  afterEach(() => rm(parent, { recursive: true }));

  test('fills once and reuses afterwards', async () => {
    const folder = join(parent, 'deep', 'thing');
    let fillings = 0;
    async function fill(temporary: string): Promise<void> {
      fillings += 1;
      await writeFile(join(temporary, 'file'), 'content');
    }
    await cachedFolder(folder, fill);
    await cachedFolder(folder, fill);
    expect({ fillings, content: await readFile(join(folder, 'file'), 'utf8') }).toEqual({
      fillings: 1,
      content: 'content',
    });
  });

  test('leaves nothing when filling fails, so that the next call tries again', async () => {
    const folder = join(parent, 'thing');
    const failing = cachedFolder(folder, async (temporary) => {
      await writeFile(join(temporary, 'half'), '');
      throw new Error('no network');
    });
    await expect(failing).rejects.toThrow('no network');
    expect(await readdir(parent)).toEqual([]);
  });

  test('two at once end with one whole folder and no remains', async () => {
    const folder = join(parent, 'thing');
    let release: () => void = () => {};
    const bothStarted = new Promise<void>((resolve) => {
      release = resolve;
    });
    let started = 0;
    async function fill(temporary: string): Promise<void> {
      await writeFile(join(temporary, 'a'), 'a');
      started += 1;
      if (started === 2) release();
      await bothStarted;
      await writeFile(join(temporary, 'b'), 'b');
    }
    const folders = await Promise.all([cachedFolder(folder, fill), cachedFolder(folder, fill)]);
    expect(folders).toEqual([folder, folder]);
    expect(await readdir(parent)).toEqual(['thing']);
    expect(await readdir(folder)).toEqual(['a', 'b']);
  });

  test('sweeps away what a killed process left long ago, not what another is filling now', async () => {
    const old = join(parent, 'thing.part-old');
    const current = join(parent, 'thing.part-now');
    await mkdir(old);
    await mkdir(current);
    await utimes(old, new Date('2020-01-01'), new Date('2020-01-01'));
    await cachedFolder(join(parent, 'thing'), async () => {});
    expect([existsSync(old), existsSync(current)]).toEqual([false, true]);
  });
});
