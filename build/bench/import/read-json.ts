/** Reads the records of a JSON file as an import does, and stores nothing. `node read-json.ts FILE` */
import { openSource } from '../../../electron/engine/import/bytes/open-source.ts';
import { chunksOf, planFile } from '../../../electron/engine/import/open-table.ts';
import { forEachRecord } from '../../../electron/engine/import/read-records.ts';

const [, , path = ''] = process.argv;
const work = { signal: new AbortController().signal, onProgress: () => {} };
const opened = await openSource({ path, entry: null, options: {}, now: Date.now(), work });
const planned = await planFile(opened);
const begun = performance.now();
let rows = 0;
await forEachRecord(planned.open(), chunksOf(opened), work, (step) => {
  if (step === 'row') rows += 1;
});
const milliseconds = performance.now() - begun;
await opened.source.close();
console.log(JSON.stringify({ milliseconds, rows }));
