import { openRepository } from '../../../electron/engine/git/open-repository.ts';
import { readHistory } from '../../../electron/engine/git/read-history.ts';
import { readRefs } from '../../../electron/engine/git/read-refs.ts';

const begun = performance.now();
const repository = await openRepository(process.argv[2] ?? '');
const { head } = await readRefs(repository);
const work = { signal: new AbortController().signal, onProgress: () => {} };
const history = await readHistory({ repository, tips: [head ?? ''], known: null, work });
let rows = 0;
for (const { subject } of history.commits) if (subject !== '') rows += 1;
console.log(JSON.stringify({ milliseconds: performance.now() - begun, rows }));
