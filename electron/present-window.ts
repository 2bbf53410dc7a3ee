import type { BrowserWindow } from 'electron';

/** So that the smallest words, 12 px, can be read from the back of a room. */
const ENLARGED = 1.25;

interface Before {
  readonly isFullScreen: boolean;
  readonly zoom: number;
}
const before = new WeakMap<BrowserWindow, Before>();

/** Fills the screen with the window, enlarged; or gives back what was before. */
export function presentWindow(window: BrowserWindow, on: boolean): void {
  const known = before.get(window);
  if (on === (known !== undefined)) return;
  if (known === undefined) {
    before.set(window, { isFullScreen: window.isFullScreen(), zoom: window.webContents.getZoomFactor() });
    window.setFullScreen(true);
    window.webContents.setZoomFactor(ENLARGED);
  } else {
    before.delete(window);
    window.setFullScreen(known.isFullScreen);
    window.webContents.setZoomFactor(known.zoom);
  }
}
