/** Our scheme serves a fixed list, permissions are denied, and requests to main are checked at the door. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ask, type Bridge } from './ask.ts';
import { type Doradeck, openDoradeck } from './doradeck.ts';
import { expect, test } from './fixtures.ts';

const PAGE = 'app://doradeck/';

let doradeck: Doradeck;

test.beforeAll(async ({ runtime }) => {
  doradeck = await openDoradeck(runtime);
});

test.afterAll(() => doradeck.close());

test.describe('our scheme', () => {
  const served = (url: string, method = 'GET') =>
    doradeck.app.evaluate(
      async ({ net }, options) =>
        net.fetch(options.url, { method: options.method }).then(
          ({ status }) => status,
          () => 'refused',
        ),
      { url, method },
    );

  test('serves the page', async () => {
    expect(await served('app://doradeck/')).toBe(200);
    expect(await served('app://doradeck/index.html?x#y')).toBe(200);
  });

  for (const path of [
    'main.cjs',
    'package.json',
    '../main.cjs',
    '../../package.json',
    'assets/../../main.cjs',
    '%2e%2e/main.cjs',
    '%2e%2e%2fmain.cjs',
    '..%5cmain.cjs',
    '%5c..%5cmain.cjs',
    'index.html%00',
    'index.html%00.js',
    '/index.html',
    'assets',
    'assets/',
    'etc/passwd',
    '/etc/passwd',
    '%2fetc%2fpasswd',
    '__proto__',
  ]) {
    test(`has nothing at /${path}`, async () => {
      expect(await served(`app://doradeck/${path}`)).toBe(404);
    });
  }

  test('is one host, and only gives', async () => {
    expect(await served('app://other/index.html')).toBe(404);
    expect(await served('app://doradeck.example.com/index.html')).toBe(404);
    expect(await served('app://doradeck/', 'POST')).toBe(404);
  });
});

test('every permission is denied', async () => {
  const names = [
    'geolocation',
    'notifications',
    'camera',
    'microphone',
    'midi',
    'clipboard-read',
    'clipboard-write',
    'persistent-storage',
    'storage-access',
    'background-sync',
    'accelerometer',
    'payment-handler',
    'screen-wake-lock',
    'local-fonts',
    'window-management',
  ];
  const states = await doradeck.page.evaluate(async (all) => {
    const state = (name: string) =>
      navigator.permissions.query({ name: name as PermissionName }).then(
        (status) => status.state,
        () => 'unknown',
      );
    return Object.fromEntries(await Promise.all(all.map(async (name) => [name, await state(name)] as const)));
  }, names);
  expect(Object.entries(states).filter(([, state]) => state !== 'denied' && state !== 'unknown')).toEqual([]);
  expect(states).toMatchObject({ geolocation: 'denied', notifications: 'denied', camera: 'denied' });
});

test('what needs a permission or a device fails', async () => {
  const outcome = await doradeck.page.evaluate(async () => {
    const { navigator: page } = window as unknown as {
      navigator: Record<string, Record<string, (options?: unknown) => Promise<unknown>>>;
    };
    const absent = () => Promise.reject(new Error('no such interface here'));
    const ways: Record<string, () => Promise<unknown>> = {
      camera: () => navigator.mediaDevices.getUserMedia({ video: true }),
      microphone: () => navigator.mediaDevices.getUserMedia({ audio: true }),
      screen: () => navigator.mediaDevices.getDisplayMedia(),
      place: () => new Promise((resolve, reject) => navigator.geolocation.getCurrentPosition(resolve, reject)),
      midi: () => navigator.requestMIDIAccess({ sysex: true }),
      clipboard: () => navigator.clipboard.readText(),
      usb: () => page.usb?.requestDevice?.({ filters: [] }) ?? absent(),
      serial: () => page.serial?.requestPort?.() ?? absent(),
      bluetooth: () => page.bluetooth?.requestDevice?.({ acceptAllDevices: true }) ?? absent(),
      idle: () =>
        (
          window as unknown as { IdleDetector: { requestPermission(): Promise<string> } }
        ).IdleDetector.requestPermission().then((state) => state === 'denied' && Promise.reject(new Error(state))),
      notification: () =>
        Notification.requestPermission().then((state) => state === 'denied' && Promise.reject(new Error(state))),
      wakeLock: () => navigator.wakeLock.request(),
      fonts: () =>
        (window as unknown as { queryLocalFonts(): Promise<readonly unknown[]> })
          .queryLocalFonts()
          .then((fonts) => fonts.length === 0 && Promise.reject(new Error('none'))),
    };
    const timeout = () => new Promise((resolve) => setTimeout(() => resolve('no answer'), 3000));
    const tried = Object.entries(ways).map(async ([name, way]) => {
      const result = await Promise.race([
        Promise.resolve()
          .then(way)
          .then(
            () => 'granted',
            () => 'denied',
          ),
        timeout(),
      ]);
      return [name, result] as const;
    });
    return Object.fromEntries(await Promise.all(tried));
  });
  expect(outcome).toEqual(Object.fromEntries(Object.keys(outcome).map((name) => [name, 'denied'])));
});

test.describe('a request', () => {
  const badRequest = (name: string, detail: string) => ({
    ok: false,
    error: { code: 'bad-request', params: { name, detail } },
  });

  test('of the contract is answered', async () => {
    expect(await ask(doradeck, 'shell', 'app.info', {})).toMatchObject({
      ok: true,
      value: { platform: process.platform },
    });
    expect(await ask(doradeck, 'request', 'workspace.summary', {})).toEqual({ ok: true, value: null });
  });

  test('of another name, shape or size is a typed error', async () => {
    expect(await ask(doradeck, 'request', 'nonsense', {})).toEqual(badRequest('nonsense', 'unknown request'));
    expect(await ask(doradeck, 'request', 'constructor', {})).toEqual(badRequest('constructor', 'unknown request'));
    expect(await ask(doradeck, 'request', 'app.info', {})).toEqual(badRequest('app.info', 'unknown request'));
    expect(await ask(doradeck, 'shell', 'workspace.summary', {})).toEqual(
      badRequest('workspace.summary', 'unknown request'),
    );
    expect(await ask(doradeck, 'request', ['facets'], {})).toMatchObject({ ok: false, error: { code: 'bad-request' } });
    expect(await ask(doradeck, 'request', 'workspace.open', {})).toEqual(
      badRequest('workspace.open', 'path: invalid_type'),
    );
    expect(await ask(doradeck, 'request', 'workspace.open', { path: 'a', more: 1 })).toEqual(
      badRequest('workspace.open', 'input: unrecognized_keys'),
    );
    expect(await ask(doradeck, 'request', 'workspace.open', undefined)).toEqual(
      badRequest('workspace.open', 'input: invalid_type'),
    );
  });

  test('of 10 MB is refused', async () => {
    const reply = await doradeck.page.evaluate(() => {
      const paths = Array.from({ length: 10_000 }, () => 'x'.repeat(600));
      return (window as unknown as Bridge).doradeck.request('import.paths', { paths, options: {}, job: 'j' });
    });
    expect(reply).toEqual(badRequest('import.paths', 'too large'));
  });

  test('that cannot be copied is refused', async () => {
    const replies = await doradeck.page.evaluate(() => {
      const { request } = (window as unknown as Bridge).doradeck;
      return Promise.all([
        request('facets', { f: () => 1 }),
        request('facets', new Map()),
        request('facets', new Date()),
      ]);
    });
    expect(replies).toEqual(replies.map(() => badRequest('facets', 'not plain data')));
  });

  test('has two channels, both checked', async () => {
    const channels = await doradeck.app.evaluate(({ ipcMain }) => {
      const { _invokeHandlers } = ipcMain as unknown as { _invokeHandlers: Map<string, unknown> };
      return { handled: [..._invokeHandlers.keys()], heard: ipcMain.eventNames().map(String) };
    });
    // Electron itself listens to `error`, so that a failed message does not end main.
    expect(channels).toEqual({ handled: ['engine', 'shell'], heard: ['error'] });
  });
});

test.describe('a sender', () => {
  /** Loads `url` in a window whose preload gives the bare channel to the page, and sends from there. */
  async function send(url: string, script: string): Promise<unknown> {
    const preload = join(doradeck.folder, 'bare-channel.cjs');
    await writeFile(preload, "window.send = (...args) => require('electron').ipcRenderer.invoke(...args);");
    return doradeck.app.evaluate(
      async ({ BrowserWindow }, options) => {
        const webPreferences = { preload: options.preload, contextIsolation: false };
        const window = new BrowserWindow({ show: false, webPreferences });
        await window.loadURL(options.url);
        const reply: unknown = await window.webContents.executeJavaScript(options.script);
        window.destroy();
        return reply;
      },
      { preload, url, script },
    );
  }

  const forbidden = { ok: false, error: { code: 'forbidden', params: {} } };

  test('of another origin is refused on both channels', async () => {
    expect(await send('about:blank', "send('shell', 'app.info', {})")).toEqual(forbidden);
    expect(await send('about:blank', "send('engine', 'workspace.summary', {})")).toEqual(forbidden);
  });

  test('that gets round the preload still meets the door', async () => {
    expect(await send(PAGE, "send('shell', 'app.recent', {})")).toEqual({ ok: true, value: [] });
    const polluted = `send('shell', 'app.recent', JSON.parse('{"__proto__":{"polluted":1}}'))`;
    const refused = {
      ok: false,
      error: { code: 'bad-request', params: { name: 'app.recent', detail: 'forbidden key' } },
    };
    expect(await send(PAGE, polluted)).toEqual(refused);
    expect(await doradeck.app.evaluate(() => 'polluted' in {})).toBe(false);
    expect(await send(PAGE, "send('shell', 'app.recent', {}, 'more', 'than', 'expected')")).toMatchObject({ ok: true });
    expect(await send(PAGE, 'send("shell")')).toMatchObject({ ok: false, error: { code: 'bad-request' } });
    expect(await send(PAGE, 'send("other", "app.recent", {}).catch(() => "nobody there")')).toBe('nobody there');
  });
});
