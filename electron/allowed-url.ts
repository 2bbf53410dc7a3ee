export const APP_SCHEME = 'app';
export const APP_HOST = 'doradeck';
export const APP_ORIGIN = `${APP_SCHEME}://${APP_HOST}`;

/**
 * The origin of a development server, where an unpackaged build was told one; otherwise null. Only loopback is taken:
 * whatever is served there runs with the application's bridge.
 */
export function developmentOrigin(isPackaged: boolean, url: string | undefined): string | null {
  if (isPackaged || !url) return null;
  const { protocol, hostname, origin } = new URL(url);
  return protocol === 'http:' && ['localhost', '127.0.0.1', '[::1]'].includes(hostname) ? origin : null;
}

/** Whether a request may leave a page or session at all: our own files, nothing else. */
export function isAllowedRequest(url: string, development: string | null): boolean {
  if (url.startsWith(`${APP_ORIGIN}/`) || url.startsWith(`blob:${APP_ORIGIN}/`)) return true;
  if (development === null) return false;
  const socket = development.replace(/^http/, 'ws');
  return [`${development}/`, `blob:${development}/`, `${socket}/`, 'devtools://'].some((start) =>
    url.startsWith(start),
  );
}

/** Whether the main frame may show `url`: the one page there is, whatever its query and fragment. */
export function isApplicationPage(url: string, development: string | null): boolean {
  const page = url.replace(/[?#].*$/s, '');
  return page === `${APP_ORIGIN}/` || (development !== null && page === `${development}/`);
}
