import { builtinModules } from 'node:module';
import { join } from 'node:path';
import type { InlineConfig } from 'vite';
import { projectRoot } from '../runtime/project-root.ts';

/** What runs outside the page: one file each, so that a sandboxed preload and a forked process need nothing else. */
export const NODE_BUNDLES = {
  main: 'electron/main.ts',
  preload: 'electron/preload.ts',
  engine: 'electron/engine/process.ts',
  cli: 'electron/cli.ts',
} as const;

export type NodeBundle = keyof typeof NODE_BUNDLES;

const OUTSIDE = ['electron', 'better-sqlite3', ...builtinModules, /^node:/];

/**
 * Bundles to dist/NAME.cjs: CommonJS, which the current and the fallback runtime both load, also from an archive.
 * Everything is inside but Electron's API and better-sqlite3, which finds its binary beside itself.
 */
export function nodeBundleConfig(name: NodeBundle): InlineConfig {
  return {
    configFile: false,
    root: projectRoot,
    logLevel: 'warn',
    define: { 'process.env.NODE_ENV': JSON.stringify('production') },
    ssr: { target: 'node', noExternal: true, external: ['electron', 'better-sqlite3'] },
    build: {
      ssr: join(projectRoot, NODE_BUNDLES[name]),
      outDir: join(projectRoot, 'dist'),
      emptyOutDir: false,
      copyPublicDir: false,
      target: 'node20',
      minify: false,
      sourcemap: false,
      reportCompressedSize: false,
      rolldownOptions: {
        external: OUTSIDE,
        output: { format: 'cjs', entryFileNames: `${name}.cjs`, codeSplitting: false },
      },
    },
  };
}
