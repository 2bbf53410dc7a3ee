import { createHash } from 'node:crypto';
import { lstatSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryNameOf } from './match-name.ts';

/** Says that a folder is a clone made by Doradeck, and of what. */
export const CLONE_MARK = 'doradeck-clone';

/** Where a clone of `url` (without user info) goes: a folder of its own for every URL. */
export function cloneFolderOf(cloneFolder: string, url: string): string {
  const name =
    repositoryNameOf(url)
      .replace(/[^A-Za-z0-9._-]/g, '-')
      .slice(0, 60) || 'repository';
  return join(cloneFolder, `${name}-${createHash('sha256').update(url).digest('hex').slice(0, 12)}.git`);
}

/**
 * Whether the folder is our clone of `url`. The path comes from a workspace file, which may be a stranger's: a folder
 * without our mark is never written to and never removed.
 */
export function isCloneOf(folder: string, url: string): boolean {
  try {
    return lstatSync(folder).isDirectory() && readFileSync(join(folder, CLONE_MARK), 'utf8').trim() === url;
  } catch {
    return false;
  }
}

export function removeClone(folder: string, url: string): void {
  if (isCloneOf(folder, url)) rmSync(folder, { recursive: true, force: true });
}
