import { lstat, realpath } from 'node:fs/promises';
import { isAbsolute, join, resolve } from 'node:path';
import { AppError } from '../../../shared/errors.ts';
import { isInside, JailError, type JailedFiles, jailFiles } from './jailed-files.ts';
import { repositoryNameOf } from './match-name.ts';
import { readConfig } from './read-config.ts';

/** A repository on this machine, found and checked, read through `files` alone. */
export interface OpenRepository {
  /** The folder that the user gave, as a real path. */
  readonly path: string;
  /** What it is called: its origin's last segment, else the folder's. */
  readonly name: string;
  /** Where its files are checked out; null for a bare one, and where its `.git` folder was given. */
  readonly workTree: string | null;
  /** Holds HEAD; a linked work tree has its own. */
  readonly gitDir: string;
  /** Holds refs, packed-refs, config and shallow. */
  readonly commonDir: string;
  /** Its own object folder first, then those it borrows from (objects/info/alternates). */
  readonly objectDirs: readonly string[];
  readonly files: JailedFiles;
}

const CONFIG_LIMIT = 1 << 20;
const POINTER_LIMIT = 64 * 1024;
const ALTERNATES_DEPTH = 5;

/**
 * Opens the repository at `source`: a work tree, a bare repository or a `.git` folder. Throws AppError:
 * 'not-a-repository', 'repository-outside' (it leads out of `source` and `confirmOutside` is not set),
 * 'repository-unsupported' (SHA-256, reftable), 'repository-corrupt'.
 */
export async function openRepository(source: string, confirmOutside = false): Promise<OpenRepository> {
  const path = await realpath(source).catch(() => {
    throw new AppError('not-a-repository', { path: source });
  });
  const border: Border = { path, confirmOutside };
  const gitDir = await findGitDir(border);
  const commonDir = await findCommonDir(border, gitDir);
  const own = await within(border, join(commonDir, 'objects'));
  const nearby = jailFiles([path, gitDir, commonDir, own]);
  const config = await readConfigFile(path, nearby, commonDir);
  refuseUnsupported(path, config, (await kindOf(nearby, join(commonDir, 'reftable'))) === 'folder');
  const objectDirs = await followAlternates(border, own);
  const name = nameOf(config.get('remote.origin.url'), path);
  const workTree = gitDir === path ? null : path;
  return { path, name, workTree, gitDir, commonDir, objectDirs, files: jailFiles([gitDir, commonDir, ...objectDirs]) };
}

/** Whether a folder looks like a git directory: cheap, for walks over folders. */
export async function isGitDir(files: JailedFiles, folder: string): Promise<boolean> {
  const [head, objects, refs, packed] = await Promise.all([
    kindOf(files, join(folder, 'HEAD')),
    kindOrOutside(files, join(folder, 'objects')),
    kindOf(files, join(folder, 'refs')),
    kindOf(files, join(folder, 'packed-refs')),
  ]);
  const common = await kindOf(files, join(folder, 'commondir'));
  return head === 'file' && (common === 'file' || (objects === 'folder' && (refs === 'folder' || packed === 'file')));
}

/** Exports call a repository as its server does, so the origin's name goes before the folder's. */
function nameOf(origin: string | undefined, path: string): string {
  const name = origin === undefined ? '' : repositoryNameOf(origin);
  return /^[\p{L}\p{N}._ -]+$/u.test(name) ? name : repositoryNameOf(path) || 'repository';
}

interface Border {
  readonly path: string;
  readonly confirmOutside: boolean;
}

/** The real path of `target`, refused where it leaves the folder that the user gave without their word. */
async function within(border: Border, target: string): Promise<string> {
  const real = await realpath(target).catch(() => null);
  const place = real ?? resolve(target);
  if (!isInside(border.path, place) && !border.confirmOutside) {
    throw new AppError('repository-outside', { path: border.path, target: place });
  }
  if (real === null) throw new AppError('not-a-repository', { path: border.path });
  return real;
}

async function findGitDir(border: Border): Promise<string> {
  const dotGit = join(border.path, '.git');
  const stats = await lstat(dotGit).catch(() => null);
  let gitDir = border.path;
  if (stats?.isFile()) {
    const text = await readSmall(border, jailFiles([border.path]), dotGit);
    const target = /^gitdir: (.+)$/m.exec(text ?? '')?.[1]?.trim();
    if (target === undefined) throw new AppError('not-a-repository', { path: border.path });
    gitDir = await within(border, isAbsolute(target) ? target : join(border.path, target));
  } else if (stats !== null) {
    gitDir = await within(border, dotGit);
  }
  if (!(await isGitDir(jailFiles([gitDir]), gitDir))) throw new AppError('not-a-repository', { path: border.path });
  return gitDir;
}

/** A linked work tree keeps refs and objects in its main repository. */
async function findCommonDir(border: Border, gitDir: string): Promise<string> {
  const text = await readSmall(border, jailFiles([gitDir]), join(gitDir, 'commondir'));
  if (text === null || text.trim() === '') return gitDir;
  return within(border, resolve(gitDir, text.trim()));
}

async function readConfigFile(path: string, files: JailedFiles, commonDir: string) {
  try {
    const bytes = await files.read(join(commonDir, 'config'), CONFIG_LIMIT);
    return readConfig(bytes?.toString('utf8') ?? '');
  } catch (error) {
    throw corrupt(path, 'config-unreadable', error);
  }
}

function refuseUnsupported(path: string, config: ReadonlyMap<string, string>, hasReftable: boolean): void {
  const format = (config.get('extensions.objectformat') ?? 'sha1').toLowerCase();
  if (format !== 'sha1') {
    throw new AppError('repository-unsupported', { path, feature: format === 'sha256' ? 'SHA-256' : format });
  }
  const storage = (config.get('extensions.refstorage') ?? 'files').toLowerCase();
  if (hasReftable || storage !== 'files') {
    throw new AppError('repository-unsupported', { path, feature: storage === 'files' ? 'reftable' : storage });
  }
}

/** gitrepository-layout(5): one object folder a line, relative to the one that names it. */
async function followAlternates(border: Border, own: string): Promise<string[]> {
  const found = [own];
  let level = [own];
  for (let depth = 0; depth < ALTERNATES_DEPTH && level.length > 0; depth++) {
    const next: string[] = [];
    for (const folder of level) {
      const text = await readSmall(border, jailFiles([folder]), join(folder, 'info', 'alternates'));
      for (const line of (text ?? '').split('\n')) {
        if (line.trim() === '' || line.startsWith('#')) continue;
        const real = await within(border, resolve(folder, line.trim()));
        if (found.includes(real)) continue;
        found.push(real);
        next.push(real);
      }
    }
    level = next;
  }
  return found;
}

async function readSmall(border: Border, files: JailedFiles, path: string): Promise<string | null> {
  try {
    return (await files.read(path, POINTER_LIMIT))?.toString('utf8') ?? null;
  } catch (error) {
    throw corrupt(border.path, 'pointer-unreadable', error);
  }
}

/** A folder elsewhere is one that is asked for before it is read. */
async function kindOrOutside(files: JailedFiles, path: string) {
  return files.kind(path).catch((error: unknown) => {
    return error instanceof JailError && error.reason === 'outside' ? ('folder' as const) : null;
  });
}

async function kindOf(files: JailedFiles, path: string) {
  return files.kind(path).catch(() => null);
}

function corrupt(path: string, reason: string, cause: unknown): unknown {
  return cause instanceof JailError ? new AppError('repository-corrupt', { path, reason }, { cause }) : cause;
}
