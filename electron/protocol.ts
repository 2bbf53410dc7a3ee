/**
 * Serves the renderer's files as app://doradeck/. There is one page; its places are in the fragment of its location.
 *
 * What the page finds there:
 * - `<meta name="csp-nonce" content="…">` in its head: the nonce for style elements, new with every load. Mantine takes
 *   it through `getStyleNonce`; libraries that use `get-nonce` through `globalThis.__webpack_nonce__`.
 * - Trusted types are required: a string given to `innerHTML` and the like throws, unless a policy named `default` made
 *   in the page lets it through. Mantine fills its style elements that way, with CSS, which holds no `<`.
 */
import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { protocol } from 'electron';
import { APP_SCHEME } from './allowed-url.ts';
import { contentSecurityPolicy, insertNonce } from './content-security-policy.ts';
import { type Asset, type Assets, listAssets, PAGE_PATH, resolveAsset } from './resolve-asset.ts';

/** Must be called before the application is ready. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: APP_SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ]);
}

export function serveApp(folder: string): void {
  const assets = listAssets(folder);
  protocol.handle(APP_SCHEME, (request) => respond(assets, request));
}

async function respond(assets: Assets, request: Request): Promise<Response> {
  const asset = request.method === 'GET' ? resolveAsset(assets, request.url) : null;
  if (!asset) return new Response(null, { status: 404, headers: headers('text/plain', null) });
  if (asset === assets.get(PAGE_PATH)) return respondWithPage(asset);
  return new Response(new Uint8Array(await readFile(asset.file)), { headers: headers(asset.type, null) });
}

async function respondWithPage({ file, type }: Asset): Promise<Response> {
  const nonce = randomBytes(16).toString('base64url');
  return new Response(insertNonce(await readFile(file, 'utf8'), nonce), { headers: headers(type, nonce) });
}

function headers(type: string, nonce: string | null): Record<string, string> {
  return {
    'Content-Type': type,
    'Content-Security-Policy': contentSecurityPolicy(nonce),
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Cache-Control': 'no-store',
  };
}
