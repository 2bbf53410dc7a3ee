/** What main answers itself: dialogs, the clipboard, the folder of a file, what the application is. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ask, shell } from './ask.ts';
import { answerDialogs } from './doradeck.ts';
import { expect, test } from './fixtures.ts';

test('dialogs give the paths chosen, and nothing when cancelled', async ({ doradeck }) => {
  const file = join(doradeck.folder, 'deployments.csv');
  await answerDialogs(doradeck, { open: [file] });
  expect(await shell(doradeck, 'dialog.open-files', {})).toEqual([file]);
  expect(await shell(doradeck, 'dialog.open-folder', {})).toEqual([file]);
  expect(await shell(doradeck, 'dialog.open-workspace', {})).toEqual([file]);
  expect(await shell(doradeck, 'dialog.save', { suggestedName: 'report', extension: 'md' })).toBeNull();
  await answerDialogs(doradeck, {});
  expect(await shell(doradeck, 'dialog.open-files', {})).toEqual([]);
});

test('a file to be saved has its extension, and is offered under a safe name', async ({ doradeck }) => {
  await answerDialogs(doradeck, { save: join(doradeck.folder, 'report') });
  expect(await shell(doradeck, 'dialog.save', { suggestedName: 'x', extension: 'md' })).toBe(
    join(doradeck.folder, 'report.md'),
  );
  await doradeck.app.evaluate(({ dialog }) => {
    dialog.showSaveDialog = (...args: unknown[]) => {
      const { defaultPath } = args.at(-1) as Electron.SaveDialogOptions;
      Object.assign(globalThis, { offered: defaultPath });
      return Promise.resolve({ canceled: true, filePath: '' });
    };
  });
  expect(await shell(doradeck, 'dialog.save', { suggestedName: '../../에이크미: 2024', extension: 'html' })).toBeNull();
  const offered = await doradeck.app.evaluate(() => (globalThis as unknown as { offered: string }).offered);
  expect(offered).toMatch(/[/\\]-..-에이크미- 2024\.html$/);
});

test('a name that lacks its extension never replaces a file that nobody was asked about', async ({ doradeck }) => {
  await writeFile(join(doradeck.folder, 'report.md'), 'precious');
  await doradeck.app.evaluate(({ dialog }, folder) => {
    const answers = [`${folder}/report`, ''];
    dialog.showSaveDialog = () => {
      const filePath = answers.shift() ?? '';
      return Promise.resolve({ canceled: filePath === '', filePath });
    };
  }, doradeck.folder);
  expect(await shell(doradeck, 'dialog.save', { suggestedName: 'report', extension: 'md' })).toBeNull();
});

test('text is copied', async ({ doradeck }) => {
  await shell(doradeck, 'clipboard.write-text', { text: '배포 10 h 28 min' });
  expect(await doradeck.app.evaluate(({ clipboard }) => clipboard.readText())).toBe('배포 10 h 28 min');
});

test('a file that is gone cannot be shown', async ({ doradeck }) => {
  const path = join(doradeck.folder, 'gone.csv');
  const reply = { ok: false, error: { code: 'file-missing', params: { path } } };
  expect(await ask(doradeck, 'shell', 'shell.show-in-folder', { path })).toEqual(reply);
});

test('the application says what it is and where workspaces go', async ({ doradeck }) => {
  await mkdir(join(doradeck.folder, 'Documents'), { recursive: true });
  const info = await shell(doradeck, 'app.info', {});
  expect(info).toMatchObject({
    platform: process.platform,
    openWorkspace: null,
    preferences: { language: 'system', theme: 'system', reduceMotion: false },
  });
  expect(info.version).toMatch(/^\d+\.\d+\.\d+$/);
  expect(info.runtime).toMatch(/^Electron [\d.]+, Chromium [\d.]+, Node [\d.]+$/);
  expect(info.systemLanguage).toMatch(/^[a-z]{2}/);
  expect(info.workspaceFolder.startsWith(doradeck.folder)).toBe(true);
});

test('a command of the menu reaches the page', async ({ doradeck }) => {
  await doradeck.app.evaluate(({ Menu }) => Menu.getApplicationMenu()?.getMenuItemById('go-settings')?.click());
  await expect(doradeck.page).toHaveURL(/#\/settings/);
});

test.describe('started with a workspace', () => {
  test.use({ switches: ['--open-workspace=/nowhere/acme.doradeck'] });

  test('the page is told which', async ({ doradeck }) => {
    expect(await shell(doradeck, 'app.info', {})).toMatchObject({ openWorkspace: '/nowhere/acme.doradeck' });
  });
});
