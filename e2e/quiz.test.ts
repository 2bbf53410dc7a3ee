/**
 * A quiz before an audience, played by keyboard alone in the real window: from the palette through teams, questions, hands
 * and reveals to the prizes; that the page tells no answer before its reveal; and a pack written, exported and imported.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CDPSession, Page } from '@playwright/test';
import type { QuizPack, QuizQuestion } from '../shared/guidance/quiz.ts';
import { shell } from './ask.ts';
import { answerDialogs, type Doradeck } from './doradeck.ts';
import { expect, test } from './fixtures.ts';

const PACK: QuizPack = {
  id: 'town-hall',
  title: { en: 'Town hall', ko: '타운홀' },
  questions: [
    makeQuestion('first', 4, ['o-2'], 'Alpha'),
    makeQuestion('second', 5, ['o-1', 'o-4'], 'Beta'),
    makeQuestion('third', 8, ['o-8'], 'Gamma'),
  ],
};
/** The same but for what is right and why. */
const OTHERWISE: QuizPack = {
  ...PACK,
  questions: [
    makeQuestion('first', 4, ['o-4'], 'Delta'),
    makeQuestion('second', 5, ['o-5', 'o-2'], 'Epsilon'),
    { ...makeQuestion('third', 8, ['o-1'], 'Zeta'), source: null },
  ],
};

function makeQuestion(id: string, options: number, correct: readonly string[], secret: string): QuizQuestion {
  const both = (text: string) => ({ en: text, ko: text });
  return {
    id,
    prompt: both(`Which of these is the ${id}?`),
    options: Array.from({ length: options }, (_, index) => ({
      id: `o-${index + 1}`,
      text: both(`The answer number ${index + 1} of ${options}`),
    })),
    correct,
    explanation: both(`${secret} explains it.`),
    source: { title: both(`${secret} handbook`), url: `https://${secret.toLowerCase()}.invalid/` },
    hostNote: both(`${secret} is the word to wait for.`),
    topic: 'practices',
    seconds: 5,
  };
}

async function settled(page: Page): Promise<void> {
  await page.waitForFunction(() => document.documentElement.dataset.ready === 'true');
}

/** Presses Tab until the focus is on what has this name. */
async function tabTo(page: Page, name: string): Promise<void> {
  for (let presses = 0; presses < 200; presses += 1) {
    await page.keyboard.press('Tab');
    const focused = await page.evaluate(() => {
      const element = document.activeElement as HTMLElement | null;
      const isField = element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement;
      const label = isField ? element.labels?.[0]?.innerText : undefined;
      return (element?.getAttribute('aria-label') ?? label ?? element?.innerText ?? '').trim();
    });
    if (focused.split('\n')[0] === name) return;
  }
  throw new Error(`no Tab leads to ${name}`);
}

/** The menu hears its shortcuts, but not keys that are pressed by a test: what it does on one is done here. */
async function pressShortcut({ app }: Doradeck, accelerator: string): Promise<void> {
  await app.evaluate(({ Menu, BrowserWindow }, wanted) => {
    const items = (Menu.getApplicationMenu()?.items ?? []).flatMap(({ submenu }) => submenu?.items ?? []);
    const [window] = BrowserWindow.getAllWindows();
    items.find((item) => item.accelerator === wanted)?.click(undefined, window);
  }, accelerator);
}

async function press(page: Page, ...keys: readonly string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
}

function isFullScreen({ app }: Doradeck): Promise<boolean> {
  return app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isFullScreen() ?? false);
}

const stage = (page: Page) => page.getByRole('region', { name: 'Quiz before an audience' });
const rows = (page: Page) => stage(page).getByRole('listitem');
const phase = (page: Page): Promise<string | null> => stage(page).getAttribute('data-phase');

/** From wherever the window is: the palette, the pack, three teams, a prize. */
async function setUp(doradeck: Doradeck): Promise<void> {
  const { page } = doradeck;
  await openQuiz(doradeck);
  await tabTo(page, 'Town hall');
  await press(page, 'ArrowDown', 'ArrowUp');
  await expect(page.getByRole('radio', { name: /^Town hall/ })).toBeChecked();
  await tabTo(page, 'Shuffle questions and options');
  if (await page.getByRole('switch').isChecked()) await page.keyboard.press('Space');
  await tabTo(page, 'Host it…');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('textbox', { name: 'Name of team 1 (circle)' })).toBeFocused();
  await page.keyboard.press('Shift+Tab');
  if (!(await page.getByRole('radio', { name: '3', exact: true }).isChecked())) await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Tab');
  await page.keyboard.type('Night owls');
  await tabTo(page, 'Prize for place 1');
  await page.keyboard.press('Control+A');
  await page.keyboard.type('a fried chicken');
  await page.keyboard.press('Enter');
  await expect.poll(() => phase(page)).toBe('question');
  await expect.poll(() => isFullScreen(doradeck)).toBe(true);
  // The window grows to the screen, and its letters with it.
  await page.waitForFunction(() => {
    const state = window as { size?: string; since?: number };
    const size = `${innerWidth} ${innerHeight}`;
    if (state.size !== size) [state.size, state.since] = [size, performance.now()];
    return performance.now() - (state.since ?? 0) > 800;
  });
}

async function openQuiz(doradeck: Doradeck): Promise<void> {
  const { page } = doradeck;
  await pressShortcut(doradeck, 'CmdOrCtrl+K');
  const field = page.getByRole('textbox', { name: 'Type a command, a screen or a service' });
  await expect(field).toBeFocused();
  await page.keyboard.type('Quiz');
  await expect(page.locator('[data-action][data-selected]')).toHaveText(/^Quiz/);
  await page.keyboard.press('Enter');
  await expect(field).toHaveCount(0);
  await settled(page);
  await expect(page.getByRole('radio').first()).toBeVisible();
}

interface Everything {
  readonly elements: string;
  readonly tree: string;
  /** PNG as base64. */
  readonly picture: string;
}

/** All that the page shows and says: its elements and where the focus is, its accessibility tree, and its picture. */
async function everything(page: Page, session: CDPSession): Promise<Everything> {
  const elements = await page.evaluate(() => {
    const all = [...document.querySelectorAll('*')];
    const focus = document.activeElement === null ? -1 : all.indexOf(document.activeElement);
    return `${document.documentElement.outerHTML}\n${document.title} ${location.href} focus ${focus}`;
  });
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  const tree = nodes.map(({ role, name, description, value, properties = [] }) => [
    role?.value,
    name?.value,
    description?.value,
    value?.value,
    ...properties.map((property) => [property.name, property.value.type === 'node' ? null : property.value.value]),
  ]);
  const picture = await page.screenshot({ animations: 'disabled' });
  return {
    elements: withPlainIds(withoutNonce(elements)),
    tree: withPlainIds(JSON.stringify(tree)),
    picture: picture.toString('base64'),
  };
}

/** Corners of buttons are smoothed in one way or another from run to run; a word has thousands of pixels. */
const SMOOTHED = 400;

/** Of the same size, as base64: in how many pixels they differ. */
function differingPixels({ app }: Doradeck, one: string, other: string): Promise<number> {
  return app.evaluate(
    ({ nativeImage }, pictures) => {
      const [a, b] = pictures.map((text) => nativeImage.createFromBuffer(Buffer.from(text, 'base64')).toBitmap());
      if (a === undefined || b === undefined || a.length === 0 || a.length !== b.length) return Number.MAX_SAFE_INTEGER;
      let count = 0;
      for (let at = 0; at < a.length; at += 4) if (a.readUInt32LE(at) !== b.readUInt32LE(at)) count += 1;
      return count;
    },
    [one, other],
  );
}

/** The nonce of style elements is new with every load. */
function withoutNonce(text: string): string {
  const [, nonce] = /<meta name="csp-nonce" content="([^"]+)"/.exec(text) ?? [];
  return nonce === undefined ? text : text.replaceAll(nonce, '');
}

/** React numbers its ids on from one page to the next: here each is numbered by its first place. */
function withPlainIds(text: string): string {
  const known = new Map<string, string>();
  return text.replace(/_r_\w+_|mantine-[a-z0-9]{9}/g, (id) => {
    const plain = known.get(id) ?? `id-${known.size}`;
    known.set(id, plain);
    return plain;
  });
}

/** One question up to its reveal: the page at every moment of it. `hands`: the digits of what the teams choose. */
async function untilReveal(page: Page, session: CDPSession, hands: string): Promise<readonly Everything[]> {
  const pages = [await everything(page, session)];
  await press(page, 'PageDown');
  await expect(page.getByText('Time’s up!')).toBeVisible({ timeout: 15_000 });
  pages.push(await everything(page, session));
  await press(page, 'PageDown');
  pages.push(await everything(page, session));
  await press(page, ...hands);
  await expect(page.getByText('All answers are in.')).toBeVisible();
  pages.push(await everything(page, session));
  await press(page, 'h');
  await expect(page.getByRole('textbox', { name: 'Hands for option 1' })).toBeFocused();
  await press(page, '1', '2', 'Enter', '7');
  pages.push(await everything(page, session));
  await press(page, 'Escape');
  await expect(page.getByRole('alertdialog', { name: 'Leave the stage?' })).toBeVisible();
  pages.push(await everything(page, session));
  await press(page, 'Escape', 'b');
  pages.push(await everything(page, session));
  await press(page, 'b', 'u', 'u', 'u', 'h');
  pages.push(await everything(page, session));
  return pages;
}

const HANDS = ['123', '141241', '881'] as const;

test('a whole game by keyboard alone, and nothing tells an answer before its reveal', async ({ doradeck }) => {
  test.setTimeout(240_000);
  const { page } = doradeck;
  await settled(page);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await shell(doradeck, 'packs.save', { pack: PACK });
  await setUp(doradeck);
  await expect(page.locator('#root')).toHaveAttribute('inert');

  // One for the whole game: taking one up anew while the page lives upsets older runtimes.
  const session = await page.context().newCDPSession(page);
  const told: Everything[] = [];
  for (const [step, secret] of ['Alpha', 'Beta', 'Gamma'].entries()) {
    const pages = await untilReveal(page, session, HANDS[step] ?? '');
    expect(pages.filter(({ elements, tree }) => /Alpha|Beta|Gamma/.test(elements + tree))).toEqual([]);
    told.push(...pages);
    await press(page, 'PageDown');
    await expect(page.getByText(`${secret} explains it.`)).toBeVisible();
    await expect(page.getByText(`${secret} is the word`)).toHaveCount(0);
    await expect(rows(page).filter({ hasText: 'Correct' })).toHaveCount(step === 1 ? 2 : 1);
    if (step === 0) await expect(page.getByText('Right: Squares')).toBeVisible();
    if (step === 1) await expect(page.getByText('Right: Night owls, Triangles')).toBeVisible();
    await press(page, 'PageDown');
    await expect(rows(page).first()).toContainText(
      ['Squares1 point', 'Night owls1 point', 'Night owls2 points'][step] ?? '',
    );
    if (step < 2) await press(page, 'PageDown');
  }

  // A point too many is taken back; a reload loses nothing.
  const places = () => rows(page).evaluateAll((all) => all.map((row) => row.textContent));
  const before = await places();
  await press(page, '3');
  await expect.poll(places).not.toEqual(before);
  await press(page, 'u');
  await expect.poll(places).toEqual(before);
  await press(page, '1');
  await page.reload();
  await expect(rows(page).first()).toContainText('Night owls');
  await expect(rows(page).first()).toContainText('3 points');
  await press(page, 'PageDown');
  await expect(page.getByRole('heading', { name: 'First place: Night owls!' })).toBeVisible();
  await expect(page.getByText('a fried chicken')).toBeVisible();

  await shell(doradeck, 'packs.save', { pack: OTHERWISE });
  await press(page, 'Escape');
  await tabTo(page, 'Leave and end the game');
  await press(page, 'Enter');
  await expect(page.locator('#root')).not.toHaveAttribute('inert');
  await expect.poll(() => isFullScreen(doradeck)).toBe(false);

  await page.reload();
  await settled(page);
  await setUp(doradeck);
  const otherwise: Everything[] = [];
  for (const hands of HANDS) {
    otherwise.push(...(await untilReveal(page, session, hands)));
    await press(page, 'PageDown', 'PageDown', 'PageDown');
  }
  const words = ({ elements, tree }: Everything) => ({ elements, tree });
  expect(otherwise.map(words)).toEqual(told.map(words));
  for (const [step, { picture }] of otherwise.entries()) {
    expect(await differingPixels(doradeck, picture, told[step]?.picture ?? ''), `moment ${step}`).toBeLessThan(
      SMOOTHED,
    );
  }
  expect(await differingPixels(doradeck, told[0]?.picture ?? '', told[1]?.picture ?? '')).toBeGreaterThan(SMOOTHED);
});

test('a pack in Korean is written, exported, removed and imported again', async ({ doradeck }) => {
  test.setTimeout(120_000);
  const { page, folder } = doradeck;
  const file = join(folder, '우리 팀 퀴즈.json');
  await answerDialogs(doradeck, { save: file, open: [file] });
  await settled(page);
  await openQuiz(doradeck);
  await tabTo(page, 'New pack');
  await press(page, 'Enter');
  await expect(page.getByRole('heading', { name: 'New pack' })).toBeVisible();
  const write = async (field: string, words: string): Promise<void> => {
    await tabTo(page, field);
    await page.keyboard.type(words);
  };
  await write('Title, Korean', '우리 팀 퀴즈');
  await write('Question, Korean', '배포 빈도는 무엇을 셀까요?');
  await write('Option 1, Korean', '커밋');
  await tabTo(page, 'Option 2 is right');
  await press(page, 'Space');
  await write('Option 2, Korean', '운영 환경 배포');
  await expect(page.getByText('Question 1: Say why the answer is right.')).toBeVisible();
  await write('Explanation, shown with the answer, Korean', '배포 빈도는 운영 환경에 나간 배포를 셉니다.');
  await expect(page.getByText('Nothing is missing.')).toBeVisible();

  // Another screen asks first.
  await pressShortcut(doradeck, 'CmdOrCtrl+,');
  await expect(page.getByRole('dialog', { name: 'There are unsaved changes' })).toBeVisible();
  await press(page, 'Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);

  await tabTo(page, 'Save');
  await press(page, 'Enter');
  await expect(page.getByText('All changes are saved.')).toBeVisible();
  await tabTo(page, 'Export…');
  await press(page, 'Enter');
  await expect.poll(() => existsSync(file)).toBe(true);
  const { packs } = await shell(doradeck, 'packs.list', {});
  const both = (text: string) => ({ en: text, ko: text });
  const expected: QuizPack = {
    id: 'pack',
    title: both('우리 팀 퀴즈'),
    questions: [
      {
        id: 'q-1',
        prompt: both('배포 빈도는 무엇을 셀까요?'),
        options: [
          { id: 'o-1', text: both('커밋') },
          { id: 'o-2', text: both('운영 환경 배포') },
        ],
        correct: ['o-2'],
        explanation: both('배포 빈도는 운영 환경에 나간 배포를 셉니다.'),
        source: null,
        topic: 'definitions',
      },
    ],
  };
  expect(packs).toEqual([expected]);
  expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ ...expected, format: 'doradeck.quiz-pack/1' });

  await press(page, 'Escape');
  await tabTo(page, 'Remove: 우리 팀 퀴즈');
  await press(page, 'Enter');
  await tabTo(page, 'Remove');
  await press(page, 'Enter');
  await expect(page.getByRole('radio', { name: /^우리 팀 퀴즈/ })).toHaveCount(0);
  expect((await shell(doradeck, 'packs.list', {})).packs).toEqual([]);
  await tabTo(page, 'Import a pack…');
  await press(page, 'Enter');
  await expect(page.getByRole('radio', { name: /^우리 팀 퀴즈/ })).toBeChecked();
  expect((await shell(doradeck, 'packs.list', {})).packs).toEqual([expected]);
});
