import { cp, mkdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import git from 'isomorphic-git';
import { AppError } from '../../../shared/errors.ts';
import { pause, type Work } from '../work.ts';
import { isRefName } from './check-ref-name.ts';
import { cloneFiles, VIRTUAL_CLONE } from './clone-files.ts';
import { CLONE_MARK, cloneFolderOf, isCloneOf } from './clone-folder.ts';
import { httpsTransport, toAppError } from './https-transport.ts';
import { repositoryNameOf } from './match-name.ts';

export interface CloneRequest {
  /** https URL; user info in it is used for this one exchange and written nowhere. */
  readonly url: string;
  readonly cloneFolder: string;
  readonly work: Work;
  /** PEM; instead of the machine's own authorities. */
  readonly certificateAuthority?: string;
}

export interface Clone {
  /** The URL without user info, query and fragment: what is stored and shown. */
  readonly source: string;
  readonly path: string;
}

/** Whether a source is meant as a URL, not as a path. */
export function isUrl(source: string): boolean {
  return /^[a-z][a-z0-9+.-]+:\/\//i.test(source) || /^[^/\\\s@:]+@[^/\\\s@:]+:/.test(source);
}

/**
 * Makes or brings up to date a bare clone with all branches and tags; nothing is checked out, and where the server can
 * leave them out no tree and no file is fetched. Throws AppError 'clone-url-invalid', 'clone-unauthorised',
 * 'clone-redirected', 'clone-failed', 'repository-empty', 'cancelled'; whatever it began is gone then.
 */
export async function cloneRepository(request: CloneRequest): Promise<Clone> {
  const { url, authorization } = parseUrl(request.url);
  const source = url.href;
  const path = cloneFolderOf(request.cloneFolder, source);
  if (isCloneOf(path, source)) {
    await restoreRefs(path);
    await fetchSafely(request, url, authorization, path);
    return { source, path };
  }
  const partial = `${path}.part`;
  await rm(partial, { recursive: true, force: true });
  try {
    await createBare(partial, source);
    await fetchInto(request, url, authorization, partial);
    await writeFile(join(partial, CLONE_MARK), `${source}\n`);
    await rm(path, { recursive: true, force: true });
    await rename(partial, path);
  } catch (error) {
    await rm(partial, { recursive: true, force: true });
    throw error;
  }
  return { source, path };
}

function parseUrl(text: string): { url: URL; authorization: string | null } {
  let url: URL;
  try {
    url = new URL(text);
  } catch {
    // The URL itself may hold a token: it is not repeated.
    throw new AppError('clone-url-invalid', { reason: /^https:/i.test(text) ? 'unreadable' : 'not-https' });
  }
  if (url.protocol !== 'https:') throw new AppError('clone-url-invalid', { reason: 'not-https' });
  const [user, password] = [decode(url.username), decode(url.password)];
  const plain = new URL(`https://${url.host}${url.pathname.replace(/\/+$/, '')}`);
  if (repositoryNameOf(plain.href) === '') throw new AppError('clone-url-invalid', { reason: 'no-repository' });
  const known = user !== '' || password !== '';
  return { url: plain, authorization: known ? `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}` : null };
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

async function createBare(folder: string, source: string): Promise<void> {
  for (const name of ['objects/pack', 'refs/heads', 'refs/tags']) await mkdir(join(folder, name), { recursive: true });
  await writeFile(join(folder, 'HEAD'), 'ref: refs/heads/main\n');
  const config = `[core]\n\trepositoryformatversion = 0\n\tbare = true\n[remote "origin"]\n\turl = ${source}\n\tfetch = +refs/heads/*:refs/heads/*\n`;
  await writeFile(join(folder, 'config'), config);
}

async function fetchInto(request: CloneRequest, url: URL, authorization: string | null, folder: string): Promise<void> {
  const { work, certificateAuthority } = request;
  const subject = repositoryNameOf(url.href);
  const files = cloneFiles(folder);
  work.onProgress({ phase: 'connecting', subject, done: 0, total: null });
  const transport = httpsTransport({
    url,
    authorization,
    signal: work.signal,
    ...(certificateAuthority === undefined ? {} : { certificateAuthority }),
    onBytes: (done) => work.onProgress({ phase: 'receiving', subject, done, total: null }),
  });
  const cancelled = new Promise<never>((_, reject) => {
    const stop = () => reject(new AppError('cancelled'));
    if (work.signal.aborted) stop();
    else work.signal.addEventListener('abort', stop, { once: true });
  });
  const fetched = git.fetch({
    fs: files.fs,
    gitdir: VIRTUAL_CLONE,
    http: transport,
    url: url.href,
    remote: 'origin',
    singleBranch: false,
    tags: true,
    prune: true,
    cache: {},
    onProgress: async ({ phase, loaded, total }) => {
      // Before the pack is there these are the server's own words, heard where an error would end the process.
      if (!files.hasPack()) return;
      if (phase === 'Resolving deltas') work.onProgress({ phase: 'resolving', subject, done: loaded, total });
      await pause(work);
    },
  });
  try {
    const { defaultBranch, fetchHead } = await Promise.race([fetched, transport.failed, cancelled]);
    if (fetchHead === null) throw new AppError('repository-empty', { path: url.href });
    if (defaultBranch !== null && isRefName(defaultBranch))
      await writeFile(join(folder, 'HEAD'), `ref: ${defaultBranch}\n`);
  } catch (error) {
    files.close();
    await Promise.race([fetched.catch(() => {}), new Promise((resolve) => setTimeout(resolve, 500))]);
    throw toAppError({ url, signal: work.signal }, error);
  }
}

const REF_FILES = ['HEAD', 'packed-refs', 'shallow', 'refs'];

/** The library moves refs before their commits have come: should it fail or be killed in between, they go back. */
async function fetchSafely(
  request: CloneRequest,
  url: URL,
  authorization: string | null,
  folder: string,
): Promise<void> {
  const part = join(folder, 'refs-before.part');
  await rm(part, { recursive: true, force: true });
  for (const name of REF_FILES) {
    if (await exists(join(folder, name))) await cp(join(folder, name), join(part, name), { recursive: true });
  }
  await rename(part, join(folder, 'refs-before'));
  try {
    await fetchInto(request, url, authorization, folder);
    await rm(join(folder, 'refs-before'), { recursive: true });
  } catch (error) {
    await restoreRefs(folder);
    throw error;
  }
}

async function restoreRefs(folder: string): Promise<void> {
  const before = join(folder, 'refs-before');
  if (!(await exists(before))) return;
  for (const name of REF_FILES) {
    await rm(join(folder, name), { recursive: true, force: true });
    if (await exists(join(before, name))) await cp(join(before, name), join(folder, name), { recursive: true });
  }
  await rm(before, { recursive: true });
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
