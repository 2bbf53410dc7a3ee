/** Lists as files: what is exported is what is on the screen, all of it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { answerDialogs } from './doradeck.ts';
import { expect, test } from './fixtures.ts';

test('a list is exported with the columns chosen, as many rows as the screen counts', async ({ sample }) => {
  const { page, folder } = sample;
  await page.evaluate(() => {
    location.hash = '#/deployments?range=all&search=a';
  });
  const count = page.getByText(/^[\d,]+ deployments$/);
  await expect(count).toBeVisible();
  const total = Number((await count.innerText()).replace(/\D/g, ''));
  expect(total).toBeGreaterThan(100);

  await page.getByRole('button', { name: 'Columns' }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('checkbox', { name: 'Environment' }).press('Space');
  await page.getByRole('checkbox', { name: 'Identifier' }).press('Space');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'Columns' })).toBeFocused();
  await expect(page.getByRole('columnheader', { name: 'Environment' })).toHaveCount(0);

  const path = join(folder, 'deployments.csv');
  await answerDialogs(sample, { save: path });
  await page.getByRole('button', { name: 'Export CSV…' }).click();
  await expect(page.getByText(/rows saved to/)).toBeVisible();
  const [about = '', table = ''] = readFileSync(path, 'utf8').slice(1).split('\r\n\r\n');
  const rows: string[][] = parse(table);
  expect(rows).toHaveLength(total + 1);
  expect(rows[0]).toEqual(expect.arrayContaining(['Finished', 'Service', 'Identifier', 'Outcome']));
  expect(rows[0]).not.toContain('Environment');
  expect(about).toContain(`Rows,${total}`);
  const newest = await page.getByRole('table', { name: 'Deployments' }).getByRole('row').nth(1).innerText();
  expect(newest).toContain(rows[1]?.[1]);

  await page.getByRole('table', { name: 'Deployments' }).getByRole('button').nth(8).focus();
  await page.keyboard.press('End');
  const last = page.locator(`tr[aria-rowindex="${total + 1}"]`);
  await expect(last).toBeInViewport();
  await expect(last.getByRole('button').first()).toBeFocused();
});
