import { test as base, expect } from '@playwright/test';
import { type ElectronRuntime, provisionRuntime } from '../build/runtime/provision-runtime.ts';
import { type Doradeck, openDoradeck } from './doradeck.ts';

interface Options {
  /** Further switches on the command line. */
  readonly switches: readonly string[];
}

/** `doradeck`: the application, started anew for the test, which fails if the page complains of anything. */
export const test = base.extend<Options & { readonly doradeck: Doradeck }, { readonly runtime: ElectronRuntime }>({
  switches: [[], { option: true }],
  runtime: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures needed from the pattern
    async ({}, use) => {
      await use(await provisionRuntime());
    },
    { scope: 'worker' },
  ],
  doradeck: async ({ runtime, switches }, use) => {
    const doradeck = await openDoradeck(runtime, switches);
    await use(doradeck);
    await doradeck.close();
    expect(doradeck.complaints).toEqual([]);
  },
});

export { expect };
