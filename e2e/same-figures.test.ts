/**
 * One state of the filters, and every place that shows its figures: cards, the screens of the metrics, the dashboard, what
 * is compared, breakdowns, exported reports, the command line; and the rows behind them, worked out once more.
 */
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Page } from '@playwright/test';
import Database from 'better-sqlite3';
import type { DeploymentRow, IncidentRow } from '../shared/answers.ts';
import { formatDuration } from '../shared/i18n/format.ts';
import { formatHeadline, headlineParts } from '../shared/i18n/format-headline.ts';
import { METRIC_NAMES, type MetricName, type ProfileId } from '../shared/model.ts';
import type { Metrics, Report } from '../shared/report.ts';
import { request } from './ask.ts';
import type { Doradeck } from './doradeck.ts';
import { expect, test } from './fixtures.ts';

const TEAM = 'marketing-core';
const SERVICE = 'deliveries-proxy';
const PERIOD = { from: '2024-09-13', to: '2024-11-13' } as const;
const ZONE = 'Asia/Seoul';

const NAMES: Readonly<Record<MetricName, string>> = {
  deploymentFrequency: 'Deployment frequency',
  changeLeadTime: 'Change lead time',
  changeFailureRate: 'Change failure rate',
  recoveryTime: 'Recovery time',
  reworkRate: 'Rework rate',
};
const PATHS: Readonly<Record<MetricName, string>> = {
  deploymentFrequency: 'frequency',
  changeLeadTime: 'lead-time',
  changeFailureRate: 'failure-rate',
  recoveryTime: 'recovery',
  reworkRate: 'rework',
};

function placeOf(screen: string, profile: ProfileId, more = ''): string {
  return `#/${screen}?team=${TEAM}&from=${PERIOD.from}&to=${PERIOD.to}&profile=${profile}${more}`;
}

async function show({ page }: Doradeck, place: string): Promise<void> {
  await page.evaluate(async (hash) => {
    location.hash = '#/nowhere';
    await new Promise((resolve) => setTimeout(resolve, 50));
    document.documentElement.dataset.ready = 'false';
    location.hash = hash;
  }, place);
  await page.waitForFunction(() => document.documentElement.dataset.ready === 'true');
}

/** A copy of what is open in the window for the command line, since one opens a workspace at a time. */
async function copyForCommandLine(doradeck: Doradeck): Promise<string> {
  const summary = await request(doradeck, 'workspace.summary', {});
  const copy = join(doradeck.folder, 'copy.doradeck');
  const db = new Database(summary?.path ?? '', { readonly: true });
  await db.backup(copy);
  db.close();
  return copy;
}

/** What the command line answers, of the same workspace. */
async function commandLine<T>(...words: readonly string[]): Promise<T> {
  const root = join(import.meta.dirname, '..');
  const line = [join('build', 'node.mjs'), join('electron', 'cli.ts'), ...words, '--format', 'json', '--quiet'];
  const { stdout } = await promisify(execFile)(process.execPath, line, { cwd: root, maxBuffer: 1e9 });
  return JSON.parse(stdout) as T;
}

const FILTERS = ['--from', PERIOD.from, '--to', PERIOD.to, '--tz', ZONE, '--team', TEAM];

/** Each metric's headline as it is written in one line. */
function textsOf(metrics: Metrics): Record<MetricName, string> {
  const text = (name: MetricName) => {
    const { headline, headlineUnit } = metrics[name];
    return headline === null ? '' : formatHeadline(headline, headlineUnit, 'en');
  };
  return Object.fromEntries(METRIC_NAMES.map((name) => [name, text(name)])) as Record<MetricName, string>;
}

/** The large number alone. */
function numbersOf(metrics: Metrics): Record<MetricName, string> {
  const value = (name: MetricName) => {
    const { headline, headlineUnit } = metrics[name];
    return headline === null ? '' : headlineParts(headline, headlineUnit, 'en').value;
  };
  return Object.fromEntries(METRIC_NAMES.map((name) => [name, value(name)])) as Record<MetricName, string>;
}

async function cards(page: Page): Promise<Record<string, string>> {
  const read = METRIC_NAMES.map(async (name) => {
    const card = page.getByRole('article', { name: NAMES[name], exact: true });
    return [name, await card.locator('[class*="number"]').innerText()] as const;
  });
  return Object.fromEntries(await Promise.all(read));
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  return ((sorted[Math.floor(middle)] ?? Number.NaN) + (sorted[Math.ceil(middle)] ?? Number.NaN)) / 2;
}

for (const profile of ['doradeck', 'deck-2024'] as const) {
  test(`every place shows the figures of the command line: ${profile}`, async ({ sample: doradeck }) => {
    test.setTimeout(180_000);
    const { page, folder } = doradeck;
    const workspace = await copyForCommandLine(doradeck);
    const report = await commandLine<Report>('report', workspace, ...FILTERS, '--profile', profile, '--by', 'service');
    const texts = textsOf(report.metrics);
    const numbers = numbersOf(report.metrics);
    const row = report.breakdown.service?.find(({ key }) => key === SERVICE);
    expect(Object.values(texts)).not.toContain('');

    await show(doradeck, placeOf('overview', profile));
    expect(await cards(page)).toEqual(numbers);
    const cells = page.getByRole('row', { name: new RegExp(`^${SERVICE}`) }).getByRole('cell');
    const ofService = textsOf((row as NonNullable<typeof row>).metrics);
    expect(await cells.allInnerTexts()).toEqual(
      expect.arrayContaining([ofService.changeLeadTime, ofService.changeFailureRate, ofService.recoveryTime]),
    );

    await show(doradeck, placeOf('overview', profile, `&service=${SERVICE}`));
    expect(await cards(page)).toEqual(numbersOf((row as NonNullable<typeof row>).metrics));

    await show(doradeck, placeOf('dashboard', profile));
    expect(await cards(page)).toEqual(numbers);

    for (const name of METRIC_NAMES) {
      await show(doradeck, placeOf(PATHS[name], profile));
      const headline = page.getByRole('region', { name: NAMES[name], exact: true });
      await expect.soft(headline, name).toContainText(numbers[name]);
    }

    await show(
      doradeck,
      placeOf('compare', profile, `&slice=${encodeURIComponent(`team=${TEAM}`)}&slice=period%3Dprevious`),
    );
    const compared = await page.getByRole('main').innerText();
    for (const name of METRIC_NAMES) expect.soft(compared, `compare ${name}`).toContain(texts[name]);

    const view = {
      ...PERIOD,
      timeZone: ZONE,
      services: [],
      teams: [TEAM],
      repositories: [],
      excludeBots: false,
      profile,
    };
    const saved = async (format: 'csv' | 'markdown' | 'html' | 'json') => {
      const path = join(folder, `report.${format}`);
      await request(doradeck, 'report.export', { view, format, language: 'en', path });
      return readFileSync(path, 'utf8');
    };
    const [markdown, html, csv] = [await saved('markdown'), await saved('html'), await saved('csv')];
    for (const name of METRIC_NAMES) {
      expect.soft(markdown, `markdown ${name}`).toContain(texts[name]);
      expect.soft(html, `html ${name}`).toContain(texts[name]);
      expect.soft(csv, `csv ${name}`).toContain(`,${name},${report.metrics[name].headline},`);
    }
    expect((JSON.parse(await saved('json')) as Report).metrics).toEqual(report.metrics);
  });
}

test('the rows behind the figures add up to them, on screen, in files and on the command line', async ({
  sample: doradeck,
}) => {
  test.setTimeout(120_000);
  const { page } = doradeck;
  const workspace = await copyForCommandLine(doradeck);
  const { metrics } = await commandLine<Report>('report', workspace, ...FILTERS);
  const deployments = await commandLine<readonly DeploymentRow[]>(
    'list',
    'deployments',
    workspace,
    ...FILTERS,
    '--commits',
  );
  const incidents = await commandLine<readonly IncidentRow[]>('list', 'incidents', workspace, ...FILTERS);
  const counted = deployments.filter((row) => row.counted);
  const leads = counted.flatMap((row) => Object.values(row.leadSecondsBySha ?? {})).filter((seconds) => seconds > 0);
  expect({
    deployments: counted.length,
    failed: counted.filter(({ failed }) => failed).length,
    reworked: counted.filter(({ remediation }) => remediation !== null).length,
    leadTimes: leads.length,
    lead: median(leads),
  }).toEqual({
    deployments: metrics.deploymentFrequency.n,
    failed: metrics.changeFailureRate.failed,
    reworked: metrics.reworkRate.reworked,
    leadTimes: metrics.changeLeadTime.n,
    lead: metrics.changeLeadTime.medianSeconds,
  });

  await show(doradeck, placeOf('deployments', 'doradeck'));
  const list = page.getByRole('table', { name: 'Deployments' });
  // The screen keeps to the environments of the filter bar; the command line lists the others too, and says why they don't count.
  const here = deployments.filter(({ countedReason }) => countedReason !== 'environment');
  await expect(list).toHaveAttribute('aria-rowcount', String(here.length + 1));
  const view = { ...PERIOD, timeZone: ZONE, services: [], teams: [TEAM], repositories: [], excludeBots: false };
  const sort = { column: 'finishedAt', descending: true };
  const page1 = await request(doradeck, 'deployments.list', { view, search: '', sort, offset: 0, limit: 1000 });
  const failed = page1.rows.find((row) => row.failed && row.medianLeadSeconds !== null);
  // The command line calls a deployment what its export calls it.
  const told = deployments.find(({ id }) => String(id) === failed?.externalId);
  await show(doradeck, placeOf('deployments', 'doradeck', `&open=${failed?.id}`));
  const lead = formatDuration(told?.medianLeadSeconds ?? Number.NaN, 'en');
  await expect(page.getByRole('dialog')).toContainText(lead);

  await show(doradeck, placeOf('failures', 'doradeck'));
  await expect(page.getByRole('table', { name: /Failures|Incidents/ })).toHaveAttribute(
    'aria-rowcount',
    String(incidents.filter((row) => row.counted).length + 1),
  );
});
