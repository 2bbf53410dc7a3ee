/** `npm run build`: the application into dist/. */
import { buildApplication } from './vite/build-application.ts';

const start = performance.now();
await buildApplication();
process.stderr.write(`built dist/ in ${((performance.now() - start) / 1000).toFixed(1)} s\n`);
