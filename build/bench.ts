/**
 * `npm run bench`: what a whole analysis costs, part by part.
 * `npm run bench -- import`: importing a table, side by side with other programs (bench/import/bench-import.ts).
 */
import { benchAnalysis } from './bench/bench-analysis.ts';
import { benchImport } from './bench/import/bench-import.ts';

const [what = 'analysis', ...args] = process.argv.slice(2);
if (what === 'analysis') await benchAnalysis();
else if (what === 'import') await benchImport(args);
else {
  process.stderr.write(`unknown benchmark: ${what} (analysis, import)\n`);
  process.exitCode = 1;
}
