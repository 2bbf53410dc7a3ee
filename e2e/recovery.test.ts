/** Processes that end, and second starts: nothing is lost, and the person is told. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ElectronRuntime } from '../build/runtime/provision-runtime.ts';
import { ask, type Bridge, request, shell } from './ask.ts';
import { type Doradeck, environment } from './doradeck.ts';
import { expect, test } from './fixtures.ts';

function enginePid({ app }: Doradeck): Promise<number> {
  return app.evaluate(({ app: main }) => main.getAppMetrics().find(({ name }) => name === 'Doradeck engine')?.pid ?? 0);
}

/** Starts recording what main tells the page; read with {@link toldSince}. */
async function listen({ page }: Doradeck): Promise<void> {
  await page.evaluate(() => {
    const told: unknown[] = [];
    Object.assign(window, { told });
    (window as unknown as Bridge).doradeck.onShellEvent((name, payload) => told.push([name, payload]));
  });
}

function toldSince({ page }: Doradeck): Promise<unknown> {
  return page.evaluate(() => (window as unknown as { readonly told: unknown }).told);
}

/** Starts the application another time, with a profile that may be in use, and waits for its end. */
async function startAgain(runtime: ElectronRuntime, { userData, folder }: Doradeck, switches: readonly string[]) {
  const args = [...runtime.args, `--user-data-dir=${userData}`, ...switches];
  const child = spawn(runtime.executable, args, { env: environment(runtime, folder), stdio: 'ignore', cwd: folder });
  const [status] = (await once(child, 'exit')) as [number | null];
  return status;
}

test('an engine that is killed is replaced, with the workspace open again', async ({ doradeck }) => {
  const path = join(doradeck.folder, 'acme.doradeck');
  await request(doradeck, 'workspace.create', { path });
  await listen(doradeck);
  const killed = await enginePid(doradeck);
  process.kill(killed, 'SIGKILL');
  await expect.poll(() => toldSince(doradeck)).toEqual([['engine-stopped', { restarted: true }]]);
  expect(await request(doradeck, 'workspace.summary', {})).toMatchObject({ path });
  expect(await enginePid(doradeck)).not.toBe(killed);
});

test('a page that crashes is loaded again', async ({ doradeck }) => {
  const path = join(doradeck.folder, 'acme.doradeck');
  await request(doradeck, 'workspace.create', { path });
  const crashed = doradeck.page.waitForEvent('crash');
  const state = await doradeck.app.evaluate(async ({ BrowserWindow, dialog }) => {
    const asked: string[] = [];
    dialog.showMessageBox = ((_window: unknown, options: Electron.MessageBoxOptions) => {
      asked.push(options.message);
      return Promise.resolve({ response: 0, checkboxChecked: false });
    }) as typeof dialog.showMessageBox;
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    const loaded = new Promise<void>((resolve) => contents?.once('did-finish-load', () => resolve()));
    contents?.forcefullyCrashRenderer();
    await loaded;
    const script = "window.doradeck.request('workspace.summary', {}).then((reply) => reply.value.path)";
    return { asked, open: (await contents?.executeJavaScript(script)) as unknown };
  });
  await crashed;
  expect(state).toEqual({ asked: ['The window stopped working.'], open: path });
});

test('a second start hands its file to the first and ends', async ({ doradeck, runtime }) => {
  await listen(doradeck);
  expect(await startAgain(runtime, doradeck, ['client.doradeck'])).toBe(0);
  const path = join(doradeck.folder, 'client.doradeck');
  await expect.poll(() => toldSince(doradeck)).toEqual([['open-workspace', { path }]]);
  expect(await startAgain(runtime, doradeck, [`--screenshot=${join(doradeck.folder, 'x.png')}`])).toBe(1);
});

test('what was opened and chosen is kept, and the menu speaks the language chosen', async ({ doradeck }) => {
  const path = join(doradeck.folder, 'acme.doradeck');
  await request(doradeck, 'workspace.create', { path });
  await request(doradeck, 'workspace.settings', { clientName: '에이크미' });
  const preferences = { language: 'ko', theme: 'dark', reduceMotion: true } as const;
  expect(await shell(doradeck, 'app.preferences', preferences)).toEqual(preferences);
  const menu = await doradeck.app.evaluate(({ Menu }) => Menu.getApplicationMenu()?.items.map(({ label }) => label));
  expect(menu).toEqual(['파일', '편집', '보기', '이동', '도움말']);
  expect(await shell(doradeck, 'app.recent', {})).toMatchObject([{ path, name: '에이크미', exists: true }]);
  const saved = await readFile(join(doradeck.userData, 'preferences.json'), 'utf8');
  expect(JSON.parse(saved)).toEqual(preferences);
});

test('a picture of the first screen is taken, and the application ends', async ({ doradeck, runtime }) => {
  const picture = join(doradeck.folder, 'first.png');
  const other = { ...doradeck, userData: join(doradeck.folder, 'other user data') };
  expect(await startAgain(runtime, other, ['--screenshot=first.png'])).toBe(0);
  const png = await readFile(picture);
  expect(png.subarray(1, 4).toString()).toBe('PNG');
  expect(png.readUInt32BE(16)).toBeGreaterThanOrEqual(1024);
  expect(png.readUInt32BE(20)).toBeGreaterThanOrEqual(600);
});

test('the log names what failed and quotes nothing', async ({ doradeck }) => {
  await ask(doradeck, 'request', 'workspace.open', { path: join(doradeck.folder, 'confidential.doradeck') });
  await ask(doradeck, 'request', 'confidential', {});
  const log = await readFile(join(doradeck.userData, 'logs', 'main.log'), 'utf8');
  expect(log).toMatch(/ engine request failed: workspace-missing\n/);
  expect(log).toMatch(/ engine request failed: bad-request\n/);
  expect(log).not.toContain('confidential');
});
