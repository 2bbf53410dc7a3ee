/**
 * `npm run demo`: builds everything, makes the sample client's workspace, prints its scorecard and opens the
 * application on it. Without a display it saves a picture of the dashboard instead.
 */
import { mkdir, mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { SAMPLE_PLACE } from '../shared/sample-view.ts';
import { runVisibly } from './checks/run-visibly.ts';
import { openDisplay } from './runtime/display.ts';
import { ended, launchApplication } from './runtime/launch.ts';
import { projectRoot } from './runtime/project-root.ts';
import { provisionRuntime } from './runtime/provision-runtime.ts';
import { buildApplication } from './vite/build-application.ts';

const folder = join(projectRoot, 'output', 'demo');
const workspace = join(folder, 'marketing-core.doradeck');
const report = join(folder, 'report.html');
const screenshot = join(folder, 'dashboard.png');

await mkdir(folder, { recursive: true });
await rm(screenshot, { force: true });
const runtime = await provisionRuntime(say);
say('building the application');
await buildApplication();
const status = await runVisibly(['electron/cli.ts', 'demo', '--out', folder]);
if (status !== 0) throw new Error(`the sample client could not be made (${status})`);

say(runtime.describe);
const display = await openDisplay(say);
try {
  await showDashboard();
} finally {
  display.close();
}

async function showDashboard(): Promise<void> {
  // Its own settings: the demo neither meets the user's open window nor enters the list of recent workspaces.
  const profile = await mkdtemp(join(tmpdir(), 'doradeck-demo-'));
  try {
    const switches = [`--user-data-dir=${profile}`, `--open-workspace=${workspace}`, `--place=${SAMPLE_PLACE}`];
    if (display.virtual) switches.push(`--screenshot=${screenshot}`);
    else say('opening the dashboard; close its window to end the demo');
    const exit = await ended(launchApplication(runtime, switches, display.env));
    if (exit !== 0) throw new Error(`the application ended with status ${exit}`);
  } finally {
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  }
  if (display.virtual) await announce('picture of the dashboard', screenshot);
  await announce('report', report);
  await announce('workspace', workspace);
}

/** Names a file only if it is there: what the demo promises, it has made. */
async function announce(what: string, file: string): Promise<void> {
  const { size } = await stat(file);
  process.stdout.write(`${what}: ${relative(process.cwd(), file)} (${Math.ceil(size / 1024)} KiB)\n`);
}

function say(line: string): void {
  process.stderr.write(`${line}\n`);
}
