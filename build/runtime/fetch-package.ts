import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { checkIntegrity } from './integrity.ts';
import { runOrThrow } from './run.ts';

/**
 * Fetches a package's tarball into an empty folder with the npm client, which knows the registry, proxy and
 * credentials. npm checks what the registry says of it; `integrity` is what we say of it, null for whatever is served.
 */
export async function fetchPackage(name: string, integrity: string | null, folder: string): Promise<string> {
  const [command, first] = process.env.npm_execpath
    ? [process.execPath, [process.env.npm_execpath]]
    : [process.platform === 'win32' ? 'npm.cmd' : 'npm', []];
  await runOrThrow(command, [...first, 'pack', name, '--pack-destination', folder, '--silent', '--ignore-scripts'], {
    cwd: folder,
    env: { npm_config_dry_run: undefined },
  });
  const tarball = (await readdir(folder)).find((file) => file.endsWith('.tgz'));
  if (!tarball) throw new Error(`npm pack ${name} wrote no tarball`);
  if (integrity !== null) await checkIntegrity(join(folder, tarball), integrity);
  return join(folder, tarball);
}
