import { BrowserWindow, nativeTheme, screen } from 'electron';
import { APP_ORIGIN, isApplicationPage } from './allowed-url.ts';
import type { JsonFile } from './json-file.ts';
import { type Bounds, MINIMUM, placeWindow, type WindowState } from './window-bounds.ts';

export interface WindowOptions {
  readonly preload: string;
  readonly development: string | null;
  readonly state: JsonFile<WindowState | null>;
  /** Screen and filters to show first, null = the first screen. */
  readonly place: string | null;
}

/** Painted before the page is: its own ground (renderer/tokens.css), so that nothing flashes. */
const BACKGROUND = { light: '#f5f6f8', dark: '#101319' } as const;

export function openWindow({ preload, development, state, place }: WindowOptions): BrowserWindow {
  const saved = state.get();
  const [first, ...others] = screen.getAllDisplays().map((display) => display.workArea);
  const bounds = placeWindow(saved?.bounds ?? null, [first ?? screen.getPrimaryDisplay().workArea, ...others]);
  const window = openPage({ preload, development, place, bounds });
  if (saved?.maximised) window.maximize();
  window.on('close', () => state.set({ bounds: window.getNormalBounds(), maximised: window.isMaximized() }));
  return window;
}

interface PageOptions extends Pick<WindowOptions, 'preload' | 'development' | 'place'> {
  readonly bounds: Bounds;
}

/** A window with the application's page, under the same rules whichever window it is. */
export function openPage({ preload, development, place, bounds }: PageOptions): BrowserWindow {
  const url = `${development ?? APP_ORIGIN}/${place === null ? '' : `#${place}`}`;
  const window = new BrowserWindow({
    ...bounds,
    minWidth: MINIMUM.width,
    minHeight: MINIMUM.height,
    show: false,
    title: 'Doradeck',
    backgroundColor: background(),
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: false,
      devTools: development !== null,
    },
  });
  const repaint = () => window.setBackgroundColor(background());
  nativeTheme.on('updated', repaint);
  window.once('closed', () => nativeTheme.off('updated', repaint));
  window.once('ready-to-show', () => window.show());
  // A page can always empty itself (about:blank asks nobody): the application comes back.
  window.webContents.on('did-navigate', (_event, shown) => {
    if (!isApplicationPage(shown, development)) void window.loadURL(url);
  });
  void window.loadURL(url);
  return window;
}

function background(): string {
  return nativeTheme.shouldUseDarkColors ? BACKGROUND.dark : BACKGROUND.light;
}

/** Brings the window before the person: another start of the application, or a file opened with it. */
export function showWindow(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}
