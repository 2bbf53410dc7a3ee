import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

const unit = {
  // Tests of the command line and of repositories start many processes, which take their time on a busy machine.
  testTimeout: 60_000,
  hookTimeout: 120_000,
  restoreMocks: true,
  unstubEnvs: true,
  unstubGlobals: true,
} as const;

export default defineConfig({
  root: `${import.meta.dirname}/..`,
  cacheDir: 'node_modules/.vite-unit',
  test: {
    // Two cores are what small machines have, and real databases and repositories keep them busy.
    maxWorkers: 2,
    // A test that needs another one to run first is a wrong test: the seed is printed, to repeat an order.
    sequence: { shuffle: { files: true, tests: true } },
    passWithNoTests: false,
    projects: [
      {
        extends: true,
        test: {
          ...unit,
          name: 'node',
          environment: 'node',
          pool: 'forks',
          include: ['{shared,electron,build}/**/*.test.ts'],
        },
      },
      {
        extends: true,
        plugins: [react()],
        test: {
          ...unit,
          name: 'renderer',
          environment: 'jsdom',
          include: ['renderer/**/*.test.{ts,tsx}'],
          setupFiles: ['build/vitest-renderer-setup.ts'],
        },
      },
    ],
  },
});
