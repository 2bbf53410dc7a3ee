/** One import as the window does it, into a new workspace. `node with-doradeck.ts FILE FOLDER` */
import { join } from 'node:path';
import { createEngine } from '../../../electron/engine/create-engine.ts';

const [, , file = '', folder = ''] = process.argv;
const engine = createEngine({ appVersion: 'bench', now: Date.now, log: () => {} });
await engine.handle('workspace.create', { path: join(folder, 'bench.doradeck') });
const begun = performance.now();
const { files } = await engine.handle('import.paths', { paths: [file], options: {}, job: 'bench' });
const milliseconds = performance.now() - begun;
const [outcome] = files;
if (outcome?.kind !== 'imported') throw new Error(JSON.stringify(outcome));
const { read, stored, rejected, duplicate } = outcome.batch;
if (read !== stored) throw new Error(`of ${read} rows ${rejected} were rejected, ${duplicate} are duplicates`);
engine.close();
console.log(JSON.stringify({ milliseconds, rows: stored }));
