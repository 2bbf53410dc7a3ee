import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { type ElectronApplication, _electron as electron, type Page } from '@playwright/test';
import { HOLD_UNTIL_DRIVEN } from '../build/runtime/launch.ts';
import type { ElectronRuntime } from '../build/runtime/provision-runtime.ts';
import { SAMPLE_PLACE } from '../shared/sample-view.ts';

/** The running application, with a home of its own that disappears with it. */
export interface Doradeck {
  readonly app: ElectronApplication;
  readonly page: Page;
  /** For workspaces and for files to import. */
  readonly folder: string;
  readonly userData: string;
  /** What the page complained about: errors on its console, and errors that nobody caught. */
  readonly complaints: readonly string[];
  close(): Promise<void>;
}

/** Starts the built application, and waits until its page has loaded. */
export async function openDoradeck(runtime: ElectronRuntime, switches: readonly string[] = []): Promise<Doradeck> {
  return openIn(await makeHome(), runtime, switches);
}

/** The same with a copy of a workspace open where the sample client is shown, and waits until it is. */
export async function openCopy(
  runtime: ElectronRuntime,
  workspace: string,
  switches: readonly string[] = [],
): Promise<Doradeck> {
  const home = await makeHome();
  const copy = join(home, basename(workspace));
  await copyFile(workspace, copy);
  const more = [...switches, `--open-workspace=${copy}`, `--place=${SAMPLE_PLACE}`];
  const doradeck = await openIn(home, runtime, more);
  const { page } = doradeck;
  await page.waitForURL(`**/#${SAMPLE_PLACE}`);
  await page.waitForFunction(() => document.documentElement.dataset.ready === 'true');
  return doradeck;
}

function makeHome(): Promise<string> {
  return mkdtemp(join(tmpdir(), 'doradeck-e2e-'));
}

async function openIn(home: string, runtime: ElectronRuntime, switches: readonly string[]): Promise<Doradeck> {
  const userData = join(home, 'user data');
  const app = await electron.launch({
    executablePath: runtime.executable,
    args: [...HOLD_UNTIL_DRIVEN, ...runtime.args, `--user-data-dir=${userData}`, '--lang=en-US', ...switches],
    env: environment(runtime, home),
    // Left to itself, Playwright turns the sandbox off; where it can't be had, the runtime's arguments say so.
    chromiumSandbox: true,
  });
  const page = await app.firstWindow();
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  await page.waitForLoadState('load');
  async function close(): Promise<void> {
    await app.close();
    await rm(home, { recursive: true, force: true, maxRetries: 5 });
  }
  return { app, page, folder: home, userData, complaints, close };
}

/** This process's environment with a home of the test's, so that no test finds or leaves anything in the user's. */
export function environment(runtime: ElectronRuntime, home: string): Record<string, string> {
  const inherited = Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return { ...Object.fromEntries(inherited), ...runtime.env, HOME: home, USERPROFILE: home, LANGUAGE: 'en' };
}

export interface DialogAnswers {
  /** Paths chosen in the next open dialogs; empty = cancelled. */
  readonly open?: readonly string[];
  readonly save?: string;
}

/** Answers the system's dialogs from now on, which nobody is there to do. */
export async function answerDialogs({ app }: Doradeck, answers: DialogAnswers): Promise<void> {
  await app.evaluate(({ dialog }, { open = [], save = '' }) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: open.length === 0, filePaths: [...open] });
    dialog.showSaveDialog = () => Promise.resolve({ canceled: save === '', filePath: save });
  }, answers);
}
