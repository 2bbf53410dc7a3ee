import { createHash } from 'node:crypto';
import { lstat, mkdir, readdir, readFile, rm, rmdir, stat, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FsClient } from 'isomorphic-git';

export interface CloneFiles {
  readonly fs: FsClient;
  /** From here on every use fails: what the library still does after a cancel leads nowhere. */
  readonly close: () => void;
  /** Whether a pack has arrived whole and been written. */
  readonly hasPack: () => boolean;
}

export const VIRTUAL_CLONE = '/clone';
const WRITABLE = /^(HEAD|FETCH_HEAD|packed-refs|shallow|config|refs\/.+|objects(\/.+)?)(\.lock)?$/;

/**
 * The file system that isomorphic-git clones into: one folder, in which it may write refs and objects. Names that come
 * from the server reach no other file. A pack is written only if it is what its own checksum says.
 */
export function cloneFiles(folder: string): CloneFiles {
  let closed = false;
  let packs = 0;

  function real(path: string, writes = false): string {
    const name = path.slice(VIRTUAL_CLONE.length + 1);
    const parts = name === '' ? [] : name.split('/');
    const fits = path === VIRTUAL_CLONE || path.startsWith(`${VIRTUAL_CLONE}/`);
    const clean = parts.every((part) => part !== '' && part !== '.' && part !== '..' && !/[\\:\0]/.test(part));
    if (closed || !fits || !clean || (writes && !WRITABLE.test(name))) throw refusal();
    return join(folder, ...parts);
  }

  const promises = {
    readFile: async (path: string, options?: BufferEncoding | { encoding?: BufferEncoding }) => {
      const bytes = await readFile(real(path));
      const encoding = typeof options === 'string' ? options : options?.encoding;
      return encoding === undefined ? bytes : bytes.toString(encoding);
    },
    readdir: async (path: string) => readdir(real(path)),
    stat: async (path: string) => stat(real(path)),
    lstat: async (path: string) => lstat(real(path)),
    mkdir: async (path: string) => mkdir(real(path)),
    rmdir: async (path: string) => rmdir(real(path, true)),
    rm: async (path: string) => rm(real(path, true)),
    unlink: async (path: string) => unlink(real(path, true)),
    writeFile: async (path: string, data: string | Uint8Array) => {
      const file = real(path, true);
      if (path.endsWith('.pack')) {
        if (!isWholePack(Buffer.from(data as Uint8Array))) throw refusal();
        packs++;
      }
      await writeFile(file, data);
    },
    readlink: async () => Promise.reject(refusal()),
    symlink: async () => Promise.reject(refusal()),
    chmod: async () => {},
  };
  return {
    fs: { promises },
    close: () => {
      closed = true;
    },
    hasPack: () => packs > 0,
  };
}

/** A pack ends with the SHA-1 of everything before. */
function isWholePack(pack: Buffer): boolean {
  if (pack.length < 32) return false;
  const end = pack.length - 20;
  return createHash('sha1').update(pack.subarray(0, end)).digest().equals(pack.subarray(end));
}

/** "Not there" is the one refusal that the library takes without printing it. */
function refusal(): NodeJS.ErrnoException {
  return Object.assign(new Error('refused'), { code: 'ENOENT' });
}
