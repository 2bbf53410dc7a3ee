/** The quick check of several people: two at the keyboard in turn, some more from a file, and where belief and data part. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { answerDialogs } from './doradeck.ts';
import { expect, test } from './fixtures.ts';

async function answer(page: Page, keys: readonly string[]): Promise<void> {
  for (const [index, key] of keys.entries()) {
    await expect(page.getByText(`Question ${index + 1} of ${keys.length}`)).toBeVisible();
    await page.keyboard.type(key);
    if (key !== 's') await page.keyboard.press('Enter');
  }
  await expect(page.getByRole('heading', { name: 'Thank you' })).toBeVisible();
}

test('two people by keyboard alone and three from a file, beside what the data says', async ({ doradeck }) => {
  const { page, folder } = doradeck;
  await page.getByRole('button', { name: 'Open the sample' }).click();
  await expect(page.getByRole('article', { name: 'Change lead time' })).toBeVisible({ timeout: 120_000 });
  await page.evaluate(() => {
    location.hash = '#/quick-check';
  });
  const name = page.getByRole('textbox', { name: 'Name of the round' });
  await name.focus();
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type('Spring');
  await page.keyboard.press('Enter');

  await answer(page, ['6', '6', '2', '6', 's']);
  await page.getByRole('textbox', { name: 'Name (optional)' }).focus();
  await page.keyboard.type('Ada');
  await page.keyboard.press('Tab');
  await page.keyboard.type('Engineers');
  await page.keyboard.press('Enter');
  // Nothing of what she said is left for the next one to see.
  await expect(page.getByText('Person 2')).toBeVisible();
  await expect(page.getByRole('radio', { checked: true })).toHaveCount(0);
  await answer(page, ['5', '5', '4', '6', '10']);
  await page.getByRole('button', { name: 'Result of the round' }).press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Spring' })).toBeVisible();

  const path = join(folder, 'answers.csv');
  writeFileSync(
    path,
    [
      'Timestamp,Name,Role,What is your lead time for changes?,How often do you deploy?,Change failure rate,How long to restore service?',
      '2026/01/05,Eve,Managers,Less than one hour,On demand (multiple deploys per day),1%,Less than one hour',
      '2026/01/05,,Managers,Less than one hour,6,0,Less than one hour',
      '2026/01/06,,Managers,ages,,,',
      '2026/01/06,Max,Managers,1시간 안에,ages,,Less than one hour',
    ].join('\n'),
  );
  await answerDialogs(doradeck, { open: [path] });
  await page.getByRole('button', { name: 'Import answers…' }).press('Enter');
  await page.getByRole('button', { name: 'Choose a file…' }).press('Enter');
  const people = page.getByRole('table', { name: 'People read from the file' });
  await expect(people.getByRole('row')).toHaveText([
    /Line.*Name.*Group/,
    '2EveManagersLess than one hourWhenever needed, several times a day1 %Less than one hour',
    '3anonymousManagersLess than one hourWhenever needed, several times a day0 %Less than one hour',
    '5MaxManagersLess than one hour––Less than one hour',
  ]);
  await expect(page.getByText('Line 4, What is your lead time for changes?: “ages”')).toBeVisible();
  await page.getByRole('button', { name: 'Add 3 people' }).press('Enter');

  await expect(page.getByText(/^5 people · /)).toBeVisible();
  const belief = page
    .getByRole('listitem')
    .filter({ hasText: 'Change lead time' })
    .filter({ hasText: 'The data says' });
  await expect(belief).toContainText(/4 of 5 say “Less than one hour”\. The data says .+ \(n = [\d,]+\)\./);
  await expect(page.getByText(/Furthest apart: .+ points better than the data says\./)).toBeVisible();
  await expect(page.getByRole('table', { name: 'By group' })).toContainText('Managers (3)');

  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'Result of “Spring”' })).toBeVisible();
  await page.reload();
  await expect(page.getByText(/^5 people · /)).toBeVisible();
});
