/**
 * `npm run package`: an installer for this system in release/; with `-- --dir` the application's folder alone; with
 * `-- --inspectable` one that end-to-end tests can drive, never to be given to anyone.
 */
import { join } from 'node:path';
import { build, Platform } from 'electron-builder';
import { builderConfig } from './package/builder-config.ts';
import { projectRoot } from './runtime/project-root.ts';
import { provisionRuntime } from './runtime/provision-runtime.ts';
import { buildApplication } from './vite/build-application.ts';

const switches = new Set(process.argv.slice(2));
const runtime = await provisionRuntime();
await buildApplication();
const config = builderConfig({
  fallback: runtime.fallback ? runtime : null,
  inspectable: switches.has('--inspectable'),
});
process.stderr.write(`packing ${runtime.describe}\n`);
const made = await build({
  projectDir: projectRoot,
  targets: Platform.current().createTarget(switches.has('--dir') ? 'dir' : null),
  config,
});
const results = made.length > 0 ? made : [join(projectRoot, 'release')];
for (const file of results) process.stdout.write(`${file}\n`);
