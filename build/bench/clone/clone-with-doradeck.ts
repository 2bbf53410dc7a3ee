import { readFileSync } from 'node:fs';
import { cloneRepository } from '../../../electron/engine/git/clone-repository.ts';

/** The last word: this one is meant to break off, and nobody wants to hear of it. */
const [url = '', cloneFolder = '', certificate = '', breaks = ''] = process.argv.slice(2);
let rows = 0;
const work = {
  signal: new AbortController().signal,
  onProgress: ({ phase, total }: { readonly phase: string; readonly total: number | null }) => {
    if (phase === 'resolving') rows = total ?? 0;
  },
};
const begun = performance.now();
try {
  await cloneRepository({ url, cloneFolder, work, certificateAuthority: readFileSync(certificate, 'utf8') });
  console.log(JSON.stringify({ milliseconds: performance.now() - begun, rows }));
} catch (error) {
  if (breaks === '') throw error;
  process.exitCode = 1;
}
