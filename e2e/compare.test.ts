/** Teams and another client side by side, and what goes to the clipboard. */
import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { ask, request } from './ask.ts';
import { answerDialogs, type Doradeck } from './doradeck.ts';
import { expect, test } from './fixtures.ts';

const VIEW = {
  from: '2024-10-13',
  to: '2024-11-13',
  timeZone: 'Asia/Seoul',
  services: [],
  teams: [],
  repositories: [],
  excludeBots: false,
};

const WEEKS = 'from=2024-10-13&to=2024-11-13';

/** The sample client is open; beside it lies another client's workspace. */
async function makeOtherClient(doradeck: Doradeck, sampleFile: string): Promise<string> {
  const open = (await request(doradeck, 'workspace.summary', {}))?.path ?? '';
  const other = join(doradeck.folder, 'beta.doradeck');
  await copyFile(sampleFile, other);
  await request(doradeck, 'workspace.open', { path: other });
  await request(doradeck, 'workspace.settings', { clientName: 'Beta' });
  await request(doradeck, 'workspace.open', { path: open });
  await doradeck.page.reload();
  await doradeck.page.waitForFunction(() => document.documentElement.dataset.ready === 'true');
  return other;
}

async function go(page: Page, place: string): Promise<void> {
  await page.evaluate((hash) => {
    location.hash = hash;
  }, place);
}

interface Copied {
  readonly text: string;
  readonly html: string;
  readonly width: number;
  readonly height: number;
  /** Shares of pixels: white, coloured (neither white nor grey), and black, which no colour of ours is. */
  readonly white: number;
  readonly coloured: number;
  readonly black: number;
}

async function clipboardOf({ app }: Doradeck): Promise<Copied> {
  return app.evaluate(async ({ clipboard, nativeImage }) => {
    // Runtimes before Electron 45 have calls of their own.
    const earlier = clipboard as unknown as {
      readImage?: () => Electron.NativeImage;
      readText(): string | Promise<string>;
      readHTML?: () => string;
    };
    const [item] = earlier.readImage === undefined ? await clipboard.read() : [];
    const ofType = async (type: string) =>
      item?.types.includes(type)
        ? Buffer.from(await ((await item.getType(type)) as Blob).arrayBuffer())
        : Buffer.alloc(0);
    const image = earlier.readImage?.() ?? nativeImage.createFromBuffer(await ofType('image/png'));
    const html = earlier.readHTML?.() ?? (await ofType('text/html')).toString('utf8');
    const pixels = image.toBitmap();
    let white = 0;
    let coloured = 0;
    let black = 0;
    for (let at = 0; at < pixels.length; at += 4) {
      const [a = 0, b = 0, c = 0] = [pixels[at], pixels[at + 1], pixels[at + 2]];
      if (Math.min(a, b, c) === 255) white++;
      if (Math.max(a, b, c) - Math.min(a, b, c) > 60) coloured++;
      if (Math.max(a, b, c) < 12) black++;
    }
    const count = Math.max(1, pixels.length / 4);
    return {
      text: await earlier.readText(),
      html,
      ...image.getSize(),
      white: white / count,
      coloured: coloured / count,
      black: black / count,
    };
  });
}

test('two teams and another client: added, swapped, moved by keyboard, copied', async ({
  sample: doradeck,
  sampleFile,
}) => {
  const { page } = doradeck;
  const other = await makeOtherClient(doradeck, sampleFile);
  const strange = await ask(doradeck, 'request', 'compare', {
    slices: [null, '/etc/passwd'].map((workspace) => ({ label: '', workspace, view: VIEW })),
  });
  expect(strange).toEqual({ ok: false, error: { code: 'forbidden', params: {} } });

  await answerDialogs(doradeck, { open: [other] });
  await go(page, `#/compare?${WEEKS}`);
  await page.getByRole('button', { name: 'Add a slice' }).click();
  await page.getByRole('button', { name: /^marketing-core/ }).click();
  await page.getByRole('button', { name: 'Add a slice' }).click();
  await page.getByRole('textbox', { name: 'Search' }).fill('check');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Workspace', exact: true }).click();
  await page.getByRole('button', { name: 'Choose a workspace file…' }).click();
  await page.keyboard.press('Escape');

  const sideBySide = page.getByRole('region', { name: 'Side by side' });
  const heads = sideBySide.getByRole('rowheader');
  await expect(heads).toHaveText([/marketing-core.*Base/, /checkout/, /^Beta · Everything$/]);
  const { report } = await request(doradeck, 'overview', { view: { ...VIEW, teams: ['checkout'] }, by: [] });
  const { n } = report.metrics.deploymentFrequency;
  await expect(sideBySide.getByRole('row').nth(2).getByRole('cell').first()).toContainText(`n = ${n}`);

  const slices = page.getByRole('list', { name: 'Slices that are compared' }).locator('[data-slice]');
  await slices.nth(1).click();
  await expect(heads).toHaveText([/checkout.*Base/, /marketing-core/, /Beta/]);
  await page.goBack();
  await expect(heads).toHaveText([/marketing-core.*Base/, /checkout/, /Beta/]);
  await slices.nth(2).focus();
  await page.keyboard.press('Alt+ArrowLeft');
  await expect(heads).toHaveText([/marketing-core.*Base/, /Beta/, /checkout/]);
  await expect(slices.nth(1)).toBeFocused();
  await page.keyboard.press('Delete');
  await expect(heads).toHaveText([/marketing-core.*Base/, /checkout/]);
  await page.getByRole('button', { name: 'Swap the two' }).click();
  await expect(heads).toHaveText([/checkout.*Base/, /marketing-core/]);

  await sideBySide.getByRole('button', { name: 'Copy as table' }).click();
  await expect(page.getByText('Copied as a table: 10 rows.')).toBeVisible();
  const { text, html } = await clipboardOf(doradeck);
  const rows = text
    .trimEnd()
    .split('\n')
    .map((row) => row.split('\t'));
  expect(rows.map(([metric, slice]) => `${metric}: ${slice}`).slice(0, 3)).toEqual([
    'Metric: Slice',
    'Deployment frequency: checkout',
    'Deployment frequency: marketing-core',
  ]);
  expect(rows.map((row) => row.length)).toEqual(Array.from({ length: 11 }, () => 7));
  expect(html).toContain('<table>');
});

test('a comparison that names a file nobody chose asks for it first', async ({ sample: doradeck, sampleFile }) => {
  const { page } = doradeck;
  const other = await makeOtherClient(doradeck, sampleFile);
  await go(page, `#/compare?${WEEKS}&slice=&slice=${encodeURIComponent('workspace=/somewhere/client.doradeck')}`);
  await expect(page.getByRole('heading', { name: 'Which file is this?' })).toBeVisible();
  await answerDialogs(doradeck, { open: [other] });
  await page.getByRole('button', { name: 'Choose a workspace file…' }).click();
  await expect(page.getByRole('region', { name: 'Side by side' }).getByRole('rowheader')).toHaveText([/Base/, /Beta/]);
});

test('a chart is copied as an image, light and at twice the size, and as a table', async ({ sample: doradeck }) => {
  const { page } = doradeck;
  await page.emulateMedia({ colorScheme: 'dark' });
  const panel = page
    .locator('section')
    .filter({ has: page.getByRole('button', { name: 'Copy as image' }) })
    .first();
  for (const [chart, title, coloured] of [
    ['deployments', /^Deployments/, 0.05],
    ['lead-time', /lead time/i, 0.001],
  ] as const) {
    await go(page, `#/overview?${WEEKS}&chart=${chart}`);
    await expect(panel.getByRole('heading')).toHaveText(title);
    await expect(panel.locator('svg text').first()).toBeVisible();
    await panel.getByRole('button', { name: 'Copy as image' }).click();
    const done = page.getByText(/^Copied as an image of \d+ × \d+ pixels\.$/);
    await expect(done).toBeVisible({ timeout: 20_000 });
    await page.getByRole('alert').filter({ has: done }).getByRole('button').click();
    await expect(done).toBeHidden();
    const box = await panel.boundingBox();
    const picture = await clipboardOf(doradeck);
    // The panel, and 16 pixels around it; below it the lines that say what it is of.
    expect(picture.width).toBe(2 * (Math.ceil(box?.width ?? 0) + 32));
    expect(picture.height).toBeGreaterThan(2 * ((box?.height ?? 0) - 20));
    expect(picture.white).toBeGreaterThan(0.6);
    expect(picture.coloured).toBeGreaterThan(coloured);
    expect(picture.black).toBe(0);
  }
  await panel.getByRole('button', { name: 'Copy as table' }).click();
  await expect(page.getByText(/^Copied as a table/)).toBeVisible();
  const { text } = await clipboardOf(doradeck);
  await panel.getByRole('button', { name: 'Show as table' }).click();
  expect(text.split('\n')[1]?.split('\t')[0]).toBe(await panel.getByRole('rowheader').first().textContent());
});
