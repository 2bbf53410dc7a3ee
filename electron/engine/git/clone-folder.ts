/**
 * Where clones are: in one folder beside the workspace, for its owner's eyes alone, a folder of its own for every address.
 * What has no mark of ours is no clone: it is not fetched into, and not removed with one.
 */
import { createHash } from 'node:crypto';
import {
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import type { StoredClone } from '../../../shared/api.ts';
import { repositoryNameOf } from './match-name.ts';

/** Says that a folder is a clone made by Doradeck, and of what. */
export const CLONE_MARK = 'doradeck-clone';
/** The same of one that is not whole yet: it counts as nothing but a head start for the next try. */
export const UNFINISHED_MARK = 'doradeck-unfinished-clone';
/** The repositories of the sample client, which are made with its workspace and go with it as clones do. */
const SAMPLE_MARK = 'doradeck-sample';

/** Clones lie beside the workspace, and are recognised as its own by their name. */
export function clonesFolderOf(workspacePath: string): string {
  return `${workspacePath}.clones`;
}

/** Where a clone of `url` (without user info) goes. */
export function cloneFolderOf(cloneFolder: string, url: string): string {
  const name =
    repositoryNameOf(url)
      .replace(/[^A-Za-z0-9._-]/g, '-')
      .slice(0, 60) || 'repository';
  return join(cloneFolder, `${name}-${createHash('sha256').update(url).digest('hex').slice(0, 12)}.git`);
}

/** Where it is while it is not whole. */
export function unfinishedFolderOf(cloneFolder: string, url: string): string {
  return `${cloneFolderOf(cloneFolder, url)}.part`;
}

export function isCloneOf(folder: string, url: string): boolean {
  return markedAs(folder, CLONE_MARK) === url;
}

export function isUnfinishedCloneOf(folder: string, url: string): boolean {
  return markedAs(folder, UNFINISHED_MARK) === url;
}

/** A new folder for the sample client's repositories. */
export function makeSampleFolder(cloneFolder: string): string {
  mkdirSync(cloneFolder, { recursive: true, mode: 0o700 });
  const folder = mkdtempSync(join(cloneFolder, 'sample-'));
  writeFileSync(join(folder, SAMPLE_MARK), 'The repositories of the sample client\n');
  return folder;
}

/** The address that a mark in the folder names, null where there is none. */
function markedAs(folder: string, mark: string): string | null {
  try {
    return lstatSync(folder).isDirectory() ? readFileSync(join(folder, mark), 'utf8').trim() : null;
  } catch {
    return null;
  }
}

/** Every clone in the folder, whole or not, by address. */
export function listClones(cloneFolder: string): StoredClone[] {
  return namesIn(cloneFolder)
    .flatMap((name): StoredClone[] => {
      const folder = join(cloneFolder, name);
      const [whole, unfinished] = [markedAs(folder, CLONE_MARK), markedAs(folder, UNFINISHED_MARK)];
      const source = whole ?? unfinished;
      return source === null ? [] : [{ source, bytes: bytesIn(folder), complete: whole !== null }];
    })
    .sort((one, other) => (one.source < other.source ? -1 : 1));
}

/** Removes the clone of an address, whole or not, and the folder around it once nothing else is in it. */
export function removeClone(cloneFolder: string, url: string): void {
  const folder = cloneFolderOf(cloneFolder, url);
  if (isCloneOf(folder, url)) rmSync(folder, { recursive: true, force: true });
  removeUnfinishedClone(cloneFolder, url);
}

export function removeUnfinishedClone(cloneFolder: string, url: string): void {
  const folder = unfinishedFolderOf(cloneFolder, url);
  if (isUnfinishedCloneOf(folder, url)) rmSync(folder, { recursive: true, force: true });
  removeIfEmpty(cloneFolder);
}

/** For a workspace that goes: all of its clones, the sample's repositories, and nothing else that somebody put there. */
export function removeClones(cloneFolder: string): void {
  for (const name of namesIn(cloneFolder)) {
    const folder = join(cloneFolder, name);
    const isOurs = [CLONE_MARK, UNFINISHED_MARK, SAMPLE_MARK].some((mark) => markedAs(folder, mark) !== null);
    if (isOurs) rmSync(folder, { recursive: true, force: true });
  }
  removeIfEmpty(cloneFolder);
}

function removeIfEmpty(folder: string): void {
  try {
    rmdirSync(folder);
  } catch {
    // It is not there, or something is in it.
  }
}

function namesIn(folder: string): string[] {
  try {
    return lstatSync(folder).isDirectory() ? readdirSync(folder) : [];
  } catch {
    return [];
  }
}

function bytesIn(folder: string): number {
  let bytes = 0;
  for (const name of namesIn(folder)) {
    const stats = lstatSync(join(folder, name), { throwIfNoEntry: false });
    if (stats?.isDirectory()) bytes += bytesIn(join(folder, name));
    else if (stats?.isFile()) bytes += stats.size;
  }
  return bytes;
}
