/** What an address typed for a clone is: only https is ever connected to, and the host is named before it is. */
export type CloneAddress =
  | { readonly kind: 'https'; readonly host: string }
  /** An address of another kind: http, ssh, git@host:path … */
  | { readonly kind: 'other' }
  | { readonly kind: 'wrong' };

export function cloneAddress(text: string): CloneAddress {
  const address = text.trim();
  if (/^(?!https:)[a-z][a-z0-9+.-]*:\/\//i.test(address) || /^[^\s/@]+@[^\s/:]+:/.test(address))
    return { kind: 'other' };
  if (!URL.canParse(address)) return { kind: 'wrong' };
  const url = new URL(address);
  if (url.protocol !== 'https:' || url.hostname === '' || url.pathname.replaceAll('/', '') === '')
    return { kind: 'wrong' };
  return { kind: 'https', host: url.host };
}

/** Host of a repository's source where that is an address, null where it is a folder. */
export function hostOf(source: string): string | null {
  const address = cloneAddress(source);
  return address.kind === 'https' ? address.host : null;
}
