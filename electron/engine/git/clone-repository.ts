import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '../../../shared/errors.ts';
import { pause, type Work } from '../work.ts';
import { isRefName, isSha } from './check-ref-name.ts';
import { CLONE_MARK, cloneFolderOf, isCloneOf, unfinishedFolderOf } from './clone-folder.ts';
import { discover, fetchPack } from './fetch-pack.ts';
import { cloneFailed, type Remote } from './https-request.ts';
import { keepCommits, PackError } from './keep-commits.ts';
import { repositoryNameOf } from './match-name.ts';
import { parseCloneUrl } from './parse-clone-url.ts';
import type { Advertisement } from './read-advertisement.ts';
import { createPack } from './write-pack.ts';

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
 * 'clone-redirected', 'clone-failed', 'repository-empty', 'repository-unsupported', 'cancelled'; what it began is gone
 * then, and a clone that was there is as it was.
 */
export async function cloneRepository(request: CloneRequest): Promise<Clone> {
  const { url, authorization } = parseCloneUrl(request.url, request.token);
  const source = url.href;
  const { signal } = request.work;
  const remote = { url, authorization, signal, certificateAuthority: request.certificateAuthority };
  const path = cloneFolderOf(request.cloneFolder, source);
  if (isCloneOf(path, source)) {
    await update(remote, path, request.work);
    return { source, path };
  }
  const partial = unfinishedFolderOf(request.cloneFolder, source);
  await rm(partial, { recursive: true, force: true });
  try {
    await createBare(partial, source);
    await update(remote, partial, request.work);
    await writeFile(join(partial, CLONE_MARK), `${source}\n`);
    await rm(path, { recursive: true, force: true });
    await rename(partial, path);
  } catch (error) {
    await rm(partial, { recursive: true, force: true });
    throw error;
  }
  return { source, path };
}

async function createBare(folder: string, source: string): Promise<void> {
  for (const name of ['objects/pack', 'refs/heads', 'refs/tags']) await mkdir(join(folder, name), { recursive: true });
  const remote = `[remote "origin"]\n\turl = ${source}\n\tfetch = +refs/heads/*:refs/heads/*\n`;
  await writeFile(join(folder, 'config'), `[core]\n\trepositoryformatversion = 0\n\tbare = true\n${remote}`);
  await writeFile(join(folder, 'HEAD'), 'ref: refs/heads/main\n');
}

/** Commits first, then the refs that lead to them: broken off in between, the clone is as it was. */
async function update(remote: Remote, folder: string, work: Work): Promise<void> {
  const subject = repositoryNameOf(remote.url.href);
  work.onProgress({ phase: 'connecting', subject, done: 0, total: null });
  const advertisement = await discover(remote);
  if (advertisement.head === null) throw new AppError('repository-empty', { path: remote.url.href });
  const haves = new Set((await readPackedRefs(folder)).values());
  const wants = [...new Set(advertisement.refs.values())].filter((sha) => !haves.has(sha));
  const file = join(folder, 'incoming.pack');
  try {
    if (wants.length > 0) {
      const onBytes = (done: number) => work.onProgress({ phase: 'receiving', subject, done, total: null });
      await fetchPack({ remote, advertisement, wants, haves: [...haves], file, onBytes });
      const pack = createPack();
      await keepCommits(file, pack, subject, work);
      await pause(work);
      await pack.finish(join(folder, 'objects'));
    }
    await writeRefs(folder, advertisement, advertisement.head);
  } catch (error) {
    throw error instanceof PackError ? cloneFailed(remote, 'refused') : error;
  } finally {
    await rm(file, { force: true });
  }
}

async function readPackedRefs(folder: string): Promise<ReadonlyMap<string, string>> {
  const text = await readFile(join(folder, 'packed-refs'), 'utf8').catch(() => '');
  const refs = text.split('\n').map((line): [string, string] => [line.slice(41), line.slice(0, 40)]);
  return new Map(refs.filter(([name, sha]) => isSha(sha) && isRefName(name)));
}

async function writeRefs(folder: string, advertisement: Advertisement, head: string): Promise<void> {
  const lines = [...advertisement.refs].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, sha]) => `${sha} ${name}\n`);
  const { shallow } = advertisement;
  if (shallow.length > 0) await writeWhole(folder, 'shallow', `${shallow.join('\n')}\n`);
  else await rm(join(folder, 'shallow'), { force: true });
  await writeWhole(folder, 'packed-refs', `# pack-refs with: sorted \n${lines.join('')}`);
  await writeWhole(folder, 'HEAD', `ref: ${head}\n`);
}

async function writeWhole(folder: string, name: string, text: string): Promise<void> {
  await writeFile(join(folder, `${name}.part`), text);
  await rename(join(folder, `${name}.part`), join(folder, name));
}
