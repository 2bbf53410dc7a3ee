import { existsSync, readFileSync } from 'node:fs';
import { cp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { delimiter, dirname, join } from 'node:path';
import { cachedFolder } from './cache-folder.ts';
import { fetchHeaders, headerFolders } from './find-headers.ts';
import { projectRoot } from './project-root.ts';
import { run, runOrThrow } from './run.ts';
import { ensureSystemPackages } from './system-packages.ts';

/** The Node-API that better-sqlite3's prebuilt binaries ask for (Node 22.14); below it they crash when used. */
export const PREBUILT_NODE_API = 10;

/** The name under which the engine finds the compiled binding, which it hands to better-sqlite3 as `nativeBinding`. */
export const BINDING_VARIABLE = 'DORADECK_SQLITE_BINDING';

const library = join(projectRoot, 'node_modules', 'better-sqlite3');
const SOURCES = ['binding.gyp', 'deps', 'src', 'lib', 'package.json'] as const;
const COMPILE_LIMIT_MS = 20 * 60 * 1000;
const RECIPE = 1;

/** A Node or Electron to try a binding in. */
export interface Runtime {
  readonly executable: string;
  readonly env: Readonly<Record<string, string>>;
}

/**
 * The path of better-sqlite3's binding for runtimes with an older Node-API, compiled once from the installed package's
 * source. It goes through Node-API's experimental part, which has the functions under their later form since Node 20.
 */
export async function compiledSqliteBinding(
  runtime: Runtime,
  cache: string,
  log: (line: string) => void,
): Promise<string> {
  const folder = await cachedFolder(bindingFolder(cache), async (temporary) => {
    await ensureSystemPackages({ compiler: true }, log);
    log(`compiling better-sqlite3 ${libraryVersion()} for this older runtime (one to three minutes, once)`);
    await compile(library, temporary, runtime);
  });
  return join(folder, 'better_sqlite3.node');
}

/** Whether the binding has yet to be compiled, for which a compiler must be there. */
export function needsCompiler(cache: string): boolean {
  return !existsSync(bindingFolder(cache));
}

function bindingFolder(cache: string): string {
  return join(cache, `better-sqlite3-${libraryVersion()}-${process.platform}-${process.arch}-${RECIPE}`);
}

function libraryVersion(): string {
  return (JSON.parse(readFileSync(join(library, 'package.json'), 'utf8')) as { version: string }).version;
}

async function compile(source: string, folder: string, runtime: Runtime): Promise<void> {
  const work = join(folder, 'work');
  for (const part of SOURCES) await cp(join(source, part), join(work, part), { recursive: true });
  await symlink(join(projectRoot, 'node_modules'), join(work, 'node_modules'));
  const gyp = join(work, 'binding.gyp');
  await writeFile(gyp, withExperimentalNodeApi(await readFile(gyp, 'utf8')));
  const found = headerFolders({ nodedir: process.env.npm_config_nodedir, execPath: process.execPath, projectRoot });
  const headers = found[0] ?? (await fetchHeaders(join(folder, 'headers')));
  await runNodeGyp(work, headers);
  const binding = join(work, 'build', 'Release', 'better_sqlite3.node');
  await tryBinding(binding, runtime);
  await cp(binding, join(folder, 'better_sqlite3.node'));
  for (const part of ['work', 'headers']) await rm(join(folder, part), { recursive: true, force: true });
}

/** Throws if the define to replace is gone, which a new better-sqlite3 may bring. */
export function withExperimentalNodeApi(gyp: string): string {
  const changed = gyp.replace("'NAPI_VERSION=10'", "'NAPI_EXPERIMENTAL', 'NODE_API_EXPERIMENTAL_NOGC_ENV_OPT_OUT'");
  if (changed === gyp) throw new Error("better-sqlite3's binding.gyp no longer says NAPI_VERSION=10");
  return changed;
}

async function runNodeGyp(work: string, headers: string): Promise<void> {
  const nodeGyp = join(projectRoot, 'node_modules', 'node-gyp', 'bin', 'node-gyp.js');
  const args = [nodeGyp, 'rebuild', '--release', '--force_build=1', `--nodedir=${headers}`, '--jobs=2'];
  // gyp calls `node` by name for the paths it needs.
  const PATH = `${dirname(process.execPath)}${delimiter}${process.env.PATH ?? ''}`;
  await runOrThrow(process.execPath, args, { cwd: work, env: { PATH }, timeoutMs: COMPILE_LIMIT_MS });
}

const TRIAL = `
  const Database = require(process.argv[1]);
  const db = new Database(':memory:', { nativeBinding: process.argv[2] });
  db.exec('CREATE TABLE t (a, b)');
  const insert = db.prepare('INSERT INTO t VALUES (?, ?)');
  db.transaction(() => { for (let i = 0; i < 1000; i++) insert.run(BigInt(i), 'text ' + i); })();
  const { n } = db.prepare('SELECT count(*) AS n FROM t WHERE b LIKE ?').get('text%');
  db.close();
  if (n !== 1000) throw new Error('counted ' + n);
`;

/** A binding made for another Node-API loads and then crashes, so only using it shows whether it is right. */
export async function tryBinding(binding: string, { executable, env }: Runtime): Promise<void> {
  const { status, output } = await run(executable, ['-e', TRIAL, library, binding], {
    env: { ...env, ELECTRON_RUN_AS_NODE: '1' },
    timeoutMs: 60_000,
  });
  if (status !== 0) throw new Error(`the binding does not work (${status ?? 'crash'}): ${output.trim().slice(-500)}`);
}
