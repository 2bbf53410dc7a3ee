import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { AppError } from '../../../shared/errors.ts';
import type { Work } from '../work.ts';
import { isRefName, isSha } from './check-ref-name.ts';
import {
  CLONE_MARK,
  cloneFolderOf,
  isCloneOf,
  isUnfinishedCloneOf,
  removeUnfinishedClone,
  UNFINISHED_MARK,
  unfinishedFolderOf,
} from './clone-folder.ts';
import { discover } from './fetch-pack.ts';
import { repositoryNameOf } from './match-name.ts';
import { parseCloneUrl } from './parse-clone-url.ts';
import type { Advertisement } from './read-advertisement.ts';
import { hasIncoming, openNames, receiveCommits } from './receive-commits.ts';

export interface CloneRequest {
  /** https URL; user info in it is used for this one exchange and written nowhere. */
  readonly url: string;
  /** `token` or `user:token`, used for this one exchange as well. */
  readonly token?: string | undefined;
  readonly cloneFolder: string;
  readonly work: Work;
  /** PEM; instead of the machine's own authorities. */
  readonly certificateAuthority?: string | undefined;
}

export interface Clone {
  /** The URL without user info, query and fragment: what is stored and shown. */
  readonly source: string;
  readonly path: string;
}

/**
 * Makes or brings up to date a bare repository of the commits behind all branches and tags; trees and files are not kept,
 * and not even fetched where the server can leave them out. Throws AppError 'clone-url-invalid', 'clone-unauthorised',
 * 'clone-redirected', 'clone-failed', 'repository-empty', 'repository-unsupported', 'cancelled'; a clone that was there is
 * as it was then, and of one that was begun there is at most what the next try goes on from.
 */
export async function cloneRepository(request: CloneRequest): Promise<Clone> {
  const { cloneFolder, work } = request;
  const { url, authorization } = parseCloneUrl(request.url, request.token);
  const source = url.href;
  const remote = { url, authorization, signal: work.signal, certificateAuthority: request.certificateAuthority };
  work.onProgress({ phase: 'connecting', subject: repositoryNameOf(source), done: 0, total: null });
  const advertisement = await discover(remote);
  const { head } = advertisement;
  if (head === null) throw new AppError('repository-empty', { path: source });
  const path = cloneFolderOf(cloneFolder, source);
  const unfinished = unfinishedFolderOf(cloneFolder, source);
  const isThere = isCloneOf(path, source);
  const folder = isThere ? path : unfinished;
  try {
    if (!isThere && !isUnfinishedCloneOf(folder, source)) await createBare(folder, source);
    // Commits first, then the refs that lead to them: broken off in between, the clone is as it was.
    const haves = new Set((await readPackedRefs(folder)).values());
    const others = new Set(await readLines(folder, OTHERS));
    await receiveCommits({ remote, advertisement, folder, haves, others, work });
    await writeRefs(folder, advertisement, head);
    if (!isThere) await finishClone(unfinished, path, source);
  } catch (error) {
    if (!isThere && !hasIncoming(folder)) removeUnfinishedClone(cloneFolder, source);
    throw error;
  }
  return { source, path };
}

/** What refs of the server name and is no history (tags of files), so that it is not asked for again. */
const OTHERS = 'doradeck-others';

async function finishClone(unfinished: string, path: string, source: string): Promise<void> {
  await writeFile(join(unfinished, CLONE_MARK), `${source}\n`);
  await rm(path, { recursive: true, force: true });
  await rename(unfinished, path);
  await rm(join(path, UNFINISHED_MARK));
}

/** For its owner's eyes alone; what was there is none of ours, or has no mark yet. */
async function createBare(folder: string, source: string): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  await mkdir(dirname(folder), { recursive: true, mode: 0o700 });
  await mkdir(folder, { mode: 0o700 });
  await writeFile(join(folder, UNFINISHED_MARK), `${source}\n`);
  for (const name of ['objects/pack', 'refs/heads', 'refs/tags']) await mkdir(join(folder, name), { recursive: true });
  const remote = `[remote "origin"]\n\turl = ${source}\n\tfetch = +refs/heads/*:refs/heads/*\n`;
  await writeFile(join(folder, 'config'), `[core]\n\trepositoryformatversion = 0\n\tbare = true\n${remote}`);
  await writeFile(join(folder, 'HEAD'), 'ref: refs/heads/main\n');
}

async function readPackedRefs(folder: string): Promise<ReadonlyMap<string, string>> {
  const lines = await readLines(folder, 'packed-refs');
  const refs = lines.map((line): [string, string] => [line.slice(41), line.slice(0, 40)]);
  return new Map(refs.filter(([name, sha]) => isSha(sha) && isRefName(name)));
}

async function readLines(folder: string, name: string): Promise<string[]> {
  return (await readFile(join(folder, name), 'utf8').catch(() => '')).split('\n');
}

/** A ref of a file or a tree is not one of this repository, which has none: git would call it broken. */
async function writeRefs(folder: string, advertisement: Advertisement, head: string): Promise<void> {
  const { refs, shallow } = advertisement;
  const isThere = await openNames(folder);
  const sorted = [...refs].sort(([a], [b]) => (a < b ? -1 : 1));
  const lines: string[] = [];
  const others: string[] = [];
  for (const [name, sha] of sorted) {
    if (isThere(Buffer.from(sha, 'hex'))) lines.push(`${sha} ${name}\n`);
    else others.push(`${sha}\n`);
  }
  if (shallow.length > 0) await writeWhole(folder, 'shallow', `${shallow.join('\n')}\n`);
  else await rm(join(folder, 'shallow'), { force: true });
  await writeWhole(folder, OTHERS, others.join(''));
  await writeWhole(folder, 'packed-refs', `# pack-refs with: sorted \n${lines.join('')}`);
  await writeWhole(folder, 'HEAD', `ref: ${head}\n`);
}

async function writeWhole(folder: string, name: string, text: string): Promise<void> {
  await writeFile(join(folder, `${name}.part`), text);
  await rename(join(folder, `${name}.part`), join(folder, name));
}
