import Database from 'better-sqlite3';
import { AppError } from '../../../shared/errors.ts';

export type { Database } from 'better-sqlite3';

/** Older libraries can corrupt a write-ahead log (https://sqlite.org/wal.html, "the WAL-reset bug"). */
const OLDEST_SQLITE = [3, 51, 3] as const;
/** How long to wait for another connection's lock. Ours never hold one for long; a second instance is told at once. */
const BUSY_TIMEOUT_MS = 2000;

/** A million rows go through the log into the file a page at a time: of these it takes a quarter of the calls. */
const PAGE_BYTES = 16_384;

export interface ConnectOptions {
  readonly readOnly?: boolean;
  readonly mustExist?: boolean;
  readonly timeoutMs?: number;
}

/** Opens a file with no trust in what its schema says: no functions, virtual tables or odd cells are believed. */
export function connect(path: string, options: ConnectOptions = {}): Database.Database {
  // Runtimes with an older Node-API need a binding compiled for them.
  const nativeBinding = process.env.DORADECK_SQLITE_BINDING;
  const db = new Database(path, {
    readonly: options.readOnly ?? false,
    fileMustExist: options.mustExist ?? true,
    timeout: options.timeoutMs ?? BUSY_TIMEOUT_MS,
    ...(nativeBinding ? { nativeBinding } : {}),
  });
  try {
    assertVersion(db);
    db.pragma('trusted_schema = OFF');
    db.pragma('cell_size_check = ON');
    db.pragma('mmap_size = 0');
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

/** A connection that may write to a workspace: every promise of durability is set and read back. */
export function connectWriter(path: string, options: ConnectOptions = {}): Database.Database {
  const db = connect(path, options);
  try {
    // In a file that is empty; any other keeps its own.
    db.pragma(`page_size = ${PAGE_BYTES}`);
    demand(db, 'journal_mode', 'WAL', 'wal');
    // A reopened WAL database falls to NORMAL in silence.
    demand(db, 'synchronous', 'FULL', 2);
    demand(db, 'foreign_keys', 'ON', 1);
    demand(db, 'secure_delete', 'ON', 1);
    demand(db, 'trusted_schema', 'OFF', 0);
    demand(db, 'cell_size_check', 'ON', 1);
    assertCanWrite(db);
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

/** A second connection: it sees what is committed, never an import that is under way. */
export function connectReader(path: string): Database.Database {
  const db = connect(path);
  try {
    demand(db, 'query_only', 'ON', 1);
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

function demand(db: Database.Database, pragma: string, value: string, expected: string | number): void {
  db.pragma(`${pragma} = ${value}`);
  const actual = db.pragma(pragma, { simple: true });
  if (actual !== expected) throw new AppError('internal', { detail: `${pragma} is ${actual}, not ${value}` });
}

/**
 * Moves what is in the write-ahead log into the file, which is whole without it afterwards. Closing does the same, but
 * says nothing when it fails. Throws what SQLite says, and AppError('internal') if another connection is in the way.
 */
export function emptyLog(db: Database.Database): void {
  const busy = db.prepare<[], number>('PRAGMA wal_checkpoint(TRUNCATE)').pluck().get();
  if (busy !== 0) throw new AppError('internal', { detail: 'the log is in use' });
}

/** Where SQLite cannot open a file for writing it opens it for reading, and says so only at the first write. */
function assertCanWrite(db: Database.Database): void {
  const version = Number(db.pragma('user_version', { simple: true }));
  db.exec('BEGIN');
  try {
    db.pragma(`user_version = ${version}`);
  } finally {
    if (db.inTransaction) db.exec('ROLLBACK');
  }
}

function assertVersion(db: Database.Database): void {
  const version = String(db.prepare('SELECT sqlite_version()').pluck().get());
  const parts = version.split('.').map(Number);
  const difference = OLDEST_SQLITE.map((oldest, i) => (parts[i] ?? 0) - oldest).find((part) => part !== 0) ?? 0;
  if (difference < 0) throw new AppError('internal', { detail: `SQLite ${version} is too old` });
}
