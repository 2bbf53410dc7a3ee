import { join } from 'node:path';
import { cachedFolder, cacheFolder } from '../../runtime/cache-folder.ts';
import { runOrThrow } from '../../runtime/run.ts';

const DUCKDB = '@duckdb/node-api@1.5.6-r.1';

/** The folder that DuckDB is installed in, by npm, on first use: it is to compare with, no part of the project. */
export function fetchDuckDb(log: (line: string) => void): Promise<string> {
  const folder = join(
    cacheFolder(),
    `bench-${DUCKDB.replaceAll(/[^\w.-]+/g, '-')}-${process.platform}-${process.arch}`,
  );
  return cachedFolder(folder, async (temporary) => {
    log(`fetching ${DUCKDB} from the npm registry, once`);
    const [command, first] = process.env.npm_execpath
      ? [process.execPath, [process.env.npm_execpath]]
      : [process.platform === 'win32' ? 'npm.cmd' : 'npm', []];
    const words = ['install', DUCKDB, '--prefix', temporary, '--ignore-scripts', '--no-audit', '--no-fund', '--silent'];
    await runOrThrow(command, [...first, ...words], { cwd: temporary, env: { npm_config_dry_run: undefined } });
  });
}
