/** A deck is arranged, presented whole by keyboard alone, with the presenter's own window, and saved as PDF. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { request, shell } from './ask.ts';
import { answerDialogs, type Doradeck } from './doradeck.ts';
import { expect, test } from './fixtures.ts';
import { readPdf } from './pdf-text.ts';

const MONTH = 'team=marketing-core&from=2024-10-13&to=2024-11-13';
/** 18 pt on a page of 13.333 in: 24 of its 1280 pixels. */
const SMALLEST = 24;

/** As the menu does for F5. */
async function present({ app, page }: Doradeck): Promise<void> {
  await page.evaluate(() => {
    document.documentElement.dataset.ready = 'false';
  });
  await app.evaluate(({ Menu }) => Menu.getApplicationMenu()?.getMenuItemById('present')?.click());
  await isReady(page);
  await expect(page).toHaveURL(/#\/present\?.*present=yes/);
}

async function show(page: Page, hash: string): Promise<void> {
  await page.evaluate(async (to) => {
    location.hash = '#/nowhere';
    await new Promise((resolve) => setTimeout(resolve, 50));
    document.documentElement.dataset.ready = 'false';
    location.hash = to;
  }, hash);
  await isReady(page);
}

async function isReady(page: Page): Promise<void> {
  await page.waitForFunction(() => document.documentElement.dataset.ready === 'true');
}

interface Shown {
  readonly name: string;
  /** In pixels of a page 1280 wide. */
  readonly smallest: number;
  /** Something of the page does not fit on it. */
  readonly overflows: boolean;
}

/** The page that the audience sees. */
function shown(page: Page): Promise<Shown> {
  return page.evaluate(() => {
    const canvas = document.querySelector<HTMLElement>('[data-here="true"] section[data-ground]');
    if (canvas === null) throw new Error('no page is shown');
    const scale = canvas.getBoundingClientRect().width / 1280;
    const sizes: number[] = [];
    const walker = document.createTreeWalker(canvas, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const parent = node.parentElement;
      if (parent === null || (node.textContent ?? '').trim() === '') continue;
      const svg = parent instanceof SVGGraphicsElement ? (parent.getScreenCTM()?.a ?? scale) / scale : 1;
      sizes.push(Number.parseFloat(getComputedStyle(parent).fontSize) * svg);
    }
    return {
      name: canvas.getAttribute('aria-label') ?? '',
      smallest: Math.min(...sizes),
      overflows: canvas.scrollHeight > canvas.clientHeight || canvas.scrollWidth > canvas.clientWidth,
    };
  });
}

/** Goes through the whole deck, a key a page. */
async function presentAll(page: Page, key: string): Promise<readonly Shown[]> {
  const seen: Shown[] = [];
  for (;;) {
    seen.push(await shown(page));
    const before = page.url();
    await page.keyboard.press(key);
    await page.waitForTimeout(80);
    if (page.url() === before) return seen;
  }
}

test('slides are chosen, ordered, annotated and kept by name', async ({ sample }) => {
  const { page } = sample;
  await show(page, `#/present?${MONTH}`);
  const list = page.getByRole('region', { name: 'Slides' });
  const names = () =>
    list
      .getByRole('button', { name: /^Move .* one place earlier$/ })
      .evaluateAll((buttons) =>
        buttons.map((button) => button.getAttribute('aria-label')?.replace(/^Move | one place earlier$/g, '')),
      );
  expect((await names()).slice(0, 4)).toEqual(['Title', 'Four metrics', 'Levels', 'Deployment frequency over time']);

  await list.getByRole('checkbox', { name: 'Show Quiz' }).uncheck();
  await list.getByRole('button', { name: 'Move Levels one place earlier' }).click();
  // By keyboard, as somebody without a mouse does.
  await list.getByRole('button', { name: 'Move Four metrics', exact: true }).focus();
  const said = page.locator('[id^="DndLiveRegion"]');
  await page.keyboard.press('Space');
  await expect(said).toHaveText(/^Four metrics over place 3/);
  await page.keyboard.press('ArrowDown');
  await expect(said).toHaveText(/^Four metrics over place 4/);
  await page.keyboard.press('Space');
  await expect
    .poll(async () => (await names()).slice(0, 4))
    .toEqual(['Title', 'Levels', 'Deployment frequency over time', 'Four metrics']);

  await list.getByRole('button', { name: 'Edit Levels' }).click();
  const note = page.getByRole('textbox', { name: 'Notes for the speaker' });
  await expect(note).toHaveValue(/Medium \(10 %\)/);
  await note.fill('Breathe.');
  await list.getByRole('button', { name: 'Add a slide of your own' }).click();
  await page.getByRole('textbox', { name: 'Heading' }).fill('What we agreed on');
  await page.getByRole('textbox', { name: 'Lines' }).fill('One thing\nAnother');
  await expect(page.getByRole('heading', { name: 'What we agreed on' }).first()).toBeAttached();

  await page.getByRole('textbox', { name: 'Name of the deck' }).fill('Monday');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page).toHaveURL(/deck=Monday/);
  await page.reload();
  await isReady(page);
  expect((await names()).slice(0, 5)).toEqual([
    'Title',
    'Levels',
    'What we agreed on',
    'Deployment frequency over time',
    'Four metrics',
  ]);
  await expect(list.getByRole('checkbox', { name: 'Show Quiz' })).not.toBeChecked();

  // No name of the client's is left on any slide that is to hide them.
  const slides = page.locator('section[data-ground]');
  const { services, teams, repositories } = await request(sample, 'facets', {});
  const allNames = [...services, ...teams, ...repositories].map(({ name }) => name);
  const left = async () => {
    const said = (await slides.allTextContents()).join('\n');
    return allNames.filter((name) => said.includes(name));
  };
  expect((await left()).length).toBeGreaterThan(3);
  await page.getByRole('switch', { name: 'Hide names' }).click({ force: true });
  await expect.poll(left).toEqual([]);
  expect((await slides.allTextContents()).join('\n')).toContain('The client: how we deliver software');

  await request(sample, 'saved.save', { kind: 'deck', name: 'Broken', content: '{"version":1,"slides' });
  await page.reload();
  await expect(page.getByText(/^Draft of \d\d:\d\d restored$/)).toBeVisible();
  await expect(page.getByRole('switch', { name: 'Hide names' })).toBeChecked();
  await show(page, `#/present?${MONTH}&deck=Broken`);
  await expect(page.getByRole('alert')).toContainText('“Broken” is damaged');
  const kept = await request(sample, 'saved.list', { kind: 'deck' });
  expect(kept.find(({ name }) => name === 'Broken')?.content).toBe('{"version":1,"slides');
});

test('a whole deck is presented by keyboard alone', async ({ sample }) => {
  test.setTimeout(120_000);
  const { page, app } = sample;
  await show(page, `#/lead-time?${MONTH}`);
  const start = page.url();
  await present(sample);
  await expect(page.getByRole('navigation')).toHaveCount(0);

  const pages = await presentAll(page, 'ArrowRight');
  expect(pages.map(({ name }) => name).slice(0, 4)).toEqual([
    'Title',
    'Four metrics',
    'Levels',
    'Deployment frequency over time',
  ]);
  expect(pages.at(-1)?.name).toBe('Last slide');
  expect(pages.filter(({ smallest, overflows }) => smallest < SMALLEST || overflows)).toEqual([]);
  expect(pages.length).toBeGreaterThan(15);

  // A remote control's keys go back all the way.
  await page.keyboard.press('Home');
  expect((await shown(page)).name).toBe('Title');
  await page.keyboard.press('3');
  await page.keyboard.press('Enter');
  expect((await shown(page)).name).toBe('Levels');
  await page.keyboard.press('PageDown');
  await page.keyboard.press('PageUp');
  expect((await shown(page)).name).toBe('Levels');

  // Blank in black and in white; the next key shows the slide again.
  await page.keyboard.press('.');
  await expect(page.locator('[data-color="black"]')).toBeVisible();
  await page.keyboard.press('w');
  await expect(page.locator('[data-color="white"]')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.locator('[data-color]')).toHaveCount(0);

  // The pointer is all that is seen of the mouse.
  await page.mouse.move(300, 200);
  await expect(page.getByTestId('pointer')).toHaveCount(0);
  await page.keyboard.press('l');
  await page.mouse.move(420, 310);
  const dot = await page.getByTestId('pointer').boundingBox();
  expect(Math.round((dot?.x ?? 0) + (dot?.width ?? 0) / 2)).toBe(420);
  expect(await page.evaluate(() => getComputedStyle(document.elementFromPoint(420, 310) as Element).cursor)).toBe(
    'none',
  );
  await page.keyboard.press('l');

  // All slides at a glance: answers that were not shown yet can't be read. (All were, so start anew.)
  await page.keyboard.press('Escape');
  await expect.poll(() => page.url()).toBe(start);
  await present(sample);
  await page.keyboard.press('g');
  await expect(page.getByText('not shown yet').first()).toBeVisible();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  expect((await shown(page)).name).toBe('Four metrics');
  await page.keyboard.press('?');
  await expect(page.getByRole('region', { name: 'Keys' })).toBeVisible();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await expect.poll(() => page.url()).toBe(start);
  await expect(page.getByRole('navigation').first()).toBeVisible();
  expect(app.windows()).toHaveLength(1);
});

test('the presenter has a window of their own', async ({ sample }) => {
  test.setTimeout(120_000);
  const { page, app } = sample;
  await show(page, `#/overview?${MONTH}`);
  await present(sample);
  const [speaker] = await Promise.all([app.waitForEvent('window'), page.keyboard.press('n')]);
  await isReady(speaker);
  await expect(speaker.getByRole('region', { name: 'Notes' })).toContainText('measured from our own deployments');
  await expect(speaker.getByRole('region', { name: 'Next' })).toContainText('Four metrics');
  await expect(speaker.getByRole('timer')).toHaveText(/^0:\d\d$/);

  // It speaks the language of the application, changed while it is open too.
  await shell(sample, 'app.preferences', { language: 'ko' });
  await expect(speaker.getByRole('region', { name: '메모' })).toBeVisible();
  await expect(speaker.getByRole('region', { name: '다음' })).toContainText('네 가지 지표');
  await shell(sample, 'app.preferences', { language: 'en' });
  await expect(speaker.getByRole('region', { name: 'Notes' })).toBeVisible();

  // Its keys turn the audience's pages; the audience's page has neither the notes nor what comes after the next.
  await speaker.keyboard.press('ArrowRight');
  await expect.poll(async () => (await shown(page)).name).toBe('Four metrics');
  await expect(speaker.getByRole('region', { name: 'Notes' })).toContainText('Read speed and stability together');
  expect(await page.content()).not.toContain('Read speed and stability together');
  await page.keyboard.press('ArrowRight');
  await expect(speaker.getByRole('region', { name: 'Now' })).toContainText('Levels');
  await speaker.keyboard.press('b');
  await expect(page.locator('[data-color="black"]')).toBeVisible();
  await speaker.keyboard.press('b');

  // An answer is not on the audience's page, not even out of sight, while its question is asked.
  await speaker.keyboard.press('g');
  await speaker.getByRole('button', { name: /Question 1 of 3/ }).click();
  await expect.poll(async () => (await shown(page)).name).toBe('Question 1 of 3');
  expect(await page.locator('[data-right="true"]').count()).toBe(0);
  await expect(speaker.getByRole('region', { name: 'Notes' })).toContainText('Answer: CI Visibility');
  await expect(speaker.getByRole('region', { name: 'Next' }).locator('[data-right="true"]')).toHaveCount(1);
  await speaker.keyboard.press('ArrowRight');
  await expect(page.locator('[data-right="true"]')).toHaveCount(1);

  // It is restricted as the main window is.
  const answer = await speaker.evaluate(async () => {
    const opened = window.open('https://example.com/');
    const fetched = await fetch('https://example.com/').then(
      () => 'fetched',
      () => 'refused',
    );
    return { opened, fetched, node: typeof (globalThis as { process?: unknown }).process };
  });
  expect(answer).toEqual({ opened: null, fetched: 'refused', node: 'undefined' });

  // Closed by hand, the presentation goes on; opened again, it ends with it.
  await speaker.close();
  expect((await shown(page)).name).toBe('Answer to question 1');
  const [again] = await Promise.all([app.waitForEvent('window'), page.keyboard.press('n')]);
  await isReady(again);
  await Promise.all([again.waitForEvent('close'), again.keyboard.press('Escape')]);
  await expect(page).toHaveURL(/#\/overview/);
  expect(app.windows()).toHaveLength(1);
});

test('who hosts a quiz reads the answer in a window of their own', async ({ sample }) => {
  const { page, app } = sample;
  await show(page, '#/quiz');
  await page.getByRole('button', { name: 'Host it…' }).click();
  await page.getByRole('textbox', { name: 'Prize for place 1' }).press('Enter');
  const stage = page.getByRole('region', { name: 'Quiz before an audience' });
  await expect(stage).toBeVisible();
  const [speaker] = await Promise.all([app.waitForEvent('window'), page.keyboard.press('n')]);
  const answer = speaker.getByText(/^Answer: /);
  await expect(answer).toBeVisible();
  const explanation = await answer.locator('xpath=following-sibling::p[1]').innerText();
  expect(await page.content()).not.toContain(explanation);
  await Promise.all([speaker.waitForEvent('close'), page.keyboard.press('n')]);
  await expect(stage).toBeVisible();
});

test('where there are two displays, the audience has the other one', async ({ sample }) => {
  test.setTimeout(120_000);
  const { page, app } = sample;
  await show(page, `#/overview?${MONTH}`);
  const home = await app.evaluate(({ BrowserWindow, screen }) => {
    const [primary] = screen.getAllDisplays();
    if (primary === undefined) throw new Error('no display');
    const area = { x: 160, y: 120, width: 1100, height: 720 };
    const beamer = { ...primary, id: primary.id + 1, label: 'Beamer', bounds: area, workArea: area, size: area };
    screen.getAllDisplays = () => [primary, beamer];
    screen.getDisplayMatching = ({ x }) => (x === area.x ? beamer : primary);
    BrowserWindow.getAllWindows()[0]?.setBounds({ x: 20, y: 10, width: 1030, height: 710 });
    return BrowserWindow.getAllWindows()[0]?.getBounds();
  });
  const [speaker] = await Promise.all([app.waitForEvent('window'), present(sample)]);
  await isReady(speaker);
  const places = () =>
    app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows().map((window) => ({
        isAudience: !window.webContents.getURL().includes('speaker=yes'),
        x: window.getBounds().x,
      })),
    );
  await expect.poll(async () => (await places()).find(({ isAudience }) => isAudience)?.x).toBe(160);

  // The other display is pulled out: the audience's page comes back, and the presentation goes on.
  await app.evaluate(({ screen }) => {
    const [primary] = screen.getAllDisplays();
    if (primary === undefined) throw new Error('no display');
    screen.getAllDisplays = () => [primary];
    screen.emit('display-removed', {}, primary);
  });
  await expect.poll(async () => (await places()).find(({ isAudience }) => isAudience)?.x).toBe(0);
  expect((await shown(page)).name).toBe('Title');
  expect(app.windows()).toHaveLength(2);

  await Promise.all([speaker.waitForEvent('close'), page.keyboard.press('Escape')]);
  await expect
    .poll(() => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getBounds()))
    .toEqual(home);
});

for (const language of ['en', 'ko'] as const) {
  test(`the deck as PDF, ${language}`, async ({ sample }) => {
    test.setTimeout(120_000);
    const { page, folder } = sample;
    await shell(sample, 'app.preferences', { language });
    await page.reload();
    await show(page, `#/present?${MONTH}`);
    const saveButton = page.getByRole('button', { name: 'PDF' });

    // Cancelling the dialog writes nothing and says nothing.
    await answerDialogs(sample, {});
    await saveButton.click();
    await expect(page.getByRole('alert')).toHaveCount(0);

    const path = join(folder, 'deck.pdf');
    await answerDialogs(sample, { save: path });
    await saveButton.click();
    const notice = page.getByRole('alert').filter({ hasText: /PDF/ });
    await expect(notice).toBeVisible({ timeout: 60_000 });
    const said = Number(/\d+/.exec((await notice.innerText()).replace(/^\D+/, ''))?.[0]);
    const { pages, title, letters } = readPdf(await readFile(path));
    expect(pages).toBe(said);
    expect(pages).toBeGreaterThan(15);
    expect(title).toBe({ en: 'Marketing core · sample delivery', ko: 'Marketing core · sample 배포 현황' }[language]);
    const words = {
      en: 'Our position among the levels 0123456789',
      ko: '등급표에서 본 우리의 위치 복구 시간 0123456789',
    };
    expect(Array.from(words[language]).filter((letter) => letter !== ' ' && !letters.has(letter))).toEqual([]);
    // Nothing of it stays on the page, and the window has its own title again.
    await expect(page.locator('body > [inert]')).toHaveCount(0);
    await expect(page).toHaveTitle(/Doradeck$/);

    await page.getByRole('switch').last().click();
    await saveButton.click();
    await expect(page.getByRole('alert').filter({ hasText: /PDF/ })).toHaveCount(2, { timeout: 60_000 });
    expect(readPdf(await readFile(path)).pages).toBeGreaterThanOrEqual(pages);
  });
}
