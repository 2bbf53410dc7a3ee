/**
 * The policy sent with every file. Scripts run from our own files alone. A style element needs the nonce of its page
 * load: the UI library makes some for its theme.
 */
export function contentSecurityPolicy(nonce: string | null): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    nonce === null ? "style-src 'self'" : `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-src 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
  ].join('; ');
}

/** The page with `<meta name="csp-nonce" content="…">` first in its head. Throws if it has no head. */
export function insertNonce(page: string, nonce: string): string {
  const head = /<head(?:\s[^>]*)?>/i.exec(page);
  if (!head) throw new Error('the page has no head');
  const end = head.index + head[0].length;
  return `${page.slice(0, end)}<meta name="csp-nonce" content="${nonce}">${page.slice(end)}`;
}
