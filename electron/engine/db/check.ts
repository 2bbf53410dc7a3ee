/**
 * What a file must be before it is believed to be a workspace. Files come from strangers: the header is read as bytes,
 * then the schema is compared with ours text by text before any table is queried (a view or an index expression in a
 * hostile schema would run code of its own), then the pages are checked.
 */
import { closeSync, existsSync, openSync, readSync, statSync } from 'node:fs';
import { AppError } from '../../../shared/errors.ts';
import { connect, type Database } from './connect.ts';
import { removeFileQuietly } from './remove-file.ts';
import { storeError } from './store-error.ts';

/** "DoRa", in the header of every workspace file (https://sqlite.org/pragma.html#pragma_application_id). */
export const APPLICATION_ID = 0x446f5261;

const MAGIC = 'SQLite format 3\0';
const HEADER_BYTES = 100;
/** Low byte of SQLite's codes for errors of input and output (https://sqlite.org/rescode.html). */
const SQLITE_IOERR = 10;
const USER_VERSION_OFFSET = 60;
const APPLICATION_ID_OFFSET = 68;
/** Above this size the check of every page would be felt at each opening; damage then shows when a page is read. */
export const PAGE_CHECK_LIMIT = 64 * 1024 * 1024;

/** Reads the first bytes, without SQLite. Throws what is wrong with the file; `path` is what the user called it. */
export function checkHeader(file: string, path: string, supported: number): void {
  const header = Buffer.alloc(HEADER_BYTES);
  const handle = openSync(file, 'r');
  let length: number;
  try {
    length = readSync(handle, header, 0, HEADER_BYTES, 0);
  } finally {
    closeSync(handle);
  }
  if (length < HEADER_BYTES || header.toString('latin1', 0, MAGIC.length) !== MAGIC) throw notOurs(path);
  if (header.readUInt32BE(APPLICATION_ID_OFFSET) !== APPLICATION_ID) throw notOurs(path);
  assertVersion(header.readInt32BE(USER_VERSION_OFFSET), path, supported);
}

/** Checks schema and pages through a connection that cannot write. The file's bytes stay as they are, whatever it is. */
export function checkContent(file: string, path: string, migrations: readonly string[]): void {
  // Ours keep a write-ahead log. SQLite would roll this file "back" into the workspace.
  if (existsSync(`${file}-journal`)) throw damaged(path, `a journal of another program lies beside it`);
  const absent = ['-wal', '-shm'].map((suffix) => file + suffix).filter((beside) => !existsSync(beside));
  try {
    const db = connect(file, { readOnly: true });
    try {
      const version = Number(db.pragma('user_version', { simple: true }));
      assertVersion(version, path, migrations.length);
      checkSchema(db, path, migrations.slice(0, version));
      if (statSync(file).size <= PAGE_CHECK_LIMIT) checkPages(db, path);
    } finally {
      db.close();
    }
  } catch (error) {
    throw storeError(error, path);
  } finally {
    for (const beside of absent) removeFileQuietly(beside);
  }
}

function assertVersion(version: number, path: string, supported: number): void {
  if (version > supported) throw new AppError('workspace-newer', { path, version, supported });
  if (version < 1) throw damaged(path, `its schema has the number ${version}`);
}

function checkSchema(db: Database, path: string, migrations: readonly string[]): void {
  const model = connect(':memory:', { mustExist: false });
  try {
    for (const migration of migrations) model.exec(migration);
    if (schemaText(db) !== schemaText(model)) throw notOurs(path);
  } finally {
    model.close();
  }
}

function schemaText(db: Database): string {
  const rows = db.prepare('SELECT type, name, tbl_name, sql FROM sqlite_schema').raw().all();
  return rows
    .map((row) => JSON.stringify(row))
    .sort()
    .join('\n');
}

/** integrity_check also finds values of a wrong type and broken CHECKs; quick_check misses damaged indexes. */
export function checkPages(db: Database, path: string): void {
  const found = String(db.pragma('integrity_check(1)', { simple: true }));
  // A page that cannot be read may be read the next time: nothing says that it is wrong.
  const code = Number(/error code=(\d+)/.exec(found)?.[1] ?? 0);
  if ((code & 0xff) === SQLITE_IOERR) throw new AppError('file-unreadable', { path, reason: found });
  if (found !== 'ok') throw damaged(path, found);
  const orphan = db.prepare('PRAGMA foreign_key_check').raw().get();
  if (orphan) throw damaged(path, `a reference from ${String((orphan as unknown[])[0])} leads nowhere`);
}

function notOurs(path: string): AppError {
  return new AppError('workspace-not-ours', { path });
}

export function damaged(path: string, reason: string): AppError {
  return new AppError('workspace-damaged', { path, reason });
}
