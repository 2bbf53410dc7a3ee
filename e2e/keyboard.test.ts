/** What a person does without a mouse: finding, filtering, reading down to a row and back, arranging, keeping, presenting. */
import type { Page } from '@playwright/test';
import type { Doradeck } from './doradeck.ts';
import { expect, test } from './fixtures.ts';

async function openSample({ page }: Doradeck): Promise<void> {
  await page.waitForFunction(() => document.documentElement.dataset.ready === 'true');
  await tabTo(page, 'Open the sample');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/#\/overview/, { timeout: 60_000 });
  await settled(page);
}

async function settled(page: Page): Promise<void> {
  await page.waitForFunction(() => document.documentElement.dataset.ready === 'true');
}

/** Presses Tab until the focus is on what has this name. */
async function tabTo(page: Page, name: string | RegExp): Promise<void> {
  for (let presses = 0; presses < 300; presses += 1) {
    await page.keyboard.press('Tab');
    if (matches(await focusedName(page), name)) return;
  }
  throw new Error(`no Tab leads to ${name}`);
}

function matches(text: string, name: string | RegExp): boolean {
  return typeof name === 'string' ? text === name : name.test(text);
}

function focusedName(page: Page): Promise<string> {
  return page.evaluate(() => {
    const element = document.activeElement as HTMLElement | null;
    return (element?.getAttribute('aria-label') ?? element?.innerText ?? '').trim();
  });
}

/** Whatever has the focus shows it. */
function focusIsVisible(page: Page): Promise<boolean> {
  return page.evaluate(() => {
    const element = document.activeElement;
    if (element === null || element === document.body) return false;
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element);
    return (outlineStyle !== 'none' && Number.parseFloat(outlineWidth) > 0) || boxShadow !== 'none';
  });
}

/** The menu hears its shortcuts, but not keys that are pressed by a test: what it does on one is done here. */
async function pressShortcut({ app }: Doradeck, accelerator: string): Promise<void> {
  await app.evaluate(({ Menu, BrowserWindow }, wanted) => {
    const items = (Menu.getApplicationMenu()?.items ?? []).flatMap(({ submenu }) => submenu?.items ?? []);
    const [window] = BrowserWindow.getAllWindows();
    items.find((item) => item.accelerator === wanted)?.click(undefined, window);
  }, accelerator);
}

function zoomOf({ app }: Doradeck): Promise<number | undefined> {
  return app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.getZoomFactor());
}

async function choose(doradeck: Doradeck, words: string): Promise<void> {
  const { page } = doradeck;
  await pressShortcut(doradeck, 'CmdOrCtrl+K');
  const field = page.getByRole('textbox', { name: 'Type a command, a screen or a service' });
  await expect(field).toBeFocused();
  await page.keyboard.type(words);
  await expect(page.locator('[data-action][data-selected]')).toContainText(words);
  await page.keyboard.press('Enter');
  await expect(field).toHaveCount(0);
}

test('the palette goes to a screen and filters by a service, a question mark shows the shortcuts', async ({
  doradeck,
}) => {
  const { page } = doradeck;
  await openSample(doradeck);
  await choose(doradeck, 'Anomalies');
  await expect(page).toHaveURL(/#\/anomalies/);
  await choose(doradeck, 'promocode-checker');
  await expect(page).toHaveURL(/service=promocode-checker/);

  await page.keyboard.press('?');
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
});

test('a range back, a row opened and left again, exactly where it was', async ({ sample: doradeck }) => {
  const { page } = doradeck;
  await pressShortcut(doradeck, 'CmdOrCtrl+2');
  await expect(page).toHaveURL(/#\/deployments/);
  await settled(page);
  await tabTo(page, 'One range back');
  expect(await focusIsVisible(page)).toBe(true);
  const before = page.url();
  await page.keyboard.press('Enter');
  await expect(page).not.toHaveURL(before);
  await settled(page);

  const list = page.getByRole('table', { name: 'Deployments' });
  const [first, second] = [list.locator('button[data-row]').nth(0), list.locator('button[data-row]').nth(1)];
  await tabTo(page, (await first.innerText()).trim());
  await page.keyboard.press('ArrowDown');
  await expect(second).toBeFocused();
  const place = page.url();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  expect(page.url()).toBe(place);
  await expect(second).toBeFocused();
});

test('a dashboard is arranged, kept under a name, presented and left again', async ({ sample: doradeck }) => {
  const { page } = doradeck;
  await choose(doradeck, 'Dashboard');
  await expect(page).toHaveURL(/#\/dashboard/);
  await settled(page);
  await tabTo(page, 'Arrange…');
  await page.keyboard.press('Enter');
  const cards = page.locator('main section[data-width]');
  const names = () => cards.evaluateAll((all) => all.map((card) => card.getAttribute('aria-label')));
  const [frequency, leadTime] = await names();

  await tabTo(page, `Move ${frequency} one place later`);
  await page.keyboard.press('Enter');
  await expect.poll(async () => (await names()).slice(0, 2)).toEqual([leadTime, frequency]);

  await tabTo(page, `Move ${leadTime}`);
  const said = page.locator('[id^="DndLiveRegion"]');
  await page.keyboard.press('Space');
  await expect(said).toHaveText(/place 1 of/);
  await page.keyboard.press('ArrowRight');
  await expect(said).toHaveText(/over place 2 of/);
  await page.keyboard.press('Space');
  await expect.poll(async () => (await names()).slice(0, 2)).toEqual([frequency, leadTime]);

  await tabTo(page, `Take ${leadTime} off the dashboard`);
  await page.keyboard.press('Enter');
  await tabTo(page, 'Name of the dashboard');
  await page.keyboard.type('For the board');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'For the board' })).toBeVisible();
  await expect(page).toHaveURL(/dashboard=For\+the\+board/);

  await tabTo(page, 'Present');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('navigation')).toHaveCount(0);
  await expect.poll(() => zoomOf(doradeck)).toBe(1.25);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('navigation')).toBeVisible();
  await expect.poll(() => zoomOf(doradeck)).toBe(1);
  await page.reload();
  await expect(page.getByRole('heading', { name: 'For the board' })).toBeVisible();
  await expect(page.getByRole('article', { name: leadTime?.replace(': card', '') ?? '' })).toHaveCount(0);
});

test('a view is kept under a name and opened from the palette', async ({ sample: doradeck }) => {
  const { page } = doradeck;
  await choose(doradeck, 'deliveries-proxy');
  await expect(page).toHaveURL(/service=deliveries-proxy/);
  const place = page.url();
  await tabTo(page, 'Saved views');
  await page.keyboard.press('Enter');
  await expect(page.getByPlaceholder('Name of this view')).toBeFocused();
  await page.keyboard.type('Proxy');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Remove Proxy' })).toBeVisible();
  await page.keyboard.press('Escape');
  await choose(doradeck, 'Levels');
  await expect(page).toHaveURL(/#\/levels/);
  await choose(doradeck, 'Open view: Proxy');
  await expect(page).toHaveURL(place);
});
