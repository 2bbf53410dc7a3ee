/**
 * Whether a name from a repository may be used as a ref: git's own rules (git check-ref-format, below `refs/`), so that
 * no name can lead to another file. Names are checked before they become paths, never after.
 */
const FORBIDDEN = new Set([0x20, 0x7e, 0x5e, 0x3a, 0x3f, 0x2a, 0x5b, 0x5c, 0x7f, 0xfffd]); // space ~ ^ : ? * [ \ DEL, undecodable
/** The one ref that git itself keeps right below `refs/`. */
const STASH = 'refs/stash';

/** Most names are; what is not so plain is looked at closely. */
const PLAIN = /^refs\/[a-z]+(?:\/[A-Za-z0-9_+=-][A-Za-z0-9._+=-]*)+$/;

export function isRefName(name: string): boolean {
  if (name.length <= 200 && PLAIN.test(name) && !name.includes('.lock') && !name.includes('..'))
    return !name.endsWith('.');
  if (!name.startsWith('refs/') || name.length > 1024) return false;
  if (name.endsWith('.') || name.includes('..') || name.includes('@{')) return false;
  for (let index = 0; index < name.length; index++) {
    const code = name.charCodeAt(index);
    if (code < 0x20 || FORBIDDEN.has(code)) return false;
  }
  const parts = name.split('/');
  return (
    (parts.length > 2 || name === STASH) &&
    parts.every((part) => part !== '' && !part.startsWith('.') && !part.endsWith('.lock'))
  );
}

const SHA1 = /^[0-9a-f]{40}$/;

export function isSha(text: string): boolean {
  return SHA1.test(text);
}
