import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type BrowserWindow, dialog, type OpenDialogOptions } from 'electron';
import type { Locale } from '../shared/i18n/catalog.ts';
import { menuTexts } from '../shared/i18n/texts/menu.ts';
import type { ShellInput } from '../shared/shell-api.ts';
import { safeFileName } from './safe-file-name.ts';

/** What exports come as. Files are told apart by content, so that others can be chosen too. */
const DATA_EXTENSIONS = ['csv', 'tsv', 'txt', 'json', 'jsonl', 'ndjson', 'xlsx', 'xlsm', 'zip', 'gz'];

export async function chooseFiles(window: BrowserWindow, locale: Locale): Promise<readonly string[]> {
  const texts = menuTexts[locale].dialog;
  return choose(window, {
    properties: ['openFile', 'multiSelections'],
    filters: [
      { name: texts.data, extensions: DATA_EXTENSIONS },
      { name: texts['all-files'], extensions: ['*'] },
    ],
  });
}

export async function chooseFolder(window: BrowserWindow): Promise<readonly string[]> {
  return choose(window, { properties: ['openDirectory'] });
}

export async function chooseWorkspace(window: BrowserWindow, locale: Locale): Promise<readonly string[]> {
  const filters = [{ name: menuTexts[locale].dialog.workspace, extensions: ['doradeck'] }];
  return choose(window, { properties: ['openFile'], filters });
}

async function choose(window: BrowserWindow, options: OpenDialogOptions): Promise<readonly string[]> {
  const { canceled, filePaths } = await dialog.showOpenDialog(window, options);
  return canceled ? [] : filePaths;
}

/** A path to write to, with the extension; null = cancelled. Whoever names an existing file has been asked about it. */
export async function chooseSavePath(
  window: BrowserWindow,
  folder: string,
  { suggestedName, extension }: ShellInput<'dialog.save'>,
): Promise<string | null> {
  const filters = [{ name: `.${extension}`, extensions: [extension] }];
  let defaultPath = join(folder, safeFileName(suggestedName, extension));
  for (;;) {
    const { canceled, filePath } = await dialog.showSaveDialog(window, { defaultPath, filters });
    if (canceled || !filePath) return null;
    if (filePath.endsWith(`.${extension}`)) return filePath;
    // Some Linux dialogs add no extension. They asked about the bare name, so ask again about the whole one.
    defaultPath = `${filePath}.${extension}`;
    if (!existsSync(defaultPath)) return defaultPath;
  }
}
