import { defineConfig } from '@playwright/test';

// Screenshots for the documentation are written by the tests to e2e/screenshots; this is for what goes wrong.
const output = `${import.meta.dirname}/../output/e2e`;

export default defineConfig({
  testDir: `${import.meta.dirname}/../e2e`,
  outputDir: output,
  globalSetup: `${import.meta.dirname}/playwright-setup.ts`,
  // One application at a time: each opens windows on the same screen and has two cores to share.
  workers: 1,
  fullyParallel: false,
  forbidOnly: true,
  retries: 0,
  timeout: 90_000,
  expect: { timeout: 15_000 },
  reporter: [['list'], ['json', { outputFile: `${output}.json` }]],
});
