/** The network is off and the page stays where it is. Servers on loopback count who comes: nobody. */
import { type Doradeck, openDoradeck } from './doradeck.ts';
import { expect, test } from './fixtures.ts';
import { type Listener, listenForDatagrams, listenForHttp } from './listeners.ts';

const PAGE = 'app://doradeck/';
/** How long something forbidden is given to happen all the same. */
const WAIT_MS = 500;

const TARGETS = [
  'OUTSIDE',
  'file:///etc/passwd',
  'data:text/html,x',
  'blob:',
  'app://doradeck/index.html',
  'app://other/',
];

let doradeck: Doradeck;
let outside: Listener;

test.beforeAll(async ({ runtime }) => {
  outside = await listenForHttp();
  doradeck = await openDoradeck(runtime);
});

test.afterAll(async () => {
  await doradeck.close();
  outside.close();
});

test.afterEach(async () => {
  expect(outside.hits()).toBe(0);
  expect(doradeck.page.url().replace(/#.*/, '')).toBe(PAGE);
  await expect.poll(() => doradeck.app.windows().length).toBe(1);
});

test('the servers of these tests do count', async () => {
  const server = await listenForHttp();
  await fetch(server.url);
  expect(server.hits()).toBe(1);
  server.close();
});

test('a page that asks by every interface gets no answer', async () => {
  const outcome = await doradeck.page.evaluate(
    async ({ port, url, wait }) => {
      function settled(start: (resolve: () => void, reject: () => void) => void): Promise<string> {
        return new Promise<void>(start).then(
          () => 'reached',
          () => 'refused',
        );
      }
      const ways = {
        fetch: settled((resolve, reject) => void fetch(url).then(resolve, reject)),
        blind: settled((resolve, reject) => void fetch(url, { mode: 'no-cors' }).then(resolve, reject)),
        request: settled((resolve, reject) => {
          const request = new XMLHttpRequest();
          Object.assign(request, { onload: resolve, onerror: reject });
          request.open('GET', url);
          request.send();
        }),
        socket: settled((resolve, reject) => {
          Object.assign(new WebSocket(`ws://127.0.0.1:${port}/`), { onopen: resolve, onerror: reject });
        }),
        events: settled((resolve, reject) => {
          Object.assign(new EventSource(url), { onopen: resolve, onerror: reject });
        }),
        picture: settled((resolve, reject) => {
          Object.assign(new Image(), { onload: resolve, onerror: reject, src: `${url}x.png` });
        }),
        beacon: settled((_resolve, reject) => {
          navigator.sendBeacon(url, 'x');
          setTimeout(reject, wait);
        }),
      };
      const entries = Object.entries(ways).map(async ([name, way]) => [name, await way] as const);
      return Object.fromEntries(await Promise.all(entries));
    },
    { port: outside.port, url: outside.url, wait: WAIT_MS },
  );
  expect(new Set(Object.values(outcome))).toEqual(new Set(['refused']));
});

test('hints to connect early are not taken', async () => {
  await doradeck.page.evaluate(
    async ({ url, wait }) => {
      const links = ['preconnect', 'dns-prefetch', 'prefetch', 'preload', 'modulepreload', 'prerender', 'icon'].map(
        (rel) =>
          Object.assign(document.createElement('link'), {
            rel,
            href: `${url}${rel}`,
            as: 'script',
            crossOrigin: 'anonymous',
          }),
      );
      document.head.append(...links);
      await new Promise((resolve) => setTimeout(resolve, wait));
      for (const link of links) link.remove();
    },
    { url: outside.url, wait: WAIT_MS },
  );
});

test('a connection opened ahead of any request finds no host', async () => {
  await doradeck.app.evaluate(
    async ({ session }, { url, wait }) => {
      session.defaultSession.preconnect({ url, numSockets: 1 });
      await new Promise((resolve) => setTimeout(resolve, wait));
    },
    { url: outside.url, wait: WAIT_MS },
  );
});

test('a call between browsers finds no way out', async () => {
  const datagrams = await listenForDatagrams();
  const candidates = await doradeck.page.evaluate(
    async ({ urls, wait }) => {
      const found: string[] = [];
      const connection = new RTCPeerConnection({ iceServers: [{ urls }] });
      connection.onicecandidate = ({ candidate }) => {
        if (candidate?.candidate) found.push(candidate.candidate);
      };
      connection.createDataChannel('x');
      await connection.setLocalDescription(await connection.createOffer());
      await new Promise((resolve) => setTimeout(resolve, wait * 2));
      connection.close();
      return found;
    },
    { urls: datagrams.url, wait: WAIT_MS },
  );
  expect(datagrams.hits()).toBe(0);
  expect(candidates.filter((candidate) => /\budp\b/i.test(candidate))).toEqual([]);
  datagrams.close();
});

test('requests from outside the page are refused too, in every session', async () => {
  const outcome = await doradeck.app.evaluate(async ({ net, session }, url) => {
    const sessions = [
      session.defaultSession,
      session.fromPartition('another'),
      session.fromPartition('persist:another'),
    ];
    const asked = [net.fetch(url), ...sessions.map((each) => each.fetch(url))];
    return (await Promise.allSettled(asked)).map(({ status }) => status);
  }, outside.url);
  expect(outcome).toEqual(outcome.map(() => 'rejected'));
});

test('a window that main itself sends elsewhere does not get there', async () => {
  const outcome = await doradeck.app.evaluate(
    async ({ BrowserWindow }, urls) => {
      const window = new BrowserWindow({ show: false });
      const loads: string[] = [];
      for (const url of urls) {
        const load = window.loadURL(url).then(
          () => 'loaded',
          () => 'refused',
        );
        loads.push(await load);
      }
      window.destroy();
      return loads;
    },
    [outside.url, 'file:///etc/hostname', 'https://localhost/'],
  );
  expect(outcome).toEqual(['refused', 'refused', 'refused']);
});

for (const target of TARGETS) {
  test(`the page does not go to ${target}`, async () => {
    await doradeck.page.evaluate(
      async ({ to, wait }) => {
        const here = Object.assign(document.documentElement, { stayed: true });
        const address = to === 'blob:' ? URL.createObjectURL(new Blob(['x'], { type: 'text/html' })) : to;
        window.location.href = address;
        await new Promise((resolve) => setTimeout(resolve, wait));
        if (!('stayed' in here)) throw new Error('another page');
      },
      { to: target === 'OUTSIDE' ? outside.url : target, wait: WAIT_MS },
    );
    expect(await doradeck.page.evaluate(() => 'stayed' in document.documentElement)).toBe(true);
  });
}

test('a page that empties itself is loaded again', async () => {
  const emptied = doradeck.page.waitForURL('about:blank');
  await doradeck.page.evaluate(() => {
    window.location.href = 'about:blank';
  });
  await emptied;
  await doradeck.page.waitForURL(/^app:/);
  await expect(doradeck.page.locator('#root > *').first()).toBeAttached();
});

test('a link, a form of address or a script opens no window', async () => {
  const opened = await doradeck.page.evaluate(
    async ({ url, wait }) => {
      for (const href of [url, 'app://doradeck/', 'about:blank']) {
        const link = Object.assign(document.createElement('a'), { href, target: '_blank' });
        document.body.append(link);
        link.click();
        link.remove();
      }
      const windows = [window.open(url), window.open('app://doradeck/'), window.open('about:blank'), window.open('')];
      await new Promise((resolve) => setTimeout(resolve, wait));
      return windows.filter((each) => each !== null).length;
    },
    { url: outside.url, wait: WAIT_MS },
  );
  expect(opened).toBe(0);
  expect(await doradeck.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
});

test('a webview stays empty, in a window that allows them too', async () => {
  const kinds = await doradeck.app.evaluate(
    async ({ BrowserWindow, webContents }, { page, wait }) => {
      const window = new BrowserWindow({ show: false, webPreferences: { webviewTag: true } });
      await window.loadURL(page);
      await window.webContents.executeJavaScript(
        `document.body.append(Object.assign(document.createElement('webview'), { src: ${JSON.stringify(page)} })); 1`,
      );
      await new Promise((resolve) => setTimeout(resolve, wait));
      const found = webContents.getAllWebContents().map((contents) => contents.getType());
      window.destroy();
      return found;
    },
    { page: PAGE, wait: WAIT_MS },
  );
  expect(kinds.filter((kind) => kind !== 'window')).toEqual([]);
});

test('nothing is downloaded', async () => {
  const downloads = await doradeck.app.evaluate(async ({ BrowserWindow, session }, wait) => {
    const states: string[] = [];
    session.defaultSession.on('will-download', (event) => states.push(event.defaultPrevented ? 'prevented' : 'begun'));
    const script = `Object.assign(document.createElement('a'), { href: URL.createObjectURL(new Blob(['x'])), download: 'x.txt' }).click()`;
    await BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript(script, true);
    await new Promise((resolve) => setTimeout(resolve, wait));
    return states;
  }, WAIT_MS);
  expect(downloads).toEqual(['prevented']);
});
