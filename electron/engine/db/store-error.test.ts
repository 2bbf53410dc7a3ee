import { SqliteError } from 'better-sqlite3';
import { expect, test } from 'vitest';
import { AppError } from '../../../shared/errors.ts';
import { storeError } from './store-error.ts';

test.each([
  [new SqliteError('database or disk is full', 'SQLITE_FULL'), 'disk-full'],
  [Object.assign(new Error('no space left'), { code: 'ENOSPC' }), 'disk-full'],
  [new SqliteError('disk I/O error', 'SQLITE_IOERR_SHMSIZE'), 'disk-full'],
  [new SqliteError('disk I/O error', 'SQLITE_IOERR_WRITE'), 'write-failed'],
  [new SqliteError('readonly', 'SQLITE_READONLY_DBMOVED'), 'workspace-read-only'],
  [new SqliteError('malformed', 'SQLITE_CORRUPT_INDEX'), 'workspace-damaged'],
  [new SqliteError('busy', 'SQLITE_BUSY'), 'workspace-locked'],
  [Object.assign(new Error('denied'), { code: 'EACCES' }), 'file-unreadable'],
])('%s', (thrown, code) => {
  expect(storeError(thrown, '/a')).toMatchObject({
    code,
    params: { path: '/a', reason: thrown.message },
    cause: thrown,
  });
});

test('what says nothing of a file, and what is understood already, comes back as it is', () => {
  const own = new AppError('not-found', { what: 'import', id: 1 });
  const constraint = new SqliteError('constraint', 'SQLITE_CONSTRAINT');
  const eperms = Object.assign(new Error('x'), { code: 'EPERMS' });
  for (const thrown of [own, constraint, eperms, 'text', null]) expect(storeError(thrown, '/a')).toBe(thrown);
});
