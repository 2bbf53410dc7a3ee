/** The main job: a client's files dropped on the window become figures, follow the filters, and can be taken out again. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { makeShopRepository, writeShopExports, writeUnusable } from '../electron/cli/fixture.ts';
import { APPLICATION_ID } from '../electron/engine/db/check.ts';
import { CLIENT_FILES, makeClientFolder } from './client-folder.ts';
import { answerDialogs, type Doradeck } from './doradeck.ts';
import { dropFiles } from './drop.ts';
import { expect, test } from './fixtures.ts';

function makeClient({ folder }: Doradeck): { readonly exports: string; readonly repository: string } {
  const repository = join(folder, 'shop');
  const exports = join(folder, 'exports');
  writeShopExports(exports, makeShopRepository(repository));
  return { exports, repository };
}

const PERIOD = 'from=2024-10-10&to=2024-10-20&tz=UTC';

async function show({ page }: Doradeck, place: string): Promise<void> {
  await page.evaluate((hash) => {
    location.hash = hash;
  }, place);
}

test('files dropped on the first screen end as figures; filters change them; undo takes them out', async ({
  doradeck,
}) => {
  const { page } = doradeck;
  const { exports, repository } = makeClient(doradeck);

  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await dropFiles(page, [join(exports, 'deployments.csv'), join(exports, 'incidents.json')]);
  const table = page.getByRole('main');
  await expect(page.getByRole('button', { name: 'Import 2 files' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(table.getByText('deployments.csv').first()).toBeVisible();
  await expect(table.getByLabel('6 rows read = 5 stored + 0 duplicate + 1 rejected + 0 blank').first()).toBeVisible();
  await page.getByRole('button', { name: 'Show rejected rows' }).first().click();
  await expect(table.getByText('2024-13-45T10:00:00Z')).toBeVisible();

  await answerDialogs(doradeck, { open: [repository] });
  await dropRepository(doradeck, repository);

  await show(doradeck, `#/overview?${PERIOD}`);
  const card = (name: string) => page.getByRole('article', { name });
  await expect(card('Change lead time')).toContainText('1 d');
  await expect(card('Change failure rate')).toContainText('50.0 %');
  await expect(card('Recovery time')).toContainText('36 min');

  await page.getByRole('button', { name: /^Env/ }).click();
  await page.getByText('All environments', { exact: true }).click();
  await page.keyboard.press('Escape');
  await expect(card('Change failure rate')).toContainText('33.3 %');
  await page.goBack();
  await expect(card('Change failure rate')).toContainText('50.0 %');

  await show(doradeck, `#/failures?${PERIOD}`);
  await expect(page.getByText('결제 실패').first()).toBeVisible();

  await show(doradeck, '#/data');
  await page.getByRole('button', { name: /Undo.*incidents\.json/ }).click();
  await page.getByRole('dialog').getByRole('button', { name: /^Undo/ }).click();
  await expect(page.getByRole('button', { name: /Undo.*incidents\.json/ })).toHaveCount(0);
  await show(doradeck, `#/overview?${PERIOD}`);
  await expect(card('Change failure rate')).not.toContainText('50.0 %');

  await show(doradeck, '#/settings');
  await page.getByText('한국어', { exact: true }).click();
  await show(doradeck, `#/overview?${PERIOD}`);
  await expect(card('변경 리드 타임')).toContainText('1일');
});

/** A folder can't be put on a made-up drop; the same paths come in through the engine's door for dropped things. */
async function dropRepository(doradeck: Doradeck, repository: string): Promise<void> {
  const { page } = doradeck;
  await show(doradeck, '#/data');
  await page.getByRole('button', { name: 'Choose a folder…' }).click();
  await page.getByRole('button', { name: 'Add 1 repository' }).click();
  await expect(page.getByText(/shop.*4 commits/).first()).toBeVisible();
  expect(repository).toContain('shop');
}

for (const language of ['English', '한국어'] as const) {
  test(`what can’t be used is refused with a clear message, nothing stored (${language})`, async ({ doradeck }) => {
    const { page, folder } = doradeck;
    await page.getByText(language, { exact: true }).first().click();
    const unusable = writeUnusable(join(folder, 'unusable'));
    await dropFiles(page, Object.values(unusable));
    const words: Record<string, RegExp> =
      language === 'English'
        ? { 'empty.csv': /empty/i, 'picture.csv': /PNG/, 'no-time.csv': /time/i, 'half.json': /stops half way/ }
        : { 'empty.csv': /빈 파일/, 'picture.csv': /PNG/, 'no-time.csv': /시각|시간/, 'half.json': /끊|중간|잘/ };
    for (const [name, message] of Object.entries(words)) {
      await expect(page.getByRole('row').filter({ hasText: name }).filter({ hasText: message })).toBeVisible();
    }
    await page.getByRole('button', { name: language === 'English' ? 'Discard' : '그만두기' }).click();
    await refuseRepositoryAndWorkspace(doradeck, language);
    const summary = await page.evaluate(async () => {
      const bridge = (window as unknown as { doradeck: { request(name: string, input: unknown): Promise<unknown> } })
        .doradeck;
      return bridge.request('workspace.summary', {});
    });
    expect(summary).toMatchObject({ ok: true, value: { deployments: 0, incidents: 0, imports: 0 } });
  });
}

const REFUSALS = {
  English: { repository: /not a git repository/, newer: /newer Doradeck/, add: 'Add a repository…', folder: 'Choose…' },
  한국어: { repository: /git 저장소가 아닙니다/, newer: /더 새로운 Doradeck/, add: '저장소 추가…', folder: '선택…' },
} as const;

/** A folder that is no repository, through its form; a workspace of a newer schema, through the command. */
async function refuseRepositoryAndWorkspace(doradeck: Doradeck, language: keyof typeof REFUSALS): Promise<void> {
  const { page, folder, app } = doradeck;
  const words = REFUSALS[language];
  await answerDialogs(doradeck, { open: [join(folder, 'unusable', 'plain-folder')] });
  await page.getByRole('main').getByRole('button', { name: words.add }).click();
  const form = page.getByRole('dialog');
  await form.getByRole('button', { name: words.folder }).click();
  await form.locator('button[type=submit]').click();
  await expect(page.getByText(words.repository).first()).toBeVisible();

  const newer = join(folder, 'newer.doradeck');
  const database = new Database(newer);
  database.pragma(`application_id = ${APPLICATION_ID}`);
  database.pragma('user_version = 9999');
  database.close();
  const before = readFileSync(newer);
  await answerDialogs(doradeck, { open: [newer] });
  await app.evaluate(({ Menu }) => Menu.getApplicationMenu()?.getMenuItemById('open-workspace')?.click());
  await expect(page.getByText(words.newer).first()).toBeVisible();
  expect(readFileSync(newer).equals(before)).toBe(true);
}

test('a file in local times, of two day orders and with words of its own: answered, corrected and kept', async ({
  doradeck,
}) => {
  const { page, folder } = doradeck;
  const path = join(folder, 'einsaetze.csv');
  const rows = ['03/04/2024 10:00;laden;Erfolgreich;wird', '04/04/2024 11:30;laden;Kaputt;wird'];
  writeFileSync(path, ['Ende;Anwendung;Ergebnis;Umgebung', ...rows, ''].join('\n'));
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await dropFiles(page, [path]);
  await page.getByRole('button', { name: 'Answer 1 question' }).click();
  const choices = page.getByRole('region', { name: 'How the file is read' });
  const choose = async (name: string, option: string): Promise<void> => {
    await choices.getByRole('combobox', { name }).click();
    await page.getByRole('option', { name: option }).first().click();
  };
  await choose('Its rows are', 'Deployments');
  await choose('Column for Service', 'Anwendung');
  await choices.getByRole('button', { name: /^Show \d+ more fields$/ }).click();
  await choose('Column for Status', 'Ergebnis');
  await choose('Column for Environment', 'The same in every row…');
  await choices.getByRole('textbox', { name: 'Value of Environment in every row' }).fill('prod');
  await choices.getByRole('combobox', { name: /Time zone/ }).fill('Berlin');
  await page.getByRole('option', { name: /Europe\/Berlin/ }).click();
  await choices.getByText('Day first: 3 Apr 2024').click();

  const preview = page.getByRole('region', { name: 'First rows' });
  await expect(preview.getByText('2024-04-03 08:00:00 UTC')).toBeVisible();
  await choose('Meaning of “Kaputt”', 'failure');
  await choose('Meaning of “Erfolgreich”', 'success');
  await expect(preview.getByRole('cell', { name: /failure/ })).toBeVisible();

  await choices.getByRole('textbox', { name: 'Name of this mapping' }).fill('Einsätze');
  await choices.getByRole('button', { name: 'Save the mapping' }).click();
  await expect(page.getByText('Saved as “Einsätze”.')).toBeVisible();
  await page.getByRole('button', { name: 'All files' }).click();
  await page.getByRole('button', { name: 'Import 1 file' }).click();
  await expect(page.getByLabel('2 rows read = 2 stored + 0 duplicate + 0 rejected + 0 blank').first()).toBeVisible();

  const next = join(folder, 'einsaetze-mai.csv');
  writeFileSync(next, ['Ende;Anwendung;Ergebnis;Umgebung', '03/05/2024 10:00;laden;Erfolgreich;wird', ''].join('\n'));
  await dropFiles(page, [next]);
  await expect(page.getByRole('button', { name: 'Import 1 file' })).toBeFocused();
  await page.getByRole('button', { name: 'einsaetze-mai.csv' }).click();
  await expect(choices.getByRole('combobox', { name: 'Saved mapping' })).toHaveValue('Einsätze');
  await expect(preview.getByRole('row', { name: /laden.*2024-05-03 08:00:00 UTC.*success/ })).toBeVisible();
});

test('a folder as clients send it: two local files answered with one zone, corrected by hand, one import undone', async ({
  doradeck,
}) => {
  const { page, folder } = doradeck;
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await answerDialogs(doradeck, { open: [makeClientFolder(join(folder, 'Acme'))] });
  await page.getByRole('button', { name: 'Choose a folder', exact: true }).click();
  const said = {
    [CLIENT_FILES.log]: /Deployments.*A question/,
    [CLIENT_FILES.jira]: /Incidents.*Jira.*A question/,
    [CLIENT_FILES.pagerduty]: /Incidents.*PagerDuty.*Ready/,
    [CLIENT_FILES.pulls]: /Pull requests.*Ready/,
    [`${CLIENT_FILES.workbook}/배포 현황`]: /Deployments.*Ready/,
    [`${CLIENT_FILES.workbook}/메모`]: /Doesn’t look like data/,
    'empty.csv': /Can’t be used/,
    shop: /Git repository.*Ready/,
  };
  for (const [name, what] of Object.entries(said)) {
    await expect(page.getByRole('row').filter({ hasText: name }).filter({ hasText: what })).toBeVisible();
  }

  await page
    .getByRole('row')
    .filter({ hasText: CLIENT_FILES.log })
    .getByRole('button', { name: /^Answer/ })
    .click();
  await page.getByRole('combobox', { name: /Time zone/ }).fill('Seoul');
  await page.getByRole('option', { name: /Asia\/Seoul/ }).click();
  await page.getByRole('button', { name: 'Also for 1 other file that asks this' }).click();
  await page.getByText('Day first: 1 Apr 2024').click();
  await page.getByRole('combobox', { name: 'Column for Environment' }).click();
  await page.getByRole('option', { name: 'The same in every row…' }).click();
  await page.getByRole('textbox', { name: 'Value of Environment in every row' }).fill('prod');
  await page.getByRole('combobox', { name: 'Meaning of “긴급종료”' }).click();
  await page.getByRole('option', { name: 'failure' }).click();
  const preview = page.getByRole('region', { name: 'First rows' });
  await expect(
    preview.getByRole('row', { name: /회원.*prod.*2024-04-04 00:04:00 UTC.*failure.*긴급종료/ }),
  ).toBeVisible();

  await page.getByRole('button', { name: 'Import 6 files and 1 repository' }).click();
  const main = page.getByRole('main');
  await expect(main.getByText('6 of 6 files imported · 1 repository added')).toBeVisible();
  await expect(main.getByLabel('60 rows read = 59 stored + 0 duplicate + 1 rejected + 0 blank').first()).toBeVisible();

  const frequency = page.getByRole('article', { name: 'Deployment frequency' });
  await show(doradeck, '#/overview?from=2024-04-01&to=2024-04-14&tz=UTC');
  await expect(frequency).toContainText(/\d+ deployments/);
  const before = await frequency.innerText();
  await show(doradeck, '#/data');
  await page.getByRole('button', { name: `Undo the import of ${CLIENT_FILES.log}` }).click();
  await page.getByRole('dialog').getByRole('button', { name: /^Undo/ }).click();
  await expect(page.getByRole('button', { name: `Undo the import of ${CLIENT_FILES.log}` })).toHaveCount(0);
  await show(doradeck, '#/overview?from=2024-04-01&to=2024-04-14&tz=UTC');
  await expect(frequency).toContainText('11 deployments');
  expect(before).not.toContain('11 deployments');
});
