import { join } from 'node:path';
import type { FsClient } from 'isomorphic-git';
import { AppError } from '../../../shared/errors.ts';
import { JailError, type JailedFiles } from './jailed-files.ts';

/** Packs are read whole into memory, and one buffer of that size is what every runtime can make. */
const PACK_LIMIT = 2 ** 31 - 1;
/** Where the library is told that the repository is: a place of its own, so that no path of ours reaches it. */
export const VIRTUAL_GIT_DIR = '/repository';
const VIRTUAL_FOLDERS = new Set([VIRTUAL_GIT_DIR, `${VIRTUAL_GIT_DIR}/objects`, `${VIRTUAL_GIT_DIR}/objects/pack`]);
const IDX_HEADER = 8 + 256 * 4;
const IDX_MAGIC = 0xff744f63;

/**
 * The file system that isomorphic-git sees: the packs and indexes of one object folder, checked, and nothing else.
 * Every write is refused. Loose objects are not there: they were looked for before it is asked.
 * Throws 'repository-corrupt' where an index does not fit its own header (the library would fill the memory with it).
 */
export async function packFiles(path: string, files: JailedFiles, objectDir: string): Promise<FsClient> {
  const packDir = join(objectDir, 'pack');
  const names: string[] = [];
  const present = new Set((await files.list(packDir)).map((entry) => entry.name));
  for (const name of present) {
    if (!/^pack-[0-9a-f]+\.idx$/.test(name) || !present.has(name.replace(/idx$/, 'pack'))) continue;
    await checkIndex(path, files, join(packDir, name));
    names.push(name);
  }
  const real = new Map<string, string>();
  for (const name of names.flatMap((idx) => [idx, idx.replace(/idx$/, 'pack')])) {
    real.set(`${VIRTUAL_GIT_DIR}/objects/pack/${name}`, join(packDir, name));
  }

  async function readFile(virtual: string): Promise<Uint8Array> {
    const file = real.get(virtual);
    if (file === undefined) throw absent();
    try {
      const bytes = await files.read(file, PACK_LIMIT);
      if (bytes !== null) return bytes;
    } catch (error) {
      if (error instanceof JailError && error.reason === 'too-large') {
        throw new AppError('repository-unsupported', { path, feature: 'pack > 2 GiB' }, { cause: error });
      }
    }
    throw absent();
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

/** pack-*.idx, version 2 (gitformat-pack): 256 counts that never fall, then at least 28 bytes an object and two hashes. */
async function checkIndex(path: string, files: JailedFiles, file: string): Promise<void> {
  const part = await files.readPart(file, 0, IDX_HEADER).catch(() => null);
  const fault = (): AppError => new AppError('repository-corrupt', { path, reason: 'pack-index' });
  if (part === null || part.bytes.length < IDX_HEADER || part.bytes.readUInt32BE(0) !== IDX_MAGIC) throw fault();
  let count = 0;
  for (let offset = 8; offset < IDX_HEADER; offset += 4) {
    const next = part.bytes.readUInt32BE(offset);
    if (next < count) throw fault();
    count = next;
  }
  const least = IDX_HEADER + count * 28 + 40;
  if (part.bytes.readUInt32BE(4) !== 2 || part.size < least || part.size > least + count * 8) throw fault();
}

function absent(): NodeJS.ErrnoException {
  return Object.assign(new Error('absent'), { code: 'ENOENT' });
}

async function refuse(): Promise<never> {
  throw Object.assign(new Error('read-only'), { code: 'EROFS' });
}
