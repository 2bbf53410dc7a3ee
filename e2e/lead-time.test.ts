/** Lead time of the sample client: the screen says what the engine and the report say, down to one commit and back. */
import type { Locator, Page } from '@playwright/test';
import { formatDuration, formatNumber, formatShare } from '../shared/i18n/format.ts';
import { SAMPLE_MONTH, SAMPLE_TEAM } from '../shared/sample-view.ts';
import { request, shell } from './ask.ts';
import type { Doradeck } from './doradeck.ts';
import { expect, test } from './fixtures.ts';

const VIEW = {
  ...SAMPLE_MONTH,
  services: [],
  teams: [SAMPLE_TEAM],
  repositories: [],
  excludeBots: false,
};
const PLACE = `#/lead-time?team=${SAMPLE_TEAM}&from=${SAMPLE_MONTH.from}&to=${SAMPLE_MONTH.to}`;
const SLOWEST = { view: VIEW, search: '', sort: { column: 'leadSeconds', descending: true }, offset: 0, limit: 5 };

async function openLeadTime({ page }: Doradeck): Promise<void> {
  await page.getByRole('link', { name: 'Lead time', exact: true }).click();
  await page.evaluate((place) => {
    location.hash = place;
  }, PLACE);
  await expect(page.getByRole('heading', { level: 1, name: 'Change lead time' })).toBeVisible();
}

function panel(page: Page, name: string): Locator {
  return page.getByRole('region', { name, exact: true });
}

function duration(seconds: number | null): string {
  expect(seconds).not.toBeNull();
  return formatDuration(seconds ?? 0, 'en');
}

test('the figures are those of the engine and of the report', async ({ sample: doradeck }) => {
  const { page } = doradeck;
  await openLeadTime(doradeck);
  const answer = await request(doradeck, 'lead-time', { view: VIEW, by: 'service' });
  const { report } = await request(doradeck, 'overview', { view: VIEW, by: [] });
  const { changeLeadTime } = report.metrics;
  expect({ ...answer.metric }).toMatchObject({
    n: changeLeadTime.n,
    medianSeconds: changeLeadTime.medianSeconds,
    meanSeconds: changeLeadTime.meanSeconds,
    change: changeLeadTime.change,
    level: changeLeadTime.level,
  });

  const headline = panel(page, 'Change lead time');
  await expect(headline).toContainText(duration(changeLeadTime.medianSeconds));
  await expect(headline).toContainText(`median over ${formatNumber(changeLeadTime.n, 'en')} changes`);
  const stages = panel(page, 'Stages');
  expect(answer.stages.length).toBe(5);
  for (const { stage, n, meanSeconds, maxSeconds, lastSeconds, share } of answer.stages) {
    const row = stages.getByRole('row').filter({ has: page.locator(`[data-stage="${stage}"]`) });
    for (const words of [formatNumber(n, 'en'), formatShare(share, 'en')]) await expect(row).toContainText(words);
    for (const seconds of [meanSeconds, maxSeconds, lastSeconds]) await expect(row).toContainText(duration(seconds));
  }
  const { most } = answer.bottleneck;
  await expect(panel(page, 'Where changes wait')).toContainText(
    `takes most of the way: ${formatShare(most?.share ?? 0, 'en')} of the total, ${duration(most?.meanSeconds ?? null)}`,
  );
});

test('groups stand in the location, so that back works; a stage narrows the list', async ({ sample: doradeck }) => {
  const { page } = doradeck;
  await openLeadTime(doradeck);
  await panel(page, 'By service').getByText('Team', { exact: true }).click();
  const { groups } = await request(doradeck, 'lead-time', { view: VIEW, by: 'team' });
  const row = panel(page, 'By team').getByRole('row', { name: groups[0]?.key ?? '' });
  await expect(row).toContainText(duration(groups[0]?.medianSeconds ?? null));
  await page.goBack();
  await expect(panel(page, 'By service')).toBeVisible();

  await page.getByRole('button', { name: 'Changes in this stage: Review' }).click();
  const { total, rows } = await request(doradeck, 'lead-time.changes', {
    ...SLOWEST,
    sort: { column: 'review', descending: true },
    stage: 'review',
  });
  const list = panel(page, 'Slowest changes: Review');
  await expect(list.getByRole('status')).toHaveText(`${formatNumber(total, 'en')} changes`);
  await expect(list.getByRole('row').nth(1)).toContainText(duration(rows[0]?.stages.review ?? null));
  await list.getByRole('button', { name: 'Remove: Stage: Review' }).click();
  await expect(panel(page, 'Slowest changes')).toBeVisible();
});

test('a change by keyboard: its commit, its deployment over it, and back to where it was', async ({
  sample: doradeck,
}) => {
  const { page } = doradeck;
  await openLeadTime(doradeck);
  const { rows } = await request(doradeck, 'lead-time.changes', SLOWEST);
  const [first] = rows;
  const list = panel(page, 'Slowest changes');
  const row = list.getByRole('button', { name: first?.subject ?? '' }).first();
  await row.focus();
  const scrolled = await scrollOf(page);
  expect(scrolled).toBeGreaterThan(0);
  await page.keyboard.press('Enter');

  const commit = page.getByRole('dialog', { name: first?.subject ?? '' });
  await expect(commit).toContainText(`${duration(first?.leadSeconds ?? null)} in all`);
  await expect(commit).toContainText(first?.sha ?? '');
  await expect(commit).toContainText(`#${first?.pull?.externalId}`);
  await expect(commit.getByRole('list', { name: 'From commit to production' }).getByRole('listitem')).toHaveCount(6);

  await commit.getByRole('button', { name: first?.service ?? '' }).click();
  const deployment = page.getByRole('dialog', { name: `Deployment of ${first?.service}` });
  await expect(deployment).toContainText('Success');
  await page.keyboard.press('Escape');
  await expect(deployment).toBeHidden();
  await expect(commit).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(commit).toBeHidden();
  await expect(row).toBeFocused();
  expect(await scrollOf(page)).toBe(scrolled);
});

async function scrollOf(page: Page): Promise<number> {
  return page.locator('#content').evaluate((content) => content.scrollTop);
}

test('a deployment leads to its commits, Escape back to it', async ({ sample: doradeck }) => {
  const { page } = doradeck;
  await openLeadTime(doradeck);
  const { rows } = await request(doradeck, 'lead-time.changes', SLOWEST);
  const [first] = rows;
  await page.evaluate((place) => {
    location.hash = place;
  }, `#/deployments?range=all&open=${first?.deploymentId}`);
  const deployment = page.getByRole('dialog', { name: `Deployment of ${first?.service}` });
  await deployment.getByRole('button', { name: first?.subject ?? '' }).click();
  const commit = page.getByRole('dialog', { name: first?.subject ?? '' });
  await expect(commit).toContainText('Deployments that brought it');
  await page.keyboard.press('Escape');
  await expect(commit).toBeHidden();
  await expect(deployment).toBeVisible();
});

test('the same in Korean', async ({ sample: doradeck }) => {
  const { page } = doradeck;
  await openLeadTime(doradeck);
  const { metric } = await request(doradeck, 'lead-time', { view: VIEW, by: 'service' });
  await shell(doradeck, 'app.preferences', { language: 'ko' });
  await page.reload();
  await expect(panel(page, '변경 리드 타임')).toContainText(formatDuration(metric.medianSeconds ?? 0, 'ko'));
  await expect(panel(page, '변경 리드 타임')).toContainText(`변경 ${formatNumber(metric.n, 'ko')}건의 중앙값`);
  await expect(page.getByRole('heading', { name: '병목 구간' })).toBeVisible();
});
