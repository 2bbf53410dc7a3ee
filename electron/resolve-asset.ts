import { readdirSync } from 'node:fs';
import { extname, join } from 'node:path';
import { APP_ORIGIN } from './allowed-url.ts';

export interface Asset {
  readonly file: string;
  readonly type: string;
}

/** Files that can be served, by the path in their URL. */
export type Assets = ReadonlyMap<string, Asset>;

export const PAGE_PATH = '/index.html';

/** What a build of the renderer consists of. A file of any other kind, such as a source map, is not served. */
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
};

/** The fixed list: the files under `folder` as they are now, links not followed. */
export function listAssets(folder: string): Assets {
  const assets = new Map<string, Asset>();
  addFolder(assets, folder, '/');
  return assets;
}

function addFolder(assets: Map<string, Asset>, folder: string, path: string): void {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const file = join(folder, entry.name);
    const type = TYPES[extname(entry.name)];
    if (entry.isDirectory()) addFolder(assets, file, `${path}${entry.name}/`);
    else if (entry.isFile() && type) assets.set(`${path}${entry.name}`, { file, type });
  }
}

/**
 * The asset that `url` names, or null. No path of the file system is ever made from a URL: the path is looked up, and
 * one with an escape, a backslash or any other character that no file of ours has in its name is not even looked up.
 */
export function resolveAsset(assets: Assets, url: string): Asset | null {
  const [, origin, path] = /^([a-z]+:\/\/[^/?#]*)([\w./-]*)(?:[?#].*)?$/s.exec(url) ?? [];
  if (origin !== APP_ORIGIN || path === undefined) return null;
  return assets.get(path === '' || path === '/' ? PAGE_PATH : path) ?? null;
}
