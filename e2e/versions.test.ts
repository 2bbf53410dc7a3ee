/** Which release broke it: a pasted table shown row for row, a bad release found, judged, compared and counted as failed. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { SAMPLE_MONTH } from '../shared/sample-view.ts';
import { request, shell } from './ask.ts';
import type { Doradeck } from './doradeck.ts';
import { dropFiles } from './drop.ts';
import { expect, test } from './fixtures.ts';

/** As an APM's page shows the versions of a service, and gives them to the clipboard. */
const SCREEN = [
  ['VERSION', 'FIRST SEEN', 'LAST SEEN', 'ERROR TYPES', 'REQS/10s', 'ERROR RATE', 'P99 LATENCY', 'AVERAGE LATENCY'],
  ['v9d27ce40b1-212', '21 minutes ago', 'ACTIVE', '1', '41.2 req/s', '< 0.1%', '9.35 ms', '1.21 ms'],
  ['v8f30ab2c77-211', '3 hours ago', '19 minutes ago', '4', '38.9 req/s', '2.4%', '1.86 s', '240 ms'],
  ['v-51e7d4c9', '4 days ago', '3 hours ago', '0', '< 0.1 req/s', '0%', '870 µs', '450 µs'],
];
const STORY = '#/versions?from=2024-10-28&to=2024-11-03';

async function show(page: Page, place: string): Promise<void> {
  await page.evaluate(async (hash) => {
    location.hash = '#/nowhere';
    await new Promise((resolve) => setTimeout(resolve, 50));
    document.documentElement.dataset.ready = 'false';
    location.hash = hash;
  }, place);
  await page.waitForFunction(() => document.documentElement.dataset.ready === 'true');
}

async function widen({ app }: Doradeck): Promise<void> {
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setContentSize(1440, 900));
}

async function speak(doradeck: Doradeck, language: 'en' | 'ko'): Promise<void> {
  await shell(doradeck, 'app.preferences', { language });
  await doradeck.page.reload();
  await doradeck.page.waitForFunction(() => document.documentElement.dataset.ready === 'true');
}

/** The cells of every row but the head's, as one reads them. */
async function rowsOf(table: Locator): Promise<string[][]> {
  const rows = await table
    .getByRole('row')
    .evaluateAll((all) =>
      all.map((row) =>
        Array.from(row.querySelectorAll<HTMLElement>('th, td, [role=cell], [role$=header]'), (cell) =>
          cell.innerText.trim(),
        ),
      ),
    );
  return rows.slice(1);
}

const PASTE = {
  en: {
    ...{ action: 'Paste a table…', table: 'The table', name: 'Name', look: 'Look at it', import: 'Import 1 file' },
    ...{
      report: '3 rows read = 3 stored + 0 duplicate + 0 rejected + 0 blank',
      versions: 'Versions of parcel-gateway',
    },
    active: 'Active',
  },
  ko: {
    ...{ action: '표 붙여넣기…', table: '표', name: '이름', look: '살펴보기', import: '파일 1개 가져오기' },
    ...{ report: /^읽은 행 3/, versions: 'parcel-gateway 버전 목록' },
    active: '실행 중',
  },
} as const;

for (const language of ['en', 'ko'] as const) {
  test(`a table of versions pasted from a screen is shown row for row (${language})`, async ({ doradeck }) => {
    const { page, folder } = doradeck;
    const words = PASTE[language];
    await widen(doradeck);
    await request(doradeck, 'workspace.create', { path: join(folder, 'client.doradeck') });
    await speak(doradeck, language);
    await show(page, '#/data');
    await page.getByRole('button', { name: words.action }).click();
    const form = page.getByRole('dialog');
    await form.getByRole('textbox', { name: words.table }).fill(SCREEN.map((row) => row.join('\t')).join('\n'));
    await form.getByRole('textbox', { name: words.name }).fill('parcel-gateway');
    await form.getByRole('button', { name: words.look }).click();
    await page.getByRole('button', { name: words.import }).press('Enter');
    await expect(page.getByLabel(words.report).first()).toBeVisible();
    await show(page, '#/versions?range=all&of=parcel-gateway');
    const table = page.getByRole('table', { name: words.versions });
    await expect(table).toBeVisible();
    const rows = await rowsOf(table);
    // Without the choice of two at its start, and the verdict.
    expect(rows.map(([, , version, , ...cells]) => [version, ...cells])).toEqual(
      SCREEN.slice(1).map((row) => row.map((cell) => (cell === 'ACTIVE' ? words.active : cell))),
    );
  });
}

/** Hourly: 1.4.1 and 1.4.2 alike for days, then 1.5.0, which fails six times as often and still runs. */
function writeSeries(path: string): void {
  const lines = ['timestamp,service,version,requests,errors,p95_ms'];
  for (let hour = 0; hour < 24 * 7; hour++) {
    const version = hour < 72 ? '1.4.1' : hour < 144 ? '1.4.2' : '1.5.0';
    const errors = (version === '1.5.0' ? 30 : 5) + (hour % 3) - 1;
    const at = new Date(Date.UTC(2024, 3, 1) + hour * 3_600_000).toISOString();
    lines.push(`${at},ledger,${version},5000,${errors},${80 + (hour % 4)}`);
  }
  writeFileSync(path, `${lines.join('\n')}\n`);
}

test('a version that runs and fails is to be rolled back to the last good one', async ({ doradeck }) => {
  const { page, folder } = doradeck;
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  const path = join(folder, 'ledger.csv');
  writeSeries(path);
  await dropFiles(page, [path]);
  await page.getByRole('button', { name: 'Import 1 file' }).press('Enter');
  await expect(page.getByLabel(/^168 rows read = 168 stored/).first()).toBeVisible();
  await show(page, '#/versions?range=all');
  await expect(page.getByText('1 of 1 services runs a version that looks faulty.')).toBeVisible();
  await show(page, '#/versions?range=all&of=ledger');
  await expect(
    page.getByRole('heading', { name: /^1\.5\.0 is faulty: it fails 6.0 times as often as 1\.4\.2/ }),
  ).toBeVisible();
  await expect(page.getByText('Roll back to 1.4.2, last good: it ran 3 d at 0.10 %.')).toBeVisible();
});

test('the release that broke it is found from the list of services to its files, by the keyboard', async ({
  sample: doradeck,
}) => {
  const { page } = doradeck;
  await widen(doradeck);
  await show(page, STORY);
  const services = page.getByRole('table', { name: 'Services and the versions they run' });
  const row = services.getByRole('row').filter({ hasText: 'payments-backend' });
  await expect(row).toContainText(/1 faulty$/);
  await row.getByRole('button', { name: 'payments-backend' }).press('Enter');
  await expect(page).toHaveURL(/of=payments-backend/);
  await page.getByRole('button', { name: 'Why: v2.31.0, Faulty' }).press('Enter');
  await expect(page).toHaveURL(/head=v2\.31\.0/);
  const verdict = page.getByRole('region', { name: /^v2\.31\.0 is faulty: it fails 5\.4 times as often as v2\.30\.9/ });
  await expect(verdict.getByText('Nothing to roll back: v2.30.9 replaced it on 31 Oct 2024, 10:30.')).toBeVisible();
  const evidence = verdict.getByRole('table');
  for (const [name, says] of [
    ['Error rate', /1\.6 % of 1,\d{3},\d{3} requests against 0\.30 %/],
    ['Latency, p95', /ms against \d+ ms/],
    ['Rolled back', /To v2\.30\.9/],
    ['Incidents', /3 after its deployments, the worst SEV-1/],
    ['Types of errors', /UnsupportedIssuerError, DuplicateRefundError/],
  ] as const) {
    await expect(evidence.getByRole('row').filter({ hasText: name }).filter({ hasText: says })).toBeVisible();
  }
  await expect(verdict.getByText(/1 other service failed more while it ran: cart-tracking/)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page).not.toHaveURL(/of=/);
  await page.goBack();
  await expect(verdict).toBeVisible();
});

const COMPARED = {
  en: {
    ...{ errors: 'Errors by type', fresh: 'new', canary: 'Both at once', files: 'Files changed', commits: 'Commits' },
    known: /^Known at 29 Oct 2024, 14:45, 15 min and 303 requests after it started\. It went on for 1\.8 d/,
    stat: '5 files · +69 −5 lines',
    count: '2 commits · 2 authors · 2 pull requests',
  },
  ko: {
    ...{ errors: '유형별 오류', fresh: '새로 생김', canary: '두 버전이 함께 운영된 동안', files: '변경된 파일' },
    known: /14:45.*15분.*303건/,
    stat: '파일 5개 · +69 −5줄',
    commits: '커밋',
    count: '커밋 2개 · 작성자 2명 · 풀 리퀘스트 2개',
  },
} as const;

test('the bad release beside the one before it: new types of errors, the canary, commits and files', async ({
  sample: doradeck,
}) => {
  const { page } = doradeck;
  await widen(doradeck);
  for (const language of ['en', 'ko'] as const) {
    const words = COMPARED[language];
    await speak(doradeck, language);
    await show(page, `${STORY}&of=payments-backend&base=v2.30.9&head=v2.31.0`);
    const panel = (name: string) =>
      page
        .locator('section')
        .filter({ has: page.getByRole('heading', { name, exact: true }) })
        .last();
    const fresh = panel(words.errors).getByRole('row').filter({ hasText: words.fresh });
    await expect(fresh).toHaveText([/UnsupportedIssuerError/, /DuplicateRefundError/]);
    await expect(panel(words.canary).getByText(words.known)).toBeVisible();
    await expect(panel(words.commits).getByText(words.count)).toBeVisible();
    // They are read when one comes near them.
    await panel(words.files).scrollIntoViewIfNeeded();
    await expect(panel(words.files).getByText(words.stat)).toBeVisible();
    await expect(panel(words.files).getByText('src/routes/issuer-routes.ts')).toBeVisible();
  }
});

test('a suspect version’s deployment counts as failed where one says so, until that is taken back', async ({
  sample: doradeck,
}) => {
  const { page } = doradeck;
  await widen(doradeck);
  const counted = async () => {
    const view = { ...SAMPLE_MONTH, services: ['stock-search'], teams: [], repositories: [], excludeBots: false };
    const { report } = await request(doradeck, 'overview', { view, by: [] });
    const { failed, n } = report.metrics.changeFailureRate;
    return `${failed} of ${n}`;
  };
  expect(await counted()).toBe('8 of 46');
  await show(page, `#/versions?from=${SAMPLE_MONTH.from}&to=${SAMPLE_MONTH.to}&of=stock-search`);
  await expect(
    page.getByRole('heading', { name: /^build-4123 is suspect: it fails 1\.4 times as often/ }),
  ).toBeVisible();
  await expect(page.getByText('Keep an eye on it: the evidence is too thin to act on.')).toBeVisible();
  await page.getByRole('button', { name: 'Count its deployment as failed' }).press('Enter');
  await expect(page.getByRole('heading', { name: /^build-4123 is faulty/ })).toBeVisible();
  await expect(page.getByText(/Roll back to build-4122, last good: it ran/)).toBeVisible();
  expect(await counted()).toBe('9 of 46');
  await page.getByRole('button', { name: 'Don’t count as failed any more' }).press('Enter');
  await expect(page.getByRole('heading', { name: /^build-4123 is suspect/ })).toBeVisible();
  expect(await counted()).toBe('8 of 46');
});
