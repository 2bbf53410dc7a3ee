/** The capability check: one person by keyboard alone, three more from a file, and what of it the data bear out. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { answerDialogs } from './doradeck.ts';
import { expect, test } from './fixtures.ts';
import { violationsOf } from './violations.ts';

/** Each key answers a statement, and Enter turns the page. */
async function answerPage(page: Page, name: string, keys: string): Promise<void> {
  await expect(page.getByRole('heading', { level: 2, name })).toBeVisible();
  for (const key of keys) await page.keyboard.press(key);
  expect.soft(await violationsOf(page)).toEqual([]);
  await page.keyboard.press('Enter');
}

test('one person by keyboard alone and three from a file, lowest first beside what the data say', async ({
  sample,
}) => {
  const { page, folder } = sample;
  await page.evaluate(() => {
    location.hash = '#/capabilities?range=1y';
  });
  await page.getByRole('textbox', { name: 'Name of the round' }).focus();
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type('Spring');
  await page.keyboard.press('Tab');
  await page.keyboard.press('ArrowRight');
  await expect(page.getByText('17 statements: about 3 minutes a person.')).toBeVisible();
  await page.keyboard.press('ArrowRight');
  const more = page.getByRole('checkbox', { name: 'Maintainable code' });
  while (!(await more.evaluate((box) => box === document.activeElement))) await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  await expect(page.getByText('20 statements: about 3 minutes a person.')).toBeVisible();
  expect.soft(await violationsOf(page)).toEqual([]);
  await page.keyboard.press('Enter');

  await answerPage(page, 'Continuous integration', '22222');
  await answerPage(page, 'Loosely coupled teams', '111s11');
  await page.keyboard.press('PageUp');
  await expect(page.getByText('5 of 6 answered')).toBeVisible();
  await page.keyboard.press('PageDown');
  await answerPage(page, 'Generative culture', '555555');
  await answerPage(page, 'Maintainable code', '111');
  await expect(page.getByRole('heading', { name: 'Thank you' })).toBeVisible();
  await page.getByRole('textbox', { name: 'Name (optional)' }).focus();
  await page.keyboard.type('Ada');
  await page.keyboard.press('Tab');
  await page.keyboard.type('Engineers');
  await page.getByRole('button', { name: 'Result of the round' }).press('Enter');
  await expect(page.getByText(/^1 person · .+ · 4 capabilities$/)).toBeVisible();

  const path = join(folder, 'answers.csv');
  writeFileSync(
    path,
    [
      'Name,Role,ci.1,ci.2,loosely-coupled-teams.1,Responsibilities are shared.,책임을 함께 집니다.',
      'Eve,Managers,Strongly agree,agree,neutral,Strongly agree,',
      ',Managers,5,5,2,4,',
      'Kim,Engineers,그렇지 않다,전혀 그렇지 않다,많이,매우 그렇다,',
    ].join('\n'),
  );
  await answerDialogs(sample, { open: [path] });
  await page.getByRole('button', { name: 'Import answers…' }).press('Enter');
  await page.getByRole('button', { name: 'Choose a file…' }).press('Enter');
  await expect(page.getByText('Line 4, loosely-coupled-teams.1: “많이”')).toBeVisible();
  await page.getByRole('button', { name: 'Add 3 people' }).press('Enter');

  await expect(page.getByText(/^4 people · /)).toBeVisible();
  const names = page.getByRole('img', { name: / of 10$/ });
  await expect(names).toHaveCount(4);
  expect(await names.evaluateAll((images) => images.map((image) => image.getAttribute('aria-label')))).toEqual([
    'Maintainable code: 1 answer, 0.0 of 10',
    'Loosely coupled teams: 3 answers, mean 2.5, median 2.5, quartiles 1.3 and 3.8, of 10',
    'Continuous integration: 4 answers, mean 5.6, median 5.6, quartiles 2.2 and 9.1, of 10',
    'Generative culture: 4 answers, mean 9.4, median 10.0, quartiles 9.4 and 10.0, of 10',
  ]);
  await expect(page.getByRole('table', { name: 'By group' })).toContainText('Managers (2)');
  await expect(
    page.getByText(/Managers and Engineers see it most differently on Continuous integration/),
  ).toBeVisible();
  await expect(page.getByRole('heading', { level: 3 }).first()).toHaveText(
    'Rated low, and the data agrees: start here',
  );
  await expect(page.getByText('Start with Maintainable code: rated 0.0 of 10, and the data agrees.')).toBeVisible();
  expect.soft(await violationsOf(page)).toEqual([]);

  await page.getByRole('link', { name: /^Advice: / }).press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Advice' })).toBeVisible();
  await page.goBack();
  await expect(page.getByRole('heading', { level: 1, name: 'Spring' })).toBeVisible();

  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'Result of “Spring”' })).toBeVisible();
  await page.reload();
  await expect(page.getByText(/^4 people · .+ · 4 capabilities$/)).toBeVisible();
});
