/**
 * Copies of a workspace as it is, with what is only in its log: whole, looked at and on the disk before they have their
 * name, or not there at all. A copy of the file alone would lack the log.
 */
import { existsSync, mkdirSync, readdirSync, renameSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { AppError } from '../../../shared/errors.ts';
import { checkPages, PAGE_CHECK_LIMIT } from './check.ts';
import { connect, type Database } from './connect.ts';
import { removeFile, removeFileQuietly } from './remove-file.ts';
import { syncFile, syncFolder } from './sync.ts';

/** Before the schema changes: every page of the copy is checked, however long that takes. */
export function backUp(db: Database, target: string): void {
  const part = partOf(target);
  try {
    db.prepare('VACUUM INTO ?').run(part);
    finish(db, part, target, true);
  } catch (error) {
    removeFileQuietly(part);
    throw error;
  }
}

/** Pages copied at a time: between two times other questions are answered. */
const PAGES = 1000;
/** Of the copies made before an undo. */
const KEPT = 3;

/** Where the copies made before an undo lie: beside the workspace, recognised as its own by their name. */
export function backupFolderOf(workspacePath: string): string {
  return `${workspacePath}.backups`;
}

/**
 * Before rows are taken out: page by page, which is as fast as copying the file, and counted row by row; its pages are
 * checked where that is done at each opening, too. The oldest copies beyond three go. Nothing else may write meanwhile.
 * Answers with the copy's path. Throws 'disk-full', 'write-failed' …: then nothing should be taken out.
 */
export async function backUpBeforeUndo(db: Database, workspacePath: string): Promise<string> {
  const folder = backupFolderOf(workspacePath);
  if (!existsSync(folder)) mkdirSync(folder);
  const numbers = backupNumbers(folder, workspacePath);
  const target = join(folder, backupName(workspacePath, (numbers.at(-1) ?? 0) + 1));
  const part = partOf(target);
  try {
    await db.backup(part, { progress: () => PAGES });
    finish(db, part, target, statSync(part).size <= PAGE_CHECK_LIMIT);
  } catch (error) {
    for (const suffix of ['', '-wal', '-shm', '-journal']) removeFileQuietly(part + suffix);
    throw error;
  }
  for (const old of numbers.slice(0, Math.max(0, numbers.length + 1 - KEPT))) {
    removeFileQuietly(join(folder, backupName(workspacePath, old)));
  }
  return target;
}

function backupName(workspacePath: string, number: number): string {
  return `${basename(workspacePath, '.doradeck')} before undo ${number}.doradeck`;
}

/** Ascending. */
function backupNumbers(folder: string, workspacePath: string): number[] {
  return readdirSync(folder)
    .map((name) => Number(/ (\d+)\.doradeck$/.exec(name)?.[1] ?? 0))
    .filter((number) => number > 0 && existsSync(join(folder, backupName(workspacePath, number))))
    .sort((a, b) => a - b);
}

function partOf(target: string): string {
  const part = `${target}.part`;
  removeFile(part);
  return part;
}

function finish(db: Database, part: string, target: string, checkEveryPage: boolean): void {
  const copy = connect(part, { readOnly: true });
  try {
    if (checkEveryPage) checkPages(copy, part);
    if (rowCounts(copy) !== rowCounts(db)) throw new AppError('internal', { detail: 'the backup misses rows' });
  } finally {
    copy.close();
  }
  // A copy made page by page says that it has a log, and reading it makes an empty one.
  for (const suffix of ['-wal', '-shm']) removeFile(part + suffix);
  syncFile(part);
  renameSync(part, target);
  syncFolder(dirname(target));
}

function rowCounts(db: Database): string {
  const tables = db.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name").pluck().all();
  return tables.map((table) => `${table} ${db.prepare(`SELECT count(*) FROM "${table}"`).pluck().get()}`).join('\n');
}
