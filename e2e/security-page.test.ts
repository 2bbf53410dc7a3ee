/** What a page has, and what it hasn't: tried in the real application. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { projectRoot } from '../build/runtime/project-root.ts';
import { type Doradeck, openDoradeck } from './doradeck.ts';
import { expect, test } from './fixtures.ts';

const PAGE = 'app://doradeck/';
/** How long something forbidden is given to happen all the same. */
const WAIT_MS = 500;

let doradeck: Doradeck;

test.beforeAll(async ({ runtime }) => {
  doradeck = await openDoradeck(runtime);
});

test.afterAll(() => doradeck.close());

test('the page comes from our scheme and keeps to its own policy', async () => {
  const { page, complaints } = doradeck;
  expect(page.url().replace(/#.*/, '')).toBe(PAGE);
  await expect(page.locator('#root > *').first()).toBeAttached();
  expect(complaints).toEqual([]);
});

test('it has no Node', async () => {
  const names = ['require', 'process', 'module', 'exports', 'Buffer', 'global', '__dirname', 'setImmediate'];
  const found = await doradeck.page.evaluate((all) => all.filter((name) => name in globalThis), names);
  expect(found).toEqual([]);
});

test('its preferences are the safe ones', async () => {
  const preferences = await doradeck.app.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    return (contents as unknown as { getLastWebPreferences(): Electron.WebPreferences }).getLastWebPreferences();
  });
  expect(preferences).toMatchObject({
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    webviewTag: false,
  });
  for (const name of ['nodeIntegrationInWorker', 'nodeIntegrationInSubFrames', 'allowRunningInsecureContent']) {
    expect(preferences, name).not.toHaveProperty(name, true);
  }
  expect(preferences).not.toHaveProperty('webSecurity', false);
  expect(preferences).not.toHaveProperty('experimentalFeatures', true);
  expect(preferences.enableBlinkFeatures ?? '').toBe('');
});

test('the bridge has these functions and nothing else, and cannot be replaced', async () => {
  const bridge = await doradeck.page.evaluate(() => {
    try {
      Object.assign(window, { doradeck: { request: 'mine' } });
    } catch {}
    const own = (window as unknown as { doradeck: object }).doradeck;
    return Object.entries(own).map(([name, value]) => [name, typeof value]);
  });
  expect(bridge.toSorted()).toEqual([
    ['onEngineEvent', 'function'],
    ['onShellEvent', 'function'],
    ['pathOfFile', 'function'],
    ['request', 'function'],
    ['shell', 'function'],
  ]);
});

test('every renderer is sandboxed, unless root runs the application, who can have no sandbox', async () => {
  const [forced, switchedOff] = await doradeck.app.evaluate(({ app }) =>
    ['enable-sandbox', 'no-sandbox'].map((name) => app.commandLine.hasSwitch(name)),
  );
  const isRoot = process.getuid?.() === 0;
  expect({ forced, switchedOff }).toEqual({ forced: !isRoot, switchedOff: isRoot });
});

test('developer tools do not open, and no source map is shipped', async () => {
  const opened = await doradeck.app.evaluate(async ({ BrowserWindow }, wait) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    contents?.openDevTools({ mode: 'detach' });
    await new Promise((resolve) => setTimeout(resolve, wait));
    return contents?.isDevToolsOpened();
  }, WAIT_MS);
  expect(opened).toBe(false);
  const files = await readdir(join(projectRoot, 'dist'), { recursive: true });
  expect(files).toContain('main.cjs');
  expect(files.filter((name) => name.endsWith('.map'))).toEqual([]);
  for (const name of files.filter((file) => /\.(c?js|css)$/.test(file))) {
    expect(await readFile(join(projectRoot, 'dist', name), 'utf8'), name).not.toMatch(/^\/[/*][#@] sourceMappingURL=/m);
  }
});

test('nothing checks spelling, sends crashes, updates itself or opens a browser', async () => {
  expect(await doradeck.app.evaluate(({ session }) => session.defaultSession.isSpellCheckerEnabled())).toBe(false);
  const main = await readFile(join(projectRoot, 'dist', 'main.cjs'), 'utf8');
  expect(main).toContain('utilityProcess');
  expect(main).not.toMatch(/crashReporter|autoUpdater|openExternal|openPath/);
});
