/**
 * Who has a workspace open. The lock is SQLite's own lock on a second, empty file beside the workspace: the operating
 * system releases it when the process ends, however it ends, so a crash never leaves a workspace locked.
 */
import { closeSync, openSync, statSync } from 'node:fs';
import { AppError } from '../../../shared/errors.ts';
import { connect, type Database } from './connect.ts';
import { removeFileQuietly } from './remove-file.ts';
import { errorCodeOf } from './store-error.ts';

export interface Lock {
  release(): void;
}

/**
 * Paths locked by this process, and what locks them: a connection that nothing refers to is collected and closed, and its
 * lock lost, though the workspace may still be in use. POSIX locks belong to a process and are lost when it closes any
 * handle of the file: a file in this map must not even be looked into.
 */
const held = new Map<string, Database>();
const ATTEMPTS = 5;

/** `path` absolute, links resolved. Throws 'workspace-locked'; errors of the operating system where nothing can be written. */
export function lockWorkspace(path: string): Lock {
  assertNotHeld(path);
  const file = `${path}-lock`;
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const db = tryLock(file, path);
    if (!db) continue;
    held.set(path, db);
    return {
      release() {
        if (!held.delete(path)) return;
        // Removed while still locked, so that nobody can lock a file that is about to go. Windows refuses to remove an
        // open file, and then also refuses when another instance has opened it meanwhile.
        removeFileQuietly(file);
        db.close();
        if (process.platform === 'win32') removeFileQuietly(file);
      },
    };
  }
  throw new AppError('workspace-locked', { path });
}

/** Throws 'workspace-locked' if this process has it open. */
export function assertNotHeld(path: string): void {
  if (held.has(path)) throw new AppError('workspace-locked', { path });
}

function tryLock(file: string, path: string): Database | null {
  closeSync(openSync(file, 'a'));
  const before = identity(file);
  const db = connect(file, { mustExist: false, timeoutMs: 0 });
  try {
    db.pragma('journal_mode = MEMORY');
    db.exec('BEGIN EXCLUSIVE');
    // The instance that had it may have removed the file between our opening and our locking it.
    if (before !== null && before === identity(file)) return db;
    db.close();
    return null;
  } catch (error) {
    db.close();
    if (errorCodeOf(error).startsWith('SQLITE_BUSY')) {
      throw new AppError('workspace-locked', { path }, { cause: error });
    }
    throw error;
  }
}

function identity(file: string): string | null {
  const stats = statSync(file, { bigint: true, throwIfNoEntry: false });
  return stats ? `${stats.dev}:${stats.ino}:${stats.ctimeNs}` : null;
}
