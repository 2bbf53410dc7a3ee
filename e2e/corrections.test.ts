/** What is said by hand changes the figures, which say so, until it is taken back. */
import { expect, test } from './fixtures.ts';

test('an incident is attached to a deployment: the figure says so, and is as before once that is taken back', async ({
  sample: { page },
}) => {
  const go = (hash: string) =>
    page.evaluate((place) => {
      location.hash = place;
    }, hash);
  const card = page.getByRole('article', { name: 'Change failure rate' });
  await go('#/overview?range=all');
  // The sample's year of deployments, not the month it opens with.
  await expect(card.getByText(/of \d,\d{3}/)).toBeVisible();
  const before = (await card.textContent()) ?? '';
  expect(before).not.toContain('by hand');

  await go('#/deployments?range=all&sort=failed');
  const deployments = page.getByRole('table', { name: 'Deployments' });
  await deployments.getByRole('button').nth(12).press('Enter');
  const drawer = page.getByRole('dialog');
  await drawer.getByRole('button', { name: 'Attach an incident' }).press('Enter');
  const search = drawer.getByRole('searchbox', { name: 'Search all of them' });
  await expect(search).toBeFocused();
  await search.fill('a');
  const found = drawer.getByRole('list', { name: 'Incidents that can be attached' });
  await found.getByRole('button').first().press('Enter');
  await expect(drawer.getByText(/Attached by hand/)).toBeVisible();
  await page.keyboard.press('Escape');

  await go('#/overview?range=all');
  await expect(card.getByText(/corrected by hand/)).toBeVisible();

  await go('#/corrections');
  await expect(page.getByText('1 correction', { exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'Take back: Incident attached' }).press('Enter');
  await expect(page.getByRole('heading', { name: 'Nothing was corrected by hand' })).toBeVisible();
  await go('#/overview?range=all');
  await expect(card).toHaveText(before);
});
