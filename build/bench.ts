/**
 * `npm run bench`: what a whole analysis costs, part by part.
 * `npm run bench -- clone`: cloning from a server, beside native git (bench/clone/bench-clone.ts).
 * `npm run bench -- cold`: from the start of the engine to the first answer, and its memory (bench/dashboard/bench-cold.ts).
 * `npm run bench -- dashboard`: what a dashboard shows, computed beside SQL and DuckDB (bench/dashboard/bench-dashboard.ts).
 * `npm run bench -- diff`: files and lines in which two versions differ, beside git (bench/diff/bench-diff.ts).
 * `npm run bench -- history`: reading the history of a repository, beside git (bench/history/bench-history.ts).
 * `npm run bench -- import`: importing a table, side by side with other programs (bench/import/bench-import.ts).
 * `npm run bench -- versions`: the views of versions on two million measured points (bench/versions/bench-versions.ts).
 * `npm run bench -- window`: from a change of the filters to the answer painted; `--screen versions` of the versions looked at
 *   (bench/window/bench-window.ts).
 */
import { benchAnalysis } from './bench/bench-analysis.ts';
import { benchClone } from './bench/clone/bench-clone.ts';
import { benchCold } from './bench/dashboard/bench-cold.ts';
import { benchDashboard } from './bench/dashboard/bench-dashboard.ts';
import { benchDiff } from './bench/diff/bench-diff.ts';
import { benchHistory } from './bench/history/bench-history.ts';
import { benchImport } from './bench/import/bench-import.ts';
import { benchVersions } from './bench/versions/bench-versions.ts';
import { benchWindow } from './bench/window/bench-window.ts';

const [what = 'analysis', ...args] = process.argv.slice(2);
if (what === 'analysis') await benchAnalysis();
else if (what === 'clone') await benchClone(args);
else if (what === 'cold') await benchCold(args);
else if (what === 'dashboard') await benchDashboard(args);
else if (what === 'diff') await benchDiff(args);
else if (what === 'history') await benchHistory(args);
else if (what === 'import') await benchImport(args);
else if (what === 'versions') await benchVersions(args);
else if (what === 'window') await benchWindow(args);
else {
  const known = 'analysis, clone, cold, dashboard, diff, history, import, versions, window';
  process.stderr.write(`unknown benchmark: ${what} (${known})\n`);
  process.exitCode = 1;
}
