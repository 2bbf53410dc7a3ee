import { AppError } from '../../../shared/errors.ts';
import { repositoryNameOf } from './match-name.ts';

export interface CloneUrl {
  /** Without user info, query and fragment: what is stored and shown. */
  readonly url: URL;
  /** Value of the Authorization header, null where neither the URL nor anybody says who asks. */
  readonly authorization: string | null;
}

/** Whether a source is meant as a URL, not as a path. */
export function isUrl(source: string): boolean {
  return /^[a-z][a-z0-9+.-]+:\/\//i.test(source) || /^[^/\\\s@:]+@[^/\\\s@:]+:/.test(source);
}

/**
 * @param token typed beside the URL, `token` or `user:token`; it goes before what the URL says
 * @throws AppError 'clone-url-invalid', which never repeats the URL: it may hold a token itself
 */
export function parseCloneUrl(text: string, token?: string): CloneUrl {
  let url: URL;
  try {
    url = new URL(text);
  } catch {
    throw new AppError('clone-url-invalid', { reason: /^https:/i.test(text) ? 'unreadable' : 'not-https' });
  }
  if (url.protocol !== 'https:') throw new AppError('clone-url-invalid', { reason: 'not-https' });
  const plain = new URL(`https://${url.host}${url.pathname.replace(/\/+$/, '')}`);
  if (repositoryNameOf(plain.href) === '') throw new AppError('clone-url-invalid', { reason: 'no-repository' });
  return { url: plain, authorization: basic(userInfoOf(url, token)) };
}

function userInfoOf(url: URL, token: string | undefined): string | null {
  const [user, password] = [decode(url.username), decode(url.password)];
  if (token !== undefined) return token.includes(':') ? token : `${user || tokenUserOf(url.host)}:${token}`;
  return user === '' && password === '' ? null : `${user}:${password}`;
}

/** What a server wants for a user where a token alone says who asks; most take any name. */
function tokenUserOf(host: string): string {
  return host === 'bitbucket.org' ? 'x-token-auth' : 'x-access-token';
}

function basic(userInfo: string | null): string | null {
  return userInfo === null ? null : `Basic ${Buffer.from(userInfo).toString('base64')}`;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
