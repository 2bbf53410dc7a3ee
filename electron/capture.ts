import { writeFile } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import type { BrowserWindow, NativeImage } from 'electron';

const POLL_MS = 50;

/** The page tells by `data-ready` on its root that what was asked for is painted. */
const IS_READY = "document.documentElement.dataset.ready === 'true'";
const NEXT_FRAMES = 'new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(true))))';

/** Writes a PNG of the window's content once the page is ready. Throws if it isn't within `limitMs`. */
export async function captureWindow(window: BrowserWindow, file: string, limitMs: number): Promise<void> {
  const image = await Promise.race([capture(window), limit(limitMs)]);
  if (image.isEmpty()) throw new Error('the picture is empty');
  await writeFile(file, image.toPNG());
}

async function capture({ webContents }: BrowserWindow): Promise<NativeImage> {
  while (!(await webContents.executeJavaScript(IS_READY))) await delay(POLL_MS);
  await webContents.executeJavaScript(NEXT_FRAMES);
  return webContents.capturePage();
}

async function limit(milliseconds: number): Promise<never> {
  await delay(milliseconds, undefined, { ref: false });
  throw new Error(`the window was not ready within ${milliseconds} ms`);
}
