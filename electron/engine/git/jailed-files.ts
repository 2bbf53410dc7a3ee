/**
 * The only way repository code reads a stranger's files: regular files alone, only below the roots given (after every
 * symbolic link is followed), never more bytes than asked for. Nothing here writes.
 */
import { closeSync, constants, fstatSync, lstatSync, openSync, readSync } from 'node:fs';
import { lstat, open, readdir, realpath } from 'node:fs/promises';
import { join, sep } from 'node:path';

export type JailReason = 'outside' | 'not-regular' | 'too-large' | 'unreadable';

/** Why a path that exists was not read. It stays inside the engine: callers turn it into an AppError or count it. */
export class JailError extends Error {
  readonly reason: JailReason;

  constructor(reason: JailReason) {
    super(reason);
    this.name = 'JailError';
    this.reason = reason;
  }
}

export type FileKind = 'file' | 'folder' | 'other';

export interface FolderEntry {
  readonly name: string;
  readonly kind: FileKind | 'link';
}

/** A regular file of the folder by its name, not through a link; null = it is none, or longer. */
export type SmallFiles = (name: string, maxBytes: number) => Buffer | null;

export interface JailedFiles {
  /** The bytes of a regular file, null where nothing is there. Throws JailError. */
  read(path: string, maxBytes: number): Promise<Buffer | null>;
  /** A folder whose small files are read at once, one call each, for there are many; null = it is none, or outside. */
  folder(path: string): Promise<SmallFiles | null>;
  /** Regular files of one folder, links not followed; null = not one, or longer. */
  readSmall(folder: string, names: readonly string[], maxBytes: number): Promise<(Buffer | null)[]>;
  /** `length` bytes from `position` (fewer at the end) and the file's whole size, null where nothing is there. Throws JailError. */
  readPart(path: string, position: number, length: number): Promise<{ bytes: Buffer; size: number } | null>;
  /** A regular file opened for reading, and its size; the caller closes the descriptor. Throws JailError. */
  open(path: string): Promise<{ descriptor: number; size: number }>;
  /** What is in a folder, by name, links not followed; empty where there is none or where it leads outside. */
  list(path: string): Promise<FolderEntry[]>;
  /** What is there, symbolic links followed; null where nothing is. Throws JailError when it leads outside. */
  kind(path: string): Promise<FileKind | null>;
}

const OPEN_FLAGS = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0) | (constants.O_NOFOLLOW ?? 0);

export function isInside(root: string, path: string): boolean {
  return path === root || path.startsWith(root.endsWith(sep) ? root : root + sep);
}

/** `roots` are real paths of folders. */
export function jailFiles(roots: readonly string[]): JailedFiles {
  async function resolve(path: string): Promise<string | null> {
    let real: string;
    try {
      real = await realpath(path);
    } catch (error) {
      if (isAbsent(error)) return null;
      throw new JailError('unreadable');
    }
    if (!roots.some((root) => isInside(root, real))) throw new JailError('outside');
    return real;
  }

  async function kind(path: string): Promise<FileKind | null> {
    const real = await resolve(path);
    if (real === null) return null;
    return kindOf(await lstat(real));
  }

  async function withFile<T>(path: string, use: (file: OpenFile) => Promise<T>): Promise<T | null> {
    const real = await resolve(path);
    if (real === null) return null;
    // Opening some devices does things, and a FIFO waits for ever: look first, and look again at what was opened.
    if (!(await lstat(real)).isFile()) throw new JailError('not-regular');
    const handle = await open(real, OPEN_FLAGS).catch(() => {
      throw new JailError('unreadable');
    });
    try {
      const stats = await handle.stat();
      if (!stats.isFile()) throw new JailError('not-regular');
      return await use({ handle, size: stats.size });
    } finally {
      await handle.close();
    }
  }

  async function smallFiles(path: string): Promise<SmallFiles | null> {
    const real = await resolve(path).catch(() => null);
    if (real === null) return null;
    let scratch = Buffer.alloc(0);
    return (name, maxBytes) => {
      if (name.includes('/') || name.includes(sep)) return null;
      if (scratch.length <= maxBytes) scratch = Buffer.allocUnsafe(maxBytes + 1);
      return readWhole(join(real, name), scratch.subarray(0, maxBytes + 1));
    };
  }

  return {
    read: (path, maxBytes) =>
      withFile(path, async (file) => {
        if (file.size > maxBytes) throw new JailError('too-large');
        return readFully(file, 0, file.size);
      }),
    readSmall: async (folder, names, maxBytes) => {
      const read = await smallFiles(folder);
      return names.map((name) => read?.(name, maxBytes) ?? null);
    },
    folder: smallFiles,
    readPart: (path, position, length) =>
      withFile(path, async (file) => ({
        bytes: await readFully(file, position, Math.max(0, Math.min(length, file.size - position))),
        size: file.size,
      })),
    open: async (path) => {
      const real = await resolve(path);
      if (real === null || !(await lstat(real)).isFile()) throw new JailError('not-regular');
      try {
        const descriptor = openSync(real, OPEN_FLAGS);
        const stats = fstatSync(descriptor);
        if (stats.isFile()) return { descriptor, size: stats.size };
        closeSync(descriptor);
      } catch {
        throw new JailError('unreadable');
      }
      throw new JailError('not-regular');
    },
    list: async (path) => {
      try {
        const real = await resolve(path);
        if (real === null) return [];
        const entries = await readdir(real, { withFileTypes: true });
        return entries
          .map((entry): FolderEntry => ({ name: entry.name, kind: entry.isSymbolicLink() ? 'link' : kindOf(entry) }))
          .sort((a, b) => (a.name < b.name ? -1 : 1));
      } catch {
        return [];
      }
    },
    kind,
  };
}

/** A file that fits into `scratch` with room to spare; null = it is none, or longer. One call each: these are many. */
function readWhole(path: string, scratch: Buffer): Buffer | null {
  try {
    if (!lstatSync(path).isFile()) return null;
    const descriptor = openSync(path, OPEN_FLAGS);
    try {
      if (!fstatSync(descriptor).isFile()) return null;
      const length = readSync(descriptor, scratch, 0, scratch.length, 0);
      return length < scratch.length ? Buffer.from(scratch.subarray(0, length)) : null;
    } finally {
      closeSync(descriptor);
    }
  } catch {
    return null;
  }
}

interface OpenFile {
  readonly handle: Awaited<ReturnType<typeof open>>;
  readonly size: number;
}

/** Reads in pieces: one read of Node moves at most 2 GiB − 1. A file that shrinks meanwhile gives what is left. */
async function readFully(file: OpenFile, position: number, length: number): Promise<Buffer> {
  const bytes = Buffer.allocUnsafe(length);
  let done = 0;
  while (done < length) {
    const { bytesRead } = await file.handle.read(bytes, done, Math.min(length - done, 1 << 30), position + done);
    if (bytesRead === 0) break;
    done += bytesRead;
  }
  return done === length ? bytes : bytes.subarray(0, done);
}

function kindOf(entry: { isFile(): boolean; isDirectory(): boolean }): FileKind {
  return entry.isFile() ? 'file' : entry.isDirectory() ? 'folder' : 'other';
}

function isAbsent(error: unknown): boolean {
  const code = (error as NodeJS.ErrnoException).code;
  return code === 'ENOENT' || code === 'ENOTDIR';
}
