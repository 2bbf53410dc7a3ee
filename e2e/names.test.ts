/** Names put in order by hand: a new team, another name, production; the figures follow, and the last change is taken back. */
import { request } from './ask.ts';
import { expect, test } from './fixtures.ts';
import { violationsOf } from './violations.ts';

const MONTH = { from: '2024-10-13', to: '2024-11-13', timeZone: 'Asia/Seoul' };
const EVERYTHING = { ...MONTH, services: [], teams: [], repositories: [], excludeBots: false };

test('what is said of names changes the figures at once', async ({ sample }) => {
  const { page } = sample;
  const teams = async () => {
    const { report } = await request(sample, 'overview', { view: EVERYTHING, by: ['team'] });
    return (report.breakdown.team ?? []).map(({ key }) => key).sort();
  };
  const services = async () => {
    const { report } = await request(sample, 'overview', { view: EVERYTHING, by: ['service'] });
    return (report.breakdown.service ?? []).map(({ key }) => key);
  };
  expect(await services()).toContain('ios-shopist');

  await page.getByRole('link', { name: 'Names and teams' }).click();
  const teamCell = (team: string) => page.getByRole('button', { name: `Team of stock-search: ${team}` });
  await teamCell('catalog').press('Enter');
  const field = page.getByRole('combobox', { name: 'Team of stock-search' });
  await expect(field).toBeFocused();
  expect(await violationsOf(page, 'main')).toEqual([]);
  await field.fill('platform');
  await field.press('Enter');
  await expect(teamCell('platform')).toBeFocused();
  await expect.poll(teams).toContain('platform');

  await page.getByRole('button', { name: 'ios-shopist is another name of: A service of its own' }).click();
  const alias = page.getByRole('combobox', { name: 'ios-shopist is another name of' });
  await alias.fill('shopist');
  await expect(page.getByRole('option', { name: 'shopist', exact: true })).toBeVisible();
  await alias.press('ArrowDown');
  await alias.press('Enter');
  await expect(page.getByRole('button', { name: 'ios-shopist is another name of: shopist' })).toBeFocused();
  await expect(page.getByText('also called ios-shopist')).toBeVisible();
  await expect.poll(services).not.toContain('ios-shopist');
  await page.getByRole('button', { name: 'Take back the last change' }).click();
  await expect.poll(services).toContain('ios-shopist');

  await page.getByRole('radiogroup', { name: 'Kind of names' }).getByText('Environments').click();
  await page.getByRole('radiogroup', { name: 'Is staging production?' }).getByText('Production').click();
  await page.getByRole('button', { name: 'Change the pattern' }).click();
  await expect(page.getByRole('listitem').filter({ hasText: 'staging' })).toHaveAttribute('data-counts', 'true');
});
