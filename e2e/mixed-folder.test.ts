/** Files of six tools from the drop to the dashboard: one column corrected by hand, one import undone, figures reckoned apart. */
import { join } from 'node:path';
import { request } from './ask.ts';
import { answerDialogs, type Doradeck } from './doradeck.ts';
import { dropFiles } from './drop.ts';
import { expect, test } from './fixtures.ts';
import { FILES, makeMixedClient, type Reckoned, reckon } from './mixed-client.ts';

const VIEW = {
  from: '2025-02-01',
  to: '2025-03-01',
  timeZone: 'Asia/Seoul',
  services: [],
  teams: [],
  repositories: [],
  excludeBots: false,
};

async function show({ page }: Doradeck, place: string): Promise<void> {
  await page.evaluate((hash) => {
    location.hash = hash;
  }, place);
}

async function measured(doradeck: Doradeck): Promise<Reckoned> {
  const { report } = await request(doradeck, 'overview', { view: VIEW, by: [] });
  const { metrics } = report;
  return {
    deployments: metrics.deploymentFrequency.n,
    failed: metrics.changeFailureRate.failed,
    medianLeadSeconds: metrics.changeLeadTime.medianSeconds ?? Number.NaN,
    medianRecoverySeconds: metrics.recoveryTime.medianSeconds ?? Number.NaN,
  };
}

/** As the screen writes a whole number of days, or less than one. */
function duration(seconds: number): string {
  const minutes = Math.round(seconds / 60);
  if (minutes % 1440 === 0) return `${minutes / 1440} d`;
  return minutes < 60 ? `${minutes} min` : `${Math.floor(minutes / 60)} h${minutes % 60 ? ` ${minutes % 60} min` : ''}`;
}

async function expectFigures(doradeck: Doradeck, reckoned: Reckoned): Promise<void> {
  const { page } = doradeck;
  expect(await measured(doradeck)).toEqual(reckoned);
  await show(doradeck, '#/overview?from=2025-02-01&to=2025-03-01&tz=Asia%2FSeoul');
  const card = (name: string) => page.getByRole('article', { name });
  const share = ((reckoned.failed / reckoned.deployments) * 100).toFixed(1);
  await expect(card('Change failure rate')).toContainText(`${share} %`);
  await expect(card('Recovery time')).toContainText(duration(reckoned.medianRecoverySeconds));
  await expect(card('Change lead time')).toContainText(duration(reckoned.medianLeadSeconds));
}

test('files of six tools end as the figures that a reckoning of their rows gives', async ({ doradeck }) => {
  const { page, folder } = doradeck;
  const client = makeMixedClient(join(folder, 'Acme'));
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await dropFiles(
    page,
    Object.values(FILES).map((name) => join(client, name)),
  );
  const rowOf = (name: string) => page.getByRole('row').filter({ hasText: name });
  const said = {
    [FILES.log]: /Deployments.*A question/,
    [FILES.jira]: /Incidents.*Jira.*A question/,
    [FILES.pager]: /Incidents.*PagerDuty.*Ready/,
    [FILES.pulls]: /Pull requests.*Ready/,
    [FILES.book]: /Deployments.*Ready/,
  };
  for (const [name, what] of Object.entries(said)) await expect(rowOf(name).filter({ hasText: what })).toBeVisible();

  await rowOf(FILES.log)
    .getByRole('button', { name: /^Answer/ })
    .click();
  await page.getByRole('combobox', { name: /Time zone/ }).fill('Seoul');
  await page.getByRole('option', { name: /Asia\/Seoul/ }).click();
  await page.getByRole('button', { name: 'Also for 1 other file that asks this' }).click();
  // The heading says service; what was deployed stands in the column beside it.
  const preview = page.getByRole('region', { name: 'First rows' });
  await expect(preview.getByText('공통 플랫폼').first()).toBeVisible();
  await page.getByRole('combobox', { name: 'Column for Service' }).click();
  await page.getByRole('option', { name: '애플리케이션' }).first().click();
  await expect(preview.getByRole('row', { name: /shop.*2025-02-05 03:00:00 UTC/ })).toBeVisible();
  await page.getByRole('button', { name: 'All files' }).click();

  await page.getByRole('button', { name: 'Import 5 files' }).click();
  const main = page.getByRole('main');
  await expect(main.getByText('5 of 5 files imported')).toBeVisible();
  await expect(main.getByLabel('7 rows read = 6 stored + 0 duplicate + 1 rejected + 0 blank').first()).toBeVisible();

  await answerDialogs(doradeck, { open: [join(client, 'shop')] });
  await show(doradeck, '#/data');
  await page.getByRole('button', { name: 'Choose a folder…' }).click();
  await page.getByRole('button', { name: 'Add 1 repository' }).click();
  await expect(page.getByText(/shop.*6 commits/).first()).toBeVisible();
  await expectFigures(doradeck, reckon({ withPager: true }));

  await show(doradeck, '#/data');
  await page.getByRole('button', { name: `Undo the import of ${FILES.pager}` }).click();
  await page.getByRole('dialog').getByRole('button', { name: /^Undo/ }).click();
  await expect(page.getByRole('button', { name: `Undo the import of ${FILES.pager}` })).toHaveCount(0);
  await expectFigures(doradeck, reckon({ withPager: false }));
});
