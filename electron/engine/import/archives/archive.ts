/** What lies inside a file: the files of a zip, the sheets of a workbook. One level, and a workbook inside a zip. */
import { basename, posix } from 'node:path';
import { AppError } from '../../../../shared/errors.ts';
import { pause, type Work } from '../../work.ts';
import { type ByteSource, MemoryBytes, PlainFile, type RandomAccess, readBytes } from '../bytes/byte-source.ts';
import { isImportableName } from '../bytes/find-files.ts';
import { sniffPacked } from '../bytes/sniff-kind.ts';
import { ENTRY_LIMIT, INNER_WORKBOOK_LIMIT } from '../limits.ts';
import type { Step } from './sheet-source.ts';
import { GzipSource } from './unpack.ts';
import { officeKind, Workbook } from './workbook.ts';
import { readZipDirectory, type ZipEntry } from './zip-directory.ts';
import { ZipEntrySource } from './zip-entry.ts';

/** Something to import: a file, or one that lies inside another. */
export interface FoundEntry {
  /** Name inside the file; null = the file itself. */
  readonly entry: string | null;
  /** For people. */
  readonly file: string;
}

const HEAD_BYTES = 8;

async function noStep(): Promise<void> {}

/**
 * What is to be imported of a file: what an archive or workbook holds, else the file itself. The file itself too where
 * it can't be opened or is a damaged archive: `openBytes` says then what is wrong.
 */
export async function listEntries(path: string, work: Work | null = null): Promise<readonly FoundEntry[]> {
  const itself = { entry: null, file: basename(path) };
  try {
    const file = await PlainFile.open(path);
    try {
      const names = await entryNames(file, async () => {
        if (work !== null) await pause(work);
      });
      return names === null ? [itself] : names.map((entry) => ({ entry, file: `${itself.file}/${entry}` }));
    } finally {
      await file.close();
    }
  } catch (thrown) {
    if (thrown instanceof AppError && thrown.code !== 'cancelled') return [itself];
    throw thrown;
  }
}

/** Null = it is no archive. Throws for one that can't be read or holds nothing to import. */
async function entryNames(archive: RandomAccess, step: Step): Promise<readonly string[] | null> {
  const entries = await readEntries(archive);
  if (entries === null) return null;
  if (isWorkbook(archive, entries))
    return found(await (await Workbook.open(archive, entries)).sheetNames(step), archive);
  const inside = importable(entries);
  if (inside.length > ENTRY_LIMIT) {
    throw new AppError('archive-too-large', { file: archive.name, limit: String(ENTRY_LIMIT) });
  }
  const names: string[] = [];
  for (const entry of [...inside].sort((one, other) => (one.name < other.name ? -1 : 1))) {
    const sheets = INNER_WORKBOOK.test(entry.name) ? await innerSheets(archive, entry, step) : null;
    names.push(...(sheets?.map((sheet) => `${entry.name}/${sheet}`) ?? [entry.name]));
  }
  return found(names, archive);
}

function found(names: readonly string[], archive: RandomAccess): readonly string[] {
  if (names.length === 0) throw new AppError('nothing-to-import', { path: archive.name });
  return names;
}

/** Null = it is no archive. */
async function readEntries(archive: RandomAccess): Promise<readonly ZipEntry[] | null> {
  const head = await readBytes(archive, 0, HEAD_BYTES);
  return sniffPacked(head) === 'zip' ? readZipDirectory(archive) : null;
}

/** Throws 'file-wrong-kind' for other files of an office. */
function isWorkbook(archive: RandomAccess, entries: readonly ZipEntry[]): boolean {
  const kind = officeKind(entries);
  if (kind !== null && kind !== 'xlsx') throw new AppError('file-wrong-kind', { file: archive.name, kind });
  return kind === 'xlsx';
}

/** A workbook inside an archive, by its name. */
const INNER_WORKBOOK = /\.xls[xm]$/i;

/** Null = opening it tells what is wrong. */
async function innerSheets(archive: RandomAccess, entry: ZipEntry, step: Step): Promise<readonly string[] | null> {
  try {
    const inner = await unpacked(archive, entry);
    const entries = await readEntries(inner);
    return entries !== null && isWorkbook(inner, entries)
      ? await (await Workbook.open(inner, entries)).sheetNames(step)
      : null;
  } catch (thrown) {
    if (thrown instanceof AppError && thrown.code !== 'cancelled') return null;
    throw thrown;
  }
}

/** A workbook has to be read from anywhere. Throws 'archive-too-large'. */
async function unpacked(archive: RandomAccess, entry: ZipEntry): Promise<RandomAccess> {
  const source = new ZipEntrySource(archive, entry);
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of source.read()) {
    bytes += chunk.length;
    if (bytes > INNER_WORKBOOK_LIMIT) {
      const limit = `${INNER_WORKBOOK_LIMIT / 1024 ** 2} MiB`;
      throw new AppError('archive-too-large', { file: source.name, limit });
    }
    parts.push(Buffer.from(chunk));
  }
  return new MemoryBytes(source.name, Buffer.concat(parts), archive);
}

/** By their names, as in folders; an archive that has none of them is meant for what it holds. */
function importable(entries: readonly ZipEntry[]): readonly ZipEntry[] {
  const shown = entries.filter(({ name }) => !isHidden(name));
  const named = shown.filter(({ name }) => isImportableName(name));
  return named.length > 0 ? named : shown;
}

/** In a hidden folder, or the shadow that a Mac makes of each file. */
function isHidden(name: string): boolean {
  return name.split('/').some((part) => part === '__MACOSX' || /^\.(?!\.?$)/.test(part));
}

/** The bytes of a file or of what lies in it, unpacked. Throws AppError, 'not-found' for an entry that isn't there. */
export async function openBytes(path: string, entry: string | null): Promise<ByteSource> {
  const file = await PlainFile.open(path);
  try {
    if (entry !== null) return await openEntry(file, entry);
    // An archive is opened by its entries; this says what is wrong with it where there are none.
    await entryNames(file, noStep);
    return await unwrapped(file);
  } catch (thrown) {
    await file.close();
    throw thrown;
  }
}

async function openEntry(archive: RandomAccess, entry: string): Promise<ByteSource> {
  const absent = new AppError('not-found', { what: 'entry', id: `${archive.name}/${entry}` });
  const entries = await readEntries(archive);
  if (entries === null) throw absent;
  if (isWorkbook(archive, entries)) {
    const sheet = (await Workbook.open(archive, entries)).sheet(entry);
    if (sheet === null) throw absent;
    return sheet;
  }
  const itself = entries.find(({ name }) => name === entry);
  if (itself !== undefined && !INNER_WORKBOOK.test(entry)) return unwrapped(new ZipEntrySource(archive, itself));
  const book = itself ?? entries.find(({ name }) => INNER_WORKBOOK.test(name) && entry.startsWith(`${name}/`));
  if (book === undefined) throw absent;
  const inner = await unpacked(archive, book);
  if (itself === undefined) return openEntry(inner, entry.slice(book.name.length + 1));
  await entryNames(inner, noStep);
  return inner;
}

/** Whether an entry is a sheet, by the names alone. */
export function isSheet(path: string, entry: string | null): boolean {
  return entry !== null && (INNER_WORKBOOK.test(path) || INNER_WORKBOOK.test(posix.dirname(entry)));
}

/** What a gzip file holds, else the source itself. */
async function unwrapped(source: ByteSource): Promise<ByteSource> {
  for await (const chunk of source.read()) {
    if (chunk.length > 0) return sniffPacked(chunk) === 'gzip' ? new GzipSource(source) : source;
  }
  return source;
}
