import { join } from 'node:path';
import type { FsClient } from 'isomorphic-git';
import type { JailedFiles } from './jailed-files.ts';

/** The library reads packs whole into memory. */
const PACK_LIMIT = 256 << 20;
/** Where the library is told that the repository is: a place of its own, so that no path of ours reaches it. */
export const VIRTUAL_GIT_DIR = '/repository';
const VIRTUAL_FOLDERS = new Set([VIRTUAL_GIT_DIR, `${VIRTUAL_GIT_DIR}/objects`, `${VIRTUAL_GIT_DIR}/objects/pack`]);

/**
 * The file system that isomorphic-git sees: the packs of one object folder (`names`) with their indexes, which were
 * checked (the library would fill the memory with a damaged one), and nothing else. Every write is refused.
 */
export function packFiles(files: JailedFiles, packDir: string, names: readonly string[]): FsClient {
  const real = new Map<string, string>();
  for (const name of names.flatMap((pack) => [pack, pack.replace(/pack$/, 'idx')])) {
    real.set(`${VIRTUAL_GIT_DIR}/objects/pack/${name}`, join(packDir, name));
  }

  async function readFile(virtual: string): Promise<Uint8Array> {
    const file = real.get(virtual);
    if (file === undefined) throw absent();
    const bytes = await files.read(file, PACK_LIMIT).catch(() => null);
    if (bytes === null) throw absent();
    return bytes;
  }
  async function stat(virtual: string) {
    const folder = VIRTUAL_FOLDERS.has(virtual);
    if (!folder && !real.has(virtual)) throw absent();
    return { isDirectory: () => folder, isFile: () => !folder, isSymbolicLink: () => false };
  }
  const promises = {
    readFile,
    stat,
    lstat: stat,
    readdir: async () => [...real.keys()].map((file) => file.slice(file.lastIndexOf('/') + 1)),
    readlink: refuse,
    writeFile: refuse,
    mkdir: refuse,
    rmdir: refuse,
    unlink: refuse,
    symlink: refuse,
    chmod: refuse,
  };
  return { promises };
}

function absent(): NodeJS.ErrnoException {
  return Object.assign(new Error('absent'), { code: 'ENOENT' });
}

async function refuse(): Promise<never> {
  throw Object.assign(new Error('read-only'), { code: 'EROFS' });
}
