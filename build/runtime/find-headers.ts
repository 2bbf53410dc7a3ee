import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { mkdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fetchPackage } from './fetch-package.ts';
import { projectRoot } from './project-root.ts';
import { runOrThrow } from './run.ts';

interface Places {
  /** The `nodedir` setting of npm, if any. */
  readonly nodedir: string | undefined;
  /** The executable of the running Node. */
  readonly execPath: string;
  readonly projectRoot: string;
}

/**
 * Folders that hold the header files of Node under include/node, best first: the one that the user set, the running
 * Node's own, and those of the `node` package. Node-API is stable across versions of Node, so any of them serves; what
 * was compiled is tried out before it is used. node-gyp's own download is not needed.
 */
export function headerFolders({ nodedir, execPath, projectRoot }: Places): readonly string[] {
  const nodePackages = join(projectRoot, 'node_modules', 'node', 'node_modules');
  const shipped = existsSync(nodePackages)
    ? readdirSync(nodePackages).filter((name) => /^node-(bin-)?(linux|darwin|win)-/.test(name))
    : [];
  const candidates = [
    ...(nodedir ? [nodedir] : []),
    dirname(dirname(execPath)),
    ...shipped.map((name) => join(nodePackages, name)),
  ];
  return candidates.filter((folder) => declaresExperimentalNodeApi(folder));
}

/** Node 20 or later: the build turns experiments on and one of them off by a name that older headers don't know. */
function declaresExperimentalNodeApi(folder: string): boolean {
  const include = join(folder, 'include', 'node');
  const types = join(include, 'js_native_api_types.h');
  const complete = ['node_api.h', 'common.gypi', 'config.gypi'].every((name) => existsSync(join(include, name)));
  return (
    complete && existsSync(types) && readFileSync(types, 'utf8').includes('NODE_API_EXPERIMENTAL_NOGC_ENV_OPT_OUT')
  );
}

/** The header files of the `node` package's version, for where npm has tidied away the part that carries them. */
export async function fetchHeaders(folder: string): Promise<string> {
  const manifest = await readFile(join(projectRoot, 'node_modules', 'node', 'package.json'), 'utf8');
  const { version } = JSON.parse(manifest) as { version: string };
  await mkdir(folder);
  const tarball = await fetchPackage(`node-${process.platform}-${process.arch}@${version}`, null, folder);
  await runOrThrow('tar', ['-xzf', tarball, '-C', folder, 'package/include']);
  return join(folder, 'package');
}
