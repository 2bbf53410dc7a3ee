/**
 * Every screen with the sample client, in both languages and themes and at two sizes: nothing that axe objects to, no raw
 * text key, nothing wider than the window; and the screenshots of the README.
 */
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { shell } from './ask.ts';
import { makeClientFolder } from './client-folder.ts';
import { answerDialogs, type Doradeck } from './doradeck.ts';
import { expect, test } from './fixtures.ts';
import { violationsOf } from './violations.ts';

/** Of every screen, for somebody who wants to look: taken where DORADECK_PICTURES is set. */
const ALL = join(import.meta.dirname, '..', 'output', 'screenshots');
/** Those that the README shows are kept. */
const KEPT = join(import.meta.dirname, 'screenshots');
const IN_README = [
  'home-light-en',
  'overview-light-en',
  'deployments-light-en',
  'lead-time-light-en',
  'frequency-light-en',
  'compare-teams-light-en',
  'versions-light-en',
  'levels-light-en',
  'advice-light-en',
  'data-light-en',
  'import-file-light-en',
  'overview-dark-ko',
];
const SIZES = { large: { width: 1440, height: 900 }, small: { width: 1024, height: 700 } } as const;
type Language = 'en' | 'ko';
const LANGUAGES: readonly Language[] = ['en', 'ko'];
const WITH_PICTURES = Boolean(process.env.DORADECK_PICTURES);
/** What axe objects to in a theme it objects to in any language: Korean in one theme, and in both where pictures are taken. */
const THEMES: Readonly<Record<Language, readonly ('light' | 'dark')[]>> = {
  en: ['light', 'dark'],
  ko: WITH_PICTURES ? ['dark', 'light'] : ['dark'],
};
const MONTH = 'team=marketing-core&from=2024-10-13&to=2024-11-13';

/** Where each screen is, by the name of its screenshot. */
const PLACES = {
  overview: `#/overview?${MONTH}`,
  dashboard: `#/dashboard?${MONTH}`,
  deployments: `#/deployments?${MONTH}`,
  compare: '#/compare?range=3mo',
  'compare-teams':
    '#/compare?range=3mo&slice=team%3Dmarketing-core&slice=team%3Dcheckout&slice=period%3Dprevious&metric=changeLeadTime',
  anomalies: '#/anomalies?range=1y',
  frequency: `#/frequency?${MONTH}`,
  'frequency-year': '#/frequency?range=1y&by=team',
  'lead-time': `#/lead-time?${MONTH}`,
  'lead-time-stages': '#/lead-time?range=3mo&chart=stages&by=team&finding=most&stage=review&sort=-review',
  'failure-rate': `#/failure-rate?${MONTH}`,
  'failure-rate-year': '#/failure-rate?range=1y&by=team&list=incidents',
  recovery: `#/recovery?${MONTH}`,
  'recovery-year': '#/recovery?range=1y&by=severity',
  rework: '#/rework?range=3mo',
  failures: '#/failures?range=1y',
  'versions-said': '#/versions?from=2024-10-13&to=2024-11-13&of=deliveries-proxy',
  'versions-all': `#/versions?${MONTH}`,
  versions: '#/versions?from=2024-10-28&to=2024-11-02&of=payments-backend&base=v2.30.9&head=v2.31.0',
  levels: '#/levels?range=1y',
  'quick-check': '#/quick-check',
  capabilities: '#/capabilities',
  advice: '#/advice?range=1y',
  'advice-none': `#/advice?${MONTH}`,
  'what-if': `#/what-if?${MONTH}&suppose=review%3A0.5`,
  summary: '#/summary?range=1y',
  quiz: '#/quiz',
  'quiz-play': '#/quiz?pack=reading-charts&n=5&seed=7&play=yes',
  'quiz-teams': '#/quiz?pack=five-metrics&n=5&seed=7&host=yes',
  'quiz-editor': '#/quiz?edit=copy:reading-charts',
  present: `#/present?${MONTH}`,
  data: '#/data',
  names: '#/names',
  'names-environments': '#/names?tab=environments',
  'names-repositories': '#/names?tab=repositories',
  'names-people': '#/names?tab=people',
  corrections: '#/corrections',
  settings: '#/settings',
} as const;

async function picture(page: Page, name: string): Promise<void> {
  if (IN_README.includes(name)) await page.screenshot({ path: join(KEPT, `${name}.png`) });
  else if (WITH_PICTURES) await page.screenshot({ path: join(ALL, `${name}.png`) });
}

/** Until the page has the size that the screen allowed. */
async function resize(
  { app, page }: Doradeck,
  size: { readonly width: number; readonly height: number },
): Promise<void> {
  const width = await app.evaluate(({ BrowserWindow }, wanted) => {
    const [window] = BrowserWindow.getAllWindows();
    window?.setContentSize(wanted.width, wanted.height);
    return window?.getContentSize()[0];
  }, size);
  await page.waitForFunction((expected) => window.innerWidth === expected, width);
}

async function show(page: Page, place: string): Promise<void> {
  // A pointer that rests on a chart would open a tooltip in the picture.
  await page.mouse.move(0, 0);
  // By way of another place that is really shown: a screen that stays where it is never says again that it is ready.
  await page.evaluate(async (hash) => {
    location.hash = '#/nowhere';
    await new Promise((resolve) => setTimeout(resolve, 50));
    document.documentElement.dataset.ready = 'false';
    location.hash = hash;
  }, place);
  await page.waitForFunction(() => document.documentElement.dataset.ready === 'true');
}

/** Of a screen that is shown, in both themes and at both sizes. */
async function inspect(doradeck: Doradeck, name: string, language: Language): Promise<void> {
  const { page } = doradeck;
  // Shown in one theme and then changed to the other: which one is first changes with the language.
  for (const theme of THEMES[language]) {
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
    await resize(doradeck, SIZES.large);
    await picture(page, `${name}-${theme}-${language}`);
    expect.soft(await problemsOf(page), `${name} ${theme} ${language}`).toEqual(NO_PROBLEMS);
    await resize(doradeck, SIZES.small);
    await picture(page, `${name}-${theme}-${language}-small`);
    expect.soft(await isWider(page), `${name} ${theme} ${language}, small`).toBe(false);
  }
}

const NO_PROBLEMS = { violations: [], raw: [], wider: false };

async function problemsOf(page: Page): Promise<unknown> {
  const raw = await page.evaluate(
    () =>
      document.body.innerText.match(/\{\{|(?<![@.])\b(?!\w+\.doradeck\b)[a-z][A-Za-z]+\.[a-z][a-z-]+\.[a-z-]+\b/g) ??
      [],
  );
  return { violations: await violationsOf(page), raw, wider: await isWider(page) };
}

const SETTLES_MS = 3000;

/** Than the window, or the part of it that scrolls by itself: charts are drawn anew a moment after the window has its size. */
async function isWider(page: Page): Promise<boolean> {
  const fits = await page
    .waitForFunction(
      () =>
        [document.documentElement, document.querySelector('#content')].every(
          (element) => element === null || element.scrollWidth <= element.clientWidth,
        ),
      undefined,
      { timeout: SETTLES_MS },
    )
    .catch(() => null);
  return fits === null;
}

test('every screen of the sample client', async ({ doradeck }) => {
  test.setTimeout(480_000);
  const { page } = doradeck;
  await resize(doradeck, SIZES.large);
  await page.waitForFunction(() => document.documentElement.dataset.ready === 'true');
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  await picture(page, 'home-light-en');
  expect(await problemsOf(page)).toEqual(NO_PROBLEMS);

  await page.getByRole('button', { name: 'Open the sample' }).click();
  await expect(page).toHaveURL(/#\/overview/, { timeout: 60_000 });

  for (const language of LANGUAGES) {
    await shell(doradeck, 'app.preferences', { language });
    await page.reload();
    for (const [name, place] of Object.entries(PLACES)) {
      await open(doradeck, place, language);
      await inspect(doradeck, name, language);
    }
  }
});

test('the steps of an import', async ({ doradeck }) => {
  test.setTimeout(240_000);
  const { page, folder } = doradeck;
  await page.waitForFunction(() => document.documentElement.dataset.ready === 'true');
  await answerDialogs(doradeck, { open: [makeClientFolder(join(folder, 'Acme'))] });
  await page.locator('section').filter({ hasText: 'Bring your files' }).getByRole('button').last().click();
  await expect(page.getByRole('table')).toBeVisible();
  for (const language of LANGUAGES) {
    await shell(doradeck, 'app.preferences', { language });
    await page.reload();
    await show(page, '#/data');
    await page.getByRole('button', { name: language === 'en' ? 'Choose a folder…' : '폴더 선택…' }).click();
    await expect(page.getByRole('table')).toBeVisible();
    const places = { 'import-files': await place(page), 'import-file': await openedFile(page) };
    for (const [name, where] of Object.entries(places)) {
      await open(doradeck, where, language);
      await inspect(doradeck, name, language);
    }
  }
});

/** At the large size and in the theme that is looked at first. */
async function open(doradeck: Doradeck, where: string, language: Language): Promise<void> {
  const [colorScheme = 'light'] = THEMES[language];
  await doradeck.page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
  await resize(doradeck, SIZES.large);
  await show(doradeck.page, where);
}

async function place(page: Page): Promise<string> {
  return page.evaluate(() => location.hash);
}

/** The file with a question, opened from its row, and where it is. */
async function openedFile(page: Page): Promise<string> {
  await page.getByRole('row').filter({ hasText: '배포기록' }).getByRole('button').first().click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('배포기록');
  return place(page);
}
