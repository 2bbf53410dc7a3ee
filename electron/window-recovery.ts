import { app, type BrowserWindow, dialog } from 'electron';
import type { Locale } from '../shared/i18n/catalog.ts';
import { menuTexts } from '../shared/i18n/texts/menu.ts';
import type { Log } from './log.ts';

/** When the page's process ends by itself, says so and offers to load the page again: all data is with the engine. */
export function recoverWindow(window: BrowserWindow, locale: () => Locale, log: Log): void {
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit' || window.isDestroyed()) return;
    log(`page ended: ${reason}`);
    void offerReload(window, locale());
  });
}

async function offerReload(window: BrowserWindow, locale: Locale): Promise<void> {
  const { dialog: texts, quit } = menuTexts[locale];
  const { response } = await dialog.showMessageBox(window, {
    type: 'error',
    message: texts['window-stopped'],
    detail: texts['window-stopped-detail'],
    buttons: [texts['load-again'], quit],
    defaultId: 0,
    cancelId: 0,
  });
  if (response === 1) app.quit();
  else if (!window.isDestroyed()) window.webContents.reload();
}
