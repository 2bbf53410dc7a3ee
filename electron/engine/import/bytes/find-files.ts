import type { Dirent } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { extname, join, resolve } from 'node:path';
import { AppError } from '../../../../shared/errors.ts';
import { storeError } from '../../db/store-error.ts';

export interface FoundFiles {
  readonly files: string[];
  readonly repositories: string[];
}

/** What is taken out of a folder or an archive. What can't be read is among them to be refused by name, not passed over. */
const EXTENSIONS = new Set([
  ...['.csv', '.tsv', '.tab', '.psv', '.txt', '.json', '.jsonl', '.ndjson'],
  ...['.xlsx', '.xlsm', '.xls', '.xlsb', '.ods', '.zip'],
]);
const PACKED = '.gz';
/** Nobody drops more on purpose; a whole disk is not to be walked. */
const MOST_FILES = 10_000;

/**
 * Files and git repositories among `paths`. Folders are walked; a folder that is a repository is one, and nothing in it
 * a file. In folders hidden entries and links are passed over: a link's target is found where it lies, or lies outside
 * what was handed in. Sorted, each once. Throws 'file-missing', 'nothing-to-import'.
 */
export async function findImportable(paths: readonly string[]): Promise<FoundFiles> {
  const files = new Set<string>();
  const repositories = new Set<string>();
  for (const path of paths) {
    const absolute = resolve(path);
    if (await isFolder(absolute)) await walk(absolute, files, repositories);
    else files.add(absolute);
  }
  if (files.size === 0 && repositories.size === 0) throw new AppError('nothing-to-import', { path: paths.join(', ') });
  return { files: [...files].sort(), repositories: [...repositories].sort() };
}

/** Whether a file of this name is taken though nobody named it: a log or an archive of other things is not. */
export function isImportableName(name: string): boolean {
  const extension = extname(name).toLowerCase();
  if (extension !== PACKED) return EXTENSIONS.has(extension);
  const inner = extname(name.slice(0, -PACKED.length)).toLowerCase();
  return inner === '' || EXTENSIONS.has(inner);
}

async function isFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory();
  } catch (thrown) {
    throw storeError(thrown, path);
  }
}

async function walk(folder: string, files: Set<string>, repositories: Set<string>): Promise<void> {
  const entries = await entriesOf(folder);
  if (isRepository(entries)) {
    repositories.add(folder);
    return;
  }
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (entry.name.startsWith('.') || files.size >= MOST_FILES) continue;
    const path = join(folder, entry.name);
    if (entry.isDirectory()) await walk(path, files, repositories);
    else if (entry.isFile() && isImportableName(entry.name)) files.add(path);
  }
}

async function entriesOf(folder: string): Promise<Dirent[]> {
  try {
    return await readdir(folder, { withFileTypes: true });
  } catch (thrown) {
    throw storeError(thrown, folder);
  }
}

/** With a work tree (.git, a folder or, in a submodule or another work tree, a file), or bare. */
function isRepository(entries: readonly Dirent[]): boolean {
  const names = new Set(entries.map((entry) => entry.name));
  return names.has('.git') || (names.has('HEAD') && names.has('objects') && names.has('refs'));
}
