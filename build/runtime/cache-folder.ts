import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import { basename, dirname, join } from 'node:path';

const ABANDONED_AFTER_MS = 24 * 60 * 60 * 1000;

/**
 * Where downloads and compilations that serve every checkout are kept: outside the source tree, so that neither
 * `npm ci` nor `git clean` throws them away.
 */
export function cacheFolder(
  env: NodeJS.ProcessEnv = process.env,
  platform: NodeJS.Platform = process.platform,
  home: string = homedir(),
): string {
  if (env.XDG_CACHE_HOME) return join(env.XDG_CACHE_HOME, 'doradeck');
  if (platform === 'darwin') return join(home, 'Library', 'Caches', 'doradeck');
  if (platform === 'win32') return join(env.LOCALAPPDATA ?? join(home, 'AppData', 'Local'), 'doradeck', 'Cache');
  return join(home, '.cache', 'doradeck');
}

/**
 * Returns `folder`, filling it first if it does not exist. It is filled beside its place and renamed, so it is either
 * whole or absent; when two processes fill it at once, the first to finish wins and the other uses that one.
 */
export async function cachedFolder(folder: string, fill: (temporary: string) => Promise<void>): Promise<string> {
  if (existsSync(folder)) return folder;
  await mkdir(dirname(folder), { recursive: true });
  await removeAbandoned(folder);
  const temporary = `${folder}.part-${randomBytes(6).toString('hex')}`;
  try {
    await mkdir(temporary);
    await fill(temporary);
    await rename(temporary, folder);
  } catch (error) {
    await rm(temporary, { recursive: true, force: true });
    if (!existsSync(folder)) throw error;
  }
  return folder;
}

/** A killed process leaves its unfinished folder behind, a quarter of a gigabyte for a runtime. */
async function removeAbandoned(folder: string): Promise<void> {
  const prefix = `${basename(folder)}.part-`;
  for (const name of await readdir(dirname(folder))) {
    if (!name.startsWith(prefix)) continue;
    const path = join(dirname(folder), name);
    const found = await stat(path).catch(() => null);
    if (found && Date.now() - found.mtimeMs > ABANDONED_AFTER_MS) await rm(path, { recursive: true, force: true });
  }
}
