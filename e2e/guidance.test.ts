/** From "where are we?" to "what do we do on Monday?": levels, advice with its rows, what if by keyboard, the summary on one page. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { request, shell } from './ask.ts';
import { answerDialogs } from './doradeck.ts';
import { expect, test } from './fixtures.ts';
import { readPdf } from './pdf-text.ts';

const YEAR = 'range=1y';
const MONTH = 'team=marketing-core&from=2024-10-13&to=2024-11-13';

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

/** A link is followed until its screen is there. */
async function follow(page: Page, link: Locator): Promise<void> {
  await page.evaluate(() => {
    document.documentElement.dataset.ready = 'false';
  });
  await link.focus();
  await page.keyboard.press('Enter');
  await isReady(page);
}

test('levels: what is missing in numbers, set by set, and over the months', async ({ sample }) => {
  const { page } = sample;
  await show(page, `#/levels?${YEAR}`);
  const steps = page.getByRole('table', { name: 'What is missing to the next level' });
  const rate = steps.getByRole('row', { name: /^Change failure rate/ });
  await expect(rate).toContainText('High');
  await expect(rate).toContainText(/\d+ fewer failures in [\d,]+ deployments/);
  await expect(page.getByRole('table', { name: /2024/ }).first()).toContainText('you are here');
  await expect(page.getByRole('heading', { name: 'Why did High fail more often than Medium in 2024?' })).toBeVisible();

  // Another set is a step in the location: other bounds and other steps, until back.
  await page.getByRole('radiogroup').getByText('2021').click();
  await expect(page).toHaveURL(/set=2021/);
  await expect(page.getByRole('table', { name: /2021/ }).first()).toBeVisible();
  await expect(page.getByRole('heading', { name: /fail more often than Medium/ })).toHaveCount(0);
  await page.evaluate(() => history.back());
  await expect(page).not.toHaveURL(/set=/);

  // The course, as a table that can be read aloud: each set that has the metric, a year of months.
  const months = page.getByRole('table', { name: 'Levels over time, set by set' });
  await expect(months.getByRole('columnheader')).toHaveCount(13);
  await expect(months.getByRole('row', { name: /^2021/ })).toHaveCount(4);
  await expect(months.getByRole('row', { name: /^2021/ }).nth(1)).toContainText('High');

  await follow(page, steps.getByRole('link', { name: 'Change failure rate' }));
  await expect(page).toHaveURL(/#\/failure-rate\?.*range=1y/);
});

test('advice leads to the rows it speaks of, and its scenario to the sliders', async ({ sample }) => {
  const { page } = sample;
  await show(page, `#/advice?${YEAR}`);
  const start = page.url();
  const card = page.getByRole('article', { name: 'Mend the few services that keep failing' });
  const evidence = card.getByRole('listitem').filter({ hasText: /^\u2068shopist\u2069: / });
  const failed = /(?<failed>[\d,]+) of [\d,]+ failed/.exec(await evidence.innerText())?.groups?.failed;

  await follow(page, evidence.getByRole('link', { name: 'See the rows' }));
  await expect(page).toHaveURL(/#\/deployments\?.*range=1y.*service=shopist/);
  await expect(page.getByText(`${failed} deployments`, { exact: true })).toBeVisible();
  await page.evaluate(() => history.back());
  await expect.poll(() => page.url()).toBe(start);

  await expect(card.getByText(/^Change failure rate: [\d.]+ % → [\d.]+ %/)).toBeVisible();
  const after = /→ (?<after>[\d.]+ %)/.exec(await card.getByText(/^Change failure rate: /).innerText())?.groups?.after;
  await follow(page, card.getByRole('link', { name: 'Try it in What if' }));
  await expect(page).toHaveURL(/#\/what-if\?.*suppose=failures/);
  const row = page.getByRole('table').getByRole('row', { name: /^Change failure rate/ });
  await expect(row).toContainText(after ?? '?');
  await page.evaluate(() => history.back());
  await expect.poll(() => page.url()).toBe(start);

  // A month in which nothing calls for a change, and one of which nothing is known, are two things.
  await show(page, `#/advice?${MONTH}`);
  await expect(page.getByText('Nothing that was measured calls for a change')).toBeVisible();
  await show(page, '#/advice?from=2019-01-01&to=2019-02-01');
  await expect(page.getByText('Nothing that was measured calls for a change')).toHaveCount(0);
});

test('what if, by keyboard alone: tried, kept, set beside, opened again and undone', async ({ sample }) => {
  const { page } = sample;
  await show(page, `#/what-if?${MONTH}`);
  const slider = page.getByRole('slider', { name: 'Review' });
  const lead = page.getByRole('table').getByRole('row', { name: /^Change lead time/ });
  const cells = lead.getByRole('cell');
  await expect(cells).toHaveCount(1);
  const now = await cells.first().innerText();

  await slider.focus();
  for (let i = 0; i < 10; i++) await page.keyboard.press('ArrowLeft');
  await expect(slider).toHaveAttribute('aria-valuetext', /→ .*\(−50 %\)/);
  await expect(cells).toHaveCount(2);
  await expect(cells.nth(1)).toContainText('−31 %');
  await expect(page).toHaveURL(/suppose=review%3A0\.5/);
  const half = await cells.nth(1).innerText();

  await page.getByRole('textbox', { name: 'Name of this scenario' }).focus();
  await page.keyboard.type('Half the wait');
  await page.keyboard.press('Enter');
  const kept = page.getByRole('region', { name: 'Scenarios' });
  await expect(kept.getByRole('button', { name: 'Half the wait', exact: true })).toBeVisible();

  await slider.focus();
  await page.keyboard.press('Home');
  await expect(slider).toHaveAttribute('aria-valuetext', /→ gone/);
  await kept.getByRole('checkbox', { name: 'Compare “Half the wait”' }).focus();
  await page.keyboard.press('Space');
  await expect(cells).toHaveCount(3);
  await expect.poll(() => cells.nth(2).innerText()).toBe(half);
  await expect.poll(() => cells.nth(1).innerText()).not.toBe(half);

  await kept.getByRole('button', { name: 'Half the wait', exact: true }).focus();
  await page.keyboard.press('Enter');
  await expect.poll(() => cells.nth(1).innerText()).toBe(half);
  await page.evaluate(() => history.back());
  await expect(slider).toHaveAttribute('aria-valuetext', /→ gone/);
  await page.getByRole('button', { name: /^Reset/ }).focus();
  await page.keyboard.press('Enter');
  await expect(page).not.toHaveURL(/suppose=/);
  expect(await cells.first().innerText()).toBe(now);
  expect(await request(sample, 'saved.list', { kind: 'scenario' })).toMatchObject([
    { name: 'Half the wait', content: 'review:0.5' },
  ]);
});

const HEADING = { en: 'Software delivery on one page', ko: '한 장으로 보는 소프트웨어 배포' } as const;
const SAVE = { en: 'Save as PDF', ko: 'PDF로 저장' } as const;
const A_LOT = 'Gesellschaft mit beschränkter Haftung & <Söhne> '.repeat(4).slice(0, 200).trim();

for (const language of ['en', 'ko'] as const) {
  test(`the summary is one page, ${language}`, async ({ sample }) => {
    const { page, folder } = sample;
    await shell(sample, 'app.preferences', { language });
    await page.reload();
    const save = async (name: string, query: string) => {
      await show(page, `#/summary?${query}`);
      await expect(page.getByRole('heading', { name: HEADING[language] })).toBeVisible();
      const path = join(folder, `${name}.pdf`);
      await answerDialogs(sample, { save: path });
      await page.getByRole('button', { name: SAVE[language] }).click();
      await expect(page.getByRole('alert').filter({ hasText: path })).toBeVisible({ timeout: 30_000 });
      await expect(page.locator('body > [inert]')).toHaveCount(0);
      return readFile(path);
    };

    const pdf = await save('month', MONTH);
    const { pages, title, letters } = readPdf(pdf);
    expect(pages).toBe(1);
    expect(pdf.toString('latin1')).toMatch(/\/MediaBox \[0 0 59[45][.\d]* 84[12][.\d]*\]/);
    expect(title).toContain('Marketing core');
    const words = `${HEADING[language]} Marketing core 2024`;
    expect(Array.from(words).filter((letter) => letter !== ' ' && !letters.has(letter))).toEqual([]);

    // A year of advice, a client with an endless name, and a period of which nothing is known.
    await request(sample, 'workspace.settings', { clientName: A_LOT });
    await page.reload();
    expect(readPdf(await save('year', YEAR)).pages).toBe(1);
    expect(readPdf(await save('nothing', 'from=2019-01-01&to=2019-02-01')).pages).toBe(1);
    // Nothing of it is beyond the sheet.
    await show(page, `#/summary?${YEAR}`);
    const [sheet, last] = [page.locator('article'), page.locator('article footer')];
    const [outer, inner] = [await sheet.boundingBox(), await last.boundingBox()];
    expect((inner?.y ?? 0) + (inner?.height ?? 0)).toBeLessThanOrEqual((outer?.y ?? 0) + (outer?.height ?? 0));
  });
}
