import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { run } from './run.ts';

const DOWNLOAD_LIMIT_MS = 5 * 60 * 1000;
const REMEMBER_FAILURE_MS = 24 * 60 * 60 * 1000;

/** Variables that decide where the `electron` package downloads from: after a change of one a failed try is repeated. */
const SOURCE_VARIABLES =
  /^(npm_(config|package_config)_)?electron_(mirror|custom_|nightly_)|^(https?_proxy|all_proxy|electron_get_use_proxy)$/i;

export function electronVersion(packageFolder: string): string {
  return (JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8')) as { version: string }).version;
}

/** The executable that the `electron` package installed, or null. It names it in path.txt once all is unpacked. */
export function installedElectron(packageFolder: string, env: NodeJS.ProcessEnv = process.env): string | null {
  const pathFile = join(packageFolder, 'path.txt');
  if (!existsSync(pathFile)) return null;
  const dist = env.ELECTRON_OVERRIDE_DIST_PATH ?? join(packageFolder, 'dist');
  const executable = join(dist, readFileSync(pathFile, 'utf8'));
  return existsSync(executable) ? executable : null;
}

/**
 * Lets the `electron` package download its binary, with its own mirror variables. A network that reaches the npm
 * registry alone refuses this every time, so a failure is remembered for a day.
 */
export async function downloadElectron(
  packageFolder: string,
  cache: string,
  log: (line: string) => void,
  env: NodeJS.ProcessEnv = process.env,
): Promise<string | null> {
  const version = electronVersion(packageFolder);
  const failure = join(cache, `electron-${version}-not-downloadable-${sourceKey(env)}`);
  if (await isFresh(failure)) return null;
  log(`downloading Electron ${version}`);
  const outcome = await run(process.execPath, [join(packageFolder, 'install.js')], { timeoutMs: DOWNLOAD_LIMIT_MS });
  const executable = outcome.status === 0 ? installedElectron(packageFolder, env) : null;
  if (executable) {
    await rm(failure, { force: true });
    return executable;
  }
  log(`Electron ${version} cannot be downloaded here; the next try is tomorrow, or now without ${failure}`);
  await mkdir(cache, { recursive: true });
  await writeFile(failure, outcome.output);
  return null;
}

function sourceKey(env: NodeJS.ProcessEnv): string {
  const variables = Object.entries(env).filter(([name]) => SOURCE_VARIABLES.test(name));
  return createHash('sha256').update(JSON.stringify(variables.sort())).digest('hex').slice(0, 8);
}

async function isFresh(file: string): Promise<boolean> {
  const found = await stat(file).catch(() => null);
  return found !== null && Date.now() - found.mtimeMs < REMEMBER_FAILURE_MS;
}
