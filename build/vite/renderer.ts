import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import type { InlineConfig } from 'vite';
import { projectRoot } from '../runtime/project-root.ts';

/** The page: renderer/ to dist/renderer/, for the Chromium of the fallback runtime and every later one. */
export function rendererConfig(): InlineConfig {
  return {
    configFile: false,
    root: join(projectRoot, 'renderer'),
    // The page is always app://doradeck/, so a reload on a deeper location still finds its files.
    base: '/',
    cacheDir: join(projectRoot, 'node_modules', '.vite'),
    logLevel: 'warn',
    plugins: [react()],
    build: {
      outDir: join(projectRoot, 'dist', 'renderer'),
      emptyOutDir: true,
      target: 'chrome130',
      sourcemap: false,
      // The content security policy allows no data: address for fonts or scripts.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      reportCompressedSize: false,
      // Loaded from the disk at once: a size that would be slow over a network is no concern.
      chunkSizeWarningLimit: 4096,
    },
  };
}
