/**
 * The one door to the network: https to the host that the user typed. No redirect to another host, no proxy from the
 * environment, no cookie; user name and token travel in one header and are kept nowhere else.
 */
import type { IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import type { GitHttpRequest, GitHttpResponse, HttpClient } from 'isomorphic-git';
import { AppError } from '../../../shared/errors.ts';
import { checkSideBand } from './side-band.ts';
import { addCommitsOnly, advertises } from './upload-pack.ts';

export interface TransportOptions {
  /** Where the repository is, user info taken off. */
  readonly url: URL;
  /** Value of the Authorization header. */
  readonly authorization: string | null;
  readonly signal: AbortSignal;
  /** PEM; instead of the machine's own authorities. */
  readonly certificateAuthority?: string;
  readonly onBytes: (received: number) => void;
}

/** What isomorphic-git talks through. `failed` rejects as soon as anything goes wrong, with what went wrong. */
export interface Transport extends HttpClient {
  readonly failed: Promise<never>;
}

const ADVERTISEMENT_LIMIT = 64 << 20;
/** One buffer holds the answer. */
const ANSWER_LIMIT = 2 ** 31 - 1;
const IDLE_MILLISECONDS = 60_000;
const REDIRECTS = 5;

export function httpsTransport(options: TransportOptions): Transport {
  let fail: (error: unknown) => void = () => {};
  const failed = new Promise<never>((_, reject) => {
    fail = reject;
  });
  failed.catch(() => {});
  let commitsOnly = false;

  async function discover(git: GitHttpRequest): Promise<GitHttpResponse> {
    const message = await send(options, git.url, 'GET', git.headers ?? {}, null);
    const body = await collect(options, message, ADVERTISEMENT_LIMIT);
    if (!message.headers['content-type']?.startsWith('application/x-git-upload-pack-advertisement')) {
      throw failure(options, 'not-git');
    }
    if (advertises(body, 'object-format=sha256')) {
      throw new AppError('repository-unsupported', { path: options.url.href, feature: 'SHA-256' });
    }
    commitsOnly = advertises(body, 'filter');
    return answer(git, message, [body]);
  }

  async function upload(git: GitHttpRequest): Promise<GitHttpResponse> {
    const parts: Uint8Array[] = [];
    for await (const part of git.body ?? []) parts.push(part);
    const body = Buffer.concat(parts);
    const message = await send(options, git.url, 'POST', git.headers ?? {}, commitsOnly ? addCommitsOnly(body) : body);
    return answer(git, message, guard(receive(options, message, ANSWER_LIMIT), fail, options));
  }

  return {
    failed,
    async request(git) {
      try {
        return git.method === 'POST' ? await upload(git) : await discover(git);
      } catch (error) {
        const mapped = toAppError(options, error);
        fail(mapped);
        throw mapped;
      }
    },
  };
}

function answer(git: GitHttpRequest, message: IncomingMessage, body: unknown): GitHttpResponse {
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(message.headers)) headers[name] = String(value);
  return {
    url: git.url,
    method: git.method ?? 'GET',
    headers,
    body: body as AsyncIterableIterator<Uint8Array>,
    statusCode: message.statusCode ?? 0,
    statusMessage: message.statusMessage ?? '',
  };
}

/** Sends, follows redirects within the host, and gives a 200; every other answer is an AppError. */
async function send(
  options: TransportOptions,
  start: string,
  method: string,
  headers: Readonly<Record<string, string>>,
  body: Buffer | null,
): Promise<IncomingMessage> {
  let url = new URL(start);
  for (let redirects = 0; redirects <= REDIRECTS; redirects++) {
    const message = await sendOnce(options, url, method, headers, body);
    const status = message.statusCode ?? 0;
    if (status === 200) return message;
    message.destroy();
    const location = message.headers.location;
    if (status < 300 || status > 399 || location === undefined) throw refusal(options, status);
    const next = new URL(location, url);
    if (next.protocol !== 'https:' || next.host !== options.url.host) {
      throw new AppError('clone-redirected', { from: options.url.host, to: next.host });
    }
    url = next;
  }
  throw failure(options, 'redirects');
}

function sendOnce(
  options: TransportOptions,
  url: URL,
  method: string,
  headers: Readonly<Record<string, string>>,
  body: Buffer | null,
): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const request = httpsRequest(
      url,
      {
        method,
        agent: false,
        signal: options.signal,
        timeout: IDLE_MILLISECONDS,
        headers: {
          ...headers,
          // Some servers speak git's protocol only to what calls itself git.
          'user-agent': 'git/doradeck',
          ...(options.authorization === null ? {} : { authorization: options.authorization }),
          ...(body === null ? {} : { 'content-length': String(body.length) }),
        },
        ...(options.certificateAuthority === undefined ? {} : { ca: options.certificateAuthority }),
      },
      resolve,
    );
    request.on('error', reject);
    request.on('timeout', () => request.destroy(failure(options, 'timeout')));
    request.end(body ?? undefined);
  });
}

async function* receive(options: TransportOptions, message: IncomingMessage, limit: number): AsyncGenerator<Buffer> {
  let received = 0;
  for await (const part of message as AsyncIterable<Buffer>) {
    received += part.length;
    if (received > limit) throw failure(options, 'too-large');
    options.onBytes(received);
    yield part;
  }
}

async function collect(options: TransportOptions, message: IncomingMessage, limit: number): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of receive(options, message, limit)) parts.push(part);
  return Buffer.concat(parts);
}

/** The answer to a POST as the library reads it; what it would swallow (a fatal message, a cut answer) fails the transport. */
async function* guard(
  parts: AsyncGenerator<Buffer>,
  fail: (error: unknown) => void,
  options: TransportOptions,
): AsyncGenerator<Buffer> {
  const check = checkSideBand();
  try {
    for await (const part of parts) {
      if (check.take(part) === 'fatal') throw failure(options, 'refused');
      yield part;
    }
    if (!check.whole()) throw failure(options, 'interrupted');
  } catch (error) {
    const mapped = toAppError(options, error);
    fail(mapped);
    throw mapped;
  }
}

function refusal(options: TransportOptions, status: number): AppError {
  if (status === 401 || status === 403 || status === 407) {
    return new AppError('clone-unauthorised', { host: options.url.host });
  }
  if (status === 404 || status === 410) return failure(options, 'not-found');
  return new AppError('clone-failed', { host: options.url.host, reason: 'status', status });
}

function failure(options: TransportOptions, reason: string): AppError {
  return new AppError('clone-failed', { host: options.url.host, reason });
}

const UNREACHABLE = new Set(['ENOTFOUND', 'EAI_AGAIN', 'ECONNREFUSED', 'EHOSTUNREACH', 'ENETUNREACH', 'ETIMEDOUT']);

/** Nothing of the library's or the system's own words: they may hold the URL as it was typed. */
export function toAppError(options: Pick<TransportOptions, 'url' | 'signal'>, error: unknown): AppError {
  if (error instanceof AppError) return error;
  if (options.signal.aborted) return new AppError('cancelled');
  const code = (error as NodeJS.ErrnoException | null)?.code ?? '';
  const reason = UNREACHABLE.has(code) ? 'unreachable' : /CERT|TLS|SSL|LEAF/.test(code) ? 'certificate' : 'interrupted';
  return new AppError('clone-failed', { host: options.url.host, reason });
}
