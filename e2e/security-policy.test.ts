/** The content security policy: its text, and what it does to a page that tries to get round it. */
import { type Doradeck, openDoradeck } from './doradeck.ts';
import { expect, test } from './fixtures.ts';
import { type Listener, listenForHttp } from './listeners.ts';
import { scriptsThatRan } from './scripts-that-ran.ts';

const PAGE = 'app://doradeck/';
/** How long something forbidden is given to happen all the same. */
const WAIT_MS = 500;

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

test('is sent with every file, word for word', async () => {
  const [page, script] = await doradeck.page.evaluate(async () => {
    const source = document.querySelector<HTMLScriptElement>('script[type=module]')?.src ?? '';
    const answers = await Promise.all([fetch('/'), fetch(source)]);
    return answers.map(({ headers }) => Object.fromEntries(headers));
  });
  const policy = (style: string) =>
    `default-src 'none'; script-src 'self'; style-src 'self'${style}; img-src 'self' data: blob:; font-src 'self'; ` +
    "connect-src 'self'; worker-src 'self'; object-src 'none'; base-uri 'none'; form-action 'none'; frame-src 'none'; " +
    "frame-ancestors 'none'; require-trusted-types-for 'script'";
  expect(script?.['content-security-policy']).toBe(policy(''));
  const sent = page?.['content-security-policy'] ?? '';
  const nonce = /'nonce-([\w-]{22})'/.exec(sent)?.[1];
  expect(nonce).toBeDefined();
  expect(sent).toBe(policy(` 'nonce-${nonce}'`));
  expect(script?.['content-type']).toBe('text/javascript; charset=utf-8');
  expect([page?.['x-content-type-options'], script?.['x-content-type-options']]).toEqual(['nosniff', 'nosniff']);
  expect(page?.['referrer-policy']).toBe('no-referrer');
});

test('has a nonce of its own for every load', async () => {
  const read = () =>
    doradeck.page.evaluate(async () => /csp-nonce" content="([^"]+)"/.exec(await (await fetch('/')).text())?.[1]);
  const nonces = [await read(), await read()];
  expect(new Set(nonces).size).toBe(2);
  expect(nonces).not.toContain(undefined);
});

test('lets no script in but our files', async () => {
  expect(await scriptsThatRan(doradeck.page, WAIT_MS)).toEqual([]);
});

test('turns no text into elements', async () => {
  const ways = await doradeck.page.evaluate(() => {
    const html = '<img src=x>';
    const tries: readonly (() => void)[] = [
      () => {
        document.createElement('div').innerHTML = html;
      },
      () => document.body.insertAdjacentHTML('beforeend', html),
      () => {
        document.createElement('iframe').srcdoc = html;
      },
      () => document.createRange().createContextualFragment(html),
      () => new DOMParser().parseFromString(html, 'text/html'),
      () => document.write(html),
      () => Object.assign(document.createElement('object'), { data: 'app://doradeck/' }),
      () => Object.assign(document.createElement('script'), { src: 'app://doradeck/' }),
    ];
    return tries.map((attempt) => {
      try {
        attempt();
        return 'done';
      } catch (error) {
        return (error as Error).name;
      }
    });
  });
  expect(ways).toEqual(ways.map(() => 'TypeError'));
});

test('takes a style element with its nonce and no other', async () => {
  const colours = await doradeck.page.evaluate(() => {
    const nonce = document.querySelector<HTMLMetaElement>('meta[name=csp-nonce]')?.content ?? '';
    function colourWith(value: string): string {
      const style = Object.assign(document.createElement('style'), { nonce: value });
      style.append('#probe { color: rgb(1, 2, 3) }');
      const probe = Object.assign(document.createElement('div'), { id: 'probe' });
      document.body.append(probe);
      document.head.append(style);
      const { color } = getComputedStyle(probe);
      style.remove();
      probe.remove();
      return color;
    }
    return [
      colourWith(nonce) === 'rgb(1, 2, 3)',
      colourWith('') === 'rgb(1, 2, 3)',
      colourWith('x') === 'rgb(1, 2, 3)',
    ];
  });
  expect(colours).toEqual([true, false, false]);
});

test('embeds nothing and sends no form', async () => {
  const { page } = doradeck;
  await page.evaluate(
    async ({ url, wait }) => {
      const frame = Object.assign(document.createElement('iframe'), { src: url });
      const form = Object.assign(document.createElement('form'), { action: url, method: 'post' });
      const base = Object.assign(document.createElement('base'), { href: url });
      document.body.append(frame, form);
      document.head.append(base);
      form.submit();
      await new Promise((resolve) => setTimeout(resolve, wait));
      for (const element of [frame, form, base]) element.remove();
    },
    { url: outside.url, wait: WAIT_MS },
  );
  expect(await page.evaluate(() => document.baseURI.replace(/#.*/, ''))).toBe(PAGE);
  expect(outside.hits()).toBe(0);
});

test('does not let the page be embedded', async () => {
  const embedded = await doradeck.app.evaluate(
    async ({ BrowserWindow }, { page, wait }) => {
      const window = new BrowserWindow({ show: false });
      await window.loadURL('about:blank');
      const script = `document.body.append(Object.assign(document.createElement('iframe'), { src: '${page}' })); 1`;
      await window.webContents.executeJavaScript(script);
      await new Promise((resolve) => setTimeout(resolve, wait));
      const urls = window.webContents.mainFrame.frames.map(({ url }) => url);
      window.destroy();
      return urls;
    },
    { page: PAGE, wait: WAIT_MS },
  );
  expect(embedded).not.toContain(PAGE);
});

test('shows pictures that the page itself makes', async () => {
  const widths = await doradeck.page.evaluate(async () => {
    const canvas = Object.assign(document.createElement('canvas'), { width: 7, height: 7 });
    canvas.getContext('2d');
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve));
    if (!blob) return [];
    return Promise.all(
      [canvas.toDataURL(), URL.createObjectURL(blob)].map(async (src) => {
        const image = Object.assign(new Image(), { src });
        await image.decode();
        return image.naturalWidth;
      }),
    );
  });
  expect(widths).toEqual([7, 7]);
});
