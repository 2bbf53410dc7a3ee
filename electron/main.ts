import { join } from 'node:path';
import { app, BrowserWindow } from 'electron';
import { developmentOrigin } from './allowed-url.ts';
import { type Application, createApplication } from './application.ts';
import { captureWindow } from './capture.ts';
import { type LaunchOptions, parseLaunchOptions } from './launch-options.ts';
import { serveApp } from './protocol.ts';
import { restrictApplication } from './restrict-application.ts';

const SCREENSHOT_LIMIT_MS = 60_000;

function main(): void {
  const launch = parseLaunchOptions(process.argv.slice(1), process.cwd());
  const development = developmentOrigin(app.isPackaged, process.env.DORADECK_DEV_URL);
  restrictApplication(development);
  if (!app.requestSingleInstanceLock({ openWorkspace: launch.openWorkspace })) {
    if (launch.screenshot !== null) process.stderr.write('Doradeck is running already with the same user data\n');
    app.exit(launch.screenshot === null ? 0 : 1);
    return;
  }
  // macOS names the file to open before the application is ready.
  let early: string | null = launch.openWorkspace;
  let application: Application | null = null;
  app.on('open-file', (event, path) => {
    event.preventDefault();
    if (application) application.openWorkspace(path);
    else early = path;
  });
  void app.whenReady().then(() => {
    application = createApplication(early, development);
    start(application, launch);
  });
}

function start(application: Application, launch: LaunchOptions): void {
  serveApp(join(app.getAppPath(), 'dist', 'renderer'));
  app.on('second-instance', (_event, _args, _folder, data: unknown) => {
    const path = (data as { readonly openWorkspace?: unknown } | null)?.openWorkspace;
    if (typeof path === 'string') application.openWorkspace(path);
    if (BrowserWindow.getAllWindows().length === 0) application.createWindow();
    else application.showWindow();
  });
  app.on('activate', () => {
    if (BrowserWindow.getAllWindows().length === 0) application.createWindow();
  });
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit();
  });
  app.once('will-quit', (event) => {
    event.preventDefault();
    void application.close().then(() => app.exit());
  });
  const window = application.createWindow(launch.place);
  if (launch.screenshot !== null) void captureAndQuit(window, launch.screenshot);
}

async function captureAndQuit(window: BrowserWindow, file: string): Promise<void> {
  try {
    await captureWindow(window, file, SCREENSHOT_LIMIT_MS);
    app.quit();
  } catch (error) {
    process.stderr.write(`no screenshot: ${error instanceof Error ? error.message : error}\n`);
    app.exit(1);
  }
}

main();
