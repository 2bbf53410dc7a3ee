import { AppError, type ErrorCode } from '../../../shared/errors.ts';

/** SQLite's and the operating system's codes for what a user can do something about. A prefix matches its extended codes. */
const MEANINGS: readonly (readonly [prefix: string, code: ErrorCode])[] = [
  ['SQLITE_FULL', 'disk-full'],
  // The index of the write-ahead log could not be made larger, which is for want of room.
  ['SQLITE_IOERR_SHMSIZE', 'disk-full'],
  ['ENOSPC', 'disk-full'],
  ['EDQUOT', 'disk-full'],
  ['SQLITE_READONLY', 'workspace-read-only'],
  ['EROFS', 'workspace-read-only'],
  ['SQLITE_BUSY', 'workspace-locked'],
  ['SQLITE_LOCKED', 'workspace-locked'],
  ['SQLITE_CORRUPT', 'workspace-damaged'],
  ['SQLITE_NOTADB', 'workspace-damaged'],
  ['SQLITE_IOERR', 'write-failed'],
  ['SQLITE_CANTOPEN', 'file-unreadable'],
  ['EACCES', 'file-unreadable'],
  ['EPERM', 'file-unreadable'],
  ['ENOENT', 'file-missing'],
  ['ENOTDIR', 'file-missing'],
  ['EIO', 'file-unreadable'],
];

/** What a thrown value means for the file at `path`; values that say nothing of a file come back as they are. */
export function storeError(thrown: unknown, path: string): unknown {
  if (thrown instanceof AppError || !(thrown instanceof Error)) return thrown;
  const code = errorCodeOf(thrown);
  const meaning = MEANINGS.find(([prefix]) => code === prefix || code.startsWith(`${prefix}_`));
  if (!meaning) return thrown;
  return new AppError(meaning[1], { path, reason: thrown.message }, { cause: thrown });
}

/** SQLITE_…, E… or ''. */
export function errorCodeOf(thrown: unknown): string {
  if (!(thrown instanceof Error) || !('code' in thrown)) return '';
  return typeof thrown.code === 'string' ? thrown.code : '';
}
