import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { configDefaults, defineConfig } from 'vitest/config';

const root = join(import.meta.dirname, '..');

// The workers, and the hundreds of command lines that tests run, each load the same hundreds of files: compiled once.
process.env.NODE_COMPILE_CACHE ??= join(root, 'node_modules', '.cache', 'compiled');

/**
 * What tests draw at random, and the order they run in: the same every time, so that a change is what makes a test fail.
 * With another number in DORADECK_SEED others are tried.
 */
const seed = Number(process.env.DORADECK_SEED ?? 20_241_113);

const unit = {
  env: { DORADECK_SEED: String(seed) },
  // Tests of the command line and of repositories start many processes, which take their time on a busy machine.
  testTimeout: 60_000,
  hookTimeout: 120_000,
  restoreMocks: true,
  unstubEnvs: true,
  unstubGlobals: true,
  pool: 'forks',
} as const;

/**
 * A process and its libraries serve many files; each begins with modules, clock and environment of its own. Kinds of tests
 * alternate, and with another kind another process begins: one that grows for long takes ten times as long to start git.
 */
const together = {
  isolate: false,
  setupFiles: ['build/vitest-seed.ts', 'build/vitest-fresh-start.ts'],
};

/** What breaks parts of its own process on purpose, and tells processes by what they have open. */
const ALONE = ['electron/engine/faults/**/*.test.ts'];

export default defineConfig({
  root,
  cacheDir: 'node_modules/.vite-unit',
  test: {
    // Two cores are what small machines have, and real databases and repositories keep them busy.
    maxWorkers: 2,
    // A test that needs another one to run first is a wrong test.
    sequence: { shuffle: { files: true, tests: true }, seed },
    passWithNoTests: false,
    projects: [
      {
        extends: true,
        test: {
          ...unit,
          ...together,
          name: 'node',
          environment: 'node',
          include: ['{shared,electron,build}/**/*.test.ts'],
          exclude: [...configDefaults.exclude, ...ALONE],
        },
      },
      {
        extends: true,
        test: {
          ...unit,
          name: 'alone',
          environment: 'node',
          include: [...ALONE],
          setupFiles: ['build/vitest-seed.ts'],
        },
      },
      {
        extends: true,
        plugins: [react()],
        test: {
          ...unit,
          ...together,
          name: 'renderer',
          environment: 'jsdom',
          include: ['renderer/**/*.test.{ts,tsx}'],
          setupFiles: [...together.setupFiles, 'build/vitest-renderer-setup.ts'],
        },
      },
    ],
  },
});
