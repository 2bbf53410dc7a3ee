import { existsSync } from 'node:fs';
import { app, type BrowserWindow, clipboard, shell } from 'electron';
import { AppError, assertNever } from '../shared/errors.ts';
import type { Locale } from '../shared/i18n/catalog.ts';
import type { AppInfo, Preferences, ShellOutput } from '../shared/shell-api.ts';
import { copyImage, copyTable } from './clipboard.ts';
import { chooseFiles, chooseFolder, chooseSavePath, chooseWorkspace } from './dialogs.ts';
import type { Drafts } from './drafts.ts';
import type { JsonFile } from './json-file.ts';
import type { ShellRequest } from './parse-request.ts';
import type { PastedTexts } from './pasted-texts.ts';
import { changePreferences } from './preferences.ts';
import { presentWindow } from './present-window.ts';
import type { QuizPacks } from './quiz-packs.ts';
import { forgetWorkspace, listRecents, type Recents } from './recent.ts';
import { savePdf } from './save-pdf.ts';
import type { Stage } from './stage.ts';
import type { Tokens } from './tokens.ts';
import { APP_VERSION } from './version.ts';
import type { WorkspacesKnown } from './workspaces-known.ts';

export interface Shell {
  /** The one that asks. */
  readonly window: () => BrowserWindow;
  readonly stage: Stage;
  readonly locale: () => Locale;
  readonly preferences: JsonFile<Preferences>;
  readonly onPreferences: () => void;
  readonly recents: Recents;
  readonly workspacesKnown: WorkspacesKnown;
  readonly tokens: Tokens;
  readonly pasted: PastedTexts;
  readonly packs: QuizPacks;
  readonly drafts: Drafts;
  readonly workspaceFolder: string;
  readonly openWorkspace: () => string | null;
}

/** Answers what needs the operating system rather than the data. */
export async function answerShell(context: Shell, request: ShellRequest): Promise<ShellOutput[ShellRequest['name']]> {
  switch (request.name) {
    case 'dialog.open-files':
      return chooseFiles(context.window(), context.locale());
    case 'dialog.open-folder':
      return chooseFolder(context.window());
    case 'dialog.open-workspace':
      return context.workspacesKnown.chosen(await chooseWorkspace(context.window(), context.locale()));
    case 'dialog.save':
      return chooseSavePath(context.window(), saveFolder(context, request.input.extension), request.input);
    case 'shell.show-in-folder':
      return showInFolder(request.input.path);
    case 'clipboard.write-text':
      clipboard.writeText(request.input.text);
      return null;
    case 'clipboard.write-table':
      return copyTable(request.input);
    case 'clipboard.write-image':
      return copyImage(request.input.png);
    case 'paste.keep':
      return context.pasted.keep(request.input.name, request.input.text);
    case 'pdf.save':
      return savePdf(context.window(), request.input);
    case 'stage.displays':
      return context.stage.displays();
    case 'stage.set':
      return context.stage.set(request.input);
    case 'packs.list':
      return context.packs.list();
    case 'packs.save':
      return context.packs.save(request.input.pack);
    case 'packs.remove':
      return context.packs.remove(request.input.id);
    case 'packs.import':
      return context.packs.import(request.input.path);
    case 'packs.export':
      return context.packs.export(request.input);
    case 'drafts.list':
      return context.drafts.list();
    case 'drafts.keep':
      context.drafts.keep(request.input, request.input.content);
      return null;
    case 'drafts.remove':
      context.drafts.remove(request.input);
      return null;
    case 'window.present':
      presentWindow(context.window(), request.input.on);
      return null;
    case 'app.info':
      return describeApplication(context);
    case 'app.preferences':
      return applyPreferences(context, request.input);
    case 'app.recent':
      return listRecents(context.recents);
    case 'app.forget-recent':
      forgetWorkspace(context.recents, request.input.path);
      context.drafts.forget(request.input.path);
      return listRecents(context.recents);
    case 'tokens.list':
      return context.tokens.list();
    case 'tokens.forget':
      context.tokens.forget(request.input.host);
      return context.tokens.list();
    default:
      return assertNever(request);
  }
}

function saveFolder({ workspaceFolder }: Shell, extension: string): string {
  return extension === 'doradeck' && existsSync(workspaceFolder) ? workspaceFolder : app.getPath('documents');
}

function showInFolder(path: string): null {
  if (!existsSync(path)) throw new AppError('file-missing', { path });
  shell.showItemInFolder(path);
  return null;
}

function describeApplication({ preferences, workspaceFolder, openWorkspace }: Shell): AppInfo {
  const { electron, chrome, node } = process.versions;
  return {
    version: APP_VERSION,
    runtime: `Electron ${electron}, Chromium ${chrome}, Node ${node}`,
    platform: process.platform,
    systemLanguage: systemLanguage(),
    preferences: preferences.get(),
    workspaceFolder,
    openWorkspace: openWorkspace(),
  };
}

export function systemLanguage(): string {
  return app.getPreferredSystemLanguages()[0] ?? app.getLocale();
}

function applyPreferences(context: Shell, patch: Parameters<typeof changePreferences>[1]): Preferences {
  const changed = changePreferences(context.preferences, patch);
  context.onPreferences();
  return changed;
}
