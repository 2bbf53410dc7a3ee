/**
 * `npm run dev`: the page from Vite's server, with hot reload; what runs outside the page is bundled again when it
 * changes, and the application restarted. Closing the application ends it.
 */
import type { ChildProcess } from 'node:child_process';
import { build, createServer, type Rolldown } from 'vite';
import { openDisplay } from './runtime/display.ts';
import { ended, launchApplication } from './runtime/launch.ts';
import { provisionRuntime } from './runtime/provision-runtime.ts';
import { type NodeBundle, nodeBundleConfig } from './vite/node-bundles.ts';
import { rendererConfig } from './vite/renderer.ts';

const WATCHED: readonly NodeBundle[] = ['main', 'preload', 'engine'];
const SETTLE_MS = 200;

const runtime = await provisionRuntime();
const display = await openDisplay(say);
const server = await createServer({ ...rendererConfig(), logLevel: 'info', server: { host: '127.0.0.1' } });
await server.listen();
const address = server.resolvedUrls?.local[0];
if (!address) throw new Error('the development server has no address');
say(`${runtime.describe}; page from ${address}`);

let application: ChildProcess | null = null;
let pending: NodeJS.Timeout | null = null;
const waitingFor = new Set<NodeBundle>(WATCHED);

for (const name of WATCHED) {
  const config = nodeBundleConfig(name);
  const watcher = (await build({ ...config, build: { ...config.build, watch: {} } })) as Rolldown.RolldownWatcher;
  watcher.on('event', (event) => {
    if (event.code === 'BUNDLE_START') waitingFor.add(name);
    if (event.code === 'BUNDLE_END') bundled(name);
    if (event.code === 'ERROR') say(`${name}: ${event.error.message}`);
  });
}

/** All three are rebuilt after a change in shared code: start once, when the last one is done. */
function bundled(name: NodeBundle): void {
  waitingFor.delete(name);
  if (pending) clearTimeout(pending);
  if (waitingFor.size === 0) pending = setTimeout(restart, SETTLE_MS);
}

function restart(): void {
  const previous = application;
  const next = launchApplicationAfter(previous);
  next.catch((error: Error) => say(error.message));
}

async function launchApplicationAfter(previous: ChildProcess | null): Promise<void> {
  if (previous) {
    const gone = ended(previous);
    application = null;
    previous.kill();
    await gone;
    say('restarting');
  }
  const current = launchApplication(runtime, process.argv.slice(2), {
    ...display.env,
    DORADECK_DEV_URL: address ?? '',
  });
  application = current;
  const status = await ended(current);
  if (application === current) process.exit(status);
}

function say(line: string): void {
  process.stderr.write(`[dev] ${line}\n`);
}
