import { join } from 'node:path';
import { app, BrowserWindow, nativeTheme, type Rectangle, type WebContents } from 'electron';
import { describeError } from '../shared/describe-error.ts';
import { AppError } from '../shared/errors.ts';
import { type Locale, resolveLocale } from '../shared/i18n/catalog.ts';
import type { ShellEvents } from '../shared/shell-api.ts';
import { askWithToken } from './ask-with-token.ts';
import { openDrafts } from './drafts.ts';
import type { EngineEvent } from './engine/messages.ts';
import { createEngineClient } from './engine-client.ts';
import { startEngineProcess } from './engine-process.ts';
import { openIpc } from './ipc.ts';
import { openJsonFile } from './json-file.ts';
import { keychain } from './keychain.ts';
import { type Log, openLog } from './log.ts';
import { offerContextMenu, setApplicationMenu } from './menu.ts';
import { openAhead } from './open-ahead.ts';
import { createPastedTexts } from './pasted-texts.ts';
import { openPreferences } from './preferences.ts';
import { openQuizPacks } from './quiz-packs.ts';
import { openRecents, rememberWorkspace } from './recent.ts';
import { answerShell, systemLanguage } from './shell-requests.ts';
import { createStage } from './stage.ts';
import { createTokens, openTokenFile } from './tokens.ts';
import { APP_VERSION } from './version.ts';
import { openPage, openWindow, showWindow } from './window.ts';
import { placeWindow, windowStateSchema } from './window-bounds.ts';
import { recoverWindow } from './window-recovery.ts';
import { createWorkspacesKnown } from './workspaces-known.ts';

/** Shows the deck that the main window presents. */
const SPEAKER_PLACE = '/present?speaker=yes';
const COPYRIGHT = '© The Doradeck authors. MIT licence.';

/** The running application, for the events of its life. */
export interface Application {
  createWindow(place?: string | null): BrowserWindow;
  showWindow(): void;
  /** A workspace file named by another start or by the operating system. */
  openWorkspace(path: string): void;
  close(): Promise<void>;
}

/** Wires the parts together: what is kept, the engine, the door for pages, the menu. Opens no window. */
export function createApplication(firstWorkspace: string | null, development: string | null): Application {
  const folder = app.getPath('userData');
  const log = openLog(app.getPath('logs'));
  logUncaught(log);
  app.setAboutPanelOptions({ applicationName: 'Doradeck', applicationVersion: APP_VERSION, copyright: COPYRIGHT });
  const preferences = openPreferences(join(folder, 'preferences.json'));
  const recents = openRecents(join(folder, 'recent.json'));
  const windowState = openJsonFile(join(folder, 'window.json'), windowStateSchema, null);
  const workspaceFolder = join(app.getPath('documents'), 'Doradeck');
  const preload = join(app.getAppPath(), 'dist', 'preload.cjs');
  let workspaceToOpen = firstWorkspace;
  /** The one that people work in; the presenter's own window is another. */
  let mainWindow: BrowserWindow | null = null;

  const client = createEngineClient({
    start: () => startEngineProcess(join(app.getAppPath(), 'dist', 'engine.cjs'), APP_VERSION),
    now: Date.now,
    onEvent: sendEngineEvent,
    onStopped: (restarted) => sendShellEvent('engine-stopped', { restarted }),
    onWorkspace: ({ path, settings }) => {
      // Once one is open, a page that loads again is to show that one.
      workspaceToOpen = null;
      rememberWorkspace(recents, path, settings.clientName, Date.now());
    },
    log,
  });

  function locale(): Locale {
    return resolveLocale(preferences.get().language, systemLanguage());
  }

  function applyPreferences(): void {
    nativeTheme.themeSource = preferences.get().theme;
    setApplicationMenu({
      locale: locale(),
      platform: process.platform,
      development: development !== null,
      onCommand: (id) => sendToMain('command', { id }),
    });
  }

  const workspacesKnown = createWorkspacesKnown(recents, Date.now);
  const tokens = createTokens(openTokenFile(join(folder, 'tokens.json')), keychain);
  const pasted = createPastedTexts();
  const stage = createStage({ mainWindow: () => mainWindow, openSpeaker, tell: sendToMain });
  const shell = {
    stage,
    locale,
    preferences,
    onPreferences: () => {
      applyPreferences();
      sendShellEvent('preferences', preferences.get());
    },
    recents,
    workspacesKnown,
    tokens,
    pasted,
    packs: openQuizPacks(join(folder, 'quiz-packs')),
    drafts: openDrafts(join(folder, 'drafts.json'), Date.now),
    workspaceFolder,
    openWorkspace: () => workspaceToOpen,
  };
  openIpc({
    development,
    answerEngine: workspacesKnown.guard(askWithToken(openAhead(firstWorkspace, client.ask), tokens)),
    answerShell: (request, sender) => answerShell({ ...shell, window: () => windowOf(sender) }, request),
    log,
  });
  applyPreferences();

  function attend(window: BrowserWindow): BrowserWindow {
    offerContextMenu(window.webContents, locale);
    recoverWindow(window, locale, log);
    return window;
  }

  function openSpeaker(area: Rectangle): BrowserWindow {
    const window = openPage({ preload, development, place: SPEAKER_PLACE, bounds: placeWindow(null, [area]) });
    // The menu's commands are for the window that people work in.
    window.removeMenu();
    return attend(window);
  }

  function sendToMain<E extends keyof ShellEvents>(name: E, payload: ShellEvents[E]): void {
    mainWindow?.webContents.send('shell-event', name, payload);
  }

  return {
    createWindow(place = null) {
      const window = openWindow({ preload, development, state: windowState, place });
      mainWindow = window;
      window.once('closed', () => {
        if (mainWindow === window) mainWindow = null;
      });
      return attend(window);
    },
    showWindow() {
      if (mainWindow !== null) showWindow(mainWindow);
    },
    openWorkspace(path) {
      workspaceToOpen = path;
      sendToMain('open-workspace', { path });
    },
    close() {
      pasted.forget();
      return client.close();
    },
  };
}

/** Electron's own handling, a message box, stays. */
function logUncaught(log: Log): void {
  process.on('uncaughtExceptionMonitor', (error) => log(`uncaught: ${describeError(error)}`));
  process.on('unhandledRejection', (reason) => log(`unhandled: ${describeError(reason)}`));
}

/** Throws 'cancelled' where the window has gone meanwhile. */
function windowOf(contents: WebContents): BrowserWindow {
  const window = BrowserWindow.fromWebContents(contents);
  if (!window) throw new AppError('cancelled');
  return window;
}

function sendEngineEvent({ name, payload }: EngineEvent): void {
  for (const window of BrowserWindow.getAllWindows()) window.webContents.send('engine-event', name, payload);
}

function sendShellEvent<E extends keyof ShellEvents>(name: E, payload: ShellEvents[E]): void {
  for (const window of BrowserWindow.getAllWindows()) window.webContents.send('shell-event', name, payload);
}
