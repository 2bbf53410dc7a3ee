/** Looking at files, in tests: a workspace and a folder for each, and what is asked of a look. */
import { expect } from 'vitest';
import type { ImportOptions } from '../../../../shared/api.ts';
import type { FileReading, InspectedFile } from '../../../../shared/import-inspection.ts';
import { NOW, quietWork, workspacePerTest } from '../fixture.ts';
import { inspectPaths, previewEntry } from './inspect-paths.ts';
import { InspectionCache } from './inspection-cache.ts';

export function looksPerTest() {
  const workspace = workspacePerTest();

  async function look(
    content: string | Uint8Array,
    options: ImportOptions = {},
    name = 'file',
  ): Promise<InspectedFile> {
    const path = workspace.folder().write(name, content);
    const request = { options, db: workspace.db(), now: NOW, work: quietWork(), cache: new InspectionCache() };
    const [file] = (await inspectPaths({ ...request, paths: [path] })).files;
    if (file === undefined) throw new Error('nothing was looked at');
    // Its beginning is all of a small file; only its hash is left out, and with it what is known of it.
    const beginning = await previewEntry({ ...request, path, entry: null, cache: new InspectionCache() });
    if (file.state !== 'known') expect(beginning).toEqual(file);
    return file;
  }

  return { ...workspace, look };
}

export function readingOf({ reading }: InspectedFile): FileReading {
  if (reading === null) throw new Error('there is no reading');
  return reading;
}

/** field -> [column, where from], of those that have one. */
export function fieldsOf(file: InspectedFile): Record<string, readonly [string | null, string | null]> {
  const found = readingOf(file).fields.filter(({ source }) => source !== null);
  return Object.fromEntries(found.map(({ field, column, source }) => [field, [column, source]]));
}

/** Line, and what a row becomes or why nothing. */
export function rowsOf(file: InspectedFile): unknown[] {
  return readingOf(file).rows.map(({ line, values, problem }) => [line, problem?.code ?? values]);
}
