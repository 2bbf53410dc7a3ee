import {
  accessSync,
  chmodSync,
  constants,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { AppError } from '../../../shared/errors.ts';
import { checkContent, checkHeader, damaged } from './check.ts';
import { connectReader, connectWriter, type Database, emptyLog } from './connect.ts';
import { assertNotHeld, type Lock, lockWorkspace } from './lock.ts';
import { MIGRATIONS, migrate } from './migrate.ts';
import { removeFile, removeFileQuietly } from './remove-file.ts';
import { errorCodeOf, storeError } from './store-error.ts';
import { syncFile, syncFolder } from './sync.ts';

/** An open workspace file. */
export interface WorkspaceStore {
  /** As the user gave it, absolute. */
  readonly path: string;
  readonly readOnly: boolean;
  /** The only connection that writes. */
  readonly writer: Database;
  /** Sees what is committed, so that questions asked during an import get whole answers. */
  readonly reader: Database;
  close(): void;
}

export interface OpenOptions {
  /** Looks at a private copy and writes nothing where the file is. */
  readonly readOnly?: boolean;
  readonly migrations?: readonly string[];
}

/** Makes a new, empty workspace and opens it. Throws 'workspace-exists' and what openWorkspace throws. */
export function createWorkspace(path: string, options: OpenOptions = {}): WorkspaceStore {
  const target = resolve(path);
  const migrations = options.migrations ?? MIGRATIONS;
  if (existsSync(target)) throw new AppError('workspace-exists', { path: target });
  try {
    makeFolder(dirname(target));
    const file = join(realpathSync(dirname(target)), basename(target));
    const lock = lockWorkspace(file);
    try {
      writeEmpty(file, migrations);
      return openBoth(file, migrations, { path: target, readOnly: false }, lock.release);
    } catch (error) {
      lock.release();
      throw error;
    }
  } catch (error) {
    throw storeError(error, target);
  }
}

/** Node's recursive mkdir never returns where nothing can be made (/proc). */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  makeFolder(dirname(folder));
  mkdirSync(folder);
}

/**
 * Opens an existing workspace. Throws 'workspace-missing', 'workspace-not-ours', 'workspace-newer', 'workspace-damaged',
 * 'workspace-locked', 'file-unreadable', 'migration-failed', 'disk-full'; a file that is refused keeps its bytes.
 * A file that cannot be written, or lies where nothing can be written, is opened read-only.
 */
export function openWorkspace(path: string, options: OpenOptions = {}): WorkspaceStore {
  const target = resolve(path);
  const migrations = options.migrations ?? MIGRATIONS;
  try {
    const file = findFile(target);
    if (options.readOnly || !canWrite(file)) return openCopy(file, target, migrations);
    let lock: Lock;
    try {
      lock = lockWorkspace(file);
    } catch (error) {
      if (!['EACCES', 'EPERM', 'EROFS'].includes(errorCodeOf(error))) throw error;
      return openCopy(file, target, migrations);
    }
    try {
      checkHeader(file, target, migrations.length);
      checkContent(file, target, migrations);
      return openBoth(file, migrations, { path: target, readOnly: false }, lock.release);
    } catch (error) {
      lock.release();
      throw error;
    }
  } catch (error) {
    throw storeError(error, target);
  }
}

/** A file and what SQLite keeps beside it. */
const BESIDE = ['', '-wal', '-shm', '-journal'];

/** Removes a workspace file that was just made, and what SQLite keeps beside it. */
export function deleteWorkspaceFile(path: string): void {
  for (const suffix of BESIDE) removeFile(resolve(path) + suffix);
}

function findFile(path: string): string {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (!stats) throw new AppError('workspace-missing', { path });
  if (!stats.isFile()) throw new AppError('workspace-not-ours', { path });
  return realpathSync(path);
}

function canWrite(file: string): boolean {
  try {
    accessSync(file, constants.W_OK);
    accessSync(dirname(file), constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

/** Under another name first, so that a file of the right name is always whole. */
function writeEmpty(file: string, migrations: readonly string[]): void {
  const part = `${file}.part`;
  deleteWorkspaceFile(part);
  try {
    const db = connectWriter(part, { mustExist: false });
    try {
      migrate(db, part, migrations);
      emptyLog(db);
    } finally {
      db.close();
    }
    // Closing removes them, and is silent where it cannot.
    for (const suffix of ['-wal', '-shm']) removeFile(part + suffix);
    syncFile(part);
    renameSync(part, file);
    syncFolder(dirname(file));
  } catch (error) {
    for (const suffix of BESIDE) removeFileQuietly(part + suffix);
    throw error;
  }
}

/** SQLite needs to write beside a file in WAL mode even to read it, so a read-only one is looked at in a copy. */
function openCopy(file: string, path: string, migrations: readonly string[]): WorkspaceStore {
  assertNotHeld(file);
  const folder = mkdtempSync(join(tmpdir(), 'doradeck-'));
  try {
    checkHeader(file, path, migrations.length);
    if (existsSync(`${file}-journal`)) throw damaged(path, 'a journal of another program lies beside it');
    const copy = join(folder, 'copy.doradeck');
    for (const suffix of existsSync(`${file}-wal`) ? ['', '-wal'] : ['']) {
      copyFileSync(file + suffix, copy + suffix, constants.COPYFILE_FICLONE);
      chmodSync(copy + suffix, 0o600);
    }
    checkContent(copy, path, migrations);
    const dispose = () => rmSync(folder, { recursive: true, force: true });
    return openBoth(copy, migrations, { path, readOnly: true }, dispose);
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
}

function openBoth(
  file: string,
  migrations: readonly string[],
  about: Pick<WorkspaceStore, 'path' | 'readOnly'>,
  dispose: () => void,
): WorkspaceStore {
  const writer = connectWriter(file);
  try {
    migrate(writer, file, migrations);
    if (about.readOnly) writer.pragma('query_only = ON');
    const reader = connectReader(file);
    return {
      ...about,
      writer,
      reader,
      close() {
        if (reader.open) reader.close();
        if (writer.open) writer.close();
        dispose();
      },
    };
  } catch (error) {
    writer.close();
    throw error;
  }
}
