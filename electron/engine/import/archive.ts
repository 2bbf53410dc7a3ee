/** What lies inside a file: the files of a zip, the sheets of a workbook. One level, and a workbook inside a zip. */
import { basename } from 'node:path';
import { AppError } from '../../../shared/errors.ts';
import { type ByteSource, PlainFile, type RandomAccess, readBytes } from './byte-source.ts';
import { isImportableName } from './find-files.ts';
import { ENTRY_LIMIT } from './limits.ts';
import { sniffPacked } from './sniff-kind.ts';
import { GzipSource } from './unpack.ts';
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

/**
 * What is to be imported of a file: what an archive or workbook holds, else the file itself. The file itself too where
 * it can't be opened or is a damaged archive: `openBytes` says then what is wrong.
 */
export async function listEntries(path: string): Promise<readonly FoundEntry[]> {
  const itself = { entry: null, file: basename(path) };
  try {
    const file = await PlainFile.open(path);
    try {
      const names = await entryNames(file);
      return names === null ? [itself] : names.map((entry) => ({ entry, file: `${itself.file}/${entry}` }));
    } finally {
      await file.close();
    }
  } catch (thrown) {
    if (thrown instanceof AppError) return [itself];
    throw thrown;
  }
}

/** Null = it is no archive. Throws for one that can't be read or holds nothing to import. */
async function entryNames(archive: RandomAccess): Promise<readonly string[] | null> {
  const head = await readBytes(archive, 0, HEAD_BYTES);
  if (sniffPacked(head) !== 'zip') return null;
  const entries = importable(await readZipDirectory(archive));
  if (entries.length > ENTRY_LIMIT) {
    throw new AppError('archive-too-large', { file: archive.name, limit: String(ENTRY_LIMIT) });
  }
  if (entries.length === 0) throw new AppError('nothing-to-import', { path: archive.name });
  return entries.map(({ name }) => name).sort();
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
    if (entry === null) {
      // An archive is opened by its entries; this says what is wrong with it where there are none.
      await entryNames(file);
      return await unwrapped(file);
    }
    const entries = await readZipDirectory(file);
    const found = entries.find(({ name }) => name === entry);
    if (found === undefined) throw new AppError('not-found', { what: 'entry', id: `${file.name}/${entry}` });
    return await unwrapped(new ZipEntrySource(file, found));
  } catch (thrown) {
    await file.close();
    throw thrown;
  }
}

/** What a gzip file holds, else the source itself. */
async function unwrapped(source: ByteSource): Promise<ByteSource> {
  for await (const chunk of source.read()) {
    if (chunk.length > 0) return sniffPacked(chunk) === 'gzip' ? new GzipSource(source) : source;
  }
  return source;
}
