import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { test as base, expect } from '@playwright/test';
import { projectRoot } from '../build/runtime/project-root.ts';
import { type ElectronRuntime, provisionRuntime } from '../build/runtime/provision-runtime.ts';
import { type Doradeck, openCopy, openDoradeck } from './doradeck.ts';

interface Options {
  /** Further switches on the command line. */
  readonly switches: readonly string[];
}

interface Started {
  /** The application, started anew for the test, which fails if the page complains of anything. */
  readonly doradeck: Doradeck;
  /** The same with a copy of the sample client open, at the place where opening the sample leads. */
  readonly sample: Doradeck;
}

interface Shared {
  readonly runtime: ElectronRuntime;
  /** The sample client's workspace, to be copied: made once, as `doradeck demo` makes it. Its repositories lie beside it. */
  readonly sampleFile: string;
}

export const test = base.extend<Options & Started, Shared>({
  switches: [[], { option: true }],
  runtime: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures needed from the pattern
    async ({}, use) => {
      await use(await provisionRuntime());
    },
    { scope: 'worker' },
  ],
  sampleFile: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures needed from the pattern
    async ({}, use) => {
      const folder = await mkdtemp(join(tmpdir(), 'doradeck-e2e-sample-'));
      const line = [join('build', 'node.mjs'), join('electron', 'cli.ts'), 'demo', '--out', folder, '--quiet'];
      await promisify(execFile)(process.execPath, line, { cwd: projectRoot });
      await use(join(folder, 'marketing-core.doradeck'));
      await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  doradeck: async ({ runtime, switches }, use) => {
    const doradeck = await openDoradeck(runtime, switches);
    await use(doradeck);
    await doradeck.close();
    expect(doradeck.complaints).toEqual([]);
  },
  sample: async ({ runtime, switches, sampleFile }, use) => {
    const doradeck = await openCopy(runtime, sampleFile, switches);
    await use(doradeck);
    await doradeck.close();
    expect(doradeck.complaints).toEqual([]);
  },
});

export { expect };
