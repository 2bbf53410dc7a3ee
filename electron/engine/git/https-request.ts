/**
 * The one door to the network: https to the host that the user typed. No redirect to another host, no proxy from the
 * environment, no cookie; user name and token travel in one header and are kept nowhere else.
 */
import type { IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { AppError } from '../../../shared/errors.ts';
import { PacketError } from './packet-line.ts';

export interface Remote {
  /** Where the repository is, user info taken off. */
  readonly url: URL;
  /** Value of the Authorization header. */
  readonly authorization: string | null;
  readonly signal: AbortSignal;
  /** PEM; instead of the machine's own authorities. */
  readonly certificateAuthority?: string | undefined;
}

export interface Answer {
  readonly type: string;
  readonly parts: AsyncIterable<Buffer>;
}

const IDLE_MILLISECONDS = 60_000;
const REDIRECTS = 5;

/** Asks for `path` below the repository's URL; with a body it is a POST. Everything but status 200 is an AppError. */
export async function ask(
  remote: Remote,
  path: string,
  headers: Readonly<Record<string, string>>,
  body?: Buffer,
): Promise<Answer> {
  let url = new URL(`${remote.url.href}/${path}`);
  for (let redirects = 0; redirects <= REDIRECTS; redirects++) {
    const message = await send(remote, url, headers, body);
    const status = message.statusCode ?? 0;
    if (status === 200) return { type: message.headers['content-type'] ?? '', parts: message };
    message.destroy();
    const location = message.headers.location;
    if (status < 300 || status > 399 || location === undefined) throw refusal(remote, status);
    const next = new URL(location, url);
    if (next.protocol !== 'https:') throw cloneFailed(remote, 'redirect-insecure');
    if (next.host !== remote.url.host) {
      throw new AppError('clone-redirected', { from: remote.url.host, to: next.host });
    }
    url = next;
  }
  throw cloneFailed(remote, 'redirects');
}

function send(
  remote: Remote,
  url: URL,
  headers: Readonly<Record<string, string>>,
  body: Buffer | undefined,
): Promise<IncomingMessage> {
  const { authorization, certificateAuthority, signal } = remote;
  return new Promise((resolve, reject) => {
    const options = {
      method: body === undefined ? 'GET' : 'POST',
      agent: false,
      signal,
      timeout: IDLE_MILLISECONDS,
      // Whatever the environment says (NODE_TLS_REJECT_UNAUTHORIZED): a token may be on its way.
      rejectUnauthorized: true,
      headers: {
        ...headers,
        // Some servers speak git's protocol only to what calls itself git.
        'user-agent': 'git/doradeck',
        ...(authorization === null ? {} : { authorization }),
        ...(body === undefined ? {} : { 'content-length': String(body.length) }),
      },
      ...(certificateAuthority === undefined ? {} : { ca: certificateAuthority }),
    };
    const request = httpsRequest(url, options, resolve);
    request.on('error', reject);
    request.on('timeout', () => request.destroy(cloneFailed(remote, 'timeout')));
    request.end(body);
  });
}

function refusal(remote: Remote, status: number): AppError {
  if (status === 401 || status === 403 || status === 407) {
    return new AppError('clone-unauthorised', { host: remote.url.host });
  }
  if (status === 404 || status === 410) return cloneFailed(remote, 'not-found');
  return new AppError('clone-failed', { host: remote.url.host, reason: 'status', status });
}

/** Texts of the reasons: shared/i18n/texts/git.ts. */
export function cloneFailed(remote: Remote, reason: string): AppError {
  return new AppError('clone-failed', { host: remote.url.host, reason });
}

const UNREACHABLE = new Set(['ENOTFOUND', 'EAI_AGAIN', 'ECONNREFUSED', 'EHOSTUNREACH', 'ENETUNREACH', 'ETIMEDOUT']);
const BROKEN_OFF = new Set(['ECONNRESET', 'EPIPE', 'ERR_STREAM_PREMATURE_CLOSE']);

/** Nothing of the system's own words: they may hold the URL as it was typed. Anything that is no matter of the network stays as it is. */
export function toAppError(remote: Remote, error: unknown): unknown {
  if (error instanceof AppError) return error;
  if (remote.signal.aborted) return new AppError('cancelled');
  if (error instanceof PacketError) return cloneFailed(remote, error.reason === 'cut' ? 'interrupted' : 'refused');
  const code = (error as NodeJS.ErrnoException | null)?.code ?? '';
  if (UNREACHABLE.has(code)) return cloneFailed(remote, 'unreachable');
  if (/CERT|TLS|SSL|LEAF/.test(code)) return cloneFailed(remote, 'certificate');
  return BROKEN_OFF.has(code) ? cloneFailed(remote, 'interrupted') : error;
}
